package outbox

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/inbox/teamtest"
	"baken/store"
	"baken/store/member"
)

// desks are two counselors of a team, each with a replica and the same mailbox, and a
// submission server.
type desks struct {
	bo, els *house
	journal *teamtest.Journal
	away    map[*store.Store]bool // who cannot reach the journal
	sink    *mailtest.Sink
	o       mailtest.SMTPOptions
}

func newDesks(t *testing.T) *desks {
	hub := newHouse(t)
	d := &desks{journal: teamtest.Share(t, hub.Store, true), away: map[*store.Store]bool{}}
	d.sink = submission(t, d.o)
	joins := func(name string) *house {
		h := &house{t: t, now: hub.now}
		h.Store = d.journal.Joins(hub.Store, name, way(), h.options(), member.Counselor)
		t.Cleanup(h.close)
		return h
	}
	d.bo, d.els = joins("Bo"), joins("Els")
	d.journal.Meet(hub.Store, d.bo.Store, d.els.Store)
	return d
}

// asks has the same mail come to both mailboxes.
func (d *desks) asks() store.ContactID {
	d.bo.t.Helper()
	var ids []store.ContactID
	for _, h := range []*house{d.bo, d.els} {
		ids = append(ids, h.contactOf(h.arrive(store.Inbox, h.arrival("writer1@example.net", "q-1", false))))
	}
	if ids[0] != ids[1] {
		d.bo.t.Fatal("one mail is two contacts in two mailboxes")
	}
	return ids[0]
}

// sends looks what others did, and sends.
func (d *desks) sends(h *house) Report {
	h.t.Helper()
	s := NewSender(h.Store, Options{Account: handedIn(h.t, d.sink, d.o), Patience: quick, Now: func() time.Time { return h.now }, CatchUp: func(ctx context.Context) error {
		if d.away[h.Store] {
			return errors.New("away")
		}
		_, err := d.journal.Exchange(ctx, h.Store)
		return err
	}})
	r, err := s.Send(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

func (d *desks) stands(h *house, id store.OpID, state store.OpState, why store.OpReason, there int) {
	h.t.Helper()
	op := h.op(id)
	if op.State != state || op.Reason != why {
		h.t.Errorf("%s, %q; want %s, %q", op.State, op.Reason, state, why)
	}
	if n := d.sink.Count(op.MessageID.Unsafe()); n != there {
		h.t.Errorf("the server has it %d times, want %d", n, there)
	}
}

// Two answer one contact while neither hears of the other. One mail goes; the other is
// held and asks, and goes when she says so. In whatever order they come back, and when both
// answers are in the journal before the first mail goes, it is the first in the journal
// that goes.
func TestTwoAnswerApart(t *testing.T) {
	for _, c := range []struct {
		name  string
		claim bool // each claims it too
		meet  bool // both answers are known to both before a mail goes
		elsIs int  // Els sends first or second
	}{
		{"one after the other", false, false, 1},
		{"each has claimed it", true, false, 1},
		{"both are known", false, true, 1},
		{"both are known, and the second sends first", false, true, 0},
		{"both are known, and each has claimed it", true, true, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesks(t)
			id := d.asks()
			var ops []store.Op
			for _, h := range []*house{d.bo, d.els} {
				if c.claim {
					if _, err := h.Claim(t.Context(), id); err != nil {
						t.Fatal(err)
					}
				}
				ops = append(ops, h.answer(id, "writer1@example.net", 0))
			}
			if c.meet {
				d.journal.Meet(d.bo.Store, d.els.Store)
			}
			if c.elsIs == 0 {
				d.sends(d.els)
			}
			d.sends(d.bo)
			d.sends(d.els)
			d.stands(d.bo, ops[0].ID, store.OpDone, "", 1)
			d.stands(d.els, ops[1].ID, store.OpConflict, store.ReasonAnswered, 0)
			if err := d.els.Outbox().DecideRetry(t.Context(), ops[1].ID); err != nil {
				t.Fatal(err)
			}
			d.sends(d.els)
			d.stands(d.els, ops[1].ID, store.OpDone, "", 1)
		})
	}
}

// A colleague has claimed it meanwhile.
func TestClaimedApart(t *testing.T) {
	d := newDesks(t)
	id := d.asks()
	if _, err := d.bo.Claim(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	op := d.els.answer(id, "writer1@example.net", 0)
	d.journal.Meet(d.bo.Store)
	d.sends(d.els)
	d.stands(d.els, op.ID, store.OpConflict, store.ReasonClaimed, 0)
}

// Without the team's journal nobody knows whether somebody else answered: the reply waits,
// and goes by itself when the journal is there, or when a person says that it is not to wait.
func TestApart(t *testing.T) {
	d := newDesks(t)
	op := d.bo.answer(d.asks(), "writer1@example.net", 0)
	d.away[d.bo.Store] = true
	if r := d.sends(d.bo); r.Later != 1 || r.Sent != 0 {
		t.Errorf("%+v", r)
	}
	d.stands(d.bo, op.ID, store.OpWaiting, store.ReasonApart, 0)
	if r := d.sends(d.bo); r.Later != 0 {
		t.Errorf("looked again at once: %+v", r)
	}
	d.bo.now = d.bo.now.Add(time.Minute)
	delete(d.away, d.bo.Store)
	d.sends(d.bo)
	d.stands(d.bo, op.ID, store.OpDone, "", 1)

	d.away[d.els.Store] = true
	urgent := d.els.answer(d.els.contactOf(d.els.arrive(store.Inbox, d.els.arrival("writer2@example.net", "q-2", false))), "writer2@example.net", 0)
	d.sends(d.els)
	d.stands(d.els, urgent.ID, store.OpWaiting, store.ReasonApart, 0)
	if err := d.els.Outbox().DecideRetry(t.Context(), urgent.ID); err != nil {
		t.Fatal(err)
	}
	d.sends(d.els)
	d.stands(d.els, urgent.ID, store.OpDone, "", 1)
}

// What one workstation sent and marked in the mailbox is, at the other, the answer of which
// the journal tells: neither a second contact nor a second answer.
func TestOneMailbox(t *testing.T) {
	d := newDesks(t)
	id := d.asks()
	op := d.bo.answer(id, "writer1@example.net", 0)
	d.sends(d.bo)
	copied := d.els.arrival("writer1@example.net", op.MessageID.Unsafe(), true)
	for _, journalFirst := range []bool{true, false} {
		if journalFirst {
			d.journal.Meet(d.bo.Store, d.els.Store)
		} else {
			d.els.arrive(store.Sent, copied)
		}
		all, err := d.els.Queue(store.FilterAll, 0, 9)
		if err != nil || len(all) != 1 || all[0].ID != id || all[0].State != store.Answered {
			t.Fatalf("%d contacts, %v", len(all), err)
		}
		heads, err := d.els.Heads(id)
		if err != nil || len(heads) != 2 {
			t.Errorf("%d messages: %v", len(heads), err)
		}
	}
}
