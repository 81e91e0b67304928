package outbox

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

var update = flag.Bool("update", false, "write the golden mails anew")

func addresses(all ...string) (list []mail.Address) {
	for _, a := range all {
		list = append(list, mail.Address{Addr: outside.New(a)})
	}
	return list
}

func ids(all ...string) (list []outside.Text) {
	for _, s := range all {
		list = append(list, outside.New(s))
	}
	return list
}

// question is an invented message that is answered.
func question() *store.Message {
	m := &store.Message{Mail: store.MailID{7}, Direction: store.In}
	m.Head = mail.Head{
		MessageID: outside.New("derde@example.net"), References: ids("eerste@example.net", "tweede@example.org"),
		From: addresses("schrijver@example.net"), Subject: outside.New("Bang voor mijn buur"),
	}
	m.Body.Blocks = []mail.Block{
		{Kind: mail.Own, Text: outside.New("Hij stond weer voor de deur.\nWat kan ik doen?")},
		{Kind: mail.Quoted, Text: outside.New("Uw vorige bericht.")},
	}
	return m
}

func TestCompose(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 30, 0, 0, time.FixedZone("", 3600))
	for name, w := range map[string]Writing{
		"reply": {To: question(), Language: "nl", Draft: store.ReplyDraft{
			To: addresses("schrijver@example.net"), Text: outside.New("Dag,\n\nDank u voor uw bericht. U bent niet alleen: é.\n\nDe hulplijn"),
		}},
		"quoted": {To: question(), Language: "nl", Draft: store.ReplyDraft{
			To: addresses("schrijver@example.net"), Text: outside.New("Bel gerust."), Quote: true, Subject: outside.New("Re: Bang voor mijn buur"),
		}},
		"copies": {To: question(), Language: "fr", Draft: store.ReplyDraft{
			To: addresses("schrijver@example.net"), Cc: addresses("tante@example.net"), Bcc: addresses("geheim@example.com"), Text: outside.New("Bonjour."),
		}},
		"attachment": {To: question(), Language: "en", Draft: store.ReplyDraft{
			To: addresses("schrijver@example.net"), Text: outside.New("The leaflet is attached."),
			Attachments: []store.DraftFile{{Number: 4, Name: outside.New("vluchthuizen überall.txt"), Type: outside.New("text/plain"), Size: 3}},
		}, File: func(n int) ([]byte, error) {
			if n != 4 {
				return nil, store.ErrNotKept
			}
			return []byte("abc"), nil
		}},
		"new": {Draft: store.ReplyDraft{To: addresses("iemand@example.net"), Text: outside.New("Good day."), Subject: outside.New("Our appointment")}},
	} {
		t.Run(name, func(t *testing.T) {
			w.Now, w.Undo = now, 10*time.Second
			a, err := Compose(config, w)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(string(a.Mail), a.MessageID.Unsafe(), "(message-id)")
			if i := strings.Index(got, "boundary=\""); i >= 0 {
				boundary, _, _ := strings.Cut(got[i+len("boundary=\""):], "\"")
				got = strings.ReplaceAll(got, boundary, "(boundary)")
			}
			got = strings.ReplaceAll(got, "\r\n", "\n")
			file := filepath.Join("testdata", name+".eml")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
			if host, err := os.Hostname(); err == nil && len(host) > 3 && strings.Contains(string(a.Mail), host) {
				t.Error("the mail names this machine")
			}
			if strings.Contains(string(a.Mail), "geheim") {
				t.Error("a blind copy stands in the mail")
			}
			if n := len(w.Draft.To) + len(w.Draft.Cc) + len(w.Draft.Bcc); len(a.Recipients) != n {
				t.Errorf("%d recipients in the envelope, want %d", len(a.Recipients), n)
			}
			if a.New != (w.To == nil) || !a.NotBefore.Equal(now.Add(10*time.Second)) || a.Sender != outside.New(config.Address) {
				t.Errorf("answer: new %v, not before %v", a.New, a.NotBefore)
			}
		})
	}
}

func TestComposeRefuses(t *testing.T) {
	good := store.ReplyDraft{To: addresses("schrijver@example.net"), Text: outside.New("Dag.")}
	for name, c := range map[string]struct {
		change func(*store.ReplyDraft)
		safe   store.Safety
		want   error
		lacks  []Lack
	}{
		"nothing said":            {change: func(d *store.ReplyDraft) { d.Text = outside.New(" \n") }, want: ErrIncomplete, lacks: []Lack{NoText}},
		"nobody to say it to":     {change: func(d *store.ReplyDraft) { d.To = nil }, want: ErrIncomplete, lacks: []Lack{NoRecipient}},
		"not safe":                {safe: store.NotSafe, want: ErrIncomplete, lacks: []Lack{NoReason}},
		"not safe, with a reason": {safe: store.NotSafe, change: func(d *store.ReplyDraft) { d.Reason = outside.New("she asked for it") }},
		"not asked":               {},
		"a promise":               {change: func(d *store.ReplyDraft) { d.Text = outside.New("In bijlage de folder.") }, lacks: []Lack{NoAttachment}},
		"no address":              {change: func(d *store.ReplyDraft) { d.To = addresses("x\r\nBcc: y@example.net") }, want: message.ErrAddress},
		"a second line":           {change: func(d *store.ReplyDraft) { d.Subject = outside.New("Dag\r\nBcc: y@example.net") }},
	} {
		t.Run(name, func(t *testing.T) {
			d := good
			if c.change != nil {
				c.change(&d)
			}
			if got := Missing(d, c.safe); !cmp.Equal(got, c.lacks) {
				t.Errorf("missing %v, want %v", got, c.lacks)
			}
			a, err := Compose(config, Writing{Draft: d, Safe: c.safe, Now: time.Now()})
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Errorf("err = %v, want %v", err, c.want)
			}
			if strings.Contains(string(a.Mail), "\r\nBcc:") {
				t.Error("a field was smuggled in")
			}
		})
	}
}
