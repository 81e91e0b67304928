package message

import (
	"bytes"
	"errors"
	"io"
	"net/mail"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	box "baken/store/mail"
	"baken/store/outside"
)

func address(name, addr string) box.Address {
	return box.Address{Name: outside.New(name), Addr: outside.New(addr)}
}

func file(name, typ, data string) File {
	return File{Name: name, Type: typ, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(data)), nil }}
}

var brussels = time.FixedZone("CET", 3600)

func draft() Draft {
	return Draft{
		From:      address("Hulplijn", "hulp@lijn.example"),
		To:        []box.Address{address("Lotte", "lotte@voorbeeld.example")},
		Bcc:       []box.Address{address("", "archief@lijn.example")},
		Subject:   "Re: uw vraag",
		Text:      "Dag Lotte,\n\nJe bent niet alleen.\n",
		InReplyTo: []outside.Text{outside.New("a1@voorbeeld.example")}, References: []outside.Text{outside.New("a0@voorbeeld.example"), outside.New("a1@voorbeeld.example")},
		MessageID: "0123@lijn.example",
		Date:      time.Date(2026, 11, 23, 12, 4, 0, 0, brussels),
		Language:  "nl",
	}
}

func TestBuild(t *testing.T) {
	b, e, err := draft().Build()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`From: Hulplijn <hulp@lijn.example>
To: Lotte <lotte@voorbeeld.example>
Subject: Re: uw vraag
Date: Mon, 23 Nov 2026 11:04:00 +0000
Message-ID: <0123@lijn.example>
In-Reply-To: <a1@voorbeeld.example>
References: <a0@voorbeeld.example> <a1@voorbeeld.example>
Content-Language: nl
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii; format=flowed
Content-Transfer-Encoding: 7bit

Dag Lotte,

Je bent niet alleen.
`, "\n", "\r\n")
	if d := cmp.Diff(want, string(b)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Envelope{From: "hulp@lijn.example", To: []string{"lotte@voorbeeld.example", "archief@lijn.example"}}, e); d != "" {
		t.Error(d)
	}
}

func TestBuildErrors(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Draft)
		want   error
	}{
		{"no sender", func(d *Draft) { d.From = box.Address{} }, ErrNoSender},
		{"no recipient", func(d *Draft) { d.To, d.Bcc = nil, nil }, ErrNoRecipient},
		{"no id", func(d *Draft) { d.MessageID = "" }, ErrNoMessageID},
		{"no date", func(d *Draft) { d.Date = time.Time{} }, ErrNoDate},
		{"a line end in an address", func(d *Draft) { d.To[0].Addr = outside.New("a@b.example\r\nBcc: x@y.example") }, ErrAddress},
		{"an address without a domain", func(d *Draft) { d.To[0].Addr = outside.New("a@") }, ErrAddress},
		{"brackets in an address", func(d *Draft) { d.Cc = []box.Address{address("", "a>b@c.example")} }, ErrAddress},
		{"an address that ends in its quotes", func(d *Draft) { d.Cc = []box.Address{address("", `"a>b"@c.example`)} }, ErrAddress},
		{"quotes that end before", func(d *Draft) { d.Cc = []box.Address{address("", `"a"b"@c.example`)} }, ErrAddress},
		{"a bad reply address", func(d *Draft) { d.ReplyTo = []box.Address{address("", "x")} }, ErrAddress},
	} {
		d := draft()
		c.change(&d)
		if _, _, err := d.Build(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		} else if strings.Contains(err.Error(), "example") {
			t.Errorf("%s: the error holds the address", c.name)
		}
	}
	d := draft()
	gone := errors.New("gone")
	d.Attachments = []File{{Name: "x", Open: func() (io.ReadCloser, error) { return nil, gone }}}
	if _, _, err := d.Build(); !errors.Is(err, gone) {
		t.Error(err)
	}
}

// TestBuildInjection: nothing in a subject, a name or an id adds a field.
func TestBuildInjection(t *testing.T) {
	d := draft()
	d.Subject = "a\r\nBcc: x@y.example\u2028\x00"
	d.To[0].Name = outside.New("b\r\nX-Evil: 1")
	d.References = []outside.Text{outside.New("x>\r\nX-Evil: 2"), outside.New("ok@x")}
	d.Language = "nl\r\nX-Evil: 3"
	d.Attachments = []File{file("c\"\r\nX-Evil: 4.pdf", "a/b\r\nX-Evil: 5", "x")}
	b, _, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.SplitSeq(string(b), "\r\n") {
		if strings.HasPrefix(l, "X-Evil") || strings.HasPrefix(l, "Bcc") {
			t.Errorf("line %q", l)
		}
	}
	if strings.Contains(string(b), "archief") {
		t.Error("Bcc in the mail")
	}
}

