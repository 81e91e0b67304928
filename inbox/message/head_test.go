package message

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/store/mail"
	"baken/store/outside"
)

func texts(list []outside.Text) []string {
	var s []string
	for _, t := range list {
		s = append(s, t.Unsafe())
	}
	return s
}

func readHead(t *testing.T, header string) mail.Head {
	t.Helper()
	h, err := ReadHead(strings.NewReader(header))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		in, want string
		wrong    bool
	}{
		{"plain", "plain", false},
		{"=?utf-8?q?caf=C3=A9?=", "café", false},
		{"=?UTF-8?B?Y2Fmw6k=?= =?utf-8?Q?_au_lait?=", "café au lait", false},
		{"a =?utf-8?q?b?= c", "a b c", false},
		{"=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é", false},
		{"=?utf-8?b?w?= =?utf-8?b?6k=?=", "é", false},
		{"=?utf-8?q?blanks in it?=", "blanks in it", false},
		{"x=?utf-8?q?glued?=y", "xgluedy", false},
		{"=?iso-8859-1*fr?q?=E9?=", "é", false},
		{"=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは", false},
		{"=?gb2312?B?xOO6ww==?=", "你好", false},
		{"=?koi8-r?B?8NLJ18XU?=", "Привет", false},
		{"=?nobody-knows?q?=E9?=", "é", true},
		{"=?utf-8?q?=E9?=", "é", true},
		{"=?us-ascii?q?=C3=A9?=", "é", true},
		{"caf\xe9", "café", true},
		{"café", "café", false},
		{"=?utf-8?x?no?=", "=?utf-8?x?no?=", false},
		{"=?utf-8?q?never ends", "=?utf-8?q?never ends", false},
		{"=? =?utf-8?q?a?=", "=? a", false},
		{"=?utf-8?q??=", "", false},
	} {
		got, wrong := words(c.in)
		if got != c.want || wrong != c.wrong {
			t.Errorf("words(%q) = %q, %v; want %q, %v", c.in, got, wrong, c.want, c.wrong)
		}
	}
}

