package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

// TestOlderMailComesInBehind: the first sync brings the newest mails first, so
// that older ones of a thread come in before what one is reading. The cursor
// stays on the attachment that it is on, and what was unfolded stays so.
func TestOlderMailComesInBehind(t *testing.T) {
	s := newStore(t)
	inbox := outside.New("INBOX")
	put := func(uid int, ago time.Duration, name string) {
		t.Helper()
		err := s.Mirror().Update(context.Background(), func(y *store.Sync) error {
			if err := y.SetFolder(store.Folder{Name: inbox, Role: store.Inbox, UIDValidity: 1}); err != nil {
				return err
			}
			a := store.Arrival{UID: store.UID(uid), Internal: monday.Add(-ago), Root: outside.New("root@example.org"), Folded: "a@example.org"}
			a.With = mail.Address{Addr: outside.New("a@example.org")}
			a.Head = mail.Head{MessageID: outside.New(name), From: []mail.Address{a.With}, Subject: outside.New("x"), Hash: [32]byte{byte(uid), 1}}
			id, _, err := y.Arrive(s.FolderID(inbox), a)
			if err != nil {
				return err
			}
			return y.Body(id, store.PackBody(mail.Body{
				Blocks:      []mail.Block{{Text: outside.New("tekst van " + name)}, {Kind: mail.Quoted, Text: outside.New("geciteerd in " + name)}},
				Attachments: []mail.Attachment{{Number: 1, Name: outside.New(name + ".pdf"), Type: outside.New("application/pdf"), Size: 10}},
			}), nil, store.Assessment{Urgency: store.Calm, Language: "nl"})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put(9, 2*time.Hour, "nieuw")
	b := sitDown(t, s, 80, 24)
	defer b.stop()
	b.key(press("enter"))
	for range 3 { // the head with its blank line, the text, the quotation
		b.key(press("j"))
	}
	b.key(press("enter"))
	if !strings.Contains(ansi.Strip(b.View()), "geciteerd in nieuw") {
		t.Fatalf("not unfolded:\n%s", b.View())
	}
	b.key(press("G"))
	b.key(press("k"))
	_, f, ok := b.conversation.Attachment()
	if !ok || f.Name.Unsafe() != "nieuw.pdf" {
		t.Fatalf("on %q", f.Name.Unsafe())
	}
	c, _ := b.conversation.Contact()
	for i, name := range []string{"oud", "ouder"} {
		put(8-i, time.Duration(5+i)*time.Hour, name)
		b.changed(c.ID)
		v := ansi.Strip(b.View())
		m, f, ok := b.conversation.Attachment()
		if !ok || f.Name.Unsafe() != "nieuw.pdf" || m.Head.MessageID.Unsafe() != "nieuw" {
			t.Errorf("%s came and the cursor went to %q of %q", name, f.Name.Unsafe(), m.Head.MessageID.Unsafe())
		}
		if !strings.Contains(v, "tekst van "+name) {
			t.Errorf("%s is not shown:\n%s", name, v)
		}
		if !strings.Contains(v, "geciteerd in nieuw") || strings.Contains(v, "geciteerd in "+name) {
			t.Errorf("%s came and another quotation is unfolded:\n%s", name, v)
		}
	}
}
