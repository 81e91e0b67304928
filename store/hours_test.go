package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/directory"
	"baken/store/member"
	"baken/store/opening"
)

// someHours are a team's own.
func someHours() opening.Hours {
	h := opening.Usual()
	day, _ := directory.ParseDate("2026-12-25")
	h.Chat.Rules = append(h.Chat.Rules, opening.Holiday(day, day))
	return h
}

// Where the team never said when it is open, the usual hours hold; what it says last
// stands, on every replica, and is told to who listens.
func TestHours(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	o, from := s.replica(), s.events()+1
	defer o.close()
	if h, set, err := s.Hours(); err != nil || set || h.Text() != opening.Usual().Text() {
		t.Errorf("never set: %v, %s: %v", set, h.Text().Unsafe(), err)
	}
	l := s.Listen()
	defer l.Close()
	l.Take()
	s.step(s.SetHours(ctx, opening.Usual())) // said so, it is the team's
	if _, set, err := s.Hours(); err != nil || !set {
		t.Errorf("set: %v, %v", set, err)
	}
	s.step(s.SetHours(ctx, someHours()))
	if !l.Take().Hours {
		t.Error("nobody is told")
	}
	if err := s.SetHours(ctx, someHours()); !errors.Is(err, ErrNoChange) {
		t.Errorf("set again: %v", err)
	}
	for _, bad := range []opening.Hours{{Zone: "Europe/Nowhere"}, {Zone: "Europe/Brussels"}} {
		if err := s.SetHours(ctx, bad); !errors.Is(err, opening.ErrHours) {
			t.Errorf("hours that are none: %v", err)
		}
	}
	s.role(s.sam, member.RolesOf(member.Supervisor))
	if err := s.by(s.sam, func() error { return s.SetHours(ctx, opening.Usual()) }); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a supervisor: %v", err)
	}
	for seq := from; seq <= s.events(); seq++ {
		o.take(s.house, seq)
	}
	h, _, err := o.Hours()
	if here, _, _ := s.Hours(); err != nil || h.Text() != here.Text() || h.Text() != someHours().Text() {
		t.Errorf("a replica has %s: %v", h.Text().Unsafe(), err)
	}
}
