package imap

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
)

// midway is a mailbox in which something happens in the middle of a session. Every mail
// has a number, which stands in its subject and in its text.
type midway struct {
	*house
	n int // of the last mail
}

func (m *midway) arrive(folder string, count int) (uids []goimap.UID) {
	m.t.Helper()
	for range count {
		m.n++
		raw := letterFrom(m.n, fmt.Sprintf("w%d@example.net", m.n), fmt.Sprint("vraag ", m.n), fmt.Sprintf("Ik ben nummer %d.", m.n))
		uids = append(uids, m.server.Deliver(folder, raw, day.Add(time.Duration(m.n)*time.Minute)))
	}
	return uids
}

// midways are what happens to the folder, or to the server, while we are at work.
var midways = []struct {
	name  string
	every int // before each so many commands
	do    func(*midway)
}{
	{"deleted", 4, func(m *midway) { m.server.Delete("Vragen") }},
	{"made anew", 4, func(m *midway) {
		m.server.Delete("Vragen")
		m.server.Create("Vragen")
		m.arrive("Vragen", 3) // with the UIDs that others had
	}},
	{"UIDVALIDITY", 4, func(m *midway) { m.server.SetUIDValidity("Vragen", m.server.UIDValidity("Vragen")+7) }},
	{"emptied", 4, func(m *midway) {
		for _, one := range m.server.Messages("Vragen") {
			m.server.Expunge("Vragen", one.UID)
		}
	}},
	{"renamed", 4, func(m *midway) { m.server.Rename("Vragen", fmt.Sprint("Oud ", m.n)); m.server.Create("Vragen") }},
	{"server restarted", 12, func(m *midway) { m.server.Stop(); m.server.Start() }},
	{"server killed", 4, func(m *midway) { m.server.Kill(); m.server.Start() }},
}

// TestMidway has each of these happen before each command of a session, sampled. In the
// end store and server agree, nothing of the counselor's is left undone, and nobody's
// words are shown as another's.
func TestMidway(t *testing.T) {
	for k, c := range midways {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, mailtest.Options{}, "STARTTLS")
			h.server.Create("Vragen")
			h.cfg.Folders = []string{"INBOX", "Vragen"}
			forward := h.clock()
			m := &midway{house: h}
			happened := map[string]int{}
			for at := k % 4; ; at += c.every {
				if !slices.Contains(h.server.Folders(), "Vragen") {
					h.server.Create("Vragen")
				}
				m.arrive("INBOX", 1)
				m.arrive("Vragen", 3)
				m.whole()
				last := m.n
				m.arrive("INBOX", 1)
				m.arrive("Vragen", 2)
				out := h.store.Outbox()
				for _, err := range []error{
					out.Flag(t.Context(), h.contact(fmt.Sprint("vraag ", last)).Newest, store.Flagged, 0),
					out.Move(t.Context(), h.contact(fmt.Sprint("vraag ", last-1)).Newest, store.Archive),
					out.Flag(t.Context(), h.contact(fmt.Sprint("vraag ", last-3)).Newest, store.Seen, 0),
				} {
					if err != nil {
						t.Fatal(err)
					}
				}
				done := make(chan struct{})
				m.proxy.Before(at, func() { defer close(done); c.do(m) })
				_, _ = h.sync.Once(t.Context(), nil) // how it ends depends on the command
				command, seen := m.proxy.Struck()
				m.proxy.Strike(0, "")
				if command == "" {
					if seen < 8 || len(happened) < 2 {
						t.Fatalf("it happened before %v only, of %d commands", happened, seen)
					}
					break
				}
				<-done // a session that was ended by it does not wait for that
				happened[command]++
				forward(time.Hour)
				m.whole()
				if left := h.open(); len(left) > 0 {
					t.Fatalf("before command %d (%s): there are left %+v", at, command, left)
				}
			}
		})
	}
}

// whole brings store and server into step, and fails unless they agree and all mails
// say what they should.
func (m *midway) whole() {
	m.t.Helper()
	for tries := 0; ; tries++ {
		_, err := m.sync.Once(m.t.Context(), nil)
		if err == nil || errors.Is(err, ErrNoFolder) {
			break
		}
		if tries == 3 || !errors.Is(err, account.ErrUnreachable) && !errors.Is(err, account.ErrBusy) {
			m.t.Fatal(err)
		}
	}
	folders := []string{"INBOX"}
	if slices.Contains(m.server.Folders(), "Vragen") {
		folders = append(folders, "Vragen")
	}
	for _, f := range folders {
		m.agree(f)
	}
	for _, c := range m.contacts() {
		number := strings.TrimPrefix(c.Subject.Unsafe(), "vraag ")
		for _, one := range m.conversation(c.ID) {
			if !one.HaveBody || !strings.Contains(one.Body.OwnText().Unsafe(), "Ik ben nummer "+number+".") {
				m.t.Errorf("under %q stands another's text, or none", c.Subject.Unsafe())
			}
		}
	}
}
