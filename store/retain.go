package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// Retention is how long what belongs to people is kept after their contact was
// closed; 0 is for ever. It is the team's.
type Retention struct {
	Names        time.Duration // what identifies somebody
	Words        time.Duration // mails, notes, summaries
	History      time.Duration // who did what and when; with it goes all that is left
	KeepOnServer bool          // mails stay on the server
}

// DefaultRetention holds until the team decides otherwise.
var DefaultRetention = Retention{Names: 30 * aDay, Words: 60 * aDay, History: 2 * 365 * aDay}

const aDay = 24 * time.Hour

// Untouched is how long nothing happened on an open contact that is listed for
// closing.
const Untouched = 90 * aDay

// Retention is what the team decided.
func (s *Store) Retention() (r Retention, err error) {
	err = s.read(func(t *tx) error { r, err = t.retention(); return err })
	return r, err
}

// teamKey is where something stands that the team decided.
func (s *Store) teamKey(name string) []byte {
	h := s.hash("team", []byte(name))
	return h[:]
}

func (t *tx) retention() (Retention, error) {
	var b journal.RetentionSet
	ok, err := t.value(boxTeam, t.s.teamKey("retention"), &b)
	if err != nil || !ok {
		return DefaultRetention, err
	}
	return Retention{time.Duration(b.Names) * aDay, time.Duration(b.Words) * aDay, time.Duration(b.History) * aDay, b.KeepOnServer}, nil
}

// SetRetention decides it, in whole days. It asks for the right to manage the team.
func (s *Store) SetRetention(ctx context.Context, r Retention) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.append(journal.RetentionSet{Names: uint(r.Names / aDay), Words: uint(r.Words / aDay), History: uint(r.History / aDay), KeepOnServer: r.KeepOnServer})
		return err
	})
}

// HoldCase keeps a case from being erased, with what was merged with it, or lets it
// go again. ErrNoChange when it stands so.
func (s *Store) HoldCase(ctx context.Context, id CaseID, held bool) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		set, err := t.merged(id)
		if err != nil {
			return err
		}
		first, err := t.file(set[0])
		if err != nil {
			return err
		}
		if first.ID == (CaseID{}) {
			return ErrUnknown
		}
		if now, _, err := t.held(id); err != nil || now == held {
			return cmp.Or(err, ErrNoChange)
		}
		var bodies []journal.Body
		for _, k := range set {
			f, err := t.file(k)
			if err != nil {
				return err
			}
			if f.ID == k && f.Held != held {
				bodies = append(bodies, journal.CaseHeld{Case: k, Held: held})
			}
		}
		events, err := t.append(bodies...)
		if err != nil {
			return err
		}
		d = Done{Case: set[0], CaseNumber: first.Number}
		for _, e := range events[:len(events)-1] {
			d.Also = append(d.Also, e.ID)
		}
		d.Event, t.outcome = events[len(events)-1].ID, &d
		return nil
	})
	return d, err
}

// held says whether a case is, or one that was merged with it, and its number.
func (t *tx) held(id CaseID) (held bool, number string, err error) {
	set, err := t.merged(id)
	for _, k := range set {
		f, err := t.file(k)
		if err != nil {
			return false, "", err
		}
		held = held || f.Held
	}
	if err == nil {
		_, number, err = t.called(id)
	}
	return held, number, err
}

// Due is what retention says of the store as it stands.
type Due struct {
	Erasures  []Erasure           // to be given to [Store.Erase], together
	Contacts  map[vault.Class]int // of how many contacts each class is due
	Cases     int                 // of how many cases without a contact something is due
	Rooms     int                 // of how many days what colleagues said in the team's room is due
	Held      int                 // contacts of which something is due, but their case is held
	OnItsWay  int                 // contacts of which something is due, but words to them wait to be sent
	Untouched []ContactID         // open, and nothing happened on them for so long: to be looked at and closed
	More      bool                // there is more than one run takes
}

