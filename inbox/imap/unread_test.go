package imap

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"baken/inbox/account"
	"baken/inbox/mailtest"
)

// selectNo is a server on which one folder, of three, cannot be selected as long
// as refuses is set. All are empty.
func selectNo(t *testing.T, folder string, refuses *atomic.Bool) (addr string) {
	return mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
		s.Hello("IMAP4rev1")
		for {
			tag, rest := s.Expect("")
			verb, of, _ := strings.Cut(rest, " ")
			switch verb {
			case "LIST":
				for _, name := range []string{"INBOX", "Sent", "Junk"} {
					s.Say(`* LIST () "/" %s`, name)
				}
			case "SELECT":
				if strings.Trim(of, `"`) == folder && refuses.Load() {
					s.Say("%s NO [SERVERBUG] it is broken", tag)
					continue
				}
				s.Say("* 0 EXISTS")
				s.Say("* OK [UIDVALIDITY 1] valid")
				s.Say("* OK [UIDNEXT 1] next")
			}
			s.Say("%s OK done", tag)
		}
	})
}

// TestUnreadFolder: while INBOX or Sent cannot be read, store and server are not
// in step, and nobody is told that they are.
func TestUnreadFolder(t *testing.T) {
	for _, c := range []struct {
		folder string
		behind bool
	}{{"INBOX", true}, {"Sent", true}, {"Junk", false}} {
		t.Run(c.folder, func(t *testing.T) {
			var refuses atomic.Bool
			refuses.Store(true)
			h := newHouseAt(t, selectNo(t, c.folder, &refuses))

			_, err := h.sync.Once(t.Context(), nil)
			var unread *UnreadError
			if !errors.As(err, &unread) || unread.Behind != c.behind || unread.Folders != 1 || !errors.Is(err, account.ErrBusy) {
				t.Fatalf("one sync ends with %v", err)
			}

			r := h.run()
			r.until("the trouble", func() bool {
				return r.heard(func(e Event) bool { p, ok := e.(Trouble); return ok && p.Problem == FolderUnreadable && !p.Over })
			})
			synced := func() bool { return r.heard(func(e Event) bool { _, ok := e.(Synced); return ok }) }
			if c.behind && synced() {
				t.Error("it is told to be in step")
			}
			refuses.Store(false)
			r.until("the end of the trouble", func() bool {
				return r.heard(func(e Event) bool { p, ok := e.(Trouble); return ok && p.Problem == FolderUnreadable && p.Over })
			})
			r.until("in step", synced)
			r.mu.Lock()
			defer r.mu.Unlock()
			over := false
			for _, e := range r.told {
				p, trouble := e.(Trouble)
				over = over || trouble && p.Over
				if _, ok := e.(Synced); ok && c.behind && !over {
					t.Error("it was told to be in step before the folder could be read")
				}
			}
		})
	}
}
