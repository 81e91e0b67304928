package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// forgery is an event as a changed program makes it.
type forgery struct {
	by      member.ID // who it says did it
	body    journal.Body
	subject journal.Subject // where it is made for; empty: where it belongs
	owner   Owner           // with whose key it is sealed, and class; zero: as it should be
	class   vault.Class
	team    journal.TeamID // another
	signer  journal.Signer // another
	counter uint64         // added to that which is next
	payload []byte         // another than that of body
}

// forge makes the event that comes next of this workstation, as it says. It is kept nowhere
// here.
func (s *seat) forge(f forgery) (out Delivered, id EventID) {
	s.t.Helper()
	s.step(s.write(context.Background(), func(t *tx) error {
		m, err := journal.Means(f.body, f.by, t.eventByID)
		if err != nil {
			return err
		}
		if f.class == 0 {
			f.owner, f.class = m.Owner(), m.Class
		}
		if f.subject == "" {
			if f.subject, err = t.subject(f.body, m); err != nil {
				return err
			}
		}
		if f.payload == nil {
			if f.payload, err = journal.Encode(f.by, f.body); err != nil {
				return err
			}
		}
		if f.team == (journal.TeamID{}) {
			f.team = s.team
		}
		if f.signer == nil {
			f.signer = s.station.keys
		}
		key, err := t.keyFor(f.owner, f.class)
		if err != nil {
			return err
		}
		var last tip
		if _, err := t.desk("tip", &last); err != nil {
			return err
		}
		clock := s.clock
		id = journal.NewEventID(journal.Clock(clock.UnixMilli()) << 16)
		env, err := journal.Seal(journal.Header{ID: id, Team: f.team, Workstation: s.station.id, Counter: last.Counter + 1 + f.counter, Subject: f.subject, Prev: last.Prev}, key, f.payload, f.signer)
		if err != nil {
			return err
		}
		out = Delivered{Subject: f.subject}
		if out.Envelope, err = env.Bytes(); err != nil {
			return err
		}
		row := vault.Row{Owner: f.owner, Class: f.class, ID: key.ID()}
		w, err := t.rowIn(t.sharing(), key.ID(), outKeyRow{Owner: f.owner, Class: f.class})
		if !row.Class.OfStore() {
			s.wire.rows[row.ID] = w
		}
		return err
	}))
	return out, id
}

