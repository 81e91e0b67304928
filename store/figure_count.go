package store

import (
	"context"
	"errors"
	"slices"

	"baken/store/figures"
	"baken/store/form"
	"baken/store/member"
	"baken/store/outside"
)

// FiguresQuery is what is to be counted: see [figures.Query], of which Now is set here.
type FiguresQuery = figures.Query

// Figures are what was counted.
type Figures struct {
	figures.Result
	Waiting int // contacts that were registered or corrected here and are counted later: see countAfter
	// Living says that it was counted from the contacts that are still there, as figures
	// of days and of one counselor are. Erased are those that were counted in the months
	// of the period, and of that before it, and are in none of these figures, whether or
	// not they would belong to them.
	Living bool
	Erased int
	// Counselors are the names that a query can be narrowed to: of those of the team, and
	// of who left it, whose name nobody else has. None for who may not ask for them.
	Counselors []outside.Text
}

// Figures counts what was registered, over a period. The same journal gives the same
// figures on every workstation. It reads in one transaction, and holds nobody up who
// writes. Figures of a counselor ask for a right of their own. ErrNotAllowed without
// the right; else its errors are those of [figures.New] and [figures.Count.Result].
func (s *Store) Figures(ctx context.Context, q FiguresQuery) (Figures, error) {
	all, err := s.SeveralFigures(ctx, q)
	if err != nil {
		return Figures{}, err
	}
	return all[0], nil
}

// SeveralFigures is Figures of several queries, in their order: what they are counted
// from is read once, which is most of the work.
func (s *Store) SeveralFigures(ctx context.Context, queries ...FiguresQuery) (all []Figures, err error) {
	queries = slices.Clone(queries)
	for i := range queries {
		queries[i].Now = s.now().In(brussels)
	}
	err = s.read(func(t *tx) error {
		if err := t.allowed(member.Figures, "figures"); err != nil {
			return err
		}
		all, err = t.severalFigures(ctx, queries)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

func (t *tx) severalFigures(ctx context.Context, queries []FiguresQuery) ([]Figures, error) {
	forms, err := t.formsToCount()
	if err != nil {
		return nil, err
	}
	all, counts := make([]Figures, len(queries)), make([]*figures.Count, len(queries))
	var kept []*figures.Count               // counted from what is kept
	living := map[outside.Text][]erasedOf{} // counted from the contacts of a counselor, or of all
	for i, q := range queries {
		if counts[i], err = figures.New(q, forms...); err != nil {
			return nil, err
		}
		if all[i].Living = q.Living(); all[i].Living {
			living[q.Counselor] = append(living[q.Counselor], erasedOf{counts[i], &all[i].Erased})
		} else {
			kept = append(kept, counts[i])
		}
	}
	if err := t.countKept(ctx, kept); err != nil {
		return nil, err
	}
	for name, of := range living {
		if err := t.countLiving(ctx, name, of); err != nil {
			return nil, err
		}
	}
	wait, err := t.ladder(listUncounted)
	if err != nil {
		return nil, err
	}
	names, err := t.counselors()
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Result, err = counts[i].Result(); err != nil {
			return nil, err
		}
		if all[i].Counselors = names; !all[i].Living {
			all[i].Waiting = wait.Len()
		}
	}
	return all, nil
}

// formsToCount are the forms that figures go by: the one in use, its other versions from
// the newest on, and the one that the program brings.
func (t *tx) formsToCount() (all []*form.Form, err error) {
	inUse, err := t.formInUse()
	if err != nil {
		return nil, err
	}
	all = append(all, inUse)
	newest, err := t.newestForm(inUse.Name)
	if err != nil {
		return nil, err
	}
	for version := newest; version > 0; version-- {
		f, err := t.form(formName{inUse.Name, version})
		if errors.Is(err, ErrNewer) {
			continue // there is none of that number
		}
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return append(all, form.Default()), nil
}

// newCount begins the count of one query.
func (t *tx) newCount(q FiguresQuery) (*figures.Count, error) {
	forms, err := t.formsToCount()
	if err != nil {
		return nil, err
	}
	return figures.New(q, forms...)
}

// countKept gives every figure to counts.
func (t *tx) countKept(ctx context.Context, counts []*figures.Count) error {
	if len(counts) == 0 {
		return nil
	}
	wants := func(m figures.Month) bool {
		return slices.ContainsFunc(counts, func(c *figures.Count) bool { return c.Wants(m) })
	}
	return t.eachRecord(ctx, wants, func(_ FigureID, rec *figures.Record) {
		for _, c := range counts {
			c.Add(rec)
		}
	})
}

// eachRecord gives the figures of the months that are wanted. A record is good until the
// next.
func (t *tx) eachRecord(ctx context.Context, wants func(figures.Month) bool, do func(FigureID, *figures.Record)) error {
	forms := map[formName]*form.Form{}
	return t.eachFigure(ctx, wants, func(id FigureID, read *figureReader) (err error) {
		of, known := forms[read.form]
		if !known {
			if of, err = t.form(read.form); err != nil && !errors.Is(err, ErrNewer) {
				return err
			}
			forms[read.form] = of
		}
		read.rec.Form = of
		do(id, &read.rec)
		return nil
	})
}
