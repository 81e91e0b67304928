package store

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"baken/store/journal"
	"baken/store/member"
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
}

func (t *tx) noteConflict(c conflict) error {
	t.change.All, t.change.Contacts = true, nil
	return t.putValue(boxOutgoing, outKeyOf(outConflict, c.Event[:]), c)
}

// Conflicts are those that nobody has seen yet, in the order of when Mine was done.
func (s *Store) Conflicts() (all []Conflict, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		return t.scan(boxOutgoing, []byte{outConflict}, func(key, _ []byte) error {
			var c conflict
			if _, err := t.value(boxOutgoing, key, &c); err != nil {
				return err
			}
			shown := Conflict{Refused: c.Envelope != nil}
			var err error
			if shown.First, err = t.eventByID(c.First); ignoreUnknown(ignoreErased(err)) != nil {
				return err
			}
			if !shown.Refused {
				shown.Mine, err = t.eventByID(c.Event)
			} else {
				shown.Mine, err = t.readEnvelope(c.Envelope)
			}
			all = append(all, shown)
			return ignoreUnknown(ignoreErased(err))
		})
	})
	return all, err
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
var onceShown = []journal.What{journal.PartFollowUp, journal.PartDanger, journal.PartSafety, journal.PartSeveral, journal.PartSummary, journal.PartHold, journal.PartRegistration}

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
