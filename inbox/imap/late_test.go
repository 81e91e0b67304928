package imap

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
)

// TestFatalOperation: an operation at which the connection ends each time keeps no
// mail away and lets all be known to be in step; the pause before each try grows.
func TestFatalOperation(t *testing.T) {
	for name, c := range map[string]struct {
		act  func(*house)
		word string
	}{
		"copy": {func(h *house) { h.sent("een@example.org") }, "APPEND"},
		"flag": {func(h *house) {
			_ = h.store.Outbox().Flag(h.t.Context(), h.contact("vraag 1").Newest, store.Flagged, 0)
		}, "+FLAGS"},
		"move":   {func(h *house) { _ = h.store.Outbox().Move(h.t.Context(), h.contact("vraag 1").Newest, store.Archive) }, "UID MOVE"},
		"delete": {func(h *house) { _ = h.store.Outbox().Delete(h.t.Context(), h.contact("vraag 1").Newest) }, "UID EXPUNGE"},
	} {
		h := newHouse(t, mailtest.Options{}, "IDLE")
		forward := h.clock()
		h.deliver("INBOX", 2)
		h.once()
		c.act(h)
		var pauses []time.Duration
		for try := range 4 {
			h.server.Deliver("INBOX", letterFrom(100+try, "x@example.net", fmt.Sprintf("dringend %d", try), "Help."), day.Add(time.Hour))
			h.proxy.CutBefore(mailtest.ToServer, c.word)
			if try == 3 {
				r := h.run()
				offline := func(e Event) bool { s, ok := e.(StateChanged); return ok && s.State == Offline }
				r.until("the cut", func() bool { return r.heard(offline) })
				r.stop()
				synced := func(e Event) bool { _, ok := e.(Synced); return ok }
				if i := slices.IndexFunc(r.told, synced); i < 0 || i > slices.IndexFunc(r.told, offline) {
					t.Errorf("%s: it was not said before the cut that all is in step", name)
				}
			} else if _, err := h.sync.Once(t.Context(), nil); err == nil {
				t.Fatalf("%s: try %d was not cut", name, try)
			}
			o := h.open()[0]
			if o.State != store.OpWaiting || o.Tries != try+1 {
				t.Fatalf("%s: after try %d: %+v", name, try, o)
			}
			pauses = append(pauses, o.NotBefore.Sub(o.TriedAt))
			if try > 0 {
				h.contact(fmt.Sprintf("dringend %d", try)) // it came before
			}
			forward(pauses[try] + time.Minute)
		}
		for i := 2; i < len(pauses); i++ {
			if pauses[i] < pauses[i-1]*3/2 {
				t.Errorf("%s: the pauses are %v", name, pauses)
				break
			}
		}
		h.once()
		if left := h.open(); len(left) > 0 {
			t.Errorf("%s: left in the end: %+v", name, left)
		}
	}
}

// TestActInAFill: what is done here while a large folder is filled in is on the
// server before the filling ends, without waiting for the next look.
func TestActInAFill(t *testing.T) {
	h := newHouse(t, mailtest.Options{}, "IDLE") // nothing else has it look
	h.server.Fill("INBOX", 300, letters)
	h.deps.Poll = time.Hour
	h.remake()
	h.proxy.Bandwidth(600 << 10)
	r := h.run()
	r.until("some rows", func() bool { return r.here() > firstRows })
	if err := h.store.Outbox().Flag(t.Context(), h.contacts()[0].Newest, store.Flagged, 0); err != nil {
		t.Fatal(err)
	}
	r.until("the flag", func() bool { return len(h.open()) == 0 })
	if c, err := h.store.Counts(); err != nil || c.ToFetch == 0 && r.here() == 300 {
		t.Errorf("all was here before the flag was there; %v", err)
	}
	h.proxy.Bandwidth(0)
}
