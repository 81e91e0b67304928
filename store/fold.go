package store

import (
	"baken/store/journal"
)

// fold brings the view in step with one event that was appended.
func (t *tx) fold(e journal.Event) error {
	if b, ok := e.Body.(journal.Undone); ok {
		return t.foldUndone(e, b)
	}
	if err := t.foldTeam(e); err != nil {
		return err
	}
	for _, id := range contactsOf(e.Body) {
		a, err := t.acts(id)
		if err != nil {
			return err
		}
		if err := t.putActs(id, a.apply(e)); err != nil {
			return err
		}
		t.touch(id)
		if len(a.Joined) > 0 { // also of the contact that it goes by
			if err := t.refold(id); err != nil {
				return err
			}
		}
	}
	if id, ok := caseOf(e.Body); ok {
		f, err := t.file(id)
		if err != nil {
			return err
		}
		if err := t.putFile(id, f.apply(e)); err != nil {
			return err
		}
		t.touchCase(f)
	}
	switch b := e.Body.(type) {
	case journal.CaseOpened:
		h := t.s.hash("number", []byte(b.Number))
		return t.put(boxNumbers, h[:], b.Case[:])
	case journal.Joined:
		return t.regroup(b.Contact, b.With)
	case journal.Said:
		h := t.messageIDKey(b.MessageID)
		return t.putRaw(boxSent, h[:], t.s.keys[boxSent.class].Seal(nil, boxSent.place(h[:]), append(b.Contact[:], b.Op[:]...)))
	}
	return nil
}

// contactsOf are the contacts whose acts an event changes.
func contactsOf(b journal.Body) []ContactID {
	switch b := b.(type) {
	case journal.ContactLinked:
		return []ContactID{b.Contact}
	case journal.Joined:
		return []ContactID{b.Contact, b.With}
	case journal.Of:
		return []ContactID{b.Of()}
	}
	return nil
}

func caseOf(b journal.Body) (CaseID, bool) {
	if b, ok := b.(journal.In); ok {
		return b.In(), true
	}
	return CaseID{}, false
}

// foldUndone marks the event as undone and folds what it touched from the
// beginning, without it.
func (t *tx) foldUndone(e journal.Event, b journal.Undone) error {
	if err := t.put(boxUndone, b.Event[:], e.ID[:]); err != nil {
		return err
	}
	undone, err := t.eventByID(b.Event)
	if err != nil {
		return err
	}
	if j, ok := undone.Body.(journal.Joined); ok {
		if err := t.regroup(j.Contact, j.With); err != nil {
			return err
		}
	}
	for _, id := range contactsOf(undone.Body) {
		if err := t.refold(id); err != nil {
			return err
		}
	}
	if id, ok := caseOf(undone.Body); ok {
		if err := t.refoldCase(id); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) refoldCase(id CaseID) error {
	f, err := t.foldCase(id)
	if err != nil {
		return err
	}
	t.touchCase(f)
	return t.putFile(id, f)
}

// foldCase is what the events of a case add up to.
func (t *tx) foldCase(id CaseID) (f file, err error) {
	err = t.standing(id, func(e journal.Event) error { f = f.apply(e); return nil })
	return f, err
}

// standing gives the events of a contact or case that can be read and were not
// undone, in the journal's order, until f fails.
func (t *tx) standing(id [16]byte, f func(journal.Event) error) error {
	return t.trail(id, func(e journal.Event, err error) error {
		if err != nil || t.undone(e.ID) {
			return nil // an event that cannot be read is as one that never was
		}
		return f(e)
	})
}

func (t *tx) undone(id journal.EventID) bool { return t.raw(boxUndone, id[:]) != nil }

func (t *tx) touchCase(f file) {
	for _, c := range f.Contacts {
		t.touch(c)
	}
}
