package store

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// conflict is an act of ours beside which another's stands: kept until it was shown.
type conflict struct {
	Event    EventID `cbor:"1,keyasint"`
	Envelope []byte  `cbor:"2,keyasint,omitempty"` // of ours, when the journal does not have it
	First    EventID `cbor:"3,keyasint,omitzero"`  // what was first, or is what ours replaces
}

// Conflict is an act that was done here while another workstation did one that it does
// not go with. It is shown once.
type Conflict struct {
	// Mine is what was done here, First what was there before it in the team's journal. The
	// Body of either is nil when it was erased meanwhile.
	Mine, First journal.Event
	// Refused says that Mine is in no journal: somebody else was first with a claim, or with
	// a step of a handoff. Else both are, and what Mine says holds.
	Refused bool
	// Contact or Case is what both are about, as it is called now.
	Contact ContactID
	Case    CaseID
	// MineBy and FirstBy are the members.
	MineBy, FirstBy outside.Text
}

func (t *tx) noteConflict(c conflict) error {
	t.change.All, t.change.Contacts = true, nil
	return t.putValue(boxOutgoing, outKeyOf(outConflict, c.Event[:]), c)
}

// Conflicts are those that nobody has seen yet, in the order of when Mine was done.
func (s *Store) Conflicts() (all []Conflict, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		return t.scan(boxOutgoing, []byte{outConflict}, func(key, _ []byte) error {
			shown, err := t.conflictAt(key)
			all = append(all, shown)
			return err
		})
	})
	return all, err
}

// conflictAt is the conflict that is kept at a key.
func (t *tx) conflictAt(key []byte) (shown Conflict, err error) {
	var c conflict
	if _, err := t.value(boxOutgoing, key, &c); err != nil {
		return shown, err
	}
	shown.Refused = c.Envelope != nil
	if shown.First, err = t.eventByID(c.First); ignoreUnknown(ignoreErased(err)) != nil {
		return shown, err
	}
	if !shown.Refused {
		shown.Mine, err = t.eventByID(c.Event)
	} else {
		shown.Mine, err = t.readEnvelope(c.Envelope)
	}
	if err := ignoreUnknown(ignoreErased(err)); err != nil {
		return shown, err
	}
	return shown, t.placeConflict(&shown)
}

// placeConflict says what a conflict is about, and whose acts it is between.
func (t *tx) placeConflict(c *Conflict) error {
	c.MineBy, c.FirstBy = t.name(c.Mine.Member), t.name(c.First.Member)
	for _, e := range []journal.Event{c.Mine, c.First} {
		if e.Body == nil {
			continue
		}
		m, err := journal.Means(e.Body, e.Member, t.eventByID)
		if err != nil {
			return ignoreUnknown(ignoreErased(err))
		}
		for _, of := range m.About {
			switch {
			case of.Room:
			case of.Case && c.Case == (CaseID{}):
				c.Case = CaseID(of.ID)
			case !of.Case && c.Contact == (ContactID{}):
				if c.Contact, err = t.canonical(ContactID(of.ID)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Takes says whether what First says can be said again with [Store.TakeFirst], so that it
// holds in the place of Mine.
func (c Conflict) Takes() bool {
	switch c.First.Body.(type) {
	case journal.FollowUpSet, journal.DangerJudged, journal.SafetyAsked, journal.SeveralWrite, journal.SummaryWritten, journal.CaseHeld:
		return !c.Refused
	}
	_, _, two := c.TwoCases()
	return two
}

// TwoCases says that both put one contact into a case, each into another: what was written
// in the first stands there without it. Taking makes the two one.
func (c Conflict) TwoCases() (first, mine CaseID, two bool) {
	a, ok := c.First.Body.(journal.ContactLinked)
	b, too := c.Mine.Body.(journal.ContactLinked)
	return a.Case, b.Case, ok && too && a.Case != b.Case
}

// TakeFirst says again what was first in a conflict, by its Mine, in the name of who asks:
// it holds from now on, and the conflict was seen. ErrUnknown when there is none,
// ErrNoChange when there is nothing of it to be taken (see [Conflict.Takes]).
func (s *Store) TakeFirst(ctx context.Context, mine EventID) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		key := outKeyOf(outConflict, mine[:])
		if t.raw(boxOutgoing, key) == nil {
			return ErrUnknown
		}
		c, err := t.conflictAt(key)
		if err != nil {
			return err
		}
		if !c.Takes() {
			return ErrNoChange
		}
		if err := t.drop(boxOutgoing, key); err != nil {
			return err
		}
		if first, mine, two := c.TwoCases(); two {
			return t.doneOnCase(func(t *tx) ([]journal.Body, Done, error) { return t.merging(first, mine) }, &d)
		}
		if c.Contact != (ContactID{}) {
			d, err = t.act(c.Contact, func(*tx, Contact, acts) ([]journal.Body, error) { return []journal.Body{c.First.Body}, nil })
			t.outcome = &d
			return err
		}
		events, err := t.append(c.First.Body)
		if err == nil {
			d = Done{Event: events[0].ID, Case: c.Case}
			t.outcome = &d
		}
		return err
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// readEnvelope reads an event that stands in no journal.
func (t *tx) readEnvelope(raw []byte) (journal.Event, error) {
	env, err := journal.Read(raw)
	if err != nil {
		return journal.Event{}, errors.Join(ErrDamaged, err)
	}
	e := journal.Event{ID: env.Header.ID, Workstation: env.Header.Workstation, Subject: env.Header.Subject}
	p, err := t.openEnvelope(env)
	if err != nil {
		return e, err
	}
	e.Member, e.Body, err = journal.Decode(p)
	return e, err
}

// SawConflict says that a conflict was shown, by its Mine. One that is not there is
// passed over.
func (s *Store) SawConflict(ctx context.Context, mine EventID) error {
	return s.write(ctx, func(t *tx) error { return t.drop(boxOutgoing, outKeyOf(outConflict, mine[:])) })
}

// onceShown are the parts of which the value that was replaced is shown, when two changed
// one at once.
var onceShown = []journal.What{journal.PartInCase, journal.PartFollowUp, journal.PartDanger, journal.PartSafety, journal.PartSeveral, journal.PartSummary, journal.PartHold, journal.PartRegistration}

// edits notes where an event of another workstation writes what one of ours, which is
// pending, writes too.
func (r *receiver) edits(e journal.Event, m journal.Meaning) error {
	t := r.t
	parts := slices.DeleteFunc(slices.Clone(m.Writes), func(p journal.Part) bool { return !slices.Contains(onceShown, p.What) })
	if len(parts) == 0 {
		return nil
	}
	for _, of := range m.About {
		for key := range t.records(boxTrail, trailKey(of.ID, pendingFrom), bytes.Clone(of.ID[:])) {
			ours, mine, readable, err := t.meaning(seqOf(key[16:]))
			if err != nil {
				return err
			}
			if !readable || !slices.ContainsFunc(mine.Writes, func(p journal.Part) bool { return slices.Contains(parts, p) }) {
				continue
			}
			if err := t.noteConflict(conflict{Event: ours.ID, First: e.ID}); err != nil {
				return err
			}
		}
	}
	return nil
}
