package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/member"
	"baken/store/outside"
)

// What waits and what was answered today is told apart by channel; yesterday's answers
// are not in it.
func TestToday(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	today := func() Today {
		t.Helper()
		v, err := s.Today(ctx)
		s.step(err)
		return v
	}
	from := func(who string, out bool) {
		s.mail(letter{from: who + "@example.org", root: who + "@example.org", subject: "Vraag", text: "hallo", out: out})
	}
	if v := today(); v.All != (TodayOf{}) || len(v.Channels) != 0 || v.Since.Hour() != 0 || v.Since.After(v.At) {
		t.Errorf("of nothing: %+v", v)
	}
	from("yesterday", false)
	from("yesterday", true)
	s.clock = s.clock.Add(24 * time.Hour)
	if v := today(); v.All != (TodayOf{}) {
		t.Errorf("yesterday's answer is today's: %+v", v.All)
	}
	began := s.clock
	for _, who := range []string{"a", "b", "c"} {
		from(who, false)
		s.clock = s.clock.Add(time.Minute)
	}
	if v := today(); v.All.Waiting != 3 || !v.All.Longest.Equal(began) || v.All.Answered != 0 || len(v.Channels) != 1 || v.Channels[0].Channel != Mail {
		t.Errorf("three wait: %+v", v)
	}
	s.clock = began.Add(20 * time.Minute)
	from("a", true)
	s.id = s.queue(FilterWaiting)[0].ID // b, who waits longest
	s.clock = began.Add(41 * time.Minute)
	answers(s) // no copy of it is in the mailbox yet
	if v := today(); v.All.Waiting != 1 || v.All.Answered != 2 || v.All.First != 2 || v.All.Median != 30*time.Minute {
		t.Errorf("two of three answered: %+v", v.All)
	}
	from("yesterday", false)
	s.clock = s.clock.Add(time.Minute)
	from("yesterday", true) // not the first answer
	call, err := s.NewContact(ctx, Phone, Call{})
	s.must(call, err)
	if v := today(); v.All.Answered != 3 || v.All.First != 2 || len(v.Channels) != 2 || v.Channels[0].Channel != Phone || v.Channels[0].Answered != 0 || v.Channels[0].Waiting != 1 {
		t.Errorf("a call that goes on: %+v", v)
	}
	s.clock = s.clock.Add(5 * time.Minute)
	s.must(s.EndCall(ctx, call.Contact, CallHeld))
	_, err = s.NewContact(ctx, Phone, Call{As: CallMissed})
	s.step(err)
	if p := today().Channels[0]; p.Answered != 1 || p.First != 0 || p.Median != 0 {
		t.Errorf("one call held, one missed: %+v", p)
	}
	recalls(s)
	if v := today(); v.All.Waiting != 3 || v.All.Answered != 3 || v.All.First != 1 || v.All.Median != 20*time.Minute {
		t.Errorf("an answer that was taken back: %+v", v.All)
	}
	s.step(s.write(ctx, func(t *tx) error {
		return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Counselor)})
	}))
	if _, err := s.Today(ctx); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a counselor: %v", err)
	}
}
