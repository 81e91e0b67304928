package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/member"
	"baken/store/outside"
)

// TestMembersChange gives members keys and other roles, and takes one out of the team.
func TestMembersChange(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	els, err := s.AddMember(ctx, outside.New("Els"), member.RolesOf(member.Counselor))
	s.step(err)
	ears := s.Listen()

	const key, other = "ssh-ed25519 AAAA1", "ssh-ed25519 AAAA2"
	s.step(s.SetMemberKeys(ctx, els, []string{key}))
	if m, err := s.MemberWith(key); m.ID != els || err != nil {
		t.Errorf("%v: %v", m, err)
	}
	if _, err := s.MemberWith(other); !errors.Is(err, ErrUnknown) {
		t.Errorf("nobody's key: %v", err)
	}
	if err := s.SetMemberKeys(ctx, s.Me(), []string{other, key}); !errors.Is(err, ErrKeyTaken) {
		t.Errorf("two with one key: %v", err)
	}
	if err := s.SetMemberKeys(ctx, els, []string{key}); !errors.Is(err, ErrNoChange) {
		t.Errorf("the same again: %v", err)
	}
	if !ears.Take().Members {
		t.Error("nobody hears of it")
	}

	s.step(s.SetRoles(ctx, els, member.RolesOf(member.Counselor, member.Supervisor)))
	if err := s.SetRoles(ctx, s.Me(), member.RolesOf(member.Counselor)); !errors.Is(err, ErrLastAdministrator) {
		t.Errorf("nobody could manage the team: %v", err)
	}
	hers, err := s.As(els)
	s.step(err)
	if err := hers.SetRoles(ctx, els, member.AllRoles); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("she makes herself administrator: %v", err)
	}
	// The right is asked first: neither who is there, nor who has what key, nor who is
	// the last administrator is told to who may not change it.
	nobody := member.ID{9}
	for what, err := range map[string]error{
		"the administrator's roles": hers.SetRoles(ctx, s.Me(), member.RolesOf(member.Counselor)),
		"nobody's roles":            hers.SetRoles(ctx, nobody, member.AllRoles),
		"the roles there are":       hers.SetRoles(ctx, els, member.RolesOf(member.Counselor, member.Supervisor)),
		"a key of another":          hers.SetMemberKeys(ctx, s.Me(), []string{key}),
		"the key there is":          hers.SetMemberKeys(ctx, els, []string{key}),
		"the administrator":         fails(hers.RemoveMember(ctx, s.Me())),
		"herself":                   fails(hers.RemoveMember(ctx, els)),
		"nobody":                    fails(hers.RemoveMember(ctx, nobody)),
	} {
		if !errors.Is(err, ErrNotAllowed) {
			t.Errorf("she changes %s: %v", what, err)
		}
	}

	s.must(hers.Claim(ctx, s.id))
	if _, err := s.RemoveMember(ctx, s.Me()); !errors.Is(err, ErrOneself) {
		t.Errorf("oneself: %v", err)
	}
	n, err := s.RemoveMember(ctx, els)
	if n != 1 || err != nil {
		t.Errorf("%d returned to the queue: %v", n, err)
	}
	if c, err := s.Contact(s.id); !c.ClaimedBy.IsZero() || err != nil {
		t.Errorf("still held: %v", err)
	}
	if _, err := hers.Claim(ctx, s.id); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("she claims after she left: %v", err)
	}
	if _, err := s.MemberWith(key); !errors.Is(err, ErrUnknown) {
		t.Errorf("her key: %v", err)
	}
	all, err := s.Members()
	if len(all) != 1 || err != nil {
		t.Errorf("%v: %v", all, err)
	}
	if _, err := s.RemoveMember(ctx, els); !errors.Is(err, ErrUnknown) {
		t.Errorf("twice: %v", err)
	}
	if name := s.name(els); name != "Els" { // in the history she stays who she was
		t.Errorf("her name is %q", name)
	}
}

func (h *house) name(id member.ID) (name string) {
	_ = h.read(func(t *tx) error { name = t.name(id).Unsafe(); return nil })
	return name
}

// fails is the error of what gives something else too.
func fails[T any](_ T, err error) error { return err }