func TestParams(t *testing.T) {
	for _, c := range []struct {
		in, value string
		want      params
	}{
		{"text/plain", "text/plain", nil},
		{`TEXT/Plain; Charset="utf-8"; format=flowed`, "text/plain", params{"charset": "utf-8", "format": "flowed"}},
		{`a/b; name="semi;colon \"q\".txt"`, "a/b", params{"name": `semi;colon "q".txt`}},
		{`a/b; name*0="x"; name*1="y"`, "a/b", params{"name": "xy"}},
		{`a/b; name*1="y"; name*0="x"`, "a/b", params{"name": "xy"}},
		{`a/b; name*=iso-8859-1'fr'caf%E9`, "a/b", params{"name": "café"}},
		{`a/b; name*0*=utf-8''caf%C3; name*1*=%A9; name*2=" x"`, "a/b", params{"name": "café x"}},
		{`a/b; boundary=x y; ; =z; q`, "a/b", params{"boundary": "x y"}},
		{`a/b (comment); x="never ends`, "a/b", params{"x": "never ends"}},
		{`a/b; x=1; x=2`, "a/b", params{"x": "1"}},
		{`a/b; name="C:\dir\file.txt"`, "a/b", params{"name": `C:\dir\file.txt`}},
	} {
		value, p := parseParams(c.in)
		if value != c.value || !cmp.Equal(p, c.want) {
			t.Errorf("parseParams(%q) = %q, %v", c.in, value, p)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a@b.example", "|a@b.example"},
		{"<a@b.example>", "|a@b.example"},
		{"Jo Doe <a@b.example>", "Jo Doe|a@b.example"},
		{`"Doe, Jo" <a@b.example>, c@d.example`, "Doe, Jo|a@b.example;|c@d.example"},
		{`"Jo \"x\" Doe" <a@b.example>`, `Jo "x" Doe|a@b.example`},
		{"a@b.example (Jo (the) Doe)", "Jo (the) Doe|a@b.example"},
		{"team: a@b.example, c@d.example;", "|a@b.example;|c@d.example"},
		{"undisclosed-recipients:;", ""},
		{"<@x.example,@y.example:a@b.example>", "|a@b.example"},
		{`"a b"@c.example`, `|"a b"@c.example`},
		{"=?utf-8?q?Ren=C3=A9e?= <a@b.example>", "Renée|a@b.example"},
		{`"=?utf-8?q?Ren=C3=A9e?=" <a@b.example>`, "Renée|a@b.example"},
		{"=?utf-8?q?Doe=2C_Jo?= <a@b.example>", "Doe, Jo|a@b.example"},
		{"Jo <a@b.example", "Jo|a@b.example"},
		{`"Jo <a@b.example>`, `"Jo|a@b.example`},
		{"Jo", "Jo|"},
		{",,;", ""},
		{"a@b.example c@d.example", "c@d.example|a@b.example"},
	} {
		list, _ := addresses(c.in)
		var got []string
		for _, a := range list {
			got = append(got, a.Name.Unsafe()+"|"+a.Addr.Unsafe())
		}
		if g := strings.Join(got, ";"); g != c.want {
			t.Errorf("addresses(%q) = %q, want %q", c.in, g, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		" Jo.Doe+x@EXAMPLE.example ": "jo.doe+x@example.example",
		"<a@b.example.>":             "a@b.example",
		"a@BÜCHER.example":           "a@xn--bcher-kva.example",
		"a@xn--bcher-kva.example":    "a@xn--bcher-kva.example",
		`"jo"@b.example`:             "jo@b.example",
		`"jo x"@b.example`:           `"jo x"@b.example`,
		"rene\u0301@b.example":       "ren\u00e9@b.example",
		"nobody":                     "nobody",
		"":                           "",
	} {
		if got := Fold(outside.New(in)); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNameIsAddress(t *testing.T) {
	for _, c := range []struct {
		name, addr string
		want       bool
	}{
		{"Jo", "a@b.example", false},
		{"a@b.example", "A@b.example", false},
		{"help@lijn.example", "a@b.example", true},
		{"Line (help@lijn.example)", "a@b.example", true},
		{"help＠lijn.example", "a@b.example", true},
		{"me @ work", "a@b.example", false},
	} {
		if got := showsAnother(mail.Address{Name: outside.New(c.name), Addr: outside.New(c.addr)}); got != c.want {
			t.Errorf("%q <%s>: %v", c.name, c.addr, got)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 23 Nov 2026 09:05:01 +0100":        "2026-11-23T09:05:01+01:00",
		"23 Nov 2026 09:05 +0100 (CET)":          "2026-11-23T09:05:00+01:00",
		"Mon, 23 Nov 26 09:05:01 GMT":            "2026-11-23T09:05:01Z",
		"Mon 23 Nov 2026 09:05:01 EST":           "2026-11-23T09:05:01-05:00",
		"23-Nov-2026 09:05:01 -0000":             "2026-11-23T09:05:01Z",
		"ma, 23 nov 2026 9.05.01 +0100":          "2026-11-23T09:05:01+01:00",
		"2026-11-23T09:05:01Z":                   "2026-11-23T09:05:01Z",
		"Fri, 31 Dec 9999 23:59:59 +0000":        "",
		"Sat, 1 Jan 0000 00:00:00 +0000":         "",
		"Mon, 23 Nov 2026 99:05:01 +0100":        "",
		"Mon, 99 Nov 2026 09:05:01 +0100":        "",
		"yesterday":                              "",
		"":                                       "",
		"Mon, 23 Nov 99999999999999 09:05 +0100": "",
	} {
		got := parseDate(in)
		if want == "" && got.IsZero() {
			continue
		}
		if g := got.Format(time.RFC3339); g != want {
			t.Errorf("parseDate(%q) = %s, want %s", in, g, want)
		}
	}
}

func TestRoot(t *testing.T) {
	for _, c := range []struct{ header, root, refs string }{
		{"Message-ID: <a@x>\n", "a@x", ""},
		{"Message-ID: <a@x>\nIn-Reply-To: <b@x>\n", "b@x", ""},
		{"Message-ID: <a@x>\nIn-Reply-To: Your mail of Monday (jo@x) <b@x>\n", "b@x", ""},
		{"Message-ID: <a@x>\nIn-Reply-To: <b@x>\nReferences: <c@x>\n <d@x> junk <d@x>\n", "c@x", "c@x d@x"},
		{"Message-ID: <a@x>\nReferences: <a@x> <a@x>\n", "a@x", "a@x"},
		{"References: c@x, d@x\n", "c@x", "c@x d@x"},
		{"References: <c@\n x> <>  <d@x\n", "c@x", "c@x d@x"},
		{"Message-ID: no brackets\n", "nobrackets", ""},
	} {
		h := readHead(t, c.header)
		if got := Root(h).Unsafe(); got != c.root {
			t.Errorf("%q: root %q, want %q", c.header, got, c.root)
		}
		if got := strings.Join(texts(h.References), " "); got != c.refs {
			t.Errorf("%q: references %q, want %q", c.header, got, c.refs)
		}
	}
	a, b := readHead(t, "Subject: a\n"), readHead(t, "Subject: b\n")
	if Root(a) == Root(b) || Root(a).IsEmpty() {
		t.Error("mails without ids share a root")
	}
}

// TestHash: the hash is the same from a whole header, folded otherwise by a
// server, and from the chosen fields.
func TestHash(t *testing.T) {
	whole := readHead(t, "Received: x\nFrom: a@b.example\nMessage-ID: <1@b.example>\nX-Other: y\nSubject: long\n subject\nTo: c@d.example\n\n")
	chosen := readHead(t, "From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <1@b.example>\r\nSubject: long\r\n subject\r\n\r\n")
	if whole.Hash != chosen.Hash {
		t.Error("the hash depends on what was fetched")
	}
	if other := readHead(t, "From: a@b.example\nSubject: other\n"); other.Hash == whole.Hash {
		t.Error("two mails with one hash")
	}
}

// TestHashWithoutMessageID: two mails that a form wrote alike are told apart by what
// our own server wrote when it took them, and by that alone.
func TestHashWithoutMessageID(t *testing.T) {
	form := func(received, id string) [32]byte {
		return readHead(t, received+"From: form@b.example\n"+id+"Subject: a question\n\n").Hash
	}
	one := "Received: from form by our.example\n id 1; noon\n"
	for name, c := range map[string]struct {
		a, b string
		same bool
	}{
		"another delivery":      {one, "Received: from form by our.example\n id 2; noon\n", false},
		"folded otherwise":      {one, strings.ReplaceAll(one, "\n", "\r\n"), true},
		"other stations before": {one, one + "Received: from elsewhere\n", true},
		"none":                  {"", "", true},
	} {
		for _, empty := range []string{"", "Message-ID:\n"} {
			if same := form(c.a, empty) == form(c.b, empty); same != c.same {
				t.Errorf("%s, %q: the same hash: %v, want %v", name, empty, same, c.same)
			}
		}
		if form(c.a, "Message-ID: <1@b.example>\n") != form(c.b, "Message-ID: <1@b.example>\n") {
			t.Errorf("%s: with a Message-ID the hashes differ", name)
		}
	}
}

func TestAutomatic(t *testing.T) {
	for _, c := range []struct {
		header string
		want   mail.Automatic
		by     string
	}{
		{"From: a@b.example\n", mail.ByPerson, ""},
		{"From: a@b.example\nReturn-Path: <>\n", mail.ByPerson, ""},
		{"From: a@b.example\nAuto-Submitted: no\n", mail.ByPerson, ""},
		{"From: a@b.example\nX-Auto-Response-Suppress: All\n", mail.ByPerson, ""},
		{"From: a@b.example\nPrecedence: first-class\n", mail.ByPerson, ""},
		{"From: a@b.example\nAuto-Submitted: auto-replied (vacation); owner-email=x\n", mail.AutoReply, "Auto-Submitted: auto-replied"},
		{"From: a@b.example\nX-Autoreply: yes\n", mail.AutoReply, "X-Autoreply: yes"},
		{"From: a@b.example\nX-Autorespond:\n", mail.AutoReply, "X-Autorespond: "},
		{"From: a@b.example\nPrecedence: auto_reply\n", mail.AutoReply, "Precedence: auto_reply"},
		{"From: a@b.example\nX-Auto-Response-Suppress: All\nSubject: Automatisch antwoord: weg\n", mail.AutoReply, "X-Auto-Response-Suppress: All"},
		{"From: MAILER-DAEMON@b.example\nReturn-Path: <>\nAuto-Submitted: auto-replied\n", mail.Bounce, "Return-Path: <>"},
		{"From: MAILER-DAEMON@b.example\n", mail.Bounce, "From: MAILER-DAEMON@b.example"},
		{"From: postmaster@b.example\n", mail.ByPerson, ""},
		{"From: postmaster@b.example\nReturn-Path: <>\n", mail.Bounce, "Return-Path: <>"},
		{"From: a@b.example\nX-Failed-Recipients: c@d.example\n", mail.Bounce, "X-Failed-Recipients: c@d.example"},
		{"From: a@b.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n", mail.Bounce, "Content-Type: multipart/report; report-type=delivery-status"},
		{"From: a@b.example\nContent-Type: multipart/report; report-type=disposition-notification\n", mail.AutoReply, "Content-Type: multipart/report; report-type=disposition-notification"},
		{"From: a@b.example\nList-Id: <l.example>\n", mail.List, "List-Id: <l.example>"},
		{"From: a@b.example\nList-Unsubscribe: <mailto:x>\n", mail.List, "List-Unsubscribe: <mailto:x>"},
		{"From: a@b.example\nPrecedence: Bulk\n", mail.List, "Precedence: bulk"},
		{"From: a@b.example\nList-Id: <l.example>\nAuto-Submitted: auto-generated\n", mail.AutoReply, "Auto-Submitted: auto-generated"},
	} {
		h := readHead(t, c.header)
		if h.Automatic != c.want || h.AutomaticBy.Unsafe() != c.by {
			t.Errorf("%q: %q by %q", c.header, h.Automatic, h.AutomaticBy.Unsafe())
		}
	}
}

func TestSubject(t *testing.T) {
	for _, c := range []struct {
		in, base string
		reply    bool
	}{
		{"hello", "hello", false},
		{"Re: hello", "hello", true},
		{"RE : Antw: AW: hello", "hello", true},
		{"Re[2]: hello", "hello", true},
		{"Fwd: hello", "hello", false},
		{"TR: RE: hello", "hello", true},
		{"[list] Re: [list] hello", "[list] hello", true},
		{"[list] hello", "[list] hello", false},
		{"hello (fwd)", "hello", false},
		{"Re:", "Re:", true},
		{"Recht: een vraag", "Recht: een vraag", false},
		{"", "", false},
	} {
		base, reply := Subject(outside.New(c.in))
		if base.Unsafe() != c.base || reply != c.reply {
			t.Errorf("Subject(%q) = %q, %v", c.in, base.Unsafe(), reply)
		}
	}
}

func TestReaderFails(t *testing.T) {
	broken := errors.New("cut")
	r := func() io.Reader {
		return io.MultiReader(strings.NewReader("Subject: kept\n\ntext\n"), iotest.ErrReader(broken))
	}
	head, body, err := Read(r(), Limits{}, nil)
	if !errors.Is(err, broken) || head.Subject.Unsafe() != "kept" || body.OwnText().Unsafe() != "text" {
		t.Errorf("%v, %q, %q", err, head.Subject.Unsafe(), body.OwnText().Unsafe())
	}
	if _, err := ReadHead(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Error(err)
	}
	full := errors.New("disk full")
	_, _, err = Read(strings.NewReader("Content-Type: a/b\n\nx\n"), Limits{}, func(mail.Attachment) (io.WriteCloser, error) { return nil, full })
	if !errors.Is(err, full) {
		t.Error(err)
	}
}