// A hostile engine, or a changed workstation: what does not stand changes nothing on any
// replica, is told, and what comes after it is taken.
func TestWhatDoesNotStand(t *testing.T) {
	ctx := context.Background()
	stranger, err := vault.NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		// make gives what is put into the log, for the case of contact id, of which Bo has
		// offered a handoff.
		make func(h, bo *seat, id ContactID, k CaseID) Delivered
		why  Why
		// placed says that the event has its place: the next of its workstation follows it.
		placed bool
	}{
		"signed by another": {func(_, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, signer: stranger})
			return d
		}, BadSignature, false},
		"moved to another subject": {func(h, bo *seat, id ContactID, k CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}})
			d.Subject = h.team.Claim(id)
			return d
		}, MovedSubject, false},
		"changed on the way": {func(_, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}})
			d.Envelope[len(d.Envelope)/2] ^= 1
			return d
		}, "", false},
		"cut short": {func(_, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}})
			d.Envelope = d.Envelope[:len(d.Envelope)/2]
			return d
		}, Malformed, false},
		"of another team": {func(_, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, team: journal.TeamID{1}})
			return d
		}, OtherTeam, false},
		"a number left out": {func(_, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, counter: 1})
			return d
		}, Missing, false},
		"in another's name": {func(h, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: h.me, body: journal.MemberRoles{Member: bo.me, Roles: member.AllRoles}})
			return d
		}, SpeaksForAnother, true},
		"more than the role allows": {func(_, bo *seat, _ ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.MemberRoles{Member: bo.me, Roles: member.AllRoles}})
			return d
		}, NotAllowed, true},
		"enrols itself again": {func(_, bo *seat, _ ContactID, _ CaseID) Delivered {
			sign, box := stranger.Public(), stranger.Box()
			d, _ := bo.forge(forgery{by: bo.me, body: journal.WorkstationEnrolled{Workstation: journal.WorkstationID{7}, Member: bo.me, Sign: sign[:], Box: box[:], Hub: true}})
			return d
		}, NotAllowed, true},
		"founds the team again": {func(h, bo *seat, _ ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.TeamFounded{Team: h.team, Name: outside.New("Mallory"), Roles: member.AllRoles}})
			return d
		}, NotAllowed, true},
		"approves its own handoff": {func(_, bo *seat, _ ContactID, k CaseID) Delivered {
			all, err := bo.Handoffs(HandoffsAll, 0, 9)
			bo.step(err)
			d, _ := bo.forge(forgery{by: bo.me, body: journal.HandoffReviewed{Case: k, Handoff: all[0].ID, From: bo.me, As: string(Approved)}})
			return d
		}, NotAllowed, true},
		"lets go of what is not its own": {func(h, bo *seat, id ContactID, _ CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Released{Contact: id, From: h.me, Left: true}})
			return d
		}, NotAllowed, true},
		"a claim where nobody is first": {func(h, bo *seat, id ContactID, k CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Claimed{Contact: id, From: h.me}, subject: h.team.Case(k)})
			return d
		}, OtherSubject, true},
		"sealed with another's key": {func(_, bo *seat, id ContactID, k CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, owner: Owner(k), class: vault.History})
			return d
		}, OtherKey, true},
		"undoes what there is not": {func(_, bo *seat, id ContactID, k CaseID) Delivered {
			p, err := journal.Encode(bo.me, journal.Undone{Event: EventID{9}})
			bo.step(err)
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, payload: p})
			return d
		}, NamesNothing, true},
		"no event": {func(_, bo *seat, id ContactID, k CaseID) Delivered {
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, payload: []byte{0xff}})
			return d
		}, Malformed, true},
		"of a kind that is yet to come": {func(_, bo *seat, id ContactID, k CaseID) Delivered {
			p, err := encode(map[int]any{1: "contact.sung-to", 2: 1, 3: bo.me, 4: map[int]any{}})
			bo.step(err)
			d, _ := bo.forge(forgery{by: bo.me, body: journal.Closed{Contact: id}, payload: p})
			return d
		}, NewerEvent, true},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHub(t, true)
			id := h.calls()
			_, _, err := h.WriteNote(ctx, id, outside.New("belt morgen"))
			h.step(err)
			bo := h.comes("Bo", member.Counselor, member.Supervisor)
			meet(h, bo)
			_, _, err = bo.OfferHandoff(ctx, id, offer(h.me))
			bo.step(err)
			els := h.comes("Els", member.Counselor)
			meet(h, bo, els)
			before := els.replicaView()
			d := c.make(h, bo, id, h.caseOf(id))
			h.wire.put(d.Subject, d.Envelope, EventID{1})
			for _, s := range []*seat{h, els} {
				if got := s.receive(9); got.Alarms != 1 {
					t.Errorf("%s: %d alarms", s.name, got.Alarms)
				}
				alarms, err := s.Alarms(9)
				s.step(err)
				if len(alarms) != 1 || c.why != "" && alarms[0].Why != c.why {
					t.Errorf("%s: %+v", s.name, alarms)
				}
			}
			after := els.replicaView()
			if len(before) != len(after) {
				t.Errorf("%d records, %d before", len(after), len(before))
			}
			for k := range before {
				if before[k] != after[k] {
					t.Errorf("%s changed", k)
				}
			}
			// The workstation itself goes on, as its own program has it.
			_, _, err = bo.WriteNote(ctx, id, outside.New("belt overmorgen"))
			bo.step(err)
			meet(h, els, bo)
			meet(h, els, bo)
			equal(t, h, els)
			equal(t, h, bo)
			if file, err := h.CaseFile(h.caseOf(id)); err != nil || len(file.Notes) != 2 {
				t.Errorf("%d notes: %v", len(file.Notes), err)
			}
			late := h.joins("late", bo.me)
			meet(h, els, bo, late)
			equal(t, h, late)
			for _, s := range []*seat{h, els, bo, late} {
				s.alarmed()
			}
		})
	}
}

// alarmed closes a store in whose journal something does not stand: that alone is told by
// a check of it.
func (s *seat) alarmed() {
	s.t.Helper()
	checks, err := s.Verify(context.Background(), nil)
	s.step(err)
	told := false
	for _, c := range checks {
		for _, w := range c.Wrong {
			if told = c.What == CheckTeam; !told {
				s.t.Errorf("verify at %s: %s: %s: %s", s.name, c.What, w.Where, w.Why)
			}
		}
	}
	if !told {
		s.t.Errorf("verify at %s tells nothing", s.name)
	}
	s.step(s.Store.Close())
}

