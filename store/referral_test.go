package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/member"
	"baken/store/outside"
)

// A referral stands in the case as it was made, and what came of it is said later;
// both are undone as long as nothing stands on them.
func TestReferrals(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	r := Referral{Service: outside.New("CAW Limburg"), Phone: outside.New("011 00 00 00"), Way: "warm", Target: "caw", Consent: ConsentOverridden, Reason: outside.New("gevaar")}
	given, id, err := s.Refer(ctx, s.id, r)
	s.step(err)
	read := func() []Referral {
		t.Helper()
		f, err := s.CaseFile(given.Case)
		s.step(err)
		return f.Referrals
	}
	if all := read(); len(all) != 1 || all[0].Service != r.Service || all[0].Phone != r.Phone || all[0].Reason != r.Reason || all[0].Way != "warm" || all[0].Target != "caw" ||
		all[0].Consent != ConsentOverridden || all[0].Outcome != "" || all[0].By != outside.New("Noor") || all[0].At.IsZero() || all[0].Contact != s.id {
		t.Errorf("%+v", all)
	}
	s.clock = s.clock.Add(1e9)
	turned, err := s.TurnReferral(ctx, s.id, id, "accepted")
	s.must(turned, err)
	if r := read()[0]; r.Outcome != "accepted" || !r.OutcomeAt.After(r.At) {
		t.Errorf("%s", r.Outcome)
	}
	if _, err := s.TurnReferral(ctx, s.id, id, "accepted"); !errors.Is(err, ErrNoChange) {
		t.Error(err)
	}
	if _, err := s.TurnReferral(ctx, s.id, ReferralID{9}, "accepted"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if _, err := s.Undo(ctx, given.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("undone though its outcome was said: %v", err)
	}
	s.must(s.Undo(ctx, turned.Event))
	if r := read()[0]; r.Outcome != "" {
		t.Errorf("undone: %s", r.Outcome)
	}
	s.must(s.Undo(ctx, given.Event))
	if all := read(); len(all) != 0 {
		t.Errorf("undone: %+v", all)
	}
}

func TestReferralsThatAreNone(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	before := s.events()
	for field, r := range map[string]Referral{
		"service":        {Service: outside.New(" "), Way: "named"},
		"kind":           {Service: outside.New("CAW"), Way: "shouted"},
		"target":         {Service: outside.New("CAW"), Way: "named", Target: "pub"},
		"outcome":        {Service: outside.New("CAW"), Way: "named", Outcome: "fine"},
		"consent":        {Service: outside.New("CAW"), Way: "warm"},
		"consent-reason": {Service: outside.New("CAW"), Way: "named", Consent: ConsentOverridden},
	} {
		var missing *IncompleteError
		if _, _, err := s.Refer(ctx, s.id, r); !errors.As(err, &missing) || missing.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, role := range member.EveryRole() {
		s.step(s.write(ctx, func(t *tx) error {
			return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(role)})
		}))
		_, _, err := s.Refer(ctx, s.id, Referral{Service: outside.New("CAW"), Way: "named"})
		if may := role.May(member.Refer); may != (err == nil) || !may && (!errors.Is(err, ErrNotAllowed) || s.events() != before) {
			t.Errorf("a %s: %v", role, err)
		}
		before = s.events()
	}
}
