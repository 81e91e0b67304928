package demo

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/google/go-cmp/cmp"
)

// moments are when somebody may start the demo: a working day, in the night
// after a weekend, at the weekend, when the clock changes, at the year's end.
var moments = []time.Time{
	time.Date(2026, 11, 24, 10, 30, 0, 0, time.UTC),
	time.Date(2026, 11, 23, 0, 5, 0, 0, time.UTC),
	time.Date(2026, 11, 22, 23, 59, 0, 0, time.UTC),
	time.Date(2026, 3, 29, 4, 0, 0, 0, brussels()),
	time.Date(2027, 1, 1, 0, 0, 1, 0, time.UTC),
}

func brussels() *time.Location { return time.FixedZone("CET", 3600) }

func TestMailsAreSixty(t *testing.T) {
	in, sent := map[string]int{}, 0
	for _, m := range Mails(moments[0]) {
		if m.Folder == "Sent" {
			sent++
			continue
		}
		lang, _, _ := strings.Cut(m.Name, "-")
		in[lang]++
	}
	want := map[string]int{"nl": 31, "fr": 15, "en": 11, "de": 1, "ar": 1, "ja": 1}
	if diff := cmp.Diff(want, in); diff != "" {
		t.Errorf("mails in (-want +got):\n%s", diff)
	}
	if sent != 8 {
		t.Errorf("%d answers in Sent, want 8", sent)
	}
}

func TestMailsAreTheSameAtTheSameTime(t *testing.T) {
	if diff := cmp.Diff(Mails(moments[0]), Mails(moments[0])); diff != "" {
		t.Error(diff)
	}
}

func TestMailsHaveTheirTimes(t *testing.T) {
	for _, now := range moments {
		list := Mails(now)
		at := map[string]time.Time{}
		for i, m := range list {
			if m.At.After(now) {
				t.Errorf("%s: %s comes at %s", now, m.Name, m.At)
			}
			if i > 0 && m.At.Before(list[i-1].At) {
				t.Errorf("%s: %s stands after a newer one", now, m.Name)
			}
			if m.At.Before(now.AddDate(0, 0, -30)) {
				t.Errorf("%s: %s is of %s, which no first sync asks for", now, m.Name, m.At)
			}
			head := header(t, m)
			id := strings.Trim(head.Get("Message-Id"), "<>")
			if _, twice := at[id]; twice || id == "" {
				t.Errorf("%s: Message-ID %q", m.Name, id)
			}
			at[id] = m.At
			for _, ref := range strings.Fields(head.Get("References")) {
				before, ok := at[strings.Trim(ref, "<>")]
				if !ok || !before.Before(m.At) {
					t.Errorf("%s: %s refers to %s, which is not before it", now, m.Name, ref)
				}
			}
			if d, err := head.Date(); err != nil || m.At.Sub(d) > time.Minute {
				t.Errorf("%s: Date %v, %v", m.Name, d, err)
			}
		}
		if newest := now.Sub(list[len(list)-1].At); newest < 20*time.Minute || newest > 30*time.Minute {
			t.Errorf("%s: the newest is %s old", now, newest)
		}
	}
}

func TestWorkingDaysBack(t *testing.T) {
	now := time.Date(2026, 11, 24, 10, 30, 0, 0, time.UTC) // a Tuesday
	for ago, want := range map[string]string{
		"50m":       "2026-11-24 09:40:00",
		"1wd 09:12": "2026-11-23 09:12:17",
		"2wd 09:12": "2026-11-20 09:12:17",
		"7wd 23:00": "2026-11-13 23:00:17",
	} {
		got, err := back(now, ago)
		if err != nil || got.Format(time.DateTime) != want {
			t.Errorf("%s: %s, %v; want %s", ago, got, err, want)
		}
	}
	if _, err := back(now, "yesterday"); err == nil {
		t.Error("yesterday is no time")
	}
}

