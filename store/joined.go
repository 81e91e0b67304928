package store

import (
	"bytes"
	"slices"
	"time"

	"baken/store/journal"
)

// Contacts that were joined go by the smallest of their ids. Its acts are folded
// from the events of all of them, in the journal's order; the others keep what
// was done on each alone, so that undoing the join gives everything back.

// together gives all contacts that are one with id, itself too, smallest first.
func (t *tx) together(id ContactID) ([]ContactID, error) {
	set := []ContactID{id}
	for i := 0; i < len(set); i++ {
		a, err := t.acts(set[i])
		if err != nil {
			return nil, err
		}
		for _, o := range a.Joined {
			if !slices.Contains(set, o) {
				set = append(set, o)
			}
		}
	}
	slices.SortFunc(set, compareIDs)
	return set, nil
}

// canonical is the contact by which id goes.
func (t *tx) canonical(id ContactID) (ContactID, error) {
	set, err := t.together(id)
	if err != nil {
		return id, err
	}
	return set[0], nil
}

// foldActs is what the events of the contacts of a set add up to.
func (t *tx) foldActs(set ...ContactID) (a acts, err error) {
	err = t.standingOf(set, func(e journal.Event) error {
		moves, err := t.moves(e)
		if err == nil && moves {
			a, err = a.apply(e)
		}
		return err
	})
	return a, err
}

// moves says whether a contact goes by an event: an acceptance moves contacts only if
// it moved their case, which was folded before them.
func (t *tx) moves(e journal.Event) (bool, error) {
	b, ok := e.Body.(journal.HandoffAccepted)
	if !ok {
		return true, nil
	}
	f, err := t.file(b.Case)
	h := f.handoff(b.Handoff)
	return h != nil && h.Accepted == e.ID, err
}

// standingOf is [tx.standing] over several contacts.
func (t *tx) standingOf(set []ContactID, f func(journal.Event) error) error {
	if len(set) == 1 {
		return t.standing(set[0], f)
	}
	var all []journal.Event
	for _, c := range set {
		if err := t.standing(c, func(e journal.Event) error { all = append(all, e); return nil }); err != nil {
			return err
		}
	}
	slices.SortFunc(all, func(a, b journal.Event) int { return bytes.Compare(seqKey(a.Seq), seqKey(b.Seq)) })
	all = slices.CompactFunc(all, func(a, b journal.Event) bool { return a.Seq == b.Seq })
	for _, e := range all {
		if err := f(e); err != nil {
			return err
		}
	}
	return nil
}

// refold makes the acts of a contact anew from its events, and those of the
// contact that it goes by.
func (t *tx) refold(id ContactID) error {
	set, err := t.together(id)
	if err != nil {
		return err
	}
	of := []ContactID{id}
	if set[0] == id {
		of = set
	}
	a, err := t.foldActs(of...)
	if err != nil {
		return err
	}
	t.touch(id)
	if err := t.touchLinks(id); err != nil {
		return err
	}
	if err := t.putActs(id, a); err != nil || set[0] == id {
		return err
	}
	return t.refold(set[0])
}

// regroup settles who is one with whom after a join, or the undoing of one,
// between contacts of ids: their acts, and where their mails belong.
func (t *tx) regroup(ids ...ContactID) error {
	var all []ContactID
	for _, id := range ids {
		set, err := t.together(id)
		if err != nil {
			return err
		}
		all = joined(all, set...)
	}
	for _, c := range all { // what was joined, each by itself says
		a, err := t.foldActs(c)
		if err != nil {
			return err
		}
		if err := t.putActs(c, a); err != nil {
			return err
		}
	}
	for _, c := range all {
		if err := t.refold(c); err != nil {
			return err
		}
	}
	for _, c := range all {
		if err := t.regroupMails(c); err != nil {
			return err
		}
		if err := t.turned(c, time.Time{}); err != nil { // what is over is what all of them make it
			return err
		}
	}
	return nil
}

// regroupMails brings the mails of a contact to where they belong now.
func (t *tx) regroupMails(c ContactID) error {
	entries, err := t.entries(c)
	if err != nil {
		return err
	}
	for _, e := range entries {
		f, err := t.mustFacts(e.id)
		if err != nil {
			return err
		}
		to, err := t.canonical(f.home())
		if err != nil {
			return err
		}
		if to == c {
			continue
		}
		if err := t.moveMail(e, f, c, to); err != nil {
			return err
		}
	}
	return nil
}

// moveMail gives a mail to another contact.
func (t *tx) moveMail(e entry, f facts, from, to ContactID) error {
	if err := t.dropEntry(from, e.id); err != nil {
		return err
	}
	f.Contact = to
	if err := t.putFacts(e.id, f); err != nil {
		return err
	}
	if err := t.sealedFor(f, e.id); err != nil {
		return err
	}
	return t.putEntry(to, e)
}

// casesOf gives the cases of a contact: its own first, then those of the
// contacts that are one with it; each with what was merged with it.
func (t *tx) casesOf(c Contact) (cases []CaseID, err error) {
	add := func(id CaseID) {
		if err != nil || id == (CaseID{}) || slices.Contains(cases, id) {
			return
		}
		var set []CaseID
		set, err = t.merged(id)
		for _, id := range set {
			if !slices.Contains(cases, id) {
				cases = append(cases, id)
			}
		}
	}
	add(c.Case)
	if err != nil {
		return nil, err
	}
	set, err := t.together(c.ID)
	if err != nil || len(set) == 1 {
		return cases, err
	}
	for _, id := range set {
		a, err := t.foldActs(id)
		if err != nil {
			return nil, err
		}
		r, _, err := t.row(id)
		if err != nil {
			return nil, err
		}
		own, err := t.caseOf(id, a, r)
		if err != nil {
			return nil, err
		}
		if add(own); err != nil {
			return nil, err
		}
	}
	return cases, nil
}

// begun says whether a draft stands at a contact, or at one that is one with it.
func (t *tx) begun(id ContactID, key func(ContactID) []byte) (bool, error) {
	at, err := t.writtenAt(id, key)
	return err == nil && t.raw(boxDrafts, key(at)) != nil, err
}

// writtenAt is the contact, of those that are one with id, at which a draft
// stands: id itself before others, and when there is none.
func (t *tx) writtenAt(id ContactID, key func(ContactID) []byte) (ContactID, error) {
	if t.raw(boxDrafts, key(id)) != nil {
		return id, nil
	}
	set, err := t.together(id)
	if err != nil {
		return id, err
	}
	for _, c := range set {
		if t.raw(boxDrafts, key(c)) != nil {
			return c, nil
		}
	}
	return id, nil
}
