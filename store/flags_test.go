package store

import (
	"context"
	"testing"
)

// What counselors did and the server has not been told is seen over what it says.
func TestPendingFlags(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	b := s.Outbox()
	s.step(b.MarkRead(ctx, s.id))
	flags := func(want Flags) {
		t.Helper()
		m, err := talk(s, s.id)
		if err != nil || m[0].Flags != want {
			t.Errorf("flags %b, want %b: %v", m[0].Flags, want, err)
		}
	}
	flags(Seen)
	s.server(s.uid, Flagged)
	flags(Seen | Flagged)
	all, _ := b.List(false)
	s.step(b.Done(ctx, all[0].ID, ReasonNone))
	s.server(s.uid, Flagged)
	flags(Flagged)
}

// TestFlagsInOrder: what was done to a mail's flags and is not on the server yet
// shows in the order in which it was done.
func TestFlagsInOrder(t *testing.T) {
	ctx := context.Background()
	for range 20 { // ids are random
		h := newHouse(t)
		s := &scene{house: h}
		writes(s)
		b := s.Outbox()
		s.step(b.Flag(ctx, s.last, Flagged, 0))
		s.step(b.Flag(ctx, s.last, 0, Flagged))
		s.sync(func(y *Sync) error { return y.SetFlags(s.FolderID(inbox), s.uid, Seen) })
		all, err := talk(s.Store, s.id)
		if err != nil || all[len(all)-1].Flags != Seen {
			t.Fatalf("flags %b, %v", all[len(all)-1].Flags, err)
		}
	}
}

// TestDiscardedFlags: when a person gives up on a flag that the server does not take,
// the mail shows what the server has, and what is still to be done.
func TestDiscardedFlags(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	b := s.Outbox()
	s.server(s.uid, AnsweredFlag)
	s.step(b.Flag(ctx, s.last, Seen, 0))
	s.step(b.Flag(ctx, s.last, Flagged, 0))
	all, err := b.List(false)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d operations, %v", len(all), err)
	}
	for _, o := range all {
		s.step(b.Begin(ctx, o.ID))
		s.step(b.Fail(ctx, o.ID, ReasonRefused, "NOPERM"))
	}
	for i, want := range []Flags{AnsweredFlag | Seen | Flagged, AnsweredFlag | Flagged, AnsweredFlag} {
		if i > 0 {
			s.step(b.DecideDiscard(ctx, all[i-1].ID))
		}
		m, err := talk(s, s.id)
		if err != nil || m[len(m)-1].Flags != want {
			t.Errorf("with %d given up: flags %b, want %b: %v", i, m[len(m)-1].Flags, want, err)
		}
	}
}
