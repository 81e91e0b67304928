package desk

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
)

// runs has the house run while its clock goes on.
func (h *hub) runs(d time.Duration) {
	h.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); h.house.Run(ctx) }()
	for ; d > 0; d -= 10 * time.Second {
		h.house.look(ctx)
		h.clock.pass(10 * time.Second)
	}
	time.Sleep(1200 * time.Millisecond) // the rooms look once a second
	stop()
	<-done
}

func (v *visitor) stands() Chat {
	v.t.Helper()
	all, _, err := v.seats[v.noor].Watch(context.Background(), 0)
	v.step(err)
	for _, c := range all {
		if c.Contact == v.contact {
			return c
		}
	}
	return Chat{Gone: true}
}

// A counselor whose hub was killed and who does not come back keeps no visitor waiting:
// the chat goes back to the queue. Who comes back in time goes on.
func TestNotBackAfterRestart(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v, w := h.comes(), h.comes()
	h.seats[h.els].Here(true)
	h.step(h.seats[h.els].Accept(ctx, v.contact))
	h.seats[h.noor].Here(true)
	h.step(h.seats[h.noor].Accept(ctx, w.contact))
	h.runs(70 * time.Second)
	if c := v.stands(); c.Phase != chat.Talking {
		t.Fatalf("she is there: %+v", c)
	}
	h.restarts()
	h.house.look(ctx)
	h.seats[h.noor].Here(true)
	h.step(h.seats[h.noor].Return(ctx))
	h.runs(10 * time.Second)
	if c := v.stands(); c.Phase != chat.Paused {
		t.Errorf("she is not there yet: %+v", c)
	}
	h.runs(70 * time.Second)
	if c := v.stands(); c.Phase != chat.Waiting || c.Place != 1 || len(c.With) > 0 {
		t.Errorf("she did not come: %+v", c)
	}
	if c := w.stands(); c.Phase != chat.Talking {
		t.Errorf("she came back: %+v", c)
	}
	if c := v.contactRow(); c.Claim != store.Unclaimed {
		t.Errorf("held by %v", c.Claimer)
	}
}

// A chat handed to a colleague who is not there, or who leaves the team, can be taken by
// whoever is free.
func TestHandedToWhoIsNotThere(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	h.seats[h.noor].Here(true)
	h.step(h.seats[h.noor].Accept(ctx, v.contact))
	h.step(h.seats[h.noor].HandOver(ctx, v.contact, h.els))
	h.runs(20 * time.Second)
	if err := h.seats[h.noor].Accept(ctx, v.contact); !errors.Is(err, chat.ErrTaken) {
		t.Errorf("she may yet come: %v", err)
	}
	h.runs(50 * time.Second)
	h.step(h.seats[h.noor].Accept(ctx, v.contact))
}

// Who leaves the team while in a chat leaves the chat.
func TestLeavesTheTeamInAChat(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	h.seats[h.els].Here(true)
	h.step(h.seats[h.els].Accept(ctx, v.contact))
	v.says("ben je er")
	_, err := h.st.RemoveMember(ctx, h.els)
	h.step(err)
	h.runs(70 * time.Second)
	if c := v.stands(); c.Phase != chat.Waiting || len(c.With) > 0 {
		t.Errorf("%+v", c)
	}
	if err := h.seats[h.els].Send(ctx, v.contact, chat.Line, chat.NewLine(), said("x"), 0, nil); err == nil {
		t.Error("who has left writes")
	}
	if c := v.contactRow(); c.Claim != store.Unclaimed {
		t.Errorf("held by %v", c.Claimer)
	}
	h.step(h.seats[h.noor].Accept(ctx, v.contact))
}

// Who does not come back after a restart leaves the chat to the colleague in it who does:
// the claim is hers then. The visitor is told that somebody is away, and is not queued.
func TestColleagueComesBackAlone(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	h.seats[h.els].Here(true)
	h.step(h.seats[h.els].Accept(ctx, v.contact))
	h.step(h.seats[h.els].Invite(ctx, v.contact, h.noor))
	h.restarts()
	h.seats[h.noor].Here(true)
	h.step(h.seats[h.noor].Return(ctx))
	h.runs(10 * time.Second)
	if c := v.stands(); c.Phase != chat.Paused || len(c.With) != 2 {
		t.Errorf("she may yet come: %+v", c)
	}
	h.step(h.seats[h.noor].Send(ctx, v.contact, chat.Line, chat.NewLine(), said("ik ben er nog"), 0, nil))
	h.runs(70 * time.Second)
	if c := v.stands(); c.Phase != chat.Talking || len(c.With) != 1 || !c.Has(h.noor) {
		t.Errorf("she did not come: %+v", c)
	}
	if c := v.contactRow(); c.ClaimedBy != h.noor {
		t.Errorf("held by %v", c.ClaimedBy)
	}
}

// Who was invited and leaves the team is in no chat any more, and has none from who stays
// away later.
func TestInvitedLeavesTheTeam(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	for _, id := range []member.ID{h.noor, h.els} {
		h.seats[id].Here(true)
	}
	h.step(h.seats[h.noor].Accept(ctx, v.contact))
	h.step(h.seats[h.noor].Invite(ctx, v.contact, h.els))
	_, err := h.st.RemoveMember(ctx, h.els)
	h.step(err)
	h.runs(10 * time.Second)
	if c := v.stands(); c.Phase != chat.Talking || len(c.With) != 1 || !c.Has(h.noor) {
		t.Errorf("%+v", c)
	}
	h.step(h.seats[h.noor].Pause(ctx))
	h.runs(70 * time.Second)
	if c := v.stands(); c.Phase != chat.Waiting || c.Place != 1 {
		t.Errorf("%+v", c)
	}
}
