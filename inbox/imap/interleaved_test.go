package imap

import (
	"errors"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
)

// TestInterleaved: of two FETCHes under way a server may answer the second
// first, or both by turns (RFC 9051, 5.5); each answer comes to whoever asked.
func TestInterleaved(t *testing.T) {
	body := func(s *mailtest.Script, uid int) { s.Say("* %d FETCH (UID %d BODY[] {4}\r\nm%03d)", uid, uid, uid) }
	for name, answer := range map[string]func(s *mailtest.Script, one, two string){
		"in order": func(s *mailtest.Script, one, two string) {
			body(s, 1)
			body(s, 2)
			s.Say("%s OK x", one)
			body(s, 3)
			body(s, 4)
			s.Say("%s OK x", two)
		},
		"second first": func(s *mailtest.Script, one, two string) {
			body(s, 3)
			body(s, 4)
			s.Say("%s OK x", two)
			body(s, 1)
			body(s, 2)
			s.Say("%s OK x", one)
		},
		"by turns": func(s *mailtest.Script, one, two string) {
			body(s, 3)
			body(s, 1)
			body(s, 4)
			body(s, 2)
			s.Say("%s OK x", two)
			s.Say("%s OK x", one)
		},
		"flags between": func(s *mailtest.Script, one, two string) {
			s.Say(`* 3 FETCH (FLAGS (\Seen))`)
			body(s, 1)
			s.Say("* 5 EXISTS")
			body(s, 2)
			s.Say("%s OK x", one)
			body(s, 3)
			body(s, 4)
			s.Say("%s OK x", two)
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouseAt(t, mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
				s.Hello("IMAP4rev1")
				one, _ := s.Expect("UID FETCH")
				two, _ := s.Expect("UID FETCH")
				answer(s, one, two)
				s.Gone()
			}))
			c, err := h.sync.connect(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer c.close()
			var got []string
			var done []store.UID
			from := store.UID(1)
			b := newBudget(100)
			ended := make(chan error, 1)
			go func() {
				ended <- c.fetchAll(t.Context(), b, func() (request, bool) {
					first := from
					if first > 3 {
						return request{}, false
					}
					from += 2
					set, _ := uidRange(first, first+1)
					return request{set: set, options: wantBodies(), each: func(s seen) error {
						if s.uid != first && s.uid != first+1 {
							t.Errorf("uid %d came to who asked for %d", s.uid, first)
						}
						got = append(got, s.text.String())
						s.text.release()
						return nil
					}, done: func(err error) error { done = append(done, first); return err }}, true
				})
			}()
			select {
			case err := <-ended:
				if err != nil || len(got) != 4 || len(done) != 2 || done[0] != 1 {
					t.Errorf("%v; %d mails, done %v", err, len(got), done)
				}
			case <-time.After(10 * time.Second):
				t.Fatal(errors.New("it hangs"))
			}
			if b.left != 100 {
				t.Errorf("%d bytes of the budget were not given back", 100-b.left)
			}
		})
	}
}
