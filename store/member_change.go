package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"baken/store/journal"
	"baken/store/member"
)

var (
	// ErrLastAdministrator: nobody would be left who can manage the team.
	ErrLastAdministrator = errors.New("the last administrator")
	// ErrOneself: a member cannot take themselves out of the team.
	ErrOneself = errors.New("that is oneself")
	// ErrKeyTaken: somebody else signs in with that key.
	ErrKeyTaken = errors.New("somebody else has that key")
)

// deskSeen begins the names under which it is kept when members were here.
const deskSeen = "seen "

// changePerson folds what is different of a member. Of somebody who is not known there
// is nothing to change.
func (t *tx) changePerson(id member.ID, f func(*person)) error {
	p, ok, err := t.person(id)
	if err != nil || !ok {
		return err
	}
	f(&p)
	t.change.Members = true
	return t.putValue(boxMembers, id[:], p)
}

// SetRoles gives a member other roles, one at least. It asks for the right to manage
// members. ErrNoChange, ErrUnknown, ErrLastAdministrator.
func (s *Store) SetRoles(ctx context.Context, id member.ID, roles member.Roles) error {
	if roles == 0 {
		return fmt.Errorf("%w: none", member.ErrRole)
	}
	return s.write(ctx, func(t *tx) error {
		p, err := t.managed(id, "change a member")
		if err != nil {
			return err
		}
		if p.Roles == roles {
			return ErrNoChange
		}
		if err := t.administered(id, roles); err != nil {
			return err
		}
		_, err = t.append(journal.MemberRoles{Member: id, Roles: roles})
		return err
	})
}

// SetMemberKeys says with which keys a member signs in over SSH, and with no other.
// Each is a line of an authorized_keys file without options and comment. It asks for
// the right to manage members. ErrNoChange, ErrUnknown, ErrKeyTaken.
func (s *Store) SetMemberKeys(ctx context.Context, id member.ID, keys []string) error {
	return s.write(ctx, func(t *tx) error {
		p, err := t.managed(id, "change a member")
		if err != nil {
			return err
		}
		if slices.Equal(p.Keys, keys) {
			return ErrNoChange
		}
		if err := t.free(id, keys); err != nil {
			return err
		}
		_, err = t.append(journal.MemberKeys{Member: id, Keys: keys})
		return err
	})
}

// free says whether nobody but a member has one of the keys: ErrKeyTaken.
func (t *tx) free(id member.ID, keys []string) error {
	return t.scan(boxMembers, nil, func(key, _ []byte) error {
		p, _, err := t.person(member.ID(key))
		if err == nil && member.ID(key) != id && slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(p.Keys, k) }) {
			err = ErrKeyTaken
		}
		return err
	})
}

// RemoveMember takes somebody out of the team: nothing is theirs to do any more, and what
// they held waits for others. It gives how many contacts that are. It asks for the right
// to manage members. ErrUnknown, ErrOneself, ErrLastAdministrator.
func (s *Store) RemoveMember(ctx context.Context, id member.ID) (released int, err error) {
	err = s.write(ctx, func(t *tx) error {
		p, err := t.managed(id, "remove a member")
		if err != nil {
			return err
		}
		if id == s.me {
			return ErrOneself
		}
		if err := t.administered(id, 0); err != nil {
			return err
		}
		bodies := []journal.Body{journal.MemberRoles{Member: id}}
		if len(p.Keys) > 0 {
			bodies = append(bodies, journal.MemberKeys{Member: id})
		}
		held, err := t.heldBy(id)
		if err != nil {
			return err
		}
		for _, c := range held {
			bodies = append(bodies, journal.Released{Contact: c, From: id, Left: true})
		}
		released = len(held)
		if _, err = t.append(bodies...); err != nil {
			return err
		}
		return t.revokeOf(id)
	})
	return released, err
}

// MemberWith is who signs in with a key. ErrUnknown when nobody does.
func (s *Store) MemberWith(key string) (Member, error) {
	all, err := s.Members()
	if err != nil {
		return Member{}, err
	}
	for _, m := range all {
		if slices.Contains(m.Keys, key) {
			return m, nil
		}
	}
	return Member{}, fmt.Errorf("%w: a key", ErrUnknown)
}

// SawMember notes that who acts is here now.
func (s *Store) SawMember(ctx context.Context) error {
	return s.write(ctx, func(t *tx) error { return t.putDesk(deskSeen+s.me.String(), s.now().UTC()) })
}

// managed is a member who has not left, for one who manages members: of others it is
// not even said who there is. ErrNotAllowed, with what was to be done, ErrUnknown.
func (t *tx) managed(id member.ID, what string) (person, error) {
	if err := t.allowed(member.ManageMembers, what); err != nil {
		return person{}, err
	}
	p, ok, err := t.person(id)
	if err == nil && (!ok || p.Roles == 0) {
		err = fmt.Errorf("%w: member %s", ErrUnknown, id)
	}
	return p, err
}

// administered refuses roles for a member with which nobody could manage the team.
func (t *tx) administered(id member.ID, roles member.Roles) error {
	if roles.May(member.ManageMembers) {
		return nil
	}
	left := false
	err := t.scan(boxMembers, nil, func(key, _ []byte) error {
		p, ok, err := t.person(member.ID(key))
		left = left || ok && member.ID(key) != id && p.Roles.May(member.ManageMembers)
		return err
	})
	if err == nil && !left {
		err = ErrLastAdministrator
	}
	return err
}

// heldBy are the contacts that a member holds.
func (t *tx) heldBy(id member.ID) (all []ContactID, err error) {
	err = t.scan(boxActs, nil, func(key, _ []byte) error {
		a, err := t.acts(ContactID(key))
		if err == nil && a.Claim.By == id {
			all = append(all, ContactID(key))
		}
		return err
	})
	return all, err
}
