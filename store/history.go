package store

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
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
}

// History gives what was done on a contact and its cases, also those of what
// was joined to it, oldest first; also what
// was undone, and a line without content for what was erased.
func (s *Store) History(id ContactID) (lines []Line, err error) {
	err = s.read(func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		seen := map[uint64]bool{}
		type placed struct {
			seq  uint64
			line Line
		}
		var found []placed
		add := func(e journal.Event, err error) error {
			if seen[e.Seq] {
				return nil
			}
			seen[e.Seq] = true
			l := Line{Event: e.ID, At: e.At(), Undone: t.undone(e.ID), Erased: errors.Is(err, ErrErased)}
			if e.Body != nil {
				l.By, l.Act, l.Body = t.name(e.Member), e.Body.Kind(), e.Body
			}
			found = append(found, placed{e.Seq, l})
			return nil
		}
		set, err := t.together(c.ID)
		if err != nil {
			return err
		}
		for _, id := range set {
			if err := t.trail(id, add); err != nil {
				return err
			}
		}
		cases, err := t.casesOf(c)
		if err != nil {
			return err
		}
		for _, id := range cases {
			if err := t.trail(id, add); err != nil {
				return err
			}
		}
		slices.SortFunc(found, func(a, b placed) int { return cmp.Compare(a.seq, b.seq) })
		for _, p := range found {
			lines = append(lines, p.line)
		}
		return nil
	})
	return lines, err
}
