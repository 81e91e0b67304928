package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"baken/store/journal"
	"baken/store/vault"
)

// Erasure is what is to be erased: of contacts and cases, what these classes of
// keys seal. A contact goes with all that is one with it.
type Erasure struct {
	Contacts []ContactID
	Cases    []CaseID
	Rooms    []RoomID      // the team's room, by the day; it has words alone
	Classes  []vault.Class // of Names, Words, History; all of them: nothing is left but that it was erased
	// KeepOnServer leaves the mails where they are on the server. They stay away
	// from here.
	KeepOnServer bool
}

// AllOf are the classes of what belongs to people.
func AllOf() []vault.Class { return []vault.Class{vault.Names, vault.Words, vault.History} }

// HeldError says which case is held. It is ErrHeld.
type HeldError struct{ Number string }

func (e *HeldError) Error() string { return fmt.Sprintf("%v: case %s", ErrHeld, e.Number) }

// Is says that it is ErrHeld.
func (e *HeldError) Is(target error) bool { return target == ErrHeld }

// Erased is what an erasure did.
type Erased struct {
	Contacts int
	Cases    int
	Mails    int
	Server   []OpID // operations that delete on the server, one a mail
}

// WholeCase is the erasure of a case with all its contacts, and those that go on from
// them. ErrUnknown when there is none.
func (s *Store) WholeCase(id CaseID) (e Erasure, err error) {
	err = s.read(func(t *tx) error { e, err = t.ofCase(id); return err })
	e.Classes = AllOf()
	return e, err
}

// CaseNumber is the human number of a case, or of the one that it was merged into. It
// says nothing of anybody, so no right is asked: who erases reads no cases. ErrUnknown
// when there is none.
func (s *Store) CaseNumber(id CaseID) (number string, err error) {
	err = s.read(func(t *tx) error {
		if _, number, err = t.called(id); err == nil && number == "" {
			err = ErrUnknown
		}
		return err
	})
	return number, err
}

// ofCase is a case with all its contacts, and those that go on from them; with what
// was merged with it, and with the cases of contacts that are one with one of these:
// all that is shown as one.
func (t *tx) ofCase(id CaseID) (e Erasure, err error) {
	if e.Cases, err = t.merged(id); err != nil {
		return e, err
	}
	f, err := t.file(e.Cases[0])
	if err != nil {
		return e, err
	}
	if f.ID == (CaseID{}) {
		return e, fmt.Errorf("%w: case %s", ErrUnknown, id)
	}
	for i := 0; i < len(e.Cases); i++ { // which grows
		f, err := t.file(e.Cases[i])
		if err != nil {
			return e, err
		}
		own, err := t.contactsIn(e.Cases[i], f)
		if err != nil {
			return e, err
		}
		for _, c := range own {
			set, err := t.together(c)
			if err != nil {
				return e, err
			}
			cases, err := t.casesOf(Contact{ID: c, Case: e.Cases[i]})
			if err != nil {
				return e, err
			}
			e.Contacts, e.Cases = added(e.Contacts, set...), added(e.Cases, cases...)
		}
	}
	return e, nil
}

// added adds to a list what is not in it yet.
func added[T comparable](all []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}

// beside are the contacts and cases that stand in events which the keys of cases
// seal, and are not among them: what those say of them goes too.
func (t *tx) beside(cases []CaseID) (contacts []ContactID, others []CaseID, err error) {
	for _, id := range cases {
		if err := t.trail(id, func(e journal.Event, err error) error {
			if err != nil {
				return nil // it went before
			}
			m, err := journal.Means(e.Body, e.Member, t.eventByID)
			if errors.Is(err, ErrErased) || errors.Is(err, journal.ErrNewer) {
				return nil
			}
			for _, of := range m.About {
				switch {
				case of.Room:
				case !of.Case && !slices.Contains(contacts, ContactID(of.ID)):
					contacts = append(contacts, of.ID)
				case of.Case && !slices.Contains(cases, CaseID(of.ID)) && !slices.Contains(others, CaseID(of.ID)):
					others = append(others, of.ID)
				}
			}
			return err
		}); err != nil {
			return nil, nil, err
		}
	}
	return contacts, others, nil
}

// Erase destroys the keys of what is named, takes what they sealed out of the file,
// begins a new epoch, so that no key of before opens from what is left, and writes
// the file anew without the pages of before. It asks for the right to erase, and
// cannot be undone. Nobody waits for it but who writes.
//
// A [HeldError] when a case is held, ErrOnItsWay when words to a contact wait to be
// sent, ErrCallRuns when a visitor is in a chat: nothing was erased then. With [ErrUnfinished] all is erased, but pages of
// before are still in the file: that is done when the store is next opened.
func (s *Store) Erase(ctx context.Context, all ...Erasure) (done Erased, err error) {
	s.slots.Lock()
	defer s.slots.Unlock()
	if s.closed.Load() {
		return done, ErrClosed
	}
	var gone []vault.KeyID
	err = s.newEpoch(ctx, func(t *tx) (err error) {
		if gone, err = t.eraseAll(all, &done, false); err != nil {
			return err
		}
		return t.beginEpoch(journal.WorkstationID{})
	})
	if err != nil {
		return Erased{}, fmt.Errorf("nothing was erased: %w", err)
	}
	for _, id := range gone {
		s.vault.Forget(id)
	}
	return done, s.finishErasing(ctx)
}