// TestBuildReads: whatever is written comes out of Read, and of the standard
// library, as it went in; lines are bounded and end in CRLF.
func TestBuildReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sentence := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("  >-=?\"\\,FromA.é日\n"))))
		d := draft()
		d.Subject = sentence.Draw(t, "subject")
		d.To[0].Name = outside.New(sentence.Draw(t, "name"))
		d.Text = sentence.Draw(t, "text")
		data := rapid.SliceOf(rapid.Byte()).Draw(t, "data")
		if rapid.Bool().Draw(t, "attach") {
			d.Attachments = []File{file(sentence.Draw(t, "file"), "image/png", string(data))}
		}
		b, _, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		again, _, _ := d.Build()
		if !bytes.Equal(b, again) {
			t.Fatal("two builds differ")
		}
		for l := range strings.SplitSeq(string(b), "\r\n") {
			if len(l) > 998 || strings.ContainsAny(l, "\r\n") {
				t.Fatalf("line of %d bytes: %q", len(l), l)
			}
		}
		k := newKept()
		head, _, err := Read(bytes.NewReader(b), Limits{}, k.sink)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := head.Subject.Unsafe(), strings.TrimSpace(short(oneLine(d.Subject), maxSubject)); got != want {
			t.Fatalf("subject %q, want %q", got, want)
		}
		if got, want := head.To[0].Name.Unsafe(), strings.TrimSpace(short(oneLine(d.To[0].Name.Unsafe()), maxName)); got != want {
			t.Fatalf("name %q, want %q", got, want)
		}
		if len(d.Attachments) > 0 {
			if len(k.files) != 1 || !bytes.Equal(k.files[1].Bytes(), data) {
				t.Fatal("the attachment changed")
			}
		}
		m, err := mail.ReadMessage(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Header.AddressList("To"); err != nil {
			t.Fatalf("To: %v in %q", err, m.Header.Get("To"))
		}
		if _, err := m.Header.Date(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestFlow: the paragraphs of a text come through format=flowed.
func TestFlow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("      >-FromAbc.é\n")))).Draw(t, "text")
		var want []string
		clean := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\x00", "")
		for l := range strings.SplitSeq(strings.TrimRight(clean, "\n"), "\n") {
			if l != "-- " {
				l = strings.TrimRight(l, " \t")
			}
			want = append(want, l)
		}
		flowed, _ := flow(text)
		if !utf8.ValidString(flowed) {
			t.Fatal("not UTF-8")
		}
		got := unflowAll(flowed)
		join := func(s []string) string {
			// How quote marks are spaced may change; blank lines beyond a few go.
			return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(s, "\n"), ">", " > ")), " ")
		}
		if join(got) != join(want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
	long := strings.Repeat("woord ", 50) + "einde"
	if got := unflowAll(first(flow(long))); len(got) != 1 || got[0] != long {
		t.Errorf("a paragraph became %q", got)
	}
	if got, _ := flow("From here\n> quoted\n  x"); got != " From here\r\n> quoted\r\n   x\r\n" {
		t.Errorf("%q", got)
	}
}

func first(s string, _ bool) string { return s }

func unflowAll(s string) []string {
	var out []string
	for _, l := range unflow(strings.ReplaceAll(s, "\r\n", "\n"), false) {
		t := l.text
		if l.depth > 0 {
			t = strings.Repeat(">", l.depth) + " " + t
		}
		out = append(out, t)
	}
	return out
}

func TestNewMessageID(t *testing.T) {
	a, b := NewMessageID("hulp@lijn.example"), NewMessageID("lijn.example")
	if a == b || !strings.HasSuffix(a, "@lijn.example") || !strings.HasSuffix(b, "@lijn.example") || len(a) != 32+len("@lijn.example") {
		t.Errorf("%q, %q", a, b)
	}
	if id := NewMessageID("b\r\nad"); !strings.HasSuffix(id, "@invalid") {
		t.Errorf("%q", id)
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"photo.jpg", "photo.jpg"},
		{"../../.bashrc", "bashrc"},
		{`C:\Users\x\report.pdf`, "report.pdf"},
		{"/etc/passwd", "passwd"},
		{"..", "attachment-2.bin"},
		{"", "attachment-2.bin"},
		{"-rf", "rf"},
		{"con", "attachment-con"},
		{"LPT1.txt", "attachment-LPT1.txt"},
		{"com10.txt", "com10.txt"},
		{"photo.jpg.exe", "photo.jpg.exe"},
		{"\u202egpj.exe", "gpj.exe"},
		{"a\x1b[31mb\x07.txt", "ab.txt"},
		{"a:b*c?.txt", "a_b_c_.txt"},
		{"  é té.doc. ", "é té.doc"},
		{"日本.txt", "日本.txt"},
		{strings.Repeat("a", 300) + ".tar.gz", ""},
		{strings.Repeat("é", 300), ""},
	} {
		got := FileName(box.Attachment{Name: outside.New(c.in), Number: 2})
		if c.want != "" && got != c.want {
			t.Errorf("FileName(%q) = %q, want %q", c.in, got, c.want)
		}
		checkName(t, got)
	}
	if n := FileName(box.Attachment{Name: outside.New(strings.Repeat("a", 300) + ".tar.gz"), Number: 1}); !strings.HasSuffix(n, ".tar.gz") {
		t.Errorf("%q", n)
	}
	rapid.Check(t, func(t *rapid.T) {
		checkName(t, FileName(box.Attachment{Name: outside.New(rapid.String().Draw(t, "name")), Number: 1}))
	})
}

