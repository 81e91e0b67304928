package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// twoApart are two counselors who know the same and hear nothing of one another, and the
// hub, with a contact that nobody holds.
func twoApart(t *testing.T) (h, bo, els *seat, id ContactID) {
	h = newHub(t, true)
	id = h.calls()
	_, _, err := h.WriteNote(context.Background(), id, outside.New("belt morgen"))
	h.step(err)
	h.must2(h.Release(context.Background(), id))
	bo, els = h.comes("Bo", member.Counselor), h.comes("Els", member.Counselor)
	meet(h, bo, els)
	return h, bo, els, id
}

func (s *seat) claimed(id ContactID) (ClaimKind, member.ID) {
	s.t.Helper()
	c, err := s.Contact(id)
	s.step(err)
	return c.Claim, c.ClaimedBy
}

// Two claim at once. Each is unconfirmed until the journal has it; the first in the journal
// holds it for all, and the other is told once, with what both said. The notes of both
// stay, and what the other wrote after goes out in its order.
func TestTwoClaimAtOnce(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	bo.must2(bo.Claim(ctx, id))
	els.must2(els.Claim(ctx, id))
	_, _, err := els.WriteNote(ctx, id, outside.New("van Els"))
	els.step(err)
	els.step(els.SaveNoteDraft(ctx, NoteDraft{Contact: id, Text: outside.New("half")}))
	els.must2(els.Release(ctx, id))
	els.must2(els.Claim(ctx, id))
	for _, s := range []*seat{bo, els} {
		if kind, by := s.claimed(id); kind != Unconfirmed || by != s.me {
			t.Errorf("%s: %q", s.name, kind)
		}
	}
	bo.send(99, nil)
	if kind, by := bo.claimed(id); kind != Confirmed || by != bo.me {
		t.Errorf("acknowledged, and %q", kind)
	}
	all, err := els.Pending(ctx, EventID{}, 99)
	if err != nil || len(all) != 1 || !all[0].Expects {
		t.Fatalf("%d go out before the claim is settled: %v", len(all), err)
	}
	if err := els.Refused(ctx, all[0].ID, h.wire.lasts[all[0].Subject]); !errors.Is(err, ErrBehind) {
		t.Errorf("refused before it can be known: %v", err)
	}
	els.send(99, nil)
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	for _, s := range []*seat{h, bo, els} {
		if kind, by := s.claimed(id); kind != Confirmed || by != bo.me {
			t.Errorf("%s: %q", s.name, kind)
		}
	}
	conflicts, err := els.Conflicts()
	if err != nil || len(conflicts) != 3 || !conflicts[0].Refused || conflicts[0].First.Member != bo.me || conflicts[0].Mine.Member != els.me || conflicts[0].Mine.Body != (journal.Claimed{Contact: id}) {
		t.Fatalf("%+v, %v", conflicts, err)
	}
	for _, c := range conflicts {
		els.step(els.SawConflict(ctx, c.Mine.ID))
	}
	if conflicts, err := els.Conflicts(); err != nil || len(conflicts) != 0 {
		t.Errorf("shown twice: %+v, %v", conflicts, err)
	}
	if file, err := h.CaseFile(h.caseOf(id)); err != nil || len(file.Notes) != 2 {
		t.Errorf("%d notes: %v", len(file.Notes), err)
	}
	if d, ok, err := els.NoteDraft(id); err != nil || !ok || d.Text.Unsafe() != "half" {
		t.Errorf("the note that was begun: %v, %v", ok, err)
	}
}

// The acknowledgement of a claim was lost, and somebody took it over since: the journal has
// both, and nothing is refused.
func TestAcknowledgementLost(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	bo.must2(bo.Claim(ctx, id))
	bo.send(99, func() bool { return true })
	els.receive(99)
	els.must2(els.TakeOver(ctx, id, bo.me))
	els.send(99, nil)
	bo.reopen()
	bo.send(99, nil) // the sequence is another, and it is found out why
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	if conflicts, err := bo.Conflicts(); err != nil || len(conflicts) != 0 {
		t.Errorf("%+v, %v", conflicts, err)
	}
	if kind, by := bo.claimed(id); kind != Confirmed || by != els.me {
		t.Errorf("%q", kind)
	}
}

// Garbage on a claim's subject, which anybody who may publish can put there, holds up
// nobody's claim.
func TestGarbageBeforeAClaim(t *testing.T) {
	ctx := context.Background()
	h, bo, _, id := twoApart(t)
	bo.must2(bo.Claim(ctx, id))
	h.wire.put(h.team.Claim(id), []byte("x"), EventID{1})
	bo.send(99, nil)
	meet(h, bo)
	if kind, by := h.claimed(id); kind != Confirmed || by != bo.me {
		t.Errorf("%q", kind)
	}
	for _, s := range []*seat{h, bo} {
		s.alarmed()
	}
}

// Two write one field at once: the later in the journal holds, and the other value is shown
// once where it was written over.
func TestTwoWriteOneField(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	bo.must2(bo.FollowUp(ctx, id, bo.clock.Add(24*time.Hour)))
	els.must2(els.FollowUp(ctx, id, els.clock.Add(48*time.Hour)))
	bo.send(99, nil)
	meet(h, bo, els)
	equal(t, h, els)
	equal(t, h, bo)
	c, err := bo.Contact(id)
	if err != nil || !c.FollowUp.Equal(els.clock.Add(48*time.Hour)) {
		t.Errorf("%v: %v", c.FollowUp, err)
	}
	conflicts, err := els.Conflicts()
	if err != nil || len(conflicts) != 1 || conflicts[0].Refused || conflicts[0].First.Member != bo.me {
		t.Errorf("%+v, %v", conflicts, err)
	}
}

