package imap

import (
	"errors"
	"fmt"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
)

// TestAnyCommandRefused answers each command of a session in turn with NO, BAD or BYE.
// In the end store and server agree, and what the counselor did is on the server once.
func TestAnyCommandRefused(t *testing.T) {
	struck := map[string]int{}
	for _, answer := range []string{"NO", "BAD", "BYE"} {
		// Nothing is hidden, but the lines are read, so they are not encrypted.
		h := newHouse(t, mailtest.Options{}, "STARTTLS")
		h.deliver("INBOX", 12)
		forward := h.clock()
		h.once()
		n, subject := 100, 0
		for at := 0; ; at++ {
			uid := h.server.Deliver("INBOX", letterFrom(n, "x@example.net", fmt.Sprint("snede ", n), "Nog een."), day.Add(time.Duration(n)*time.Hour))
			n++
			h.server.AddFlags("INBOX", uid, goimap.FlagFlagged)
			row := h.contact(fmt.Sprint("vraag ", subject%12))
			subject++
			if err := h.store.Outbox().Flag(t.Context(), row.Newest, store.Flagged, 0); err != nil {
				t.Fatal(err)
			}
			if at%4 == 1 {
				if err := h.store.Outbox().Move(t.Context(), h.contact(fmt.Sprint("snede ", n-2)).Newest, store.Archive); err != nil {
					t.Fatal(err)
				}
			}
			h.proxy.Strike(at, answer)
			_, _ = h.sync.Once(t.Context(), nil) // whether it matters depends on the command
			command, seen := h.proxy.Struck()
			h.proxy.Strike(0, "")
			if command == "" {
				if seen < 5 || at < 8 {
					t.Fatalf("only %d commands were seen, %d struck", seen, at)
				}
				break
			}
			struck[command]++
			// What the server refused waits for a person, or for its time.
			for _, o := range h.open() {
				if o.State == store.OpFailed {
					if err := h.store.Outbox().DecideRetry(t.Context(), o.ID); err != nil {
						t.Fatal(err)
					}
				}
			}
			forward(time.Hour)
			h.once()
			h.agree("INBOX")
			if left := h.open(); len(left) > 0 {
				t.Fatalf("%s to command %d (%s): %d operations are left: %+v", answer, at, command, len(left), left[0])
			}
		}
		seen := map[string]int{}
		for _, f := range []string{"INBOX", "Archive"} {
			for _, m := range h.server.Messages(f) {
				seen[m.MessageID]++
			}
		}
		for id, k := range seen {
			if k != 1 {
				t.Errorf("%s: %s is there %d times", answer, id, k)
			}
		}
		if len(seen) != n-100+12 {
			t.Errorf("%s: %d mails on the server, want %d", answer, len(seen), n-100+12)
		}
	}
	for _, c := range []string{"LIST", "SELECT", "FETCH", "SEARCH", "STORE"} {
		if struck[c] == 0 {
			t.Errorf("%s was never refused: %v", c, struck)
		}
	}
}

// TestAnyCommandUnanswered has each command of a session never answered. Our patience ends, and in the end store and server agree, and what the counselor did is
// on the server.
func TestAnyCommandUnanswered(t *testing.T) {
	const every = 3
	for from := range every {
		t.Run(fmt.Sprint(from), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, mailtest.Options{}, "STARTTLS")
			h.deps.Patience = time.Second
			forward := h.clock()
			h.deliver("INBOX", 6)
			h.once()
			var struck []string
			for at := from; ; at += every {
				n := 100 + at
				h.server.Deliver("INBOX", letterFrom(n, "x@example.net", fmt.Sprint("stilte ", n), "Nog een."), day.Add(time.Duration(n)*time.Hour))
				row := h.contacts()[at%5]
				if err := h.store.Outbox().Flag(t.Context(), row.Newest, store.Flagged, 0); err != nil {
					t.Fatal(err)
				}
				h.proxy.Strike(at, mailtest.Nothing)
				_, err := h.sync.Once(t.Context(), nil)
				command, _ := h.proxy.Struck()
				h.proxy.Strike(0, "")
				if command == "" {
					break
				}
				if struck = append(struck, command); err != nil && !errors.Is(err, account.ErrTimeout) {
					t.Errorf("without an answer to %s the error is %v", command, err)
				}
				forward(time.Hour)
				h.once()
				h.agree("INBOX")
				if left := h.open(); len(left) > 0 {
					t.Fatalf("after %s there are left %+v", command, left)
				}
			}
			if len(struck) < 4 {
				t.Errorf("unanswered were only %v", struck)
			}
		})
	}
}

// TestSpoiledBytes changes one byte of a session over TLS, at many places: what comes
// of it is an error, never a mail that is another, and in the end store and server
// agree.
func TestSpoiledBytes(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 20)
	before, up := h.proxy.Passed(mailtest.ToClient), h.proxy.Passed(mailtest.ToServer)
	h.once()
	down, upward := h.proxy.Passed(mailtest.ToClient)-before, h.proxy.Passed(mailtest.ToServer)-up
	failed := 0
	for i := range 24 {
		h.server.Deliver("INBOX", letterFrom(100+i, "x@example.net", "nog een", "Nog een."), day.Add(time.Duration(i)*time.Hour))
		if i%2 == 0 {
			h.proxy.Spoil(mailtest.ToClient, down*int64(i)/24)
		} else {
			h.proxy.Spoil(mailtest.ToServer, upward*int64(i)/24)
		}
		if _, err := h.sync.Once(t.Context(), nil); err != nil {
			failed++
		}
		h.proxy.Spoil(mailtest.ToClient, -1)
		h.proxy.Spoil(mailtest.ToServer, -1)
		h.once()
		h.agree("INBOX")
	}
	if failed < 12 {
		t.Errorf("%d of 24 sessions failed", failed)
	}
}
