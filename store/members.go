package store

import (
	"errors"
	"fmt"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// person is a member as the journal says.
type person struct {
	Name  outside.Text `cbor:"1,keyasint,omitzero"`
	Roles member.Roles `cbor:"2,keyasint,omitzero"`
}

// signer is a workstation as the journal says.
type signer struct {
	Member member.ID       `cbor:"1,keyasint"`
	Sign   vault.PublicKey `cbor:"2,keyasint"`
	Letter string          `cbor:"3,keyasint,omitzero"`
}

// name is what colleagues see of a member.
func (t *tx) name(id member.ID) outside.Text {
	var p person
	if _, err := t.value(boxMembers, id[:], &p); err != nil {
		return outside.Text{}
	}
	return p.Name
}

// may refuses an event that the member's roles do not allow: ErrNotAllowed. What
// founds the team is allowed while there is no event yet, and never again.
func (t *tx) may(m journal.Meaning, what journal.Kind) error {
	if !m.Founds {
		return t.allowed(m.Right, string(what))
	}
	if first, _ := t.bucket(boxJournal).Cursor().First(); first != nil {
		return fmt.Errorf("%w (%s): the team is there", ErrNotAllowed, what)
	}
	return nil
}

// allowed refuses what the member's roles do not allow, also where no event is
// made: ErrNotAllowed, with what was to be done. Who is not a member of the team
// may nothing.
func (t *tx) allowed(right member.Right, what string) error {
	var p person
	known, err := t.value(boxMembers, t.s.me[:], &p)
	if err != nil {
		return err
	}
	if !known {
		return fmt.Errorf("%w (%s): this workstation speaks for nobody", ErrNotAllowed, what)
	}
	if !p.Roles.May(right) {
		return fmt.Errorf("%w (%s)", ErrNotAllowed, what)
	}
	return nil
}

// eventByID reads an event by its id: ErrUnknown, ErrErased.
func (t *tx) eventByID(id journal.EventID) (journal.Event, error) {
	p, err := t.get(boxEvents, id[:])
	if err != nil {
		return journal.Event{}, err
	}
	if len(p) != 8 {
		return journal.Event{}, fmt.Errorf("%w: event %s", ErrUnknown, id)
	}
	e, err := t.event(seqOf(p))
	if errors.Is(err, ErrErased) {
		return e, fmt.Errorf("event %s: %w", id, ErrErased)
	}
	return e, err
}
