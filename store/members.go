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

// foldTeam keeps members and workstations.
func (t *tx) foldTeam(e journal.Event) error {
	switch b := e.Body.(type) {
	case journal.MemberAdded:
		return t.putValue(boxMembers, b.Member[:], person{b.Name, b.Roles})
	case journal.WorkstationAdded:
		if len(b.Sign) != len(vault.PublicKey{}) {
			return fmt.Errorf("%w: a workstation's key", ErrDamaged)
		}
		return t.putValue(boxMembers, b.Workstation[:], signer{b.Member, vault.PublicKey(b.Sign), b.Letter})
	}
	return nil
}

// name is what colleagues see of a member.
func (t *tx) name(id member.ID) outside.Text {
	var p person
	if _, err := t.value(boxMembers, id[:], &p); err != nil {
		return outside.Text{}
	}
	return p.Name
}

// needs says which right an event asks for; founding asks for none, as nobody
// is a member yet.
func needs(b journal.Body) (member.Right, bool) {
	switch b := b.(type) {
	case journal.TeamFounded, journal.MemberAdded, journal.WorkstationAdded:
		return member.ManageMembers, true
	case journal.Claimed:
		if b.From != (member.ID{}) {
			return member.TakeOver, true
		}
		return member.Claim, true
	case journal.Released:
		return member.Claim, true
	case journal.Closed, journal.Reopened:
		return member.Close, true
	case journal.DangerJudged, journal.FollowUpSet, journal.MadeWait, journal.SafetyAsked, journal.AttachmentMarked:
		return member.Triage, true
	case journal.Joined, journal.ContactLinked, journal.CaseOpened:
		return member.Link, true
	case journal.AnsweredWith, journal.Said, journal.AnswerSettled:
		return member.Reply, true
	case journal.NoteWritten, journal.NoteRevised:
		return member.Note, true
	case journal.Uncovered, journal.AttachmentSaved:
		return member.Uncover, true
	case journal.Opened, journal.Printed:
		return member.Read, true
	}
	return 0, false
}

// may refuses an event that the member's roles do not allow: ErrNotAllowed.
// Every replica asks the same again when it folds.
func (t *tx) may(b journal.Body) error {
	right, asked := needs(b)
	if !asked {
		return nil
	}
	return t.allowed(right, string(b.Kind()))
}

// allowed refuses what the member's roles do not allow, also where no event is
// made: ErrNotAllowed, with what was to be done.
func (t *tx) allowed(right member.Right, what string) error {
	var p person
	known, err := t.value(boxMembers, t.s.me[:], &p)
	if err != nil {
		return err
	}
	if !known {
		if right == member.ManageMembers {
			return nil // the founder, before the team is
		}
		return fmt.Errorf("%w: this workstation speaks for nobody", ErrNotAllowed)
	}
	if !p.Roles.May(right) {
		return fmt.Errorf("%w (%s)", ErrNotAllowed, what)
	}
	return nil
}

// eventByID reads an event by its id.
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
