package store

import (
	"context"
	"errors"

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
	unread    int // documents that are damaged
}

// asked is a contact, and whether the conditions hold of it.
type asked struct {
	Contact
	holds bool
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
	f.Behind = state.Behind + state.ToFetch + state.Unread
	if err := a.conditions(x); err != nil {
		return f, err
	}
	p, err := a.picks(x)
	if err != nil {
		return f, err
	}
	return f, a.show(&f, p)
}

// show reads the first documents that are hits, and counts the others.
func (a *asking) show(f *Found, p *picks) error {
	for limit := a.o.limit(); len(f.Hits) < limit; {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		c, any := p.next()
		if !any {
			break
		}
		if h, ok, err := a.hit(c, true); err != nil {
			return err
		} else if ok {
			f.Hits = append(f.Hits, h)
		}
	}
	sure := p.takeSure()
	f.Total = len(f.Hits) + sure
	for step, looked := 0, 0; ; step++ {
		c, any := p.next()
		if !any {
			break
		}
		if looked == countOn {
			f.AtLeast = true
			break
		}
		if step%64 == 0 && a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		_, ok, err := a.hit(c, false)
		if err != nil {
			return err
		}
		if ok {
			f.Total++
		}
		if ok || !c.covered { // how many there are that she may not find is not told
			looked++
		}
	}
	f.Behind += a.unread
	f.More = f.Total > len(f.Hits) || f.AtLeast
	return nil
}

func (o SearchOptions) limit() int {
	if o.Limit <= 0 {
		return 50
	}
	return min(o.Limit, MaxHits)
}

// picks gives what the index has, in the order that is asked for.
func (a *asking) picks(x *indexTx) (*picks, error) {
	only, err := a.only(x)
	if err != nil {
		return nil, err
	}
	plan := a.q.Plan()
	var looks []*find.Look
	for _, o := range x.open {
		l, err := plan.Look(o.Segment, o.from)
		if err != nil {
			return nil, ofIndex(err)
		}
		looks = append(looks, l)
	}
	p := &picks{best: a.o.Order == Best}
	sure := len(a.when) == 0 // whatever its contact is
	for i, o := range x.open {
		if err := a.ctx.Err(); err != nil {
			return nil, err
		}
		m, err := looks[i].Match(p.best)
		if err != nil {
			return nil, ofIndex(err)
		}
		for _, b := range []find.Bits{m.All, m.Shown} {
			b.Without(o.dead)
			if only != nil {
				b.And(only[i])
			}
		}
		p.add(o.Segment, m, sure)
	}
	return p, nil
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