// maxDue is of how many contacts one run erases something.
const maxDue = 2000

// Due reckons what is to be erased, without changing anything. It asks for the
// right to retain.
func (s *Store) Due(ctx context.Context) (d Due, err error) {
	d.Contacts = map[vault.Class]int{}
	r := dueReckoning{d: &d, now: s.now(), seen: map[CaseID]bool{}}
	if err := s.read(func(t *tx) error {
		if err := t.allowed(member.Retain, "retain"); err != nil {
			return err
		}
		r.keep, err = t.retention()
		return err
	}); err != nil {
		return d, err
	}
	for _, f := range []struct {
		rows Filter
		look func(*tx, Contact) error
	}{{FilterClosed, r.closed}, {FilterWaiting, r.open}, {FilterAnswered, r.open}, {FilterAside, r.open}} {
		for from := 0; !d.More; from += narrowStep {
			if err := ctx.Err(); err != nil {
				return d, err
			}
			n := 0
			if err := s.read(func(t *tx) error {
				rows, err := t.queue(f.rows, from, narrowStep)
				if err != nil {
					return err
				}
				n = len(rows)
				for _, c := range rows {
					if err := f.look(t, c); err != nil {
						return err
					}
				}
				return nil
			}); err != nil {
				return d, err
			}
			if n < narrowStep {
				break
			}
		}
	}
	if err := s.dueCases(ctx, &r); err != nil {
		return d, err
	}
	return d, s.read(r.rooms)
}

