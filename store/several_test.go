package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/journal"
	"baken/store/vault"
)

// That several people write from an address holds for each contact of it, those that
// come later too, and for no other.
func TestSeveralWrite(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.later()
	s.mail(letter{root: "other@example.org", id: "other@example.org", text: "nog iets"})
	s.mail(letter{root: "third@example.org", id: "third@example.org", from: "b@example.org", text: "iemand anders"})
	said := func() (yes, no int) {
		t.Helper()
		for _, c := range s.queue(FilterAll) {
			if c.SeveralWrite {
				yes++
			} else {
				no++
			}
		}
		return yes, no
	}
	d, err := s.SaySeveral(ctx, s.id, true)
	s.must(d, err)
	if yes, no := said(); yes != 2 || no != 1 {
		t.Errorf("said of %d contacts, and not of %d", yes, no)
	}
	if _, err := s.SaySeveral(ctx, s.id, true); !errors.Is(err, ErrNoChange) {
		t.Error(err)
	}
	s.mail(letter{root: "later@example.org", id: "later@example.org", text: "weer ik"})
	if yes, no := said(); yes != 3 || no != 1 {
		t.Errorf("of one that came later: %d, %d", yes, no)
	}
	s.reopen()
	if yes, _ := said(); yes != 3 {
		t.Errorf("opened again: %d", yes)
	}
	// Taken back at another contact of the address: the last word holds for all.
	var other ContactID
	for _, c := range s.queue(FilterAll) {
		if c.SeveralWrite && c.ID != s.id {
			other = c.ID
		}
	}
	s.later()
	off, err := s.SaySeveral(ctx, other, false)
	s.must(off, err)
	if yes, _ := said(); yes != 0 {
		t.Errorf("taken back, and said of %d", yes)
	}
	s.must(s.Undo(ctx, off.Event))
	if yes, _ := said(); yes != 3 {
		t.Errorf("undone: said of %d", yes)
	}
	s.must(s.Undo(ctx, d.Event))
	if yes, _ := said(); yes != 0 {
		t.Errorf("both undone: said of %d", yes)
	}
}

// What was said goes with the history of the contact at which it was said, and is
// nowhere else.
func TestSeveralWriteIsErased(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{root: "other@example.org", id: "other@example.org", text: "nog iets"})
	s.must(s.SaySeveral(ctx, s.id, true))
	_, err := s.Erase(ctx, Erasure{Contacts: []ContactID{s.id}, Classes: AllOf(), KeepOnServer: true})
	s.step(err)
	for _, c := range s.queue(FilterAll) {
		if c.SeveralWrite {
			t.Error("it is said of a contact that is left")
		}
	}
	if m, err := journal.Means(journal.SeveralWrite{Contact: s.id}, s.me, nil); err != nil || m.Class != vault.History {
		t.Errorf("%+v, %v", m, err)
	}
}
