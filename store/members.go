package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/record"
	"baken/store/vault"
)

// person is a member as the journal says.
type person struct {
	Name  outside.Text `cbor:"1,keyasint,omitzero"`
	Roles member.Roles `cbor:"2,keyasint,omitzero"`
	Keys  []string     `cbor:"3,keyasint,omitempty"`
}

// signer is a workstation as the journal says.
type signer struct {
	Member member.ID       `cbor:"1,keyasint"`
	Sign   vault.PublicKey `cbor:"2,keyasint"`
	Letter string          `cbor:"3,keyasint,omitzero"`
}

// Member is somebody who works at the line.
type Member struct {
	ID     member.ID
	Name   outside.Text
	Roles  member.Roles
	Keys   []string  // that they sign in with: see [Store.SetMemberKeys]
	SeenAt time.Time // when they were at this workstation last, if not first of all; zero: never
}

// Left says whether the member has left the team.
func (m Member) Left() bool { return m.Roles == 0 }

// Members are all of the team, by name, but for those who have left it.
func (s *Store) Members() ([]Member, error) {
	all, err := s.everyMember()
	return slices.DeleteFunc(all, Member.Left), err
}

// Member is one of the team, or one who has left it. ErrUnknown when the team has none
// of that id.
func (s *Store) Member(id member.ID) (m Member, err error) {
	err = s.read(func(t *tx) error {
		p, ok, err := t.person(id)
		if err == nil && !ok {
			err = fmt.Errorf("%w: member %s", ErrUnknown, id)
		}
		m = Member{ID: id, Name: p.Name, Roles: p.Roles, Keys: p.Keys}
		return err
	})
	return m, err
}

// everyMember are those who were ever of the team, by name.
func (s *Store) everyMember() (all []Member, err error) {
	err = s.read(func(t *tx) error {
		return t.scan(boxMembers, nil, func(key, _ []byte) error {
			id := member.ID(key)
			p, ok, err := t.person(id)
			if err != nil || !ok {
				return err
			}
			m := Member{ID: id, Name: p.Name, Roles: p.Roles, Keys: p.Keys}
			if _, err := t.desk(deskSeen+id.String(), &m.SeenAt); err != nil {
				return err
			}
			all = append(all, m)
			return nil
		})
	})
	slices.SortFunc(all, func(a, b Member) int {
		return cmp.Or(strings.Compare(a.Name.Unsafe(), b.Name.Unsafe()), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return all, err
}

// AddMember takes somebody into the team. It asks for the right to manage members.
func (s *Store) AddMember(ctx context.Context, name outside.Text, roles member.Roles) (id member.ID, err error) {
	id = member.NewID()
	err = s.write(ctx, func(t *tx) error {
		_, err := t.append(journal.MemberAdded{Member: id, Name: name, Roles: roles})
		return err
	})
	return id, err
}

// person is a member of the team; false for an id that is nobody's. Workstations
// stand in the same box, and are told by the key that they sign with.
func (t *tx) person(id member.ID) (p person, ok bool, err error) {
	raw, err := t.get(boxMembers, id[:])
	if err != nil || raw == nil {
		return p, false, err
	}
	var w signer
	if record.Decode(raw, &w) == nil && w.Sign != (vault.PublicKey{}) {
		return p, false, nil
	}
	return p, true, decode(boxMembers, raw, &p)
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

// reading is read for a member who needs a right to see what is read: ErrNotAllowed.
// What works behind the screen, and reads for nobody, goes another way.
func (s *Store) reading(right member.Right, f func(*tx) error) error {
	return s.read(func(t *tx) error {
		if err := t.allowed(right, right.String()); err != nil {
			return err
		}
		return f(t)
	})
}

// has says whether the member has a right.
func (t *tx) has(right member.Right) (bool, error) {
	err := t.allowed(right, right.String())
	if errors.Is(err, ErrNotAllowed) {
		return false, nil
	}
	return err == nil, err
}

// May says whether the member has a right, so that nobody is offered what would be
// refused. Acts ask again.
func (s *Store) May(right member.Right) (may bool, err error) {
	err = s.read(func(t *tx) error { may, err = t.has(right); return err })
	return may, err
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