// Two answer one handoff: the first in the journal stands.
func TestTwoAnswerAHandoff(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	_, handoff, err := h.OfferHandoff(ctx, id, Offer{Whom: ToTeam, Name: outside.New("Limburg"), Mode: "warm", Consent: "given", Reason: outside.New("verhuisd"), Summary: outside.New("kort")})
	h.step(err)
	meet(h, bo, els)
	bo.must2(bo.AcceptHandoff(ctx, handoff))
	els.must2(els.RejectHandoff(ctx, handoff, outside.New("vol")))
	els.send(99, nil)
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	for _, s := range []*seat{h, bo, els} {
		got, err := s.Handoff(handoff)
		if err != nil || got.State != Rejected {
			t.Errorf("%s: %s, %v", s.name, got.State, err)
		}
	}
	if conflicts, err := bo.Conflicts(); err != nil || len(conflicts) != 1 || !conflicts[0].Refused {
		t.Errorf("%+v, %v", conflicts, err)
	}
	if _, by := bo.claimed(id); by == bo.me {
		t.Error("the contact went with what did not stand")
	}
}

// What was erased is read by nobody any more, also not by a replica that is built
// afterwards, and no row of before brings it back.
func TestErasedStaysErased(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	kept := h.calls()
	_, _, err := h.WriteNote(ctx, kept, outside.New("dit blijft"))
	h.step(err)
	_, _, err = bo.WriteNote(ctx, id, outside.New("van Bo"))
	bo.step(err)
	meet(h, bo, els)
	before := map[vault.KeyID]KeyRow{}
	for k, r := range h.wire.rows {
		before[k] = r
	}
	k := h.caseOf(id)
	// Els writes to it meanwhile, and does not know.
	_, _, err = els.WriteNote(ctx, id, outside.New("van Els"))
	els.step(err)
	whole, err := h.WholeCase(k)
	h.step(err)
	_, err = h.Erase(ctx, whole)
	h.step(err)
	meet(h, bo, els)
	meet(h, bo, els)
	late := h.joins("late", bo.me)
	meet(h, bo, els, late)
	for _, s := range []*seat{h, bo, els, late} {
		if s != h {
			equal(t, h, s)
		}
		lines := 0
		s.step(s.read(func(t *tx) error {
			return t.trail(k, func(e journal.Event, err error) error {
				if err == nil && e.Body.Kind() != (journal.Erased{}).Kind() {
					lines++
				}
				return nil
			})
		}))
		if lines > 0 {
			t.Errorf("%s reads %d events of what was erased", s.name, lines)
		}
		if n := s.keysOf(id) + s.keysOf(k); n > 0 {
			t.Errorf("%s has %d keys of it", s.name, n)
		}
		if file, err := s.CaseFile(s.caseOf(kept)); err != nil || len(file.Notes) != 1 || file.Notes[0].Newest().Text.Unsafe() != "dit blijft" {
			t.Errorf("%s: what was not erased: %d notes, %v", s.name, len(file.Notes), err)
		}
	}
	for key, r := range h.wire.rows {
		if r.Owner == Owner(id) || r.Owner == Owner(k) {
			t.Errorf("the row of key %s is among the records", key)
		}
	}
	// What the records were is no use: once its epoch is retired it opens nowhere.
	for _, s := range []*seat{h, bo, els, late} {
		for _, r := range before {
			if r.Owner == Owner(id) || r.Owner == Owner(k) {
				if err := s.ReceiveKeyRow(ctx, r); err != nil && !errors.Is(err, ErrEpoch) {
					t.Errorf("%s: %v", s.name, err)
				}
			}
		}
		if n := s.keysOf(id) + s.keysOf(k); n > 0 {
			t.Errorf("%s has %d keys of it again", s.name, n)
		}
		s.clock = s.clock.Add(epochGrace + time.Hour)
		s.given(h.wire.log[:1])
		if sh := s.shares.Load(); len(sh.Others) > 0 {
			t.Errorf("%s keeps %d epochs of before", s.name, len(sh.Others))
		}
		for _, r := range before {
			if s.shares.Load().of(r.Epoch) != nil {
				t.Errorf("%s opens what was wrapped before", s.name)
			}
		}
		s.reopen()
	}
}

// A stream that was lost is made again from a replica: nothing is missing, and what was
// pending goes on.
func TestStreamMadeAgain(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	bo.must2(bo.Claim(ctx, id))
	bo.send(99, nil)
	els.receive(99)
	_, _, err := els.WriteNote(ctx, id, outside.New("van Els"))
	els.step(err)
	els.must2(els.TakeOver(ctx, id, bo.me))
	els.send(1, nil)
	next := newWire()
	next.rows, next.epochs = h.wire.rows, h.wire.epochs
	// Els has received most.
	for number := uint64(1); ; {
		all, err := els.Republish(ctx, number, 7)
		els.step(err)
		if len(all) == 0 {
			break
		}
		number += uint64(len(all))
		for _, o := range all {
			next.put(o.Subject, o.Envelope, o.ID)
		}
	}
	for _, s := range []*seat{h, bo, els} {
		s.wire = next
		last, err := s.Follow(ctx, "b")
		if err != nil || last != 0 {
			t.Errorf("%s: %d, %v", s.name, last, err)
		}
	}
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	if kind, by := h.claimed(id); kind != Confirmed || by != els.me {
		t.Errorf("%q", kind)
	}
	late := h.joins("late", bo.me)
	_, err = late.Follow(ctx, "b")
	late.step(err)
	meet(h, bo, els, late)
	equal(t, h, late)
}