// An entry that is played again, early or late, changes nothing; one that was withheld
// holds back what its workstation made after it, and nothing of others.
func TestReplayedAndWithheld(t *testing.T) {
	ctx := context.Background()
	h := newHub(t, true)
	id := h.calls()
	_, _, err := h.WriteNote(ctx, id, outside.New("belt morgen"))
	h.step(err)
	bo := h.comes("Bo", member.Counselor)
	meet(h, bo)
	d, err := bo.FollowUp(ctx, id, bo.clock.Add(time.Hour))
	bo.must2(d, err)
	meet(h, bo)
	was := h.wire.log[len(h.wire.log)-1]
	bo.must2(bo.FollowUp(ctx, id, time.Time{}))
	meet(h, bo)
	h.wire.put(was.Subject, was.Envelope, EventID{1}) // played again
	meet(h, bo)
	if c, err := h.Contact(id); err != nil || !c.FollowUp.IsZero() {
		t.Errorf("what was played again holds: %v, %v", c.FollowUp, err)
	}
	equal(t, h, bo)

	from := len(h.wire.log)
	bo.must2(bo.FollowUp(ctx, id, bo.clock.Add(2*time.Hour)))
	bo.must2(bo.FollowUp(ctx, id, bo.clock.Add(3*time.Hour)))
	bo.send(9, nil)
	held := h.wire.log[from]
	h.wire.log = slices.Delete(h.wire.log, from, from+1) // withheld
	for i := from; i < len(h.wire.log); i++ {
		h.wire.log[i].Seq = uint64(i + 1)
	}
	_, _, err = h.WriteNote(ctx, id, outside.New("van de hub"))
	h.step(err)
	h.receive(99)
	h.send(9, nil)
	h.receive(99)
	c, err := h.Contact(id)
	h.step(err)
	alarms, err := h.Alarms(9)
	if !c.FollowUp.IsZero() || err != nil || len(alarms) != 1 || alarms[0].Why != Missing {
		t.Errorf("what follows on one that is missing holds: %v, %+v, %v", c.FollowUp, alarms, err)
	}
	if file, err := h.CaseFile(c.Case); err != nil || len(file.Notes) != 2 {
		t.Errorf("the hub's own event was held back: %d notes, %v", len(file.Notes), err)
	}
	h.wire.put(held.Subject, held.Envelope, EventID{2}) // it comes after all
	h.receive(99)
	if c, err := h.Contact(id); err != nil || c.FollowUp.IsZero() {
		t.Errorf("what came late does not hold: %v", err)
	}
	if alarms, err := h.Alarms(9); err != nil || len(alarms) != 0 {
		t.Errorf("%+v, %v", alarms, err)
	}
	els := h.comes("Els", member.Counselor)
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
}

// Who is revoked writes nothing any more that stands, and gets no key of after.
func TestRevoked(t *testing.T) {
	ctx := context.Background()
	h := newHub(t, true)
	id := h.calls()
	_, _, err := h.WriteNote(ctx, id, outside.New("belt morgen"))
	h.step(err)
	bo := h.comes("Bo", member.Counselor)
	meet(h, bo)
	bo.must2(bo.TakeOver(ctx, id, h.me))
	meet(h, bo)
	released, err := h.RemoveMember(ctx, bo.me)
	if err != nil || released != 1 {
		t.Errorf("%d were let go of: %v", released, err)
	}
	h.send(99, nil)
	h.receive(99)
	other := h.calls()
	_, _, err = h.WriteNote(ctx, other, outside.New("van daarna"))
	h.step(err)
	h.send(99, nil)
	h.receive(99)
	// Bo's workstation has not heard of it.
	_, _, err = bo.WriteNote(ctx, id, outside.New("van Bo"))
	bo.step(err)
	bo.send(99, nil)
	got := h.receive(99)
	alarms, err := h.Alarms(9)
	if got.Alarms == 0 || err != nil || !slices.ContainsFunc(alarms, func(a Alarm) bool { return a.Why == RevokedStation }) {
		t.Errorf("%+v, %v", alarms, err)
	}
	if _, ok := h.wire.epochs[bo.station.id]; ok {
		t.Error("the key of the new epoch is sealed to who left")
	}
	rows := 0
	for _, r := range h.wire.rows {
		if r.Epoch == h.shares.Load().epoch.ID() {
			rows++
			if err := bo.ReceiveKeyRow(ctx, r); err == nil && bo.read(func(t *tx) error {
				if t.raw(boxKeyRows, r.ID[:]) == nil {
					return ErrUnknown
				}
				return nil
			}) != nil {
				t.Error("a row of before opens nothing, and was taken")
			}
			if r.Owner == Owner(other) {
				if err := bo.ReceiveKeyRow(ctx, r); !errors.Is(err, ErrEpoch) {
					t.Errorf("a key of after opens: %v", err)
				}
			}
		}
	}
	if rows == 0 {
		t.Error("nothing was wrapped anew")
	}
	for range 3 {
		bo.receive(99)
	}
	if st, err := bo.Standing(); err != nil || !st.Revoked {
		t.Errorf("Bo's workstation stands at %+v: %v", st, err)
	}
	if _, err := bo.Claim(ctx, id); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("Bo claims: %v", err)
	}
	h.alarmed()
}
