package store

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// Line is one line of a history: who did what and when.
type Line struct {
	Event  journal.EventID
	At     time.Time
	By     outside.Text
	Act    journal.Kind // empty when the event was erased
	Body   journal.Body
	Undone bool
	Erased bool

	// Numbers are those of the cases that a merge made one: the other may not be one with
	// this any more.
	Numbers map[CaseID]string
}

// History gives what was done on a contact and its cases, also those of what
// was joined to it, oldest first; also what was undone, and a line without content
// for what was erased. What the member may not read is not in it: the words of notes for
// supervisors, and those of a chat that a colleague is in.
func (s *Store) History(id ContactID) (lines []Line, err error) {
	err = s.reading(member.ReadHistory, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		of, err := t.trailsIn(c)
		if err != nil {
			return err
		}
		lines, err = t.lines(of)
		return err
	})
	return lines, err
}

// CaseHistory gives what was done on a case and on all its contacts, as
// [Store.History] does.
func (s *Store) CaseHistory(id CaseID) (lines []Line, err error) {
	err = s.reading(member.ReadHistory, func(t *tx) error {
		set, err := t.merged(id)
		if err != nil {
			return err
		}
		ids, _, err := t.shownIn(set)
		if err != nil {
			return err
		}
		var of [][16]byte
		for _, c := range set {
			of = append(of, c)
		}
		for _, k := range ids {
			c, err := t.contact(k)
			if err != nil {
				return err
			}
			more, err := t.trailsIn(c)
			if err != nil {
				return err
			}
			of = append(of, more...)
		}
		lines, err = t.lines(of)
		return err
	})
	return lines, err
}

// trailsIn are the contacts and cases in whose trails the history of one stands.
func (t *tx) trailsIn(c Contact) (of [][16]byte, err error) {
	set, err := t.together(c.ID)
	if err != nil {
		return nil, err
	}
	for _, id := range set {
		of = append(of, id)
	}
	cases, err := t.casesOf(c)
	for _, id := range cases {
		of = append(of, id)
	}
	return of, err
}

// lines gives the events of several trails, each once, in the journal's order.
func (t *tx) lines(of [][16]byte) (lines []Line, err error) {
	seen := map[uint64]bool{}
	type placed struct {
		seq  uint64
		line Line
	}
	var found []placed
	for _, id := range of {
		if err := t.trail(id, func(e journal.Event, err error) error {
			if seen[e.Seq] {
				return nil
			}
			seen[e.Seq] = true
			l := Line{Event: e.ID, At: e.At(), Undone: t.undone(e.ID), Erased: errors.Is(err, ErrErased)}
			if e, err = t.readable(e); err != nil {
				return err
			}
			if e.Body != nil {
				l.By, l.Act, l.Body = t.name(e.Member), e.Body.Kind(), e.Body
			}
			if b, ok := e.Body.(journal.CasesMerged); ok {
				l.Numbers = map[CaseID]string{}
				for _, id := range []CaseID{b.Case, b.With} {
					f, err := t.file(id)
					if err != nil {
						return err
					}
					if f.Number != "" {
						l.Numbers[id] = f.Number
					}
				}
			}
			found = append(found, placed{e.Seq, l})
			return nil
		}); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(a, b placed) int { return cmp.Compare(a.seq, b.seq) })
	for _, p := range found {
		lines = append(lines, p.line)
	}
	return lines, nil
}
