package imap

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// TestMadeAnew: a folder is made anew between the look at it and the bodies of its
// mails; its UIDs mean other mails by then. Nobody's words are shown as another's,
// and in the end all is here.
func TestMadeAnew(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.server.Create("Vragen")
	h.cfg.Folders = []string{"INBOX", "Vragen"}
	h.remake()
	long := strings.Repeat(strings.Repeat("x", 70)+"\r\n", 16_000) // its body comes last
	h.server.Deliver("Vragen", letterFrom(900, "a@example.net", "van A", long+"Ik ben A."), day)
	for i := range 60 {
		h.server.Deliver("Junk", letterFrom(i, fmt.Sprintf("w%d@example.net", i), fmt.Sprintf("v %d", i), "Dag."), day.Add(time.Hour))
		h.server.Deliver("Vragen", letterFrom(200+i, fmt.Sprintf("z%d@example.net", i), fmt.Sprintf("z %d", i), "Dag."), day.Add(time.Hour))
	}
	anew := false
	_, err := h.sync.Once(t.Context(), func(p Progress) {
		if p.Folder.Unsafe() == "Junk" && !anew {
			anew = true
			h.server.Delete("Vragen")
			h.server.Create("Vragen")
			h.server.Deliver("Vragen", letterFrom(901, "b@example.net", "van B", "Ik ben B en dit is mijn geheim."), day.Add(2*time.Hour))
			h.server.Deliver("Vragen", letterFrom(900, "a@example.net", "van A", long+"Ik ben A."), day)
		}
	})
	if err != nil || !anew {
		t.Fatal(anew, err)
	}
	for _, name := range []string{"A", "B"} {
		m := h.conversation(h.contact("van " + name).ID)
		if len(m) != 1 || !m[0].HaveBody || !strings.Contains(m[0].Body.OwnText().Unsafe(), "Ik ben "+name) {
			t.Errorf("under the contact of %s there are %d mails, and not what %s wrote", name, len(m), name)
		}
	}
	h.agree("Vragen")
}

// TestBodyOfAnother: a server gives another mail's bytes for a UID. They are shown
// only when that is how it writes the header of this one.
func TestBodyOfAnother(t *testing.T) {
	a := "From: <a@example.net>\r\nSubject: A\r\nMessage-ID: <a@x>\r\n\r\n"
	for name, c := range map[string]struct {
		given string // as the header within the body
		later string // as the header when it is asked for again
		shown bool
	}{
		"the same":           {a, a, true},
		"written otherwise":  {strings.Replace(a, "<a@", "Anna <a@", 1), a, true},
		"another":            {strings.ReplaceAll(a, "a@", "b@"), strings.ReplaceAll(a, "a@", "b@"), false},
		"nothing any more":   {strings.ReplaceAll(a, "a@", "b@"), "", false},
		"cut off within one": {a[:30] + "\r\n\r\n", strings.ReplaceAll(a, "a@", "b@"), false},
	} {
		t.Run(name, func(t *testing.T) {
			var bodies atomic.Int32
			h := newHouseAt(t, mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
				s.Hello("IMAP4rev1")
				for {
					tag, rest := s.Expect("")
					switch {
					case strings.HasPrefix(rest, "LIST"):
						s.Say(`* LIST () "/" INBOX`)
					case strings.HasPrefix(rest, "SELECT"):
						s.Say("* 1 EXISTS")
						s.Say("* OK [UIDVALIDITY 1] x")
						s.Say("* OK [UIDNEXT 2] x")
					case strings.HasPrefix(rest, "UID SEARCH"):
						s.Say("* SEARCH 1")
					case strings.Contains(rest, "HEADER.FIELDS"):
						head := a
						if bodies.Load() > 0 {
							head = c.later
						}
						if head != "" {
							s.Say("* 1 FETCH (UID 1 FLAGS () INTERNALDATE \"20-Nov-2026 09:00:00 +0000\" RFC822.SIZE 100 BODY[HEADER.FIELDS (%s)] {%d}\r\n%s)", fieldList(), len(head), head)
						}
					case strings.Contains(rest, "BODY.PEEK[]"):
						bodies.Add(1)
						s.Say("* 1 FETCH (UID 1 BODY[] {%d}\r\n%sDag.\r\n)", len(c.given)+6, c.given)
					case strings.Contains(rest, "FETCH"):
						s.Say("* 1 FETCH (UID 1 RFC822.SIZE 100 FLAGS ())")
					}
					s.Say("%s OK done", tag)
				}
			}))
			_, _ = h.sync.Once(t.Context(), nil)
			if bodies.Load() == 0 {
				t.Fatal("the body was not asked for")
			}
			shown := false
			for _, row := range h.contacts() {
				for _, m := range h.conversation(row.ID) {
					shown = shown || row.Subject.Unsafe() == "A" && m.HaveBody && len(m.Head.From) == 1 && m.Head.From[0].Addr.Unsafe() == "a@example.net"
				}
			}
			if shown != c.shown {
				t.Errorf("the body is shown: %v, want %v", shown, c.shown)
			}
			if n := bodies.Load(); n > 20 {
				t.Errorf("it was asked for %d times", n)
			}
		})
	}
}
