package store

import (
	"context"
	"errors"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/cases"

	"baken/store/member"
	"baken/store/outside"
)

// CaseRow is one row of the list of cases.
type CaseRow struct {
	ID       CaseID
	Version  uint64 // another when the row is
	Number   string
	Also     []string // the numbers of what was merged into it
	OpenedAt time.Time
	Open     bool      // a contact of it is not closed
	LastAt   time.Time // of its newest message or call

	Contacts []Contact // in order of time
	Notes    int
}

// Newest is the contact of the newest message or call; false when there is none.
func (c CaseRow) Newest() (newest Contact, ok bool) {
	for _, k := range c.Contacts {
		if !ok || !k.LastAt.Before(newest.LastAt) {
			newest, ok = k, true
		}
	}
	return newest, ok
}

// Urgent says whether somebody who waits in it may be in danger.
func (c CaseRow) Urgent() bool {
	return slices.ContainsFunc(c.Contacts, func(k Contact) bool { return k.State == Waiting && k.Urgent() })
}

// Cases gives up to n cases of a filter from position from on, in its order.
func (s *Store) Cases(f CaseFilter, from, n int) (rows []CaseRow, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		l, err := t.ladder(f.list())
		if err != nil {
			return err
		}
		steps, err := l.Window(from, n)
		if err != nil {
			return err
		}
		rows, err = t.caseRows(steps)
		return err
	})
	return rows, err
}

func (t *tx) caseRows(steps []step) (rows []CaseRow, err error) {
	for _, step := range steps {
		c, err := t.caseRow(caseOfKey(step.key))
		if err != nil {
			return nil, err
		}
		rows = append(rows, c)
	}
	return rows, nil
}

// CaseRow gives one row. ErrUnknown when there is no such case. The id of a case
// that was merged into another gives that other.
func (s *Store) CaseRow(id CaseID) (c CaseRow, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		by, err := t.goesBy(id)
		if err != nil {
			return err
		}
		c, err = t.caseRow(by)
		return err
	})
	return c, err
}

func (t *tx) caseRow(id CaseID) (c CaseRow, err error) {
	set, err := t.merged(id)
	if err != nil {
		return c, err
	}
	f, err := t.file(set[0])
	if err != nil {
		return c, err
	}
	c = CaseRow{ID: set[0], Number: f.Number, OpenedAt: f.OpenedAt, LastAt: f.OpenedAt}
	if c.Also, err = t.alsoNumbers(set); err != nil {
		return c, err
	}
	ids, notes, err := t.shownIn(set)
	if err != nil {
		return c, err
	}
	if f.ID == (CaseID{}) && len(ids) == 0 && notes == 0 {
		return c, ErrUnknown
	}
	c.Notes = notes
	version := fnv.New64a()
	version.Write([]byte(strings.Join(append(c.Also, c.Number), " ")))
	for _, k := range ids {
		one, err := t.contact(k)
		if err != nil {
			return c, err
		}
		c.Open = c.Open || one.State != Closed
		c.LastAt = later(c.LastAt, one.LastAt)
		c.Contacts = append(c.Contacts, one)
		version.Write(append(seqKey(one.Version), k[:]...))
	}
	slices.SortStableFunc(c.Contacts, func(a, b Contact) int { return a.FirstAt.Compare(b.FirstAt) })
	c.Version = version.Sum64()
	return c, nil
}

// CaseCounts are the numbers of the head of the list of cases.
type CaseCounts struct{ Open, Closed, Mine, All int }

// Of is how many a filter has.
func (c CaseCounts) Of(f CaseFilter) int {
	switch f {
	case CasesOpen:
		return c.Open
	case CasesClosed:
		return c.Closed
	case CasesMine:
		return c.Mine
	}
	return c.All
}

// CaseCounts counts without reading a row.
func (s *Store) CaseCounts() (c CaseCounts, err error) {
	err = s.read(func(t *tx) error {
		for f, into := range map[CaseFilter]*int{CasesOpen: &c.Open, CasesClosed: &c.Closed, CasesMine: &c.Mine, CasesAll: &c.All} {
			l, err := t.ladder(f.list())
			if err != nil {
				return err
			}
			*into = l.Len()
		}
		return nil
	})
	return c, err
}

// CasePosition is where a case stands in a filter's order; false when it is not in
// it.
func (s *Store) CasePosition(f CaseFilter, id CaseID) (at int, in bool, err error) {
	err = s.read(func(t *tx) error {
		id, err := t.goesBy(id)
		if err != nil {
			return err
		}
		known, err := t.ladder(listCases)
		if err != nil {
			return err
		}
		p, _, err := known.Get(id[:])
		if err != nil {
			return err
		}
		c, ok := decodeStanding(p)
		if !ok || !slices.Contains(c.in(), f) {
			return nil
		}
		l, err := t.ladder(f.list())
		if err != nil {
			return err
		}
		in = true
		at, err = l.Index(c.key(id))
		return err
	})
	return at, in, err
}

// NarrowCases gives the cases of a filter in whose numbers, or in the pseudonyms in
// language or subjects of whose contacts, all words occur, case folded: in the
// filter's order, some at a time, until found fails or ctx ends, in short
// transactions.
func (s *Store) NarrowCases(ctx context.Context, f CaseFilter, words, language string, found func([]CaseRow) error) error {
	fold := cases.Fold()
	want := strings.Fields(fold.String(words))
	return narrow(ctx, s, f.list(), (*tx).caseRows, func(c CaseRow) bool { return c.matches(want, language, fold) }, found)
}

func (c CaseRow) matches(want []string, language string, fold cases.Caser) bool {
	all := append([]string{c.Number}, c.Also...)
	for _, k := range c.Contacts {
		all = append(all, k.Pseudonym.In(language), k.Subject.Unsafe())
	}
	text := fold.String(strings.Join(all, "\n"))
	for _, w := range want {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Suggestion is a case that a contact may belong to: the same address wrote in it.
type Suggestion struct {
	Case     CaseID
	Number   string
	OpenedAt time.Time
	OpenedBy outside.Text // the member's name
	Several  bool         // several people write from that address: it may be another one
}

// Suggestion gives the open case of a contact's writer, the one with the newest
// message where there are several; false when there is none, or when the contact
// shares a case with others already. Nothing joins by itself: see [Store.Link].
func (s *Store) Suggestion(id ContactID) (g Suggestion, ok bool, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		if alone, _, err := t.alone(c); err != nil || !alone {
			return err
		}
		others, err := t.ofTheSameWriter(c.ID)
		if err != nil {
			return err
		}
		var newest int64
		for _, o := range others {
			k, err := t.contact(o)
			if errors.Is(err, ErrUnknown) {
				continue
			}
			if err != nil {
				return err
			}
			if k.Case == (CaseID{}) || k.Case == c.Case {
				continue
			}
			at, listed, err := t.standingOfCase(k.Case)
			if err != nil {
				return err
			}
			if !listed || !at.open || ok && at.last <= newest {
				continue
			}
			f, err := t.file(k.Case)
			if err != nil {
				return err
			}
			newest, ok = at.last, true
			g = Suggestion{k.Case, f.Number, f.OpenedAt, t.name(f.OpenedBy), c.SeveralWrite}
		}
		return nil
	})
	return g, ok, err
}
