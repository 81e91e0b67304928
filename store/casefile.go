package store

import (
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// file is what the events of one case add up to. The words of notes stay in
// their events.
type file struct {
	ID       CaseID      `cbor:"1,keyasint,omitzero"`
	Number   string      `cbor:"2,keyasint,omitzero"`
	OpenedAt time.Time   `cbor:"3,keyasint,omitzero"`
	OpenedBy member.ID   `cbor:"4,keyasint,omitzero"`
	Contacts []ContactID `cbor:"5,keyasint,omitempty"`
	Notes    []noteTrail `cbor:"6,keyasint,omitempty"`
	Erased   erasures    `cbor:"7,keyasint,omitempty"`
	Held     bool        `cbor:"8,keyasint,omitzero"`  // nothing of it is erased
	Merged   []CaseID    `cbor:"9,keyasint,omitempty"` // all cases that were merged with it, itself too

	Summaries []summaryAt `cbor:"10,keyasint,omitempty"` // by their clocks

	Remarks []uint64 `cbor:"11,keyasint,omitempty"` // where in the journal stands what colleagues said beside it

	Words     []wordsAt       `cbor:"20,keyasint,omitempty"` // that were said with referrals and handoffs
	Referrals []referralTrail `cbor:"21,keyasint,omitempty"`
	Handoffs  []handoffTrail  `cbor:"22,keyasint,omitempty"`
	Holder    holder          `cbor:"23,keyasint,omitzero"`
}

// apply is the file of case id after one more event; it is pure, as that of acts.
func (f file) apply(id CaseID, e journal.Event) (file, error) {
	switch b := e.Body.(type) {
	case journal.CaseOpened:
		f.ID, f.Number, f.OpenedAt, f.OpenedBy = b.Case, b.Number, e.At(), e.Member
	case journal.ContactLinked:
		switch {
		case b.Case != id:
			f.Contacts = slices.DeleteFunc(slices.Clone(f.Contacts), func(c ContactID) bool { return c == b.Contact })
		case !slices.Contains(f.Contacts, b.Contact):
			f.Contacts = append(slices.Clone(f.Contacts), b.Contact)
		}
	case journal.CasesMerged:
		f.Merged = mergedCases(f.Merged, b.Case, b.With)
	case journal.NoteWritten:
		f = f.written(e, b, false)
	case journal.SupervisorNoteWritten:
		f = f.written(e, journal.NoteWritten(b), true)
	case journal.NoteRevised:
		f = f.revised(e, b.Note, false)
	case journal.SupervisorNoteRevised:
		f = f.revised(e, b.Note, true)
	case journal.NotePinned:
		f = f.pinned(e, b)
	case journal.SummaryWritten:
		f = f.summed(e)
	case journal.CaseSaid:
		f.Remarks = append(slices.Clone(f.Remarks), e.Seq)
	case journal.CaseHeld:
		f.Held = b.Held
	case journal.ReferralSaid, journal.ReferralGiven, journal.ReferralTurned:
		f = f.refer(e)
	case journal.HandoffTold, journal.HandoffCommented, journal.HandoffOffered, journal.HandoffRevised, journal.HandoffAccepted,
		journal.HandoffRejected, journal.HandoffRevoked, journal.HandoffDone, journal.HandoffReviewed:
		f = f.handOff(e)
	case journal.Erased:
		f.Erased = f.Erased.and(e, b)
	case journal.CaseExported: // it changes nothing
	case journal.Undone, journal.Unknown:
	default:
		return f, notFolded(e.Body)
	}
	return f, nil
}

// putFile keeps what the events of a case add up to, and its handoffs in their lists.
func (t *tx) putFile(id CaseID, f file) error {
	was, err := t.file(id)
	if err != nil {
		return err
	}
	if err := t.listHandoffsOf(id, was, f); err != nil {
		return err
	}
	return t.putValue(boxCases, id[:], f)
}

// Case is what belongs to one situation.
type Case struct {
	ID        CaseID
	Number    string
	Also      []string // the numbers of what was merged into it
	OpenedAt  time.Time
	OpenedBy  outside.Text // the member's name
	Open      bool         // a contact of it is not closed
	Held      bool         // nothing of it may be erased
	Contacts  []Contact    // in order of time
	Notes     []Note       // in order of time, those that the member may read
	Summary   Summary
	Referrals []Referral   // in order of time
	Handoffs  []Handoff    // in order of time
	Holder    outside.Text // the member, team or region that it was handed over to; empty for none
	HeldBy    member.ID    // the member
	HeldAt    time.Time    // since when
}

// CaseFile gives a case with its contacts and notes, and those of the cases
// whose contacts were joined to one of this. Of cases that were merged each id gives
// the one. ErrUnknown when there is none.
func (s *Store) CaseFile(id CaseID) (c Case, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		set, err := t.merged(id)
		if err != nil {
			return err
		}
		f, err := t.file(set[0])
		if err != nil {
			return err
		}
		if f.ID == (CaseID{}) {
			return ErrUnknown
		}
		c = Case{ID: f.ID, Number: f.Number, OpenedAt: f.OpenedAt, OpenedBy: t.name(f.OpenedBy)}
		if c.Held, _, err = t.held(id); err != nil {
			return err
		}
		cases := set
		for i := 0; i < len(cases); i++ {
			more, err := t.addFile(&c, cases[i])
			if err != nil {
				return err
			}
			for _, id := range more {
				if !slices.Contains(cases, id) {
					cases = append(cases, id)
				}
			}
		}
		if c.Summary, err = t.summary(cases); err != nil {
			return err
		}
		if c.Also, err = t.alsoNumbers(set); err != nil {
			return err
		}
		slices.SortStableFunc(c.Contacts, func(a, b Contact) int { return a.FirstAt.Compare(b.FirstAt) })
		if len(cases) > 1 {
			slices.SortStableFunc(c.Notes, func(a, b Note) int { return a.writtenAt().Compare(b.writtenAt()) })
			slices.SortStableFunc(c.Referrals, func(a, b Referral) int { return a.At.Compare(b.At) })
			slices.SortStableFunc(c.Handoffs, func(a, b Handoff) int { return a.At.Compare(b.At) })
		}
		return nil
	})
	return c, err
}

