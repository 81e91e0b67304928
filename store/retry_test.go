package store

import (
	"context"
	"slices"
	"testing"
	"time"
)

func TestDue(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	b := s.Outbox()
	s.arrive(letter{uid: 90, from: "b@example.org", at: s.clock})
	var other Contact
	for _, c := range s.queue(FilterAll) {
		if c.ID != s.id {
			other = c
		}
	}
	answers(s) // 1
	first := s.op
	s.step(b.Flag(ctx, s.last, Flagged, 0)) // 2
	s.step(b.MarkRead(ctx, other.ID))       // 3
	due := func(want ...uint64) {
		t.Helper()
		all, err := b.Due(s.clock)
		var got []uint64
		for _, o := range all {
			got = append(got, o.Seq)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("due %v, want %v: %v", got, want, err)
		}
	}
	due(1, 2, 3)
	answers(s)                              // 4, waits for 1
	s.step(b.Flag(ctx, s.last, 0, Flagged)) // 5, waits for 2
	all, err := b.List(false)
	s.step(err)
	flag := all[1].ID
	next := s.clock.Add(time.Minute)
	s.step(b.Begin(ctx, first))
	due(2, 3, 5)
	s.step(b.Later(ctx, first, ReasonTemporary, "451", next))
	due(2, 3, 5)
	s.step(b.Begin(ctx, flag))
	due(3)
	s.step(b.Later(ctx, flag, ReasonTemporary, "", next))
	due(3)
	s.step(b.Hold(ctx, first, ReasonNewer)) // a person is asked: the rest goes on
	due(3, 4)
	s.clock = next
	due(2, 3, 4, 5)
	if p, _ := b.Pending(); p != (Pending{Held: 1, Send: 1, Other: 3}) {
		t.Errorf("pending: %+v", p)
	}
}

// A person's word on what was held is good for one try, and for what was in sight
// then; on what failed it is none.
func TestRetry(t *testing.T) {
	ctx := context.Background()
	get := func(s *scene) Op { o, err := s.Outbox().Get(s.op); s.step(err); return o }
	for name, c := range map[string]struct {
		path           []string
		insist, unsure bool
	}{
		"held":                      {[]string{"hold", "retry"}, true, false},
		"held, and tried":           {[]string{"hold", "retry", "begin", "later"}, false, false},
		"failed":                    {[]string{"begin", "fail", "retry"}, false, false},
		"unclear":                   {[]string{"begin", "data", "unclear", "retry"}, false, true},
		"unclear, and tried":        {[]string{"begin", "data", "unclear", "retry", "begin", "later"}, false, true},
		"unclear, then it was held": {[]string{"begin", "data", "unclear", "retry", "hold", "retry"}, true, true},
	} {
		s := &scene{house: newHouse(t)}
		writes(s)
		asked, upto := s.last, s.clock
		answers(s)
		pressed := s.clock
		s.clock = s.clock.Add(5 * time.Hour)
		writes(s)
		came := s.clock
		s.later()
		for _, p := range c.path {
			s.step(steps[p](s.Outbox(), s.op))
		}
		o := get(s)
		want := upto
		if slices.Contains(c.path, "hold") {
			want = came
		}
		if o.Insist != c.insist || o.Unsure != c.unsure || !o.Since.After(pressed) || o.Newest != asked || !o.Upto.Equal(want) {
			t.Errorf("%s: insist %v, unsure %v, since %v, up to %v (want %v), answers another %v", name, o.Insist, o.Unsure, o.Since, o.Upto, want, o.Newest != asked)
		}
	}
	// An answer that somebody else gave is in sight too, and only then.
	s := &scene{house: newHouse(t)}
	writes(s)
	answers(s)
	replies(s)
	s.step(s.Outbox().Hold(ctx, s.op, ReasonAnswered))
	s.step(s.Outbox().DecideRetry(ctx, s.op))
	if o := get(s); !slices.Contains(o.Ours, [16]byte(s.last)) || slices.Contains(o.Ours, [16]byte(s.op)) {
		t.Errorf("in sight: %x", o.Ours)
	}
}
