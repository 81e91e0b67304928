package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"baken/store/journal"
	"baken/store/member"
)

// Call is the course of a contact that did not come by mail: a telephone call, or
// another way. The zero Call is that of a mail.
type Call struct {
	StartedAt time.Time
	EndedAt   time.Time // zero while it goes on
	As        CallEnd
}

// Running says whether it still goes on.
func (c Call) Running() bool { return !c.StartedAt.IsZero() && c.EndedAt.IsZero() }

// CallEnd says what came of a call where that was nothing; it is closed with it.
type CallEnd string

// The ends of a call.
const (
	CallHeld   CallEnd = "" // somebody spoke with us
	CallMissed CallEnd = journal.CallMissed
	CallSilent CallEnd = journal.CallSilent
)

// Unfinished says that somebody spoke with us, and that it was not closed since.
func (c Contact) Unfinished() bool {
	return !c.Call.StartedAt.IsZero() && c.Messages == 0 && c.State == Waiting && !c.Visitor.Left
}

// call is how a contact began that did not come by mail, and when it ended.
type call struct {
	Channel Channel   `cbor:"1,keyasint,omitzero"`
	Started time.Time `cbor:"2,keyasint,omitzero"`
	Ended   time.Time `cbor:"3,keyasint,omitzero"`
	As      CallEnd   `cbor:"4,keyasint,omitzero"`
}

func (c call) any() bool { return c.Channel != "" }

func (c call) running() bool { return c.any() && c.Ended.IsZero() }

// course is the row of a contact of which a call is known, or is no more: of what
// came by mail nothing changes.
func (r row) course(c call) row {
	switch {
	case r.Writer != ([16]byte{}):
	case c.any():
		r.Channel, r.Made = c.Channel, c.Started.UnixMilli()
	case r.Channel != Mail:
		r.Channel, r.Made = "", 0
	}
	return r
}

// begun is what was done on a contact after it began: whoever took the call holds
// it, and what came to nothing is closed.
func (a acts) begun(e journal.Event, b journal.ContactBegun) acts {
	if a.Call.any() {
		return a // of two that are one the first began it
	}
	a.Call = call{Channel(b.Channel), b.Started, b.Ended, CallEnd(b.As)}
	if b.As != "" {
		return a.nothingCame(e)
	}
	if a.Claim == (claim{}) {
		a.Claim = claim{By: e.Member, At: e.At(), Event: e.ID}
	}
	return a
}

func (a acts) ended(e journal.Event, b journal.ContactEnded) acts {
	if !a.Call.running() {
		return a
	}
	a.Call.Ended, a.Call.As = b.At, CallEnd(b.As)
	if b.As != "" {
		return a.nothingCame(e)
	}
	return a
}

// nothingCame closes the contact.
func (a acts) nothingCame(e journal.Event) acts {
	a.Closings = append(a.Closings[:len(a.Closings):len(a.Closings)], closing{At: e.At()})
	a.Claim = claim{}
	return a
}

// errCallTimes: a call that ends before it began, or lies in the future.
var errCallTimes = fmt.Errorf("%w: a call ends after it began, and not in the future", ErrState)

// NewContact begins a contact that does not come by mail (phone, other), at started
// and until ended; without an end it goes on, and whoever begins it holds it. as
// says that nothing came of it: it is closed at once. It opens no case: that is for
// the first act on it. ErrState for times that cannot be.
func (s *Store) NewContact(ctx context.Context, ch Channel, c Call) (d Done, err error) {
	if ch != Phone && ch != Other {
		return d, fmt.Errorf("%w: a contact of channel %q begins by itself", ErrState, ch)
	}
	now := s.now()
	if c.StartedAt.IsZero() {
		c.StartedAt = now
	}
	if c.As != CallHeld && c.EndedAt.IsZero() {
		c.EndedAt = c.StartedAt
	}
	if c.StartedAt.After(now) || c.EndedAt.After(now) || !c.EndedAt.IsZero() && c.EndedAt.Before(c.StartedAt) {
		return d, errCallTimes
	}
	err = s.write(ctx, func(t *tx) error {
		rand.Read(d.Contact[:])
		events, err := t.append(journal.ContactBegun{
			Contact: d.Contact, Channel: string(ch), Started: second(c.StartedAt), Ended: second(c.EndedAt), As: string(c.As),
		})
		if err == nil {
			d.Event, t.outcome = events[0].ID, &d
		}
		return err
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// second is a moment as events keep it: in UTC, to the second.
func second(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(time.Second)
}

// EndCall ends what goes on: now, as the clock of the store says. ErrNoChange when
// it has ended already, or was a mail; ErrState of a chat.
func (s *Store) EndCall(ctx context.Context, id ContactID, as CallEnd) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		if !c.Call.Running() {
			return ErrNoChange
		}
		if c.Channel == Chat { // the visitor is told of the end
			return fmt.Errorf("%w: a chat is ended where it goes on", ErrState)
		}
		at := second(s.now())
		if at.Before(c.Call.StartedAt) { // the clock was set back
			at = c.Call.StartedAt
		}
		events, err := t.append(journal.ContactEnded{Contact: c.ID, At: at, As: string(as)})
		if err == nil {
			d = Done{Event: events[0].ID, Contact: c.ID, Case: c.Case}
			t.outcome = &d
		}
		return err
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// listCalls is ordered by when those began that go on.
const listCalls = "calls"

// Calls gives up to n contacts, but for chats, of which the call goes on, the first that began
// first.
func (s *Store) Calls(n int) (rows []Contact, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		l, err := t.ladder(listCalls)
		if err != nil {
			return err
		}
		steps, err := l.Window(0, n)
		if err != nil {
			return err
		}
		rows, err = t.contacts(steps)
		return err
	})
	return rows, err
}
