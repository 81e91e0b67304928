package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/outside"
)

func TestCall(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	began := s.clock
	d, err := s.NewContact(ctx, Phone, Call{})
	s.must(d, err)
	c := s.one(FilterMine)
	if c.ID != d.Contact || c.Channel != Phone || c.State != Waiting || !c.Unfinished() || !c.Call.Running() || !c.FirstAt.Equal(began) || c.Case != (CaseID{}) || c.Pseudonym == 0 || c.Messages != 0 {
		t.Errorf("%+v", c)
	}
	if rows, err := s.Calls(10); err != nil || len(rows) != 1 {
		t.Errorf("%d calls: %v", len(rows), err)
	}
	if _, err := s.CloseContact(ctx, c.ID, MailID{}); !errors.Is(err, ErrCallRuns) {
		t.Errorf("closed while it goes on: %v", err)
	}
	s.clock = s.clock.Add(7*time.Minute + 900*time.Millisecond)
	end, err := s.EndCall(ctx, c.ID, CallHeld)
	s.must(end, err)
	if _, err := s.EndCall(ctx, c.ID, CallHeld); !errors.Is(err, ErrNoChange) {
		t.Errorf("ended twice: %v", err)
	}
	if c = s.one(FilterWaiting); c.Call.EndedAt.Sub(began) != 7*time.Minute || !c.Unfinished() || !c.LastAt.Equal(c.Call.EndedAt) {
		t.Errorf("%+v", c.Call)
	}
	if rows, err := s.Calls(10); err != nil || len(rows) != 0 {
		t.Errorf("%d calls: %v", len(rows), err)
	}
	note, _, err := s.WriteNote(ctx, c.ID, outside.New("belt morgen terug"))
	if err != nil || note.CaseNumber != "26-0001" || note.State != Waiting {
		t.Fatalf("%+v, %v", note, err)
	}
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("a call with a note in its case is undone: %v", err)
	}
	s.must(s.CloseContact(ctx, c.ID, MailID{}))
	if c = s.one(FilterClosed); c.Unfinished() || c.Claim != Unclaimed {
		t.Errorf("%+v", c)
	}
	s.must(s.Reopen(ctx, c.ID))
	s.reopen()
	if c = s.one(FilterWaiting); !c.Unfinished() {
		t.Error("it is finished though it was reopened")
	}
}

// Of what nobody did more to nothing is left when it is undone.
func TestCallUndone(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	for _, as := range []CallEnd{CallHeld, CallMissed, CallSilent} {
		d, err := s.NewContact(ctx, Phone, Call{As: as})
		s.must(d, err)
		s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: d.Contact, Text: outside.New("half")}))
		if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrDepends) {
			t.Errorf("%q: a note that is being written would be lost: %v", as, err)
		}
		s.step(s.DropNoteDraft(ctx, d.Contact))
		s.must(s.Undo(ctx, d.Event))
		if rows := s.queue(FilterAll); len(rows) != 0 {
			t.Errorf("%q: %+v", as, rows)
		}
	}
	if n := len(s.cases(CasesAll)); n != 0 {
		t.Errorf("%d cases", n)
	}
}

// A call of which nothing came is closed with it, and takes no case number.
func TestMissedAndSilent(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	d, err := s.NewContact(ctx, Phone, Call{As: CallMissed})
	s.must(d, err)
	if c := s.one(FilterClosed); d.State != Closed || c.Call.As != CallMissed || c.Call.Running() || c.Claim != Unclaimed || c.Case != (CaseID{}) {
		t.Errorf("%+v", c)
	}
	s.later()
	d, err = s.NewContact(ctx, Phone, Call{})
	s.must(d, err)
	s.later()
	end, err := s.EndCall(ctx, d.Contact, CallSilent)
	if err != nil || end.State != Closed {
		t.Fatalf("%+v, %v", end, err)
	}
	s.must(s.Undo(ctx, end.Event))
	if c := s.one(FilterMine); !c.Call.Running() || c.Call.As != CallHeld {
		t.Errorf("%+v", c)
	}
}

func TestCallTimes(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	at := s.clock
	for _, c := range []Call{{StartedAt: at.Add(time.Minute)}, {StartedAt: at, EndedAt: at.Add(-time.Minute)}, {StartedAt: at.Add(-time.Hour), EndedAt: at.Add(time.Minute)}} {
		if _, err := s.NewContact(ctx, Phone, c); !errors.Is(err, ErrState) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := s.NewContact(ctx, Mail, Call{}); !errors.Is(err, ErrState) {
		t.Errorf("a mail: %v", err)
	}
	d, err := s.NewContact(ctx, Other, Call{StartedAt: at.Add(-time.Hour), EndedAt: at.Add(-time.Minute)})
	s.must(d, err)
	if c := s.one(FilterWaiting); c.Channel != Other || c.Call.EndedAt.Sub(c.Call.StartedAt) != 59*time.Minute || !c.Unfinished() {
		t.Errorf("%+v", c)
	}
}

// A call that was taken and closed without a registration is among those to finish;
// one of which nothing came is not.
func TestClosedCallIsUnfinished(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	missed, err := s.NewContact(ctx, Phone, Call{StartedAt: s.clock, EndedAt: s.clock, As: "missed"})
	s.must(missed, err)
	d, err := s.NewContact(ctx, Phone, Call{StartedAt: s.clock})
	s.must(d, err)
	s.later()
	s.must(s.EndCall(ctx, d.Contact, ""))
	if n := len(s.queue(FilterUnfinished)); n != 0 {
		t.Errorf("%d before it is closed", n)
	}
	s.must(s.CloseContact(ctx, d.Contact, MailID{}))
	if u := s.queue(FilterUnfinished); len(u) != 1 || u[0].ID != d.Contact {
		t.Errorf("%d closed", len(u))
	}
	s.later()
	s.must(s.Register(ctx, d.Contact, is("contact_type", "wrong_service")))
	if n := len(s.queue(FilterUnfinished)); n != 0 {
		t.Errorf("%d registered", n)
	}
}
