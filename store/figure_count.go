package store

import (
	"context"
	"errors"

	"baken/store/figures"
	"baken/store/form"
	"baken/store/member"
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
}

// Figures counts what was registered, over a period. The same journal gives the same
// figures on every workstation. It reads in one transaction, and holds nobody up who
// writes. Figures of a counselor ask for a right of their own. ErrNotAllowed without
// the right; else its errors are those of [figures.New] and [figures.Count.Result].
func (s *Store) Figures(ctx context.Context, q FiguresQuery) (f Figures, err error) {
	q.Now = s.now().In(brussels)
	err = s.read(func(t *tx) error {
		if err := t.allowed(member.Figures, "figures"); err != nil {
			return err
		}
		forms, err := t.formsToCount()
		if err != nil {
			return err
		}
		count, err := figures.New(q, forms...)
		if err != nil {
			return err
		}
		if f.Living = q.Living(); f.Living {
			f.Erased, err = t.countLiving(ctx, q, count)
		} else {
			err = t.countInto(ctx, count)
		}
		if err != nil {
			return err
		}
		if f.Result, err = count.Result(); err != nil || f.Living {
			return err
		}
		l, err := t.ladder(listUncounted)
		if err != nil {
			return err
		}
		f.Waiting = l.Len()
		return nil
	})
	if err != nil {
		return Figures{}, err
	}
	return f, nil
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

// countInto gives every figure to a count.
func (t *tx) countInto(ctx context.Context, count *figures.Count) error {
	return t.eachRecord(ctx, count.Wants, func(_ FigureID, rec *figures.Record) { count.Add(rec) })
}

// eachRecord gives the figures of the months that are wanted. A record is good until the
// next.
func (t *tx) eachRecord(ctx context.Context, wants func(figures.Month) bool, do func(FigureID, *figures.Record)) error {
	forms := map[formName]*form.Form{}
	return t.eachFigure(ctx, func(id FigureID, month figures.Month, read *figureReader) (err error) {
		if !wants(month) {
			return nil
		}
		of, known := forms[read.form]
		if !known {
			if of, err = t.form(read.form); err != nil && !errors.Is(err, ErrNewer) {
				return err
			}
			forms[read.form] = of
		}
		read.rec.Month, read.rec.Form = month, of
		do(id, &read.rec)
		return nil
	})
}
