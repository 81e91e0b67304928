package store

import (
	"context"
	"errors"
	"fmt"

	"baken/store/journal"
	"baken/store/vault"
)

// deskRetire is set as long as keys that were erased at another workstation are wrapped
// by this file's epoch key in pages of before.
const deskRetire = "retire"

// again says that what is erased was decided before or elsewhere: nothing stands in its
// way.
func (t *tx) again() bool { return t.s.following || t.elsewhere }

// eraseElsewhere does here what was erased at another workstation, and folds the event. It
// gives the keys that are gone.
func (t *tx) eraseElsewhere(e journal.Event, m journal.Meaning, b journal.Erased) (gone []vault.KeyID, err error) {
	t.elsewhere = true
	defer func() { t.elsewhere = false }()
	of := Erasure{Contacts: b.Contacts, Cases: b.Cases, Rooms: b.Rooms, Classes: b.Classes, KeepOnServer: true}
	if err := t.countErasing([]Erasure{of}); err != nil && !errors.Is(err, ErrNotAllowed) && !errors.Is(err, ErrNoChange) {
		return nil, err
	}
	if gone, err = t.eraseBy(of, &Erased{}, func() (journal.Event, error) { return e, t.fold(e, m) }); err != nil {
		return nil, err
	}
	index, err := t.purgeIndex()
	if err != nil || len(gone)+len(index) == 0 {
		return nil, err
	}
	return append(gone, index...), t.putDesk(deskRetire, true)
}

// retireIfDue begins a new epoch of this file after keys were erased elsewhere, and writes
// the file anew without the pages of before.
func (s *Store) retireIfDue(ctx context.Context) error {
	due, err := s.retireDue()
	if err != nil || !due {
		return err
	}
	s.slots.Lock()
	defer s.slots.Unlock()
	if err := s.retire(ctx); err != nil {
		return err
	}
	return s.finishErasing(ctx)
}

func (s *Store) retireDue() (due bool, err error) {
	err = s.read(func(t *tx) error { _, err := t.desk(deskRetire, &due); return err })
	return due, err
}

// retire begins the epoch. s.slots is held.
func (s *Store) retire(ctx context.Context) error {
	if err := s.newEpoch(ctx, func(t *tx) error { return t.putDesk(deskRetire, false) }); err != nil {
		return fmt.Errorf("%w: the file's epoch: %w", ErrUnfinished, err)
	}
	return nil
}

// resumeRetiring finishes what was begun before the program ended.
func (s *Store) resumeRetiring() error {
	due, err := s.retireDue()
	if err != nil || !due {
		return err
	}
	s.slots.Lock()
	defer s.slots.Unlock()
	return s.retire(context.Background())
}

// claimKind says how sure it is that a contact is held.
func (t *tx) claimKind(c claim) (ClaimKind, error) {
	switch {
	case t.sharing() != nil:
		open, err := t.unconfirmed(c.Event)
		if open || err != nil {
			return Unconfirmed, ignoreUnknown(err)
		}
		return Confirmed, nil
	case t.s.opts.Hub:
		return Confirmed, nil
	}
	return LocalClaim, nil
}
