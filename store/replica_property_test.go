package store

import (
	"context"
	"errors"
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/store/member"
	"baken/store/outside"
)

// mayFail are what an act answers that is not to be done as things stand.
var mayFail = []error{ErrNoChange, ErrDepends, ErrCannotUndo, ErrUnknown, ErrCallRuns, ErrClaimed, ErrNotClaimed, ErrNotAllowed, ErrOthers, ErrOwn, ErrState, ErrErased, ErrHeld, ErrIncomplete, ErrLastAdministrator, ErrOneself}

// colleagues are three workstations of a team, and what was done.
type colleagues struct {
	all      []*seat
	contacts []ContactID
	done     map[*seat][]Done
}

func (c *colleagues) act(r *rapid.T) {
	ctx := context.Background()
	s := rapid.SampledFrom(c.all).Draw(r, "who")
	id := rapid.SampledFrom(c.contacts).Draw(r, "contact")
	k, _ := s.anyCase(r)
	var handoff HandoffID
	if all, err := s.Handoffs(HandoffsAll, 0, 20); err == nil && len(all) > 0 {
		handoff = rapid.SampledFrom(all).Draw(r, "handoff").ID
	}
	var d Done
	var err error
	act := rapid.SampledFrom([]string{"note", "note", "claim", "claim", "take over", "release", "close", "reopen", "follow up", "judge", "link", "unlink", "merge", "join", "undo", "undo",
		"offer", "offer", "accept", "reject", "revoke", "review", "summary", "call", "opened", "register", "erase", "roles", "several", "close case"}).Draw(r, "act")
	switch act {
	case "note":
		d, _, err = s.WriteNote(ctx, id, outside.New("belt morgen"))
	case "claim":
		d, err = s.Claim(ctx, id)
	case "take over":
		d, err = s.TakeOver(ctx, id, rapid.SampledFrom(c.all).Draw(r, "from").me)
	case "release":
		d, err = s.Release(ctx, id)
	case "close":
		d, err = s.CloseContact(ctx, id, MailID{})
	case "reopen":
		d, err = s.Reopen(ctx, id)
	case "follow up":
		d, err = s.FollowUp(ctx, id, s.clock.Add(time.Duration(rapid.IntRange(1, 3).Draw(r, "days"))*24*time.Hour))
	case "judge":
		d, err = s.Judge(ctx, id, rapid.SampledFrom(Dangers).Draw(r, "danger"), MailID{})
	case "link":
		d, err = s.Link(ctx, id, k)
	case "unlink":
		d, err = s.Unlink(ctx, id)
	case "merge":
		other, _ := s.anyCase(r)
		d, err = s.MergeCases(ctx, k, other)
	case "close case":
		d, err = s.CloseCase(ctx, k, nil)
	case "join":
		d, err = s.Join(ctx, id, rapid.SampledFrom(c.contacts).Draw(r, "with"))
	case "undo":
		if len(c.done[s]) > 0 {
			was := rapid.SampledFrom(c.done[s]).Draw(r, "done")
			_, err = s.Undo(ctx, was.Event, was.Also...)
		}
	case "offer":
		o := Offer{Whom: ToRegion, Name: outside.New("Limburg"), Mode: "warm", Consent: "given", Reason: outside.New("verhuisd"), Summary: outside.New("kort")}
		if to := rapid.SampledFrom(c.all).Draw(r, "to"); to != s {
			o.Whom, o.Person, o.Name = ToPerson, to.me, outside.Text{}
		}
		d, _, err = s.OfferHandoff(ctx, id, o)
	case "accept":
		d, err = s.AcceptHandoff(ctx, handoff)
	case "reject":
		d, err = s.RejectHandoff(ctx, handoff, outside.New("vol"))
	case "revoke":
		d, err = s.RevokeHandoff(ctx, handoff)
	case "review":
		d, err = s.ReviewHandoff(ctx, handoff, rapid.SampledFrom([]Review{Approved, Returned}).Draw(r, "as"), outside.New("goed"))
	case "summary":
		d, err = s.WriteSummary(ctx, id, outside.New(rapid.SampledFrom([]string{"a", "b"}).Draw(r, "text")))
	case "call":
		if d, err = s.NewContact(ctx, Phone, Call{StartedAt: s.clock}); err == nil {
			c.contacts = append(c.contacts, d.Contact)
		}
	case "opened":
		err = s.RecordOpened(ctx, id)
	case "several":
		d, err = s.SaySeveral(ctx, id, rapid.Bool().Draw(r, "several"))
	case "register":
		d, err = s.Register(ctx, id, is("contact_type", rapid.SampledFrom([]string{"counselling", "hangup"}).Draw(r, "type")))
	case "erase":
		if rapid.IntRange(0, 2).Draw(r, "really") == 0 {
			_, err = c.all[0].Erase(ctx, Erasure{Contacts: []ContactID{id}, Classes: AllOf()})
		}
	case "roles":
		err = c.all[0].SetRoles(ctx, c.all[2].me, rapid.SampledFrom([]member.Roles{member.RolesOf(member.Counselor), member.RolesOf(member.Counselor, member.Supervisor)}).Draw(r, "roles"))
	}
	if err != nil && !slices.ContainsFunc(mayFail, func(may error) bool { return errors.Is(err, may) }) {
		r.Fatalf("%s at %s: %v", act, s.name, err)
	}
	if d.Event != (EventID{}) {
		c.done[s] = append(c.done[s], d)
	}
	for _, s := range c.all {
		s.clock = s.clock.Add(time.Duration(rapid.IntRange(1, 90).Draw(r, "seconds")) * time.Second)
	}
}