// dueCases looks at the cases of which no contact is left.
func (s *Store) dueCases(ctx context.Context, r *dueReckoning) error {
	var ids []CaseID
	if err := s.read(func(t *tx) error {
		return t.scan(boxCases, nil, func(key, _ []byte) error { ids = append(ids, CaseID(key)); return nil })
	}); err != nil {
		return err
	}
	for some := range slices.Chunk(ids, narrowStep) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.read(func(t *tx) error {
			for _, id := range some {
				if err := r.empty(t, id); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

type dueReckoning struct {
	d    *Due
	keep Retention
	now  time.Time
	seen map[CaseID]bool // cases that were looked at
}

// closed looks at a closed contact, and once at its case.
func (r *dueReckoning) closed(t *tx, c Contact) error {
	if len(r.d.Erasures) >= maxDue {
		r.d.More = true
		return nil
	}
	whole, age, err := r.ofCase(t, c.Case)
	if err != nil {
		return err
	}
	if c.Case != (CaseID{}) && !r.seen[c.Case] {
		for _, id := range append(whole.Cases, c.Case) {
			r.seen[id] = true
		}
		if ripe(age, r.keep.History) {
			whole.Classes = AllOf()
			return r.take(t, whole)
		}
		if err := r.take(t, Erasure{Cases: whole.Cases, Classes: r.classes(t, age, Erasure{Cases: whole.Cases}.owners()...)}); err != nil {
			return err
		}
	} else if ripe(age, r.keep.History) {
		return nil // it goes with its case
	}
	a, err := t.acts(c.ID)
	if err != nil {
		return err
	}
	last, closed := a.closing()
	if !closed {
		return nil
	}
	set, err := t.together(c.ID)
	if err != nil {
		return err
	}
	var owners []Owner
	for _, o := range set {
		owners = append(owners, Owner(o))
	}
	return r.take(t, Erasure{Contacts: []ContactID{c.ID}, Classes: r.classes(t, r.now.Sub(last.At), owners...)})
}

// ofCase is a case with its contacts, and how long ago the last of them was closed;
// negative when one is not.
func (r *dueReckoning) ofCase(t *tx, id CaseID) (e Erasure, age time.Duration, err error) {
	if id == (CaseID{}) {
		return e, -1, nil
	}
	if e, err = t.ofCase(id); err != nil || len(e.Contacts) == 0 {
		return e, -1, err
	}
	var last time.Time
	for _, o := range e.Contacts {
		c, err := t.contact(o)
		if errors.Is(err, ErrUnknown) {
			continue
		}
		if err != nil {
			return e, -1, err
		}
		a, err := t.acts(c.ID)
		if err != nil {
			return e, -1, err
		}
		k, closed := a.closing()
		if !closed || c.State != Closed {
			return e, -1, nil
		}
		last = later(last, k.At)
	}
	if last.IsZero() {
		return e, -1, nil
	}
	return e, r.now.Sub(last), nil
}

// empty looks at a case, if no contact of it is shown any more: its periods begin with what was done
// last on it.
func (r *dueReckoning) empty(t *tx, id CaseID) error {
	if len(r.d.Erasures) >= maxDue {
		r.d.More = true
		return nil
	}
	if at, listed, err := t.standingOfCase(id); err != nil || r.seen[id] || listed && at.open {
		return err
	}
	e, err := t.ofCase(id)
	if errors.Is(err, ErrUnknown) {
		return nil // it was erased
	}
	if err != nil {
		return err
	}
	if shown, _, err := t.shownIn(e.Cases); err != nil || len(shown) > 0 {
		return err
	}
	var last time.Time
	for _, c := range e.Cases {
		r.seen[c] = true
		if err := t.trail(c, func(e journal.Event, _ error) error { last = later(last, e.At()); return nil }); err != nil {
			return err
		}
	}
	age := r.now.Sub(last)
	sealed := func(o Owner) bool { return t.any(boxKeys, o[:]) }
	if e.Classes = r.classes(t, age, e.owners()...); ripe(age, r.keep.History) && slices.ContainsFunc(e.owners(), sealed) {
		e.Classes = AllOf()
	}
	taken := len(r.d.Erasures)
	err = r.take(t, e)
	r.d.Cases += len(r.d.Erasures) - taken
	return err
}

// ripe says whether what is kept for so long was kept long enough.
func ripe(age, keep time.Duration) bool { return keep > 0 && age >= keep }

// classes are those that are due of owners, and of which there are keys still.
func (r *dueReckoning) classes(t *tx, age time.Duration, of ...Owner) (due []vault.Class) {
	for class, keep := range map[vault.Class]time.Duration{vault.Names: r.keep.Names, vault.Words: r.keep.Words} {
		if ripe(age, keep) && slices.ContainsFunc(of, func(o Owner) bool { return t.any(boxKeys, append(o[:], byte(class))) }) {
			due = append(due, class)
		}
	}
	slices.Sort(due)
	return due
}

// take takes an erasure up, if it may be.
func (r *dueReckoning) take(t *tx, e Erasure) error {
	if len(e.Classes) == 0 {
		return nil
	}
	e.KeepOnServer = r.keep.KeepOnServer
	switch _, err := t.whole(e); {
	case errors.Is(err, ErrHeld):
		r.d.Held++
		return nil
	case errors.Is(err, ErrOnItsWay):
		r.d.OnItsWay++
		return nil
	case err != nil:
		return err
	}
	for _, c := range e.Classes {
		r.d.Contacts[c] += len(e.Contacts)
	}
	r.d.Erasures = append(r.d.Erasures, e)
	return nil
}

// open looks at a contact that is not closed.
func (r *dueReckoning) open(t *tx, c Contact) error {
	if r.now.Sub(c.LastAt) < Untouched {
		return nil
	}
	last, err := t.lastActAt(c.ID)
	if err == nil && r.now.Sub(last) >= Untouched {
		r.d.Untouched = append(r.d.Untouched, c.ID)
	}
	return err
}

// lastActAt is when something was last done on a contact, reading too; zero when
// nothing was, or nothing of it can be read.
func (t *tx) lastActAt(id ContactID) (at time.Time, err error) {
	set, err := t.together(id)
	if err != nil {
		return at, err
	}
	for _, c := range set {
		if err := t.trail(c, func(e journal.Event, _ error) error { at = later(at, e.At()); return nil }); err != nil {
			return at, err
		}
	}
	return at, nil
}
