package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/vault"
)

// Link puts a contact into a case. One that is alone in a case of its own brings
// that along, with its notes: the two are merged. ErrNoChange when it is there
// already.
func (s *Store) Link(ctx context.Context, id ContactID, to CaseID) (Done, error) {
	return s.onCase(ctx, func(t *tx) ([]journal.Body, Done, error) {
		c, err := t.linkable(id)
		if err != nil {
			return nil, Done{}, err
		}
		if to, err = t.known(to); err != nil {
			return nil, Done{}, err
		}
		if c.Case == to {
			return nil, Done{}, ErrNoChange
		}
		if err := t.unoffered(to, c.Case); err != nil {
			return nil, Done{}, err
		}
		d := Done{Contact: c.ID, Case: to}
		alone, own, err := t.alone(c)
		if err != nil {
			return nil, d, err
		}
		if alone && own != (CaseID{}) {
			return []journal.Body{journal.CasesMerged{Case: to, With: own}}, d, nil
		}
		if err := t.unheld(c); err != nil {
			return nil, d, err
		}
		bodies, err := t.links(c, to)
		return bodies, d, err
	})
}

// Unlink takes a contact out of its case, into one of its own. What was written
// there as a note stays. ErrNoChange when no other contact is in the case.
func (s *Store) Unlink(ctx context.Context, id ContactID) (Done, error) {
	return s.onCase(ctx, func(t *tx) ([]journal.Body, Done, error) {
		c, err := t.linkable(id)
		if err != nil {
			return nil, Done{}, err
		}
		alone, _, err := t.alone(c)
		if err != nil {
			return nil, Done{}, err
		}
		if alone || c.Case == (CaseID{}) {
			return nil, Done{}, ErrNoChange
		}
		if err := t.unheld(c); err != nil {
			return nil, Done{}, err
		}
		d := Done{Contact: c.ID}
		rand.Read(d.Case[:])
		number, err := t.newNumber()
		if err != nil {
			return nil, d, err
		}
		bodies, err := t.links(c, d.Case)
		return append([]journal.Body{journal.CaseOpened{Case: d.Case, Number: number}}, bodies...), d, err
	})
}

// unoffered refuses to change what belongs to a case while it is offered to somebody:
// its summary and the consent speak of what it was. The error is a [HandoffError].
func (t *tx) unoffered(cases ...CaseID) error {
	for _, id := range cases {
		if id == (CaseID{}) {
			continue
		}
		_, on, err := t.wayOf(id)
		if err != nil {
			return err
		}
		if on != nil {
			return &HandoffError{on.State, on.Review}
		}
	}
	return nil
}

// unheld refuses to take a contact out of a case that is held: what is kept for a court
// would not be any more.
func (t *tx) unheld(c Contact) error {
	if c.Case == (CaseID{}) {
		return nil
	}
	held, number, err := t.held(c.Case)
	if err == nil && held {
		err = &HeldError{number}
	}
	return err
}

// MergeCases makes two cases one. The earlier number is what it goes by, and both
// find it. ErrNoChange when they are one already.
func (s *Store) MergeCases(ctx context.Context, id, with CaseID) (Done, error) {
	return s.onCase(ctx, func(t *tx) ([]journal.Body, Done, error) { return t.merging(id, with) })
}

// merging are the events that make two cases one.
func (t *tx) merging(id, with CaseID) (_ []journal.Body, d Done, err error) {
	if id, err = t.known(id); err != nil {
		return nil, d, err
	}
	if with, err = t.known(with); err != nil {
		return nil, d, err
	}
	if id == with {
		return nil, d, ErrNoChange
	}
	if err := t.unoffered(id, with); err != nil {
		return nil, d, err
	}
	return []journal.Body{journal.CasesMerged{Case: id, With: with}}, Done{Case: id}, nil
}

// onCase runs an act on a case. What undoes it is all of its events that can be
// undone.
func (s *Store) onCase(ctx context.Context, decide func(*tx) ([]journal.Body, Done, error)) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error { return t.doneOnCase(decide, &d) })
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// doneOnCase is onCase in a transaction that does more.
func (t *tx) doneOnCase(decide func(*tx) ([]journal.Body, Done, error), d *Done) error {
	bodies, did, err := decide(t)
	if err != nil {
		return err
	}
	events, err := t.append(bodies...)
	if err != nil {
		return err
	}
	for _, e := range events[:len(events)-1] {
		if _, opened := e.Body.(journal.CaseOpened); !opened { // a number is never given again
			did.Also = append(did.Also, e.ID)
		}
	}
	*d = did
	d.Event = events[len(events)-1].ID
	return t.tell(d)
}

// tell says how a case stands by which number it goes, once its row was made anew.
func (t *tx) tell(d *Done) error {
	by, number, err := t.called(d.Case)
	d.Case, d.CaseNumber, t.outcome = by, number, d
	return err
}

// known is the case by which one goes that there is. ErrErased when its words were
// erased.
func (t *tx) known(id CaseID) (CaseID, error) {
	by, err := t.goesBy(id)
	if err != nil {
		return id, err
	}
	f, err := t.file(by)
	if err == nil && f.ID == (CaseID{}) {
		err = fmt.Errorf("%w: case %s", ErrUnknown, id)
	}
	if err != nil {
		return id, err
	}
	return by, t.unerased(Owner(by), vault.Words)
}

