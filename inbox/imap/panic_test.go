package imap

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store/guard"
)

// TestFaultWhileReading: a mistake of ours in the middle of an answer ends the
// connection and nothing else, whatever of the answer is still to come.
func TestFaultWhileReading(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	for n := range 30 {
		h.server.Deliver("INBOX", letterFrom(n, "x@example.net", "vraag", strings.Repeat("Een lange regel van wat er gebeurde.\r\n", 3000)), day)
	}
	c, err := h.sync.connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.choose("INBOX"); err != nil {
		t.Fatal(err)
	}
	all, _ := uidRange(1, 30)
	ended := make(chan error, 1)
	go func() {
		ended <- c.fetch(t.Context(), newBudget(inMemory), all, wantBodies(), func(s seen) error {
			s.text.release()
			panic("een mes")
		})
	}()
	select {
	case err := <-ended:
		if !errors.Is(err, guard.ErrFault) {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
	done := make(chan struct{})
	go func() { c.close(); close(done) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("the connection is not closed")
	}
	h.once()
	h.agree("INBOX")
}

// TestFaultInAnAsk: who asked for something learns that a mistake of ours stopped
// it, and the next connection serves others.
func TestFaultInAnAsk(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 2)
	ctx, stop := context.WithCancel(t.Context())
	events := make(chan Event, 64)
	ended := make(chan error, 1)
	go func() { ended <- h.sync.Run(ctx, events) }()
	go func() {
		for range events {
		}
	}()
	ask := func(run func(*work) error) (err error) {
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if err = h.sync.post(t.Context(), run); !errors.Is(err, ErrOffline) {
				return err
			}
		}
		return err
	}
	if err := ask(func(*work) error { panic("een mes") }); !errors.Is(err, guard.ErrFault) {
		t.Errorf("it was told %v", err)
	}
	if err := ask(func(*work) error { return nil }); err != nil {
		t.Errorf("the next was told %v", err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	close(events)
}