// Every address ends in a domain that RFC 2606 or RFC 6761 keeps from the
// world, so that the demo can mail to nobody.
func TestMailsNameNobody(t *testing.T) {
	addr := regexp.MustCompile(`[A-Za-z0-9._-]+@([A-Za-z0-9.-]+[A-Za-z])`)
	host := regexp.MustCompile(`https?://([A-Za-z0-9.-]+)`)
	reserved := regexp.MustCompile(`(^|\.)(example|example\.(org|com|net))$`)
	for _, file := range []string{"nl-urgent", "nl-dag", "nl-machine", "fr", "en", "later"} {
		data, err := archives.ReadFile("mails/" + file + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, re := range []*regexp.Regexp{addr, host} {
			for _, m := range re.FindAllStringSubmatch(string(data), -1) {
				if !reserved.MatchString(m[1]) {
					t.Errorf("%s: %s", file, m[0])
				}
			}
		}
		if bytes.ContainsAny(data, "\x1b\a\u200b\u202e\u202c") {
			t.Errorf("%s holds an invisible character; write its sign", file)
		}
	}
}

func TestMailsAreWellFormed(t *testing.T) {
	for _, m := range Mails(moments[0]) {
		if bytes.Contains(bytes.ReplaceAll(m.Raw, []byte("\r\n"), nil), []byte("\n")) {
			t.Errorf("%s has a bare line feed", m.Name)
		}
		for line := range bytes.Lines(m.Raw) {
			if len(line) > 1000 {
				t.Errorf("%s has a line of %d bytes", m.Name, len(line))
			}
		}
		head := header(t, m)
		for _, field := range []string{"From", "To"} {
			if _, err := mail.ParseAddress(head.Get(field)); err != nil {
				t.Errorf("%s: %s: %v", m.Name, field, err)
			}
		}
	}
}

// What the demo is meant to show is there.
func TestMailsShow(t *testing.T) {
	mails := map[string]Mail{}
	for _, m := range Mails(moments[0]) {
		mails[m.Name] = m
	}
	for name, want := range map[string]string{
		"nl-formulier-1": "Reply-To: \"Greet W.\" <greet.w@example.com>",
		"nl-fout-3":      "Message-ID: <nl-fout-2@example.org>",
		"nl-weg":         "Auto-Submitted: auto-replied",
		"nl-nieuws":      "List-Id:",
		"nl-euro":        "charset=iso-8859-15",
		"nl-andere-3":    "From: \"Tom V.\" <tom.v@example.com>",
		"fr-garde":       "charset=windows-1252",
		"fr-voisine-3":   "format=flowed",
		"en-forward":     "Content-Type: message/rfc822",
		"en-hostile":     "=1B[2J",
		"ja-tsuma":       "charset=shift_jis",
		"nl-ongezegd":    "café",
	} {
		if !bytes.Contains(mails[name].Raw, []byte(want)) {
			t.Errorf("%s does not hold %q:\n%s", name, want, mails[name].Raw)
		}
	}
	if bytes.Contains(mails["nl-ongezegd"].Raw, []byte("Content-Type")) {
		t.Error("nl-ongezegd declares a charset")
	}
	if h := header(t, mails["nl-leeg"]); h.Get("Subject") != "" || !bytes.HasSuffix(mails["nl-leeg"].Raw, []byte("\r\n\r\n")) {
		t.Errorf("nl-leeg is not empty: %q", mails["nl-leeg"].Raw)
	}
	if m := mails["nl-ongewenst"]; m.Folder != "Junk" {
		t.Errorf("nl-ongewenst lies in %s", m.Folder)
	}
	if !cmp.Equal(mails["nl-buur-1"].Flags, []imap.Flag{imap.FlagSeen, imap.FlagAnswered}) || mails["nl-buur-3"].Flags != nil {
		t.Error("answered mails are not flagged")
	}
}

func TestAttachments(t *testing.T) {
	for _, m := range Mails(moments[0]) {
		_, params, err := mime.ParseMediaType(header(t, m).Get("Content-Type"))
		if err != nil || !strings.HasPrefix(params["boundary"], "=_"+m.Name) {
			continue
		}
		msg, err := mail.ReadMessage(bytes.NewReader(m.Raw))
		if err != nil {
			t.Fatal(err)
		}
		r := multipart.NewReader(msg.Body, params["boundary"])
		if _, err := r.NextPart(); err != nil {
			t.Fatalf("%s: text: %v", m.Name, err)
		}
		p, err := r.NextPart()
		if err != nil {
			t.Fatalf("%s: attachment: %v", m.Name, err)
		}
		data, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		if err != nil {
			t.Fatal(err)
		}
		switch kind := p.Header.Get("Content-Type"); kind {
		case "image/jpeg", "image/png":
			if _, format, err := image.Decode(bytes.NewReader(data)); err != nil || "image/"+format != kind {
				t.Errorf("%s: %s, %v", m.Name, format, err)
			}
		case "application/pdf":
			if !bytes.HasPrefix(data, []byte("%PDF-1.4")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
				t.Errorf("%s is no PDF", m.Name)
			}
		default:
			if !bytes.HasPrefix(data, []byte("BEGIN:VCALENDAR\r\n")) {
				t.Errorf("%s: %s", m.Name, kind)
			}
		}
	}
}

func header(t *testing.T, m Mail) mail.Header {
	t.Helper()
	msg, err := mail.ReadMessage(bytes.NewReader(m.Raw))
	if err != nil {
		t.Fatalf("%s: %v\n%s", m.Name, err, m.Raw)
	}
	return msg.Header
}