// linkable is a contact that can be put into a case.
func (t *tx) linkable(id ContactID) (Contact, error) {
	c, err := t.contact(id)
	if err != nil {
		return c, err
	}
	return c, t.unerased(Owner(c.ID), vault.Words)
}

// alone says whether no other contact is in a contact's case, and which case it is
// in by an act on it; zero for none.
func (t *tx) alone(c Contact) (alone bool, own CaseID, err error) {
	if c.Case == (CaseID{}) {
		return true, own, nil
	}
	a, err := t.acts(c.ID)
	if err != nil {
		return false, own, err
	}
	set, err := t.merged(c.Case)
	if err != nil {
		return false, own, err
	}
	ids, _, err := t.shownIn(set)
	return !slices.ContainsFunc(ids, func(o ContactID) bool { return o != c.ID }), a.Case, err
}

// links puts a contact into a case, with those that are one with it.
func (t *tx) links(c Contact, to CaseID) (bodies []journal.Body, err error) {
	set, err := t.together(c.ID)
	if err != nil {
		return nil, err
	}
	for i := len(set) - 1; i >= 0; i-- { // the one that it goes by last: its link is the newest
		a, err := t.foldActs(set[i])
		if err != nil {
			return nil, err
		}
		bodies = append(bodies, journal.ContactLinked{Case: to, Contact: set[i], From: a.Case, Chosen: true})
	}
	return bodies, nil
}

// CloseCase closes what of a case is open, each contact up to the newest mail that
// whoever closes had in sight; nil takes all as the store has them. A contact that
// was not in sight stays open. ErrNoChange when nothing is open, ErrCallRuns while a
// call of it goes on.
func (s *Store) CloseCase(ctx context.Context, id CaseID, sight []Contact) (Done, error) {
	return s.onContacts(ctx, id, func(t *tx, c Contact, a acts, act ActID) ([]journal.Body, error) {
		if c.State == Closed {
			return nil, nil
		}
		var seen MailID
		if sight != nil {
			i := slices.IndexFunc(sight, func(o Contact) bool { return o.ID == c.ID })
			if i < 0 {
				return nil, nil
			}
			seen = sight[i].Last
		}
		return t.closing(c, seen, act)
	})
}

// ReopenCase takes the last closing back that was done in a case; where that closed
// the whole case, of all its contacts that are closed since. ErrNoChange when a
// contact of it is open.
func (s *Store) ReopenCase(ctx context.Context, id CaseID) (Done, error) {
	var last closing
	begun := false
	return s.onContacts(ctx, id, func(t *tx, c Contact, a acts, act ActID) ([]journal.Body, error) {
		if !begun {
			begun = true
			var err error
			if last, err = t.lastClosing(id); err != nil {
				return nil, err
			}
		}
		mine, ok := a.closing()
		if !ok || mine.Act != last.Act || last.Act == (ActID{}) && !mine.At.Equal(last.At) {
			return nil, nil
		}
		return []journal.Body{journal.Reopened{Contact: c.ID, Act: act}}, nil
	})
}

// lastClosing is the newest closing of the contacts of a case; ErrNoChange when one
// of them is open, or none was closed by a person.
func (t *tx) lastClosing(id CaseID) (last closing, err error) {
	set, err := t.merged(id)
	if err != nil {
		return last, err
	}
	ids, _, err := t.shownIn(set)
	if err != nil {
		return last, err
	}
	for _, k := range ids {
		r, _, err := t.row(k)
		if err != nil {
			return last, err
		}
		if r.State != Closed {
			return last, ErrNoChange
		}
		a, err := t.acts(k)
		if err != nil {
			return last, err
		}
		if c, ok := a.closing(); ok && c.At.After(last.At) {
			last = c
		}
	}
	if last.At.Equal(time.Time{}) {
		err = ErrNoChange
	}
	return last, err
}

// onContacts runs an act on each contact of a case, as one act: all of it or
// nothing. ErrNoChange when it does nothing to any.
func (s *Store) onContacts(ctx context.Context, id CaseID, decide func(*tx, Contact, acts, ActID) ([]journal.Body, error)) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		by, err := t.known(id)
		if err != nil {
			return err
		}
		set, err := t.merged(by)
		if err != nil {
			return err
		}
		ids, _, err := t.shownIn(set)
		if err != nil {
			return err
		}
		var act ActID
		rand.Read(act[:])
		var events []EventID
		for _, k := range ids {
			one, err := t.act(k, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
				if gone, err := t.erased(Owner(c.ID), vault.Words); err != nil || gone {
					return nil, cmp.Or(err, errNothing)
				}
				bodies, err := decide(t, c, a, act)
				if err == nil && len(bodies) == 0 {
					err = errNothing
				}
				return bodies, err
			})
			if err == errNothing {
				continue
			}
			if err != nil {
				return err
			}
			events = append(events, one.Event)
		}
		if len(events) == 0 {
			return ErrNoChange
		}
		d = Done{Event: events[len(events)-1], Also: events[:len(events)-1], Case: by}
		return t.tell(&d)
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// errNothing: of several contacts nothing is done to this one.
var errNothing = fmt.Errorf("%w: to this contact", ErrNoChange)
