package store

import (
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

// History gives what was done on a contact and its case, oldest first; also what
// was undone, and a line without content for what was erased.
func (s *Store) History(id ContactID) (lines []Line, err error) {
	err = s.read(func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		seen := map[uint64]bool{}
		var seqs []uint64
		add := func(e journal.Event, err error) error {
			if seen[e.Seq] {
				return nil
			}
			seen[e.Seq] = true
			l := Line{Event: e.ID, At: e.At(), Undone: t.undone(e.ID), Erased: errors.Is(err, ErrErased)}
			if e.Body != nil {
				l.By, l.Act, l.Body = t.name(e.Member), e.Body.Kind(), e.Body
			}
			lines, seqs = append(lines, l), append(seqs, e.Seq)
			return nil
		}
		if err := t.trail(c.ID, add); err != nil {
			return err
		}
		if c.Case != (CaseID{}) {
			if err := t.trail(c.Case, add); err != nil {
				return err
			}
		}
		order := make([]int, len(lines))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return int(seqs[a]) - int(seqs[b]) })
		sorted := make([]Line, len(lines))
		for i, j := range order {
			sorted[i] = lines[j]
		}
		lines = sorted
		return nil
	})
	return lines, err
}
