package ui

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"baken/inbox/mailtest"
	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
)

// sgr is what colours the screen, and the mark of where the cursor stands, which our own
// output takes out again.
var sgr = regexp.MustCompile(`\x1b\[(?:[0-9;:]*m|\?7782;[0-9;]*z)`)

// TestHostileMailbox: with all mails of the corpus in one mailbox each screen holds its
// form, each conversation can be opened and read, and nothing of them acts on the
// terminal.
func TestHostileMailbox(t *testing.T) {
	s := newStore(t)
	defer s.Close()
	corpus := mailtest.Hostiles()
	box := outside.New("INBOX")
	err := s.Mirror().Update(context.Background(), func(y *store.Sync) error {
		if err := y.SetFolder(store.Folder{Name: box, Role: store.Inbox, UIDValidity: 1}); err != nil {
			return err
		}
		for i, m := range corpus {
			h, b, err := message.Read(bytes.NewReader(m.Raw), message.Limits{}, nil)
			if err != nil {
				return err
			}
			a := store.Arrival{UID: store.UID(i + 1), Internal: monday.Add(-time.Duration(i) * time.Minute), Head: h, Root: message.Root(h), Folded: fmt.Sprintf("w%d@example.org", i)}
			a.Head.Hash[31] ^= byte(i)
			if len(h.From) > 0 {
				a.With = h.From[0]
			}
			id, _, err := y.Arrive(s.FolderID(box), a)
			if err != nil {
				return err
			}
			b.Attachments = append([]mail.Attachment{}, b.Attachments...)
			if err := y.Body(id, store.PackBody(b), nil, store.Assessment{Urgency: store.Raised, Language: "nl", Reasons: []store.Reason{{Rule: "nl.knife", Text: h.Subject}}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		b := seatWith(t, deps(t, s, lang.English), size[0], size[1])
		look := func(what string) {
			t.Helper()
			frame := b.View()
			lines := strings.Split(frame, "\n")
			if len(lines) > size[1] {
				t.Errorf("%s: %d lines", what, len(lines))
			}
			for _, l := range lines {
				if w := ansi.StringWidth(l); w > size[0] {
					t.Errorf("%s: a line of %d cells: %q", what, w, l)
				}
				for _, r := range ansi.Strip(l) {
					if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x202e || r == 0x2066 {
						t.Errorf("%s: %U on the screen", what, r)
					}
				}
				if rest := sgr.ReplaceAllString(l, ""); strings.ContainsRune(rest, 0x1b) {
					t.Errorf("%s: an escape on the screen: %q", what, l)
				}
			}
		}
		b.key(press("w"))
		look("the queue")
		total := b.queue.Counts().Waiting
		if total < len(corpus)-10 {
			t.Fatalf("%d contacts wait, of %d mails", total, len(corpus))
		}
		for i := range total {
			b.key(press("enter"))
			look(fmt.Sprint("conversation ", i))
			b.key(press("U"))
			look(fmt.Sprint("uncovered ", i))
			if i%25 == 0 {
				b.key(press("r"))
				look(fmt.Sprint("composer ", i))
				b.key(press("esc"))
			}
			b.key(press("1"))
			look(fmt.Sprint("the queue at ", i))
			b.key(press("j"))
		}
		b.stop()
	}
}
