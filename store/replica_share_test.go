package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/member"
	"baken/store/outside"
)

// Who was alone shares a journal: it is published in its order, with nothing lost, and a
// store that joins ends with the same. Then each hears of what the other does.
func TestAloneBecomesATeam(t *testing.T) {
	ctx := context.Background()
	h := &seat{house: newHouse(t), wire: newWire(), name: "hub"}
	first := h.calls()
	_, _, err := h.WriteNote(ctx, first, outside.New("belt morgen"))
	h.step(err)
	d, err := h.CloseContact(ctx, first, MailID{})
	h.must2(d, err)
	h.must2(h.Undo(ctx, d.Event))
	h.step(h.Share(ctx, true))
	if err := h.Share(ctx, true); !errors.Is(err, ErrNoChange) {
		t.Errorf("shared twice: %v", err)
	}
	_, err = h.Follow(ctx, "a")
	h.step(err)
	if c, err := h.Contact(first); err != nil || c.Claim != Unconfirmed {
		t.Errorf("a claim that nobody has heard of is %q: %v", c.Claim, err)
	}
	bo := h.comes("Bo", member.Counselor)
	meet(h, bo)
	equal(t, h, bo)
	if c, err := bo.Contact(first); err != nil || c.Claim != Confirmed || c.Claimer.Unsafe() != "Noor" || c.CaseNumber == "" {
		t.Errorf("Bo sees a claim %q of %d bytes: %v", c.Claim, c.Claimer.Len(), err)
	}
	if err := bo.RecordOpened(ctx, first); err != nil {
		t.Error(err)
	}
	if _, err := bo.Claim(ctx, first); !errors.Is(err, ErrClaimed) {
		t.Errorf("claimed twice: %v", err)
	}
	mine := bo.calls()
	_, _, err = bo.WriteNote(ctx, mine, outside.New("is bang"))
	bo.step(err)
	bo.reopen()
	h.reopen()
	meet(h, bo)
	equal(t, h, bo)
	c, err := h.Contact(mine)
	if err != nil || c.CaseNumber != "26-B-01" {
		t.Errorf("the hub sees case %q: %v", c.CaseNumber, err)
	}
	for _, s := range []*seat{h, bo} {
		if st, err := s.Standing(); err != nil || st.Pending != 0 || st.Alarms != 0 || st.Conflicts != 0 || st.Last != uint64(len(h.wire.log)) {
			t.Errorf("%s stands at %+v: %v", s.name, st, err)
		}
	}
}

// What is done to the workstations of a team asks for the right to manage members.
func TestWorkstationsInEveryRole(t *testing.T) {
	ctx := context.Background()
	h := &seat{house: newHouse(t), wire: newWire(), name: "hub"}
	j, err := NewJoining()
	h.step(err)
	tries := []func() error{
		func() error { return h.Share(ctx, false) },
		func() error { _, err := h.Enrol(ctx, j.Request(), h.me, false); return err },
		func() error { return h.RevokeWorkstation(ctx, j.id) },
	}
	bo, err := h.AddMember(ctx, outside.New("Bo"), member.RolesOf(member.Counselor, member.Supervisor))
	h.step(err)
	noor := h.me
	for i, try := range tries {
		h.me = bo
		n := h.events()
		if err := try(); !errors.Is(err, ErrNotAllowed) || h.events() != n {
			t.Errorf("%d: %v", i, err)
		}
		h.me = noor
		h.step(try())
		_, err := h.Follow(ctx, "a")
		h.step(err)
		meet(h) // what was enrolled is known once it is in the team's journal
	}
}