// addFile adds the contacts and the notes of one case to c, and gives the cases
// that its contacts belong to.
func (t *tx) addFile(c *Case, id CaseID) (cases []CaseID, err error) {
	f, err := t.file(id)
	if err != nil {
		return nil, err
	}
	own, err := t.contactsIn(id, f)
	if err != nil {
		return nil, err
	}
	for _, id := range own {
		k, err := t.contact(id)
		if errors.Is(err, ErrUnknown) {
			continue // nothing is left of it
		}
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(c.Contacts, func(o Contact) bool { return o.ID == k.ID }) {
			continue // joined to one that is in the list already
		}
		c.Open = c.Open || k.State != Closed
		c.Contacts = append(c.Contacts, k)
		more, err := t.casesOf(k)
		if err != nil {
			return nil, err
		}
		cases = append(cases, more...)
	}
	notes, err := t.notes(f)
	if err != nil {
		return nil, err
	}
	c.Notes = append(c.Notes, notes...)
	return cases, t.addWays(c, f)
}

// addWays adds what of a case went to others: referrals, handoffs and whose it is.
func (t *tx) addWays(c *Case, f file) error {
	for _, r := range f.Referrals {
		v, err := t.referral(f, r)
		if err != nil {
			return err
		}
		c.Referrals = append(c.Referrals, v)
	}
	for _, h := range f.Handoffs {
		v, err := t.shownHandoff(f, h)
		if err != nil {
			return err
		}
		c.Handoffs = append(c.Handoffs, v)
		if h.ID == f.Holder.Away && f.Holder.At.After(c.HeldAt) {
			c.Holder, c.HeldBy, c.HeldAt = v.To, member.ID{}, f.Holder.At
		}
	}
	if !f.Holder.Member.IsZero() && f.Holder.At.After(c.HeldAt) {
		c.Holder, c.HeldBy, c.HeldAt = t.name(f.Holder.Member), f.Holder.Member, f.Holder.At
	}
	return nil
}
