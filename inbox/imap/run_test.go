package imap

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
)

// running is a Syncer that runs, and what it told.
type running struct {
	*house
	mu   sync.Mutex
	told []Event
	stop func()
}

func (h *house) run() *running {
	h.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{house: h}
	events := make(chan Event)
	ended := make(chan error, 1)
	go func() { ended <- h.sync.Run(ctx, events) }()
	go func() {
		for {
			select {
			case e := <-events:
				r.mu.Lock()
				r.told = append(r.told, e)
				r.mu.Unlock()
			case <-ctx.Done():
				return
			}
		}
	}()
	r.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				h.t.Errorf("run ended with %v", err)
			}
		case <-time.After(10 * time.Second):
			h.t.Error("run does not end")
		}
	})
	h.t.Cleanup(r.stop)
	return r
}

// until waits for something to be so.
func (r *running) until(what string, so func() bool) {
	r.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if so() {
			return
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.t.Fatalf("it never came to: %s; told %v", what, r.told)
}

func (r *running) heard(so func(Event) bool) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.ContainsFunc(r.told, so)
}

func (r *running) here() int {
	f, _, err := r.store.Mirror().Folder(outside.New("INBOX"))
	if err != nil {
		r.t.Fatal(err)
	}
	return f.Have
}

// TestPush: with IDLE new mail is here without being asked for; without it is
// asked for.
func TestPush(t *testing.T) {
	for _, hidden := range [][]string{nil, {"IDLE"}} {
		h := newHouse(t, mailtest.Options{}, hidden...)
		if hidden == nil {
			h.deps.Poll = time.Hour
			h.remake()
		}
		h.deliver("INBOX", 3)
		r := h.run()
		r.until("three mails", func() bool { return r.here() == 3 })
		if hidden == nil {
			r.until("two connections", func() bool { return h.proxy.Open() == 2 })
			time.Sleep(200 * time.Millisecond) // for IDLE to have begun; without it the test only takes longer
		}
		h.server.Deliver("INBOX", letterFrom(50, "n@example.net", "nieuw", "Nieuw."), day)
		r.until("the fourth", func() bool { return r.here() == 4 })
		h.server.Expunge("INBOX", 1)
		r.until("three again", func() bool { return r.here() == 3 })
	}
}

// TestRunReconnects: after a cut, and after the network was gone, it goes on by
// itself; what was done meanwhile is on the server.
func TestRunReconnects(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 3)
	r := h.run()
	r.until("three mails", func() bool { return r.here() == 3 })
	h.proxy.Down()
	r.until("it is said", func() bool {
		return r.heard(func(e Event) bool {
			s, ok := e.(StateChanged)
			return ok && s.State == Offline && s.Problem == Unreachable
		})
	})
	if err := h.store.Outbox().Flag(t.Context(), h.contact("vraag 1").Newest, store.Seen, 0); err != nil {
		t.Fatal(err)
	}
	if err := h.sync.Fetch(t.Context(), h.contact("vraag 1").Newest); err != ErrOffline {
		t.Errorf("fetching offline: %v", err)
	}
	h.server.Deliver("INBOX", letterFrom(50, "n@example.net", "nieuw", "Nieuw."), day)
	h.proxy.Up()
	h.sync.Nudge()
	r.until("four mails", func() bool { return r.here() == 4 })
	r.until("the flag", func() bool { return len(h.server.Messages("INBOX")[1].Flags) == 1 })
	// An act is replayed at once, without waiting for the next look.
	if err := h.store.Outbox().Flag(t.Context(), h.contact("vraag 2").Newest, store.Flagged, 0); err != nil {
		t.Fatal(err)
	}
	r.until("the second flag", func() bool { return len(h.server.Messages("INBOX")[2].Flags) == 1 })
}

// TestFetchAndFind: one mail is fetched before all others, and the server is
// asked for a Message-ID with and without a running session.
func TestFetchAndFind(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 3)
	h.server.Deliver("Sent", letterFrom(70, "hulplijn@example.org", "antwoord", "Dag."), day)
	look := func() {
		t.Helper()
		for id, want := range map[string][]store.Role{"m70@example.net": {store.Sent}, "m1@example.net": {store.Inbox}, "nooit@example.net": nil} {
			got, err := h.sync.Find(t.Context(), outside.New(id))
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("find %s: %v, %v; want %v", id, got, err, want)
			}
		}
	}
	look()
	r := h.run()
	r.until("in step", func() bool { return r.heard(func(e Event) bool { _, ok := e.(Synced); return ok }) })
	look()
	if err := h.sync.Fetch(t.Context(), h.contact("vraag 0").Newest); err != nil {
		t.Errorf("fetch: %v", err)
	}
	h.server.Expunge("INBOX", 1)
	r.until("two mails", func() bool { return r.here() == 2 })
}

// TestOneConnection: a server that takes one connection only is asked every
// minute instead, and the screen is told.
func TestOneConnection(t *testing.T) {
	h := newHouse(t, mailtest.Options{MaxConnections: 1})
	r := h.run()
	r.until("it is said", func() bool {
		return r.heard(func(e Event) bool { p, ok := e.(Trouble); return ok && p.Problem == OneConnection })
	})
	r.stop()
	h.sync, r.told = nil, nil
	h.remake()
	r = h.run()
	r.until("in step", func() bool { return r.heard(func(e Event) bool { _, ok := e.(Synced); return ok }) })
}

// TestRefused: a password that is not taken is asked for once more, and then a
// person has to do something.
func TestRefused(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.cfg.SecretCommand = "echo fout"
	h.remake()
	r := h.run()
	r.until("it is said", func() bool {
		return r.heard(func(e Event) bool {
			s, ok := e.(StateChanged)
			return ok && s.State == Refused && s.Problem == Credentials
		})
	})
}

// TestSuspended: when the wall clock has jumped the connection is made anew.
func TestSuspended(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	var mu sync.Mutex
	var ahead time.Duration
	h.deps.Patience, h.deps.Poll = time.Second, time.Hour
	h.deps.Now = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return time.Now().Add(ahead)
	}
	h.remake()
	r := h.run()
	r.until("two connections", func() bool {
		return h.proxy.Accepted() >= 2 && r.heard(func(e Event) bool { _, ok := e.(Synced); return ok })
	})
	time.Sleep(600 * time.Millisecond)
	n := h.proxy.Accepted()
	mu.Lock()
	ahead = 3 * time.Hour
	mu.Unlock()
	r.until("new connections", func() bool { return h.proxy.Accepted() > n })
}