func checkName(t interface{ Errorf(string, ...any) }, n string) {
	if n == "" || len(n) > maxSafeName || !utf8.ValidString(n) || strings.ContainsAny(n, "/\\\x00:") || n[0] == '.' || n[0] == '-' || n[0] == ' ' {
		t.Errorf("not safe: %q", n)
	}
	if g := outside.New(n).Line().String(); g != n {
		t.Errorf("the gate makes %q of %q", g, n)
	}
}

func TestReplyTo(t *testing.T) {
	own := func(a string) bool { return a == "hulp@lijn.example" }
	show := func(list []box.Address) string { return addressLine(list) }
	for _, c := range []struct {
		header     string
		form       bool
		to, others string
	}{
		{"From: a@b.example\nTo: hulp@lijn.example\n", false, "a@b.example", ""},
		{"From: a@b.example\nReply-To: A@B.example\nCc: c@d.example, Hulp@Lijn.example, c@d.example\n", false, "a@b.example", "c@d.example"},
		{"From: a@b.example\nReply-To: evil@x.example\nTo: hulp@lijn.example, e@f.example\n", false, "a@b.example", "evil@x.example, e@f.example"},
		{"From: a@b.example, g@h.example\n", false, "a@b.example", "g@h.example"},
		{"From: site@w.example\nReply-To: n@v.example\nTo: hulp@lijn.example\n", true, "n@v.example", ""},
		{"From: site@w.example\nTo: hulp@lijn.example\n", true, "", ""},
		{"From: hulp@lijn.example\nTo: a@b.example\n", false, "", "a@b.example"},
		{"Subject: nobody\n", false, "", ""},
	} {
		to, others := ReplyTo(readHead(t, c.header), own, c.form)
		if show(to) != c.to || show(others) != c.others {
			t.Errorf("%q: to %q, others %q", c.header, show(to), show(others))
		}
	}
}

func TestReplyReferences(t *testing.T) {
	long := "Message-ID: <last@x>\nReferences:"
	for i := range 50 {
		long += " <" + string(rune('a'+i%26)) + strings.Repeat("x", i) + "@x>"
	}
	for _, c := range []struct {
		header string
		in     []string
		refs   int
		first  string
	}{
		{"Message-ID: <a@x>\n", []string{"a@x"}, 1, "a@x"},
		{"Message-ID: <b@x>\nIn-Reply-To: <a@x>\n", []string{"b@x"}, 2, "a@x"},
		{"Message-ID: <c@x>\nIn-Reply-To: <a@x> <b@x>\n", []string{"c@x"}, 2, "a@x"},
		{"Message-ID: <c@x>\nReferences: <a@x> <b@x>\n", []string{"c@x"}, 3, "a@x"},
		{"Message-ID: <b@x>\nReferences: <a@x> <b@x>\n", []string{"b@x"}, 2, "a@x"},
		{"References: <a@x>\n", nil, 1, "a@x"},
		{long + "\n", []string{"last@x"}, maxReplyReferences, "a@x"},
	} {
		h := readHead(t, c.header)
		in, refs := ReplyReferences(h)
		if !cmp.Equal(texts(in), c.in) || len(refs) != c.refs || refs[0].Unsafe() != c.first {
			t.Errorf("%.60q: %v, %v", c.header, texts(in), texts(refs))
		}
		// The answer belongs to the thread of what it answers.
		reply := box.Head{InReplyTo: in, References: refs}
		if Root(reply) != Root(h) {
			t.Errorf("%.60q: the answer has another root", c.header)
		}
	}
}

func TestQuoteFor(t *testing.T) {
	b := box.Body{Blocks: []box.Block{{Kind: box.Own, Text: outside.New("a\n\nb")}, {Kind: box.Quoted, Text: outside.New("> old")}, {Kind: box.Own, Text: outside.New("c")}}}
	if got := QuoteFor(b).Unsafe(); got != "> a\n>\n> b\n>\n> c\n" {
		t.Errorf("%q", got)
	}
}
