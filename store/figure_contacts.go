package store

import (
	"cmp"
	"context"
	"slices"

	"baken/store/figures"
	"baken/store/member"
	"baken/store/vault"
)

// FigureContacts are the contacts behind one line of the figures.
type FigureContacts struct {
	Counted  int       // how many contacts the line counts, or has victims of
	Here     int       // those of them that can still be shown
	Contacts []Contact // of these the newest, at most as many as were asked for
}

// Gone is how many are counted and cannot be shown: they were erased, or are not on this
// workstation. Which they were nobody can tell.
func (f FigureContacts) Gone() int { return f.Counted - f.Here }

// FigureContacts gives up to n of the contacts that a line of the figures counts, the
// newest first: a line of what [Store.Figures] gave for the same query. A contact that
// was changed since it was counted stands where it was counted. ErrNotAllowed for who
// may not read contacts; else its errors are those of [Store.Figures].
func (s *Store) FigureContacts(ctx context.Context, q FiguresQuery, line figures.Line, n int) (f FigureContacts, err error) {
	q.Now = s.now().In(brussels)
	err = s.read(func(t *tx) error {
		for _, right := range []member.Right{member.Figures, member.Read} {
			if err := t.allowed(right, "figures"); err != nil {
				return err
			}
		}
		var here []began
		if q.Living() {
			here, err = t.livingBehind(ctx, q, line)
			f.Counted = len(here)
		} else {
			here, f.Counted, err = t.countedBehind(ctx, q, line)
		}
		if err != nil {
			return err
		}
		f.Here = len(here)
		f.Contacts, err = t.newestOf(here, n)
		return err
	})
	if err != nil {
		return FigureContacts{}, err
	}
	return f, nil
}

// began is a contact and when it began, in milliseconds since 1970.
type began struct {
	id ContactID
	at int64
}

func (r row) began(id ContactID) began { return began{id, max(r.Made, r.First)} }

// livingBehind are the contacts that a line counts of days, or of a counselor.
func (t *tx) livingBehind(ctx context.Context, q FiguresQuery, line figures.Line) (here []began, err error) {
	count, err := t.newCount(q)
	if err != nil {
		return nil, err
	}
	_, err = t.eachLiving(ctx, q.Counselor, count.From(brussels), count.Wants, func(id ContactID, r row, rec *figures.Record) {
		if count.Behind(rec, line) > 0 {
			here = append(here, r.began(id))
		}
	})
	return here, err
}

// countedBehind are those of whole months that are here, and how many a line counts.
func (t *tx) countedBehind(ctx context.Context, q FiguresQuery, line figures.Line) (here []began, counted int, err error) {
	all, err := t.figuresBehind(ctx, q, line)
	if err != nil {
		return nil, 0, err
	}
	here, err = t.contactsOf(ctx, all)
	return here, len(all), err
}

// figuresBehind are the figures that a line counts.
func (t *tx) figuresBehind(ctx context.Context, q FiguresQuery, line figures.Line) (map[FigureID]bool, error) {
	count, err := t.newCount(q)
	if err != nil {
		return nil, err
	}
	counted := map[FigureID]bool{}
	err = t.eachRecord(ctx, count.Wants, func(id FigureID, rec *figures.Record) {
		if count.Behind(rec, line) > 0 {
			counted[id] = true
		}
	})
	return counted, err
}

// contactsOf finds whose figures they are. A figure does not say it: each contact that
// is here is asked for its own.
func (t *tx) contactsOf(ctx context.Context, counted map[FigureID]bool) (here []began, err error) {
	if len(counted) == 0 {
		return nil, nil
	}
	looked := 0
	err = t.scan(boxActs, nil, func(key, _ []byte) error {
		if looked++; looked%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		id := ContactID(key)
		a, err := t.acts(id)
		if err != nil || !counted[a.Registration.figure()] || a.Erased.has(Owner(id), vault.History) {
			return err
		}
		if to, err := t.canonical(id); err != nil || to != id {
			return err
		}
		r, ok, err := t.row(id)
		if err != nil || !ok {
			return err
		}
		here = append(here, r.began(id))
		return nil
	})
	return here, err
}

// newestOf are the newest n of contacts, the newest first.
func (t *tx) newestOf(of []began, n int) (all []Contact, err error) {
	slices.SortFunc(of, func(a, b began) int { return cmp.Or(cmp.Compare(b.at, a.at), compareIDs(a.id, b.id)) })
	for _, x := range of[:min(n, len(of))] {
		c, err := t.contact(x.id)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}
