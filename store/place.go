package store

import (
	"fmt"

	"baken/store/record"
	"baken/store/vault"
)

// Place is where a member was on the screen when it was locked.
type Place struct {
	At     string     `cbor:"1,keyasint,omitzero"` // the screen, by whatever name the screen gives it
	Filter Filter     `cbor:"2,keyasint,omitzero"` // of the queue
	Row    ContactID  `cbor:"3,keyasint,omitzero"` // under the queue's cursor; zero: none
	Open   ContactID  `cbor:"4,keyasint,omitzero"` // whose conversation or case was read; zero: none
	Cases  CaseFilter `cbor:"5,keyasint,omitzero"` // of the list of cases
	Case   CaseID     `cbor:"6,keyasint,omitzero"` // under its cursor; zero: none
}

// SealPlace seals a place for the same member, who opens the store next. Nothing is
// written, and how long it is says nothing of the place.
func (s *Store) SealPlace(p Place) (sealed []byte, err error) {
	err = s.guard(func() error {
		b, err := encode(p)
		if err != nil {
			return err
		}
		sealed = s.keys[vault.Desk].Seal(nil, s.placeOfMine(), vault.Pad(b))
		return nil
	})
	return sealed, err
}

// OpenPlace opens what SealPlace sealed. ErrDamaged for anything else, also for what
// another member sealed.
func (s *Store) OpenPlace(sealed []byte) (p Place, err error) {
	err = s.guard(func() error {
		b, err := s.keys[vault.Desk].Open(nil, s.placeOfMine(), sealed)
		if err == nil {
			b, err = vault.Unpad(b)
		}
		if err == nil {
			err = record.Decode(b, &p)
		}
		if err != nil {
			return fmt.Errorf("%w: a place on the screen", ErrDamaged)
		}
		return nil
	})
	return p, err
}

func (s *Store) placeOfMine() vault.Place { return vault.At("place", s.me[:]) }