// goes has something of the journal carried, or not, or twice.
func (c *colleagues) goes(r *rapid.T) {
	s := rapid.SampledFrom(c.all).Draw(r, "who")
	switch rapid.SampledFrom([]string{"send", "send", "receive", "receive", "receive", "again", "restart", "records", "window"}).Draw(r, "carry") {
	case "send":
		lost := rapid.IntRange(0, 6).Draw(r, "lost after")
		s.send(rapid.IntRange(1, 8).Draw(r, "n"), func() bool { lost--; return lost == 0 })
	case "receive":
		s.receive(rapid.IntRange(1, 12).Draw(r, "n"))
	case "again": // from a place that was received
		s.given(s.wire.log[rapid.IntRange(0, len(s.wire.log)).Draw(r, "from"):][:0])
		if st, err := s.Standing(); err == nil && st.Last > 0 {
			from := rapid.IntRange(0, int(st.Last)-1).Draw(r, "from")
			s.given(s.wire.log[from:st.Last])
		}
	case "restart":
		s.restart(r)
	case "records":
		s.sendRecords()
	case "window":
		s.wire.skipIDs = !s.wire.skipIDs
	}
}

// Whatever three workstations do and however their journal is carried: late, twice, with
// acknowledgements lost, and with restarts in between: when all was carried they are
// equal, nothing that was acknowledged is missing, and so is a workstation that comes
// then.
func TestReplicasConverge(t *testing.T) {
	checks := flag.Lookup("rapid.checks").Value.String()
	if checks == "100" { // unless more was asked for
		flag.Set("rapid.checks", "6")
		defer flag.Set("rapid.checks", checks)
	}
	rapid.Check(t, func(r *rapid.T) {
		h := newHub(t, true)
		c := &colleagues{done: map[*seat][]Done{}}
		for range 3 {
			c.contacts = append(c.contacts, h.calls())
		}
		c.all = []*seat{h, h.comes("Bo", member.Counselor), h.comes("Els", member.Counselor, member.Supervisor)}
		meet(c.all...)
		for range rapid.IntRange(10, 50).Draw(r, "steps") {
			if rapid.IntRange(0, 2).Draw(r, "act or carry") > 0 {
				c.act(r)
			} else {
				c.goes(r)
			}
		}
		meet(c.all...)
		meet(c.all...)
		for _, s := range c.all {
			if st, err := s.Standing(); err != nil || st.Pending > 0 || st.Last != uint64(len(h.wire.log)) || st.Epoch {
				r.Fatalf("%s stands at %+v of %d: %v", s.name, st, len(h.wire.log), err)
			}
		}
		for _, s := range c.all {
			a, _ := s.Alarms(9)
			r.Logf("%s %+v", s.name, a)
		}
		for _, s := range c.all[1:] {
			equal(r, h, s)
		}
		for id := range h.wire.byID {
			if err := h.read(func(t *tx) error { _, err := t.numberOf(id); return err }); err != nil {
				r.Fatalf("event %s is missing: %v", id, err)
			}
		}
		late := h.joins("late", c.all[1].me)
		meet(append(c.all, late)...)
		equal(r, h, late)
		for _, s := range append(c.all, late) {
			alarms, err := s.Alarms(9)
			if err != nil {
				r.Fatal(err)
			}
			for _, a := range alarms { // who lost a right while offline had acted
				if a.Why != NotAllowed && a.Why != Ahead {
					r.Fatalf("%s: %+v", s.name, a)
				}
			}
			s.whole(r)
			s.step(s.Store.Close())
		}
	})
}

// whole fails when something of a store is not as it was written. What does not stand of
// the journal is told too, and is looked at by itself.
func (s *seat) whole(r interface{ Fatalf(string, ...any) }) {
	checks, err := s.Verify(context.Background(), nil)
	if err != nil {
		r.Fatalf("verify at %s: %v", s.name, err)
	}
	for _, c := range checks {
		for _, w := range c.Wrong {
			if c.What == CheckTeam && strings.HasSuffix(w.Why, NotAllowed.words()) {
				continue // who lost a right while offline had acted
			}
			r.Fatalf("verify at %s: %s: %s: %s", s.name, c.What, w.Where, w.Why)
		}
	}
}

// restart closes a store that is whole and opens it again.
func (s *seat) restart(r interface{ Fatalf(string, ...any) }) {
	s.whole(r)
	s.step(s.Store.Close())
	l, err := Open(s.path, s.options())
	s.step(err)
	s.Store, err = l.Unlock(s.way)
	s.step(err)
}
