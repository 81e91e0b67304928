package store

import (
	"context"
	"fmt"

	"baken/store/vault"
)

// The ways in. The header that lists them stands in the head of the file, and
// changes in the transaction that changes what it opens.

// AddSlot adds a way in. A passphrase costs about a second, during which nothing
// is written. After an error the ways in are as they were.
func (s *Store) AddSlot(ctx context.Context, w vault.Way, label string) (id vault.SlotID, err error) {
	s.slots.Lock()
	defer s.slots.Unlock()
	if s.closed.Load() {
		return "", ErrClosed
	}
	before := s.vault.Header()
	if id, err = s.vault.AddSlot(w, label, s.now()); err != nil {
		return "", err
	}
	if err := s.write(ctx, func(t *tx) error { return t.putVault(s.vault.Header()) }); err != nil {
		s.revert(before)
		return "", err
	}
	return id, nil
}

// RemoveSlot removes the way in whose id begins with prefix, and begins a new
// epoch, so that who has it and an older file opens nothing that is written from
// now on with new keys. vault.ErrLastSlot when it is the only one.
func (s *Store) RemoveSlot(ctx context.Context, prefix string) (slot vault.Slot, err error) {
	s.slots.Lock()
	defer s.slots.Unlock()
	if s.closed.Load() {
		return slot, ErrClosed
	}
	before := s.vault.Header()
	id, err := before.FindSlot(prefix)
	if err != nil {
		return slot, err
	}
	for _, o := range before.Slots() {
		if o.ID == id {
			slot = o
		}
	}
	if err := s.vault.RemoveSlot(id); err != nil {
		return vault.Slot{}, err
	}
	if err := s.rotate(ctx); err != nil {
		s.revert(before)
		return vault.Slot{}, err
	}
	return slot, nil
}

// CameInBy is the slot by which the store was opened; empty for one that was just made.
func (s *Store) CameInBy() vault.SlotID { return s.vault.By() }

// Rotate begins a new epoch: all keys of the table are wrapped anew by a fresh
// epoch key. Records are not sealed anew. After an error all is as it was.
func (s *Store) Rotate(ctx context.Context) error {
	s.slots.Lock()
	defer s.slots.Unlock()
	return s.rotate(ctx)
}

// rotate keeps table and header in one transaction; the vault follows once that
// is on the disk. The writers' lock is held from the beginning to the end, since
// no key of the old epoch may come into the table in between.
func (s *Store) rotate(ctx context.Context) error {
	if err := s.newEpoch(ctx, func(*tx) error { return nil }); err != nil {
		return fmt.Errorf("no new epoch was begun, all is as it was: %w", err)
	}
	return nil
}

// newEpoch is rotate after what f changes, in the same transaction.
func (s *Store) newEpoch(ctx context.Context, f func(*tx) error) error {
	var r *vault.Rotation
	held := false
	return s.writeThen(ctx, func(t *tx) (err error) {
		if err := f(t); err != nil {
			return err
		}
		// No key is made any more from here on.
		if err := t.settleHomes(); err != nil {
			return err
		}
		if err := t.refreshTouched(); err != nil {
			return err
		}
		if r, err = s.vault.Rotate(s.now()); err != nil {
			return err
		}
		if err := t.rewrap(r); err != nil {
			return err
		}
		if err := t.putVault(r.Header()); err != nil {
			return err
		}
		// A read that begins between the commit of the file and that of the vault
		// would find keys that do not fit.
		s.epoch.Lock()
		held = true
		return nil
	}, func(committed bool) {
		if r != nil && committed {
			r.Commit()
		} else if r != nil {
			r.Abort()
		}
		if held {
			s.epoch.Unlock()
		}
	})
}

// rewrap wraps every key of the table anew.
func (t *tx) rewrap(r *vault.Rotation) error {
	type wrap struct{ row, wrapped []byte }
	var all []wrap
	if err := t.scan(boxKeys, nil, func(row, wrapped []byte) error {
		at, err := readRow(row)
		if err != nil {
			return err
		}
		w, err := r.Rewrap(at, wrapped)
		if err != nil {
			return fmt.Errorf("%w: a key does not open (%w)", ErrDamaged, err)
		}
		all = append(all, wrap{append([]byte(nil), row...), w})
		return nil
	}); err != nil {
		return err
	}
	for _, w := range all {
		if err := t.putRaw(boxKeys, w.row, w.wrapped); err != nil {
			return err
		}
	}
	return nil
}

// revert takes the vault back to a header, when the one after could not be kept.
func (s *Store) revert(h *vault.Header) {
	if err := s.vault.Revert(h); err != nil {
		s.log.Error("the vault's header could not be taken back", "err", err)
	}
}

// putVault keeps the vault's header.
func (t *tx) putVault(h *vault.Header) error {
	return t.b.Bucket([]byte(bucketHead)).Put(headVault, h.Bytes())
}