// eraseAll erases groups, and writes what of the search index has any of them anew. It
// gives the keys that are gone. With again only what is not erased yet; ErrNoChange when
// that is nothing.
func (t *tx) eraseAll(all []Erasure, done *Erased, again bool) (gone []vault.KeyID, err error) {
	some := false
	for i, e := range all {
		if again {
			if e, err = t.notErased(e); err != nil {
				return nil, err
			}
			if len(e.owners()) == 0 {
				continue
			}
		}
		if !some {
			if err := t.countErasing(all[i:]); err != nil {
				return nil, err
			}
		}
		some = true
		keys, err := t.erase(e, done)
		if err != nil {
			return nil, err
		}
		gone = append(gone, keys...)
	}
	if again && !some {
		return nil, ErrNoChange
	}
	keys, err := t.purgeIndex()
	return append(gone, keys...), err
}

// erase takes one group out of the view and the key table, and gives the keys that
// are gone.
func (t *tx) erase(e Erasure, done *Erased) (keys []vault.KeyID, err error) {
	if e, err = t.whole(e); err != nil {
		return nil, err
	}
	return t.eraseBy(e, done, func() (journal.Event, error) {
		event := journal.Erased{Cases: e.Cases, Contacts: e.Contacts, Classes: e.Classes, Rooms: e.Rooms}
		for _, c := range e.Contacts {
			at, err := t.newestAt(c)
			if err != nil {
				return journal.Event{}, err
			}
			event.Upto = append(event.Upto, at)
		}
		events, err := t.append(event)
		if err != nil {
			return journal.Event{}, err
		}
		return events[0], nil
	})
}

// eraseBy erases by an event, which say folds.
func (t *tx) eraseBy(e Erasure, done *Erased, say func() (journal.Event, error)) (keys []vault.KeyID, err error) {
	if err := t.eraseFromIndex(e); err != nil {
		return nil, err
	}
	for _, c := range e.Contacts {
		n, err := t.strip(c, e, done)
		if err != nil {
			return nil, err
		}
		done.Mails += n
	}
	for _, id := range e.Cases {
		if err := t.stripCase(id, e.Classes); err != nil {
			return nil, err
		}
	}
	contacts, cases, err := t.beside(e.Cases)
	if err != nil {
		return nil, err
	}
	event, err := say()
	if err != nil {
		return nil, err
	}
	var rows []vault.Row
	for _, o := range e.owners() {
		for _, c := range e.Classes {
			prefix := append(append(make([]byte, 0, 17), o[:]...), byte(c))
			for row := range t.beginning(boxKeys, prefix) {
				rows = append(rows, vault.Row{Owner: o, Class: c, ID: vault.KeyID(row[17:])})
				keys = append(keys, vault.KeyID(row[17:]))
			}
			if err := t.dropAll(boxKeys, prefix); err != nil {
				return nil, err
			}
		}
	}
	if err := t.keysGone(rows); err != nil {
		return nil, err
	}
	for _, id := range append(cases, e.Cases...) {
		if err := t.refoldCase(id); err != nil {
			return nil, err
		}
	}
	if slices.Contains(e.Classes, vault.History) { // that they were joined cannot be read any more
		if err := t.regroup(e.Contacts...); err != nil {
			return nil, err
		}
	}
	for _, c := range joined(contacts, e.Contacts...) {
		if err := t.refold(c); err != nil {
			return nil, err
		}
	}
	done.Contacts, done.Cases = done.Contacts+len(e.Contacts), done.Cases+len(e.Cases)
	return keys, t.noteErased(listed{e.Contacts, e.Cases, e.Classes, event.At(), e.Rooms})
}

func (e Erasure) owners() (all []Owner) {
	for _, c := range e.Contacts {
		all = append(all, Owner(c))
	}
	for _, c := range e.Cases {
		all = append(all, Owner(c))
	}
	for _, r := range e.Rooms {
		all = append(all, Owner(r))
	}
	return all
}

// whole is the erasure with all contacts that are one with those it names, if it
// may be.
func (t *tx) whole(e Erasure) (Erasure, error) {
	if len(e.Classes) == 0 || len(e.owners()) == 0 || slices.ContainsFunc(e.Classes, func(c vault.Class) bool { return !slices.Contains(AllOf(), c) }) {
		return e, fmt.Errorf("%w: an erasure of nothing", ErrNoChange)
	}
	var all []ContactID
	for _, c := range e.Contacts {
		set, err := t.together(c)
		if err != nil {
			return e, err
		}
		all = joined(all, set...)
	}
	e.Contacts = all
	cases := slices.Clone(e.Cases)
	for _, c := range all {
		a, err := t.acts(c)
		if err != nil {
			return e, err
		}
		r, _, err := t.row(c)
		if err != nil {
			return e, err
		}
		in, err := t.caseOf(c, a, r)
		if err != nil {
			return e, err
		}
		of, err := t.casesOf(Contact{ID: c, Case: in}) // each of those that are one may have its own
		if err != nil {
			return e, err
		}
		cases = append(cases, of...)
		if !t.again() && t.any(boxPending, c[:]) {
			return e, fmt.Errorf("%w: contact %s", ErrOnItsWay, c)
		}
		if !t.again() && t.visitorThere(c, a) {
			return e, fmt.Errorf("%w: contact %s", ErrCallRuns, c)
		}
	}
	for _, id := range mergedCases(nil, cases...) {
		held, number, err := t.held(id)
		if err != nil {
			return e, err
		}
		if held && !t.again() {
			return e, &HeldError{number}
		}
	}
	return e, nil
}
