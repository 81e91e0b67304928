package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"baken/store/find"
	"baken/store/journal"
	"baken/store/member"
)

// Search finds what q asks for, of what the member may read. It is answered from
// the index, which [Store.KeepIndex] or [Store.CatchUpIndex] keeps in step; what
// was erased is not found from that moment on. Names and addresses are found only
// in contacts of which the member has uncovered them; as if the others had none.
//
// ErrNotAllowed when the member may not read; a [find.QueryError] when there is no
// such theme. When the index is damaged it is begun anew, and what is found until
// it is built is less: Found.Behind and [Store.Index] say so. The history is told
// by [Store.RecordSearched]. A cancelled ctx ends it early.
func (s *Store) Search(ctx context.Context, q find.Query, o SearchOptions) (f Found, err error) {
	for range 2 {
		err = s.read(func(t *tx) error {
			a := asking{t: t, ctx: ctx, q: q, o: o, marker: q.Marker(), contacts: map[ContactID]*asked{}, uncovered: map[ContactID]bool{}}
			f, err = a.search()
			return err
		})
		if !s.mendIndex(ctx, err) {
			break
		}
	}
	if err != nil {
		return Found{}, err
	}
	return f, nil
}

// asking is one search.
type asking struct {
	t         *tx
	ctx       context.Context
	q         find.Query
	o         SearchOptions
	marker    *find.Marker
	when      []func(Contact) (bool, error) // conditions on contacts: all must hold
	themes    []map[ContactID]bool
	contacts  map[ContactID]*asked
	uncovered map[ContactID]bool
}

// asked is a contact, and whether the conditions hold of it.
type asked struct {
	Contact
	holds bool
}

// candidate is a document that may be a hit.
type candidate struct {
	segment, number uint32
	score           float32
	sure            bool // whatever its contact is
	covered         bool // found with the names and not without, or the other way round
	without         bool // found without the names
}

// countOn is how many more documents are looked at, beyond those that are shown,
// to say how many there are.
const countOn = 1000

func (a *asking) search() (f Found, err error) {
	t := a.t
	if err := t.allowed(member.Read, "search"); err != nil {
		return f, err
	}
	x, err := t.searchIndex()
	if err != nil {
		return f, err
	}
	state, err := t.indexState()
	if err != nil {
		return f, err
	}
	f.Behind = state.Behind + state.ToFetch
	if err := a.conditions(x); err != nil {
		return f, err
	}
	all, err := a.candidates(x)
	if err != nil {
		return f, ofIndex(err)
	}
	return f, a.show(&f, x, all)
}

// show reads the first candidates that are hits, and counts the others.
func (a *asking) show(f *Found, x *indexTx, all []candidate) error {
	limit := a.o.limit()
	looked := 0
	for i, c := range all {
		if i%64 == 0 && a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		full := len(f.Hits) == limit
		if full && c.sure {
			f.Total++
			continue
		}
		if full {
			if looked++; looked > countOn {
				f.AtLeast = true
				continue
			}
		}
		d := x.open[c.segment].Doc(c.number)
		h, ok, err := a.hit(d, c, !full)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if f.Total++; !full {
			f.Hits = append(f.Hits, h)
		}
	}
	f.More = f.Total > len(f.Hits)
	return nil
}

func (o SearchOptions) limit() int {
	if o.Limit <= 0 {
		return 50
	}
	return min(o.Limit, MaxHits)
}

// candidates gives what the index has, in the order that is asked for.
func (a *asking) candidates(x *indexTx) (all []candidate, err error) {
	only, err := a.only(x)
	if err != nil {
		return nil, err
	}
	plan := a.q.Plan()
	var looks []*find.Look
	for _, o := range x.open {
		l, err := plan.Look(o.Segment, o.from)
		if err != nil {
			return nil, err
		}
		looks = append(looks, l)
	}
	best := a.o.Order == Best
	for i, o := range x.open {
		if err := a.ctx.Err(); err != nil {
			return nil, err
		}
		m, err := looks[i].Match(best)
		if err != nil {
			return nil, err
		}
		m.All.Without(o.dead)
		m.Shown.Without(o.dead)
		if only != nil {
			m.All.And(only[i])
			m.Shown.And(only[i])
		}
		for _, n := range o.Newest() {
			in, shown := m.All.Has(n), m.Shown.Has(n)
			if !in && !shown {
				continue
			}
			c := candidate{segment: uint32(i), number: n, covered: in != shown, without: shown}
			c.sure = !c.covered && len(a.when)+len(a.themes) == 0 && o.Doc(n).Kind == docMail && a.o.In == (ContactID{})
			if best {
				c.score = m.Score[n]
			}
			all = append(all, c)
		}
	}
	newer := func(a, b candidate) int {
		return find.Newer(x.open[a.segment].Doc(a.number), x.open[b.segment].Doc(b.number))
	}
	switch {
	case best:
		slices.SortFunc(all, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.score, a.score), newer(a, b)) })
	case len(x.open) > 1:
		slices.SortFunc(all, newer)
	}
	return all, nil
}

// uncoveredBy says whether the member has uncovered the names of a contact.
func (a *asking) uncoveredBy(id ContactID) (is bool, err error) {
	if is, known := a.uncovered[id]; known {
		return is, nil
	}
	set, err := a.t.together(id)
	if err != nil {
		return false, err
	}
	for _, c := range set {
		if err := a.t.trail(c, func(e journal.Event, err error) error {
			if _, u := e.Body.(journal.Uncovered); u && e.Member == a.t.s.me {
				is = true
				return errStop
			}
			return nil
		}); err != nil && !errors.Is(err, errStop) {
			return false, err
		}
	}
	a.uncovered[id] = is
	return is, nil
}

// RecordSearched writes into the history that the member searched, without a word
// of what for, and of which contacts something that was found was printed.
func (s *Store) RecordSearched(ctx context.Context, printed ...ContactID) error {
	return s.write(ctx, func(t *tx) error {
		if _, err := t.append(journal.Searched{}); err != nil {
			return err
		}
		for _, id := range printed {
			c, err := t.contact(id)
			if errors.Is(err, ErrUnknown) {
				continue // it has gone meanwhile
			}
			if err != nil {
				return err
			}
			if _, err := t.append(journal.Printed{Contact: c.ID}); err != nil {
				return err
			}
		}
		return nil
	})
}
