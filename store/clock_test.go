package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"baken/store/outside"
)

// The machine's clock is off: a day behind, a year ahead, or ahead until it is put
// right. What the mail server says of its mails is right all the time.

const year = 365 * day

// TestStatesWithAClockThatIsOff: how a contact stands does not depend on the clock, but
// for a date that is awaited. (A month after closing is counted from the closing.)
func TestStatesWithAClockThatIsOff(t *testing.T) {
	for name, off := range map[string]func(n, all int) time.Duration{
		"a day behind":             func(int, int) time.Duration { return -day },
		"a year ahead, then right": func(n, all int) time.Duration { return map[bool]time.Duration{true: year}[n < all-1] },
		"ahead and right by turns": func(n, _ int) time.Duration { return map[bool]time.Duration{true: year}[n%2 == 1] },
	} {
		for _, c := range outcomes {
			if strings.Contains(c.name, "follow-up") || strings.Contains(c.name, "month") {
				continue
			}
			var or []State
			switch c.name { // which of two came last goes by two clocks; neither makes it wait
			case "closed after another program's answer", "closed, then answered all the same":
				or = []State{Answered, Closed}
			}
			t.Run(name+"/"+c.name, func(t *testing.T) {
				s := &scene{house: newHouse(t)}
				c.comes(s, func(n int) { s.off = off(n, len(c.what)) }, or...)
			})
		}
	}
}

// TestOrderWithAClockThatIsOff: the history is in the order in which things were done,
// and its times never go back.
func TestOrderWithAClockThatIsOff(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	var said []string
	for i, off := range []time.Duration{0, year, 0, -day, 0, -year, year} {
		s.off = off
		text := strings.Repeat("x", i+1)
		said = append(said, text)
		s.note(text)
		s.reopen()
	}
	c := s.one(FilterAll)
	k, err := s.CaseFile(c.Case)
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range k.Notes {
		if n.Newest().Text.Unsafe() != said[i] {
			t.Errorf("note %d is the one of %d letters", i, n.Newest().Text.Len())
		}
	}
	lines, err := s.History(c.ID)
	if err != nil || len(lines) < len(said) {
		t.Fatal(len(lines), err)
	}
	for i := range lines[1:] {
		if lines[i+1].At.Before(lines[i].At) {
			t.Errorf("line %d is of %v, after one of %v", i+1, lines[i+1].At, lines[i].At)
		}
	}
}

// TestFollowUpWithAClockThatIsOff: a date comes when the clock says so; if that was wrong
// the contact has waited early, and never later than it would have.
func TestFollowUpWithAClockThatIsOff(t *testing.T) {
	s := &scene{house: newHouse(t)}
	for _, w := range []happening{writes, answers, followUp(2 * day)} {
		s.clock = s.clock.Add(time.Minute)
		w(s)
	}
	is := func(want State) {
		t.Helper()
		tick(s)
		s.reopen() // which verifies
		if got := s.one(FilterAll).State; got != want {
			t.Errorf("is %s, want %s", got, want)
		}
	}
	is(Answered)
	s.off = -day
	is(Answered)
	s.off = year
	is(Waiting)
	s.off = 0
	s.reopen()
	s.clock = s.clock.Add(3 * day)
	is(Waiting)
}

// TestRewind: what was given or refused by a clock that is ahead waits for as long as it
// was to wait, from when the clock was put right; and the time to undo is not cut short.
func TestRewind(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name      string
		off, then time.Duration
		wait      time.Duration // from then on
	}{
		{"right", 0, 0, 10 * time.Minute}, {"put right by a second", time.Second, 0, 10*time.Minute + time.Second},
		{"a year ahead", year, 0, 10 * time.Minute}, {"set back a day", 0, -day, 10 * time.Minute},
		{"a day behind", -day, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			s.off = c.off
			answers(s)
			s.step(s.Outbox().Begin(ctx, s.op))
			s.step(s.Outbox().Later(ctx, s.op, ReasonTemporary, "451", s.clock.Add(s.off+10*time.Minute)))
			s.off = c.then
			s.reopen()
			s.step(s.Outbox().Recover(ctx))
			now := s.clock.Add(s.off)
			o, err := s.Outbox().Get(s.op)
			if err != nil {
				t.Fatal(err)
			}
			if wait := max(o.NotBefore.Sub(now), 0); wait != c.wait {
				t.Errorf("it waits for %v, want %v", wait, c.wait)
			}
			if o.Since.Sub(now) > setBack || o.TriedAt.Sub(now) > setBack {
				t.Errorf("it was given at %v and tried at %v, and it is %v", o.Since, o.TriedAt, now)
			}
			if due, err := s.Outbox().Due(now.Add(c.wait)); err != nil || len(due) != 1 {
				t.Errorf("after that %d are due: %v", len(due), err)
			}
		})
	}
}

// TestNumbersWithAClockThatIsOff: the numbers of cases are not given twice.
func TestNumbersWithAClockThatIsOff(t *testing.T) {
	h := newHouse(t)
	given := map[string]bool{}
	for i, off := range []time.Duration{0, year, 0, -2 * year, 0, year} {
		h.off = off
		h.arrive(letter{uid: UID(i + 1), from: string(rune('a'+i)) + "@example.org", text: "hallo", at: h.clock})
		for _, c := range h.queue(FilterAll) {
			if c.Case != (CaseID{}) {
				continue
			}
			d, _, err := h.WriteNote(context.Background(), c.ID, outside.New("x"))
			if err != nil {
				t.Fatal(err)
			}
			if given[d.CaseNumber] {
				t.Errorf("%s is given twice", d.CaseNumber)
			}
			given[d.CaseNumber] = true
		}
		h.reopen()
	}
	if len(given) != 6 {
		t.Errorf("%d numbers", len(given))
	}
}
