package store

import (
	"encoding/binary"
	"slices"
)

// CaseFilter names one of the ordered lists of cases.
type CaseFilter string

// The filters. Each goes by the newest message or call, that of today first.
const (
	CasesOpen   CaseFilter = "open"   // a contact of it is not closed
	CasesClosed CaseFilter = "closed" // all are
	CasesMine   CaseFilter = "mine"   // I hold a contact of it that is not closed
	CasesAll    CaseFilter = "all"
)

// CaseFilters are all filters, in the order in which a person goes through them.
var CaseFilters = []CaseFilter{CasesOpen, CasesMine, CasesClosed, CasesAll}

func (f CaseFilter) list() string { return "cases " + string(f) }

// listCases has of each case that is listed where it stands in the lists of the
// filters: case → standing.
const listCases = "cases"

// caseStanding is what the lists go by.
type caseStanding struct {
	last       int64 // milliseconds since 1970
	open, mine bool
}

func (c caseStanding) encode() []byte {
	flags := byte(0)
	if c.open {
		flags |= 1
	}
	if c.mine {
		flags |= 2
	}
	return append(binary.BigEndian.AppendUint64(nil, uint64(c.last)), flags)
}

func decodeStanding(p []byte) (c caseStanding, ok bool) {
	if len(p) != 9 {
		return c, false
	}
	return caseStanding{int64(binary.BigEndian.Uint64(p)), p[8]&1 != 0, p[8]&2 != 0}, true
}

// in are the lists that a case stands in.
func (c caseStanding) in() []CaseFilter {
	all := []CaseFilter{CasesAll, CasesClosed}
	if c.open {
		all[1] = CasesOpen
	}
	if c.mine {
		all = append(all, CasesMine)
	}
	return all
}

// key is where it stands in each.
func (c caseStanding) key(id CaseID) []byte { return append(timeKey(^c.last), id[:]...) }

func caseOfKey(key []byte) CaseID { return CaseID(key[len(key)-16:]) }

// contactsIn are the contacts of one case, as its file has them, that belong to it
// still: of two who put a contact elsewhere at once the later in the journal stands.
func (t *tx) contactsIn(id CaseID, f file) (own []ContactID, err error) {
	by, err := t.goesBy(id)
	if err != nil {
		return nil, err
	}
	add := func(ids ...ContactID) {
		for _, c := range ids {
			if !slices.Contains(own, c) {
				own = append(own, c)
			}
		}
	}
	for _, c := range f.Contacts {
		a, err := t.acts(c)
		if err == nil && len(a.Joined) > 0 { // what was done on it alone
			a, err = t.foldActs(c)
		}
		if err != nil {
			return nil, err
		}
		to, err := t.goesBy(a.Case)
		if err != nil {
			return nil, err
		}
		if to != by {
			continue
		}
		add(c)
		later, err := t.goingOn(c, by)
		if err != nil {
			return nil, err
		}
		add(later...)
	}
	return own, nil
}

// goingOn are the contacts that go on from one in its case, and to which nothing was
// done yet.
func (t *tx) goingOn(id ContactID, in CaseID) (later []ContactID, err error) {
	first, err := t.firstOf(id)
	if err != nil {
		return nil, err
	}
	all, err := t.numbersOf(first)
	if err != nil || len(all) == 1 {
		return nil, err
	}
	for _, c := range all {
		a, err := t.acts(c)
		if err != nil {
			return nil, err
		}
		r, ok, err := t.row(c)
		if err != nil {
			return nil, err
		}
		if c == id || !ok || a.Case != (CaseID{}) {
			continue
		}
		to, err := t.caseOf(c, a, r)
		if err == nil {
			to, err = t.goesBy(to)
		}
		if err != nil {
			return nil, err
		}
		if to == in {
			later = append(later, c)
		}
	}
	return later, nil
}

// shownIn are the contacts of a case and of what was merged with it, each as it
// goes by, of which there is a row.
func (t *tx) shownIn(set []CaseID) (ids []ContactID, notes int, err error) {
	for _, id := range set {
		f, err := t.file(id)
		if err != nil {
			return nil, 0, err
		}
		notes += f.shared()
		own, err := t.contactsIn(id, f)
		if err != nil {
			return nil, 0, err
		}
		for _, c := range own {
			by, err := t.canonical(c)
			if err != nil {
				return nil, 0, err
			}
			if r, ok, err := t.row(by); err != nil || !ok || len(r.Steps) == 0 || slices.Contains(ids, by) {
				if err != nil {
					return nil, 0, err
				}
				continue
			}
			ids = append(ids, by)
		}
	}
	return ids, notes, nil
}

// standingOfCase says where a case stands in the lists; false for one that is in
// none: it goes by another, or nothing is in it.
func (t *tx) standingOfCase(id CaseID) (c caseStanding, listed bool, err error) {
	set, err := t.merged(id)
	if err != nil || set[0] != id {
		return c, false, err
	}
	ids, notes, err := t.shownIn(set)
	if err != nil || len(ids) == 0 && notes == 0 {
		return c, false, err
	}
	f, err := t.file(id)
	if err != nil {
		return c, false, err
	}
	if !f.OpenedAt.IsZero() {
		c.last = f.OpenedAt.UnixMilli()
	}
	for _, k := range ids {
		r, _, err := t.row(k)
		if err != nil {
			return c, false, err
		}
		a, err := t.acts(k)
		if err != nil {
			return c, false, err
		}
		c.last = max(c.last, r.Last)
		c.open = c.open || r.State != Closed
		c.mine = c.mine || r.State != Closed && a.Claim.By == t.s.me
	}
	return c, true, nil
}

// listTouchedCases brings the lists of cases in step with what changed.
func (t *tx) listTouchedCases() error {
	ids := make([]CaseID, 0, len(t.touchedCases))
	for id := range t.touchedCases {
		set, err := t.merged(id)
		if err != nil {
			return err
		}
		ids = append(ids, set...)
	}
	clear(t.touchedCases)
	for _, id := range mergedCases(nil, ids...) {
		if err := t.listCase(id); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) listCase(id CaseID) error {
	known, err := t.ladder(listCases)
	if err != nil {
		return err
	}
	p, had, err := known.Get(id[:])
	if err != nil {
		return err
	}
	now, listed, err := t.standingOfCase(id)
	if err != nil {
		return err
	}
	if old, ok := decodeStanding(p); had && ok {
		if listed && old == now {
			return nil
		}
		for _, f := range old.in() {
			l, err := t.ladder(f.list())
			if err != nil {
				return err
			}
			if err := l.Delete(old.key(id)); err != nil {
				return err
			}
		}
	}
	if !listed {
		return known.Delete(id[:])
	}
	for _, f := range now.in() {
		l, err := t.ladder(f.list())
		if err != nil {
			return err
		}
		if err := l.Put(now.key(id), nil); err != nil {
			return err
		}
	}
	return known.Put(id[:], now.encode())
}

// listAllCases lists the cases of a store that was made before they were listed.
func (t *tx) listAllCases() error {
	return t.scan(boxCases, nil, func(key, _ []byte) error {
		if err := boxCases.whole(key); err != nil {
			return err
		}
		t.caseTouched(CaseID(key))
		return nil
	})
}

// caseOfTouched says that the case of a contact is to be listed anew, as its row is
// made anew.
func (t *tx) caseOfTouched(id ContactID, a acts, r row) error {
	set, err := t.together(id)
	if err != nil {
		return err
	}
	for _, c := range set {
		own, w := a, r
		if len(set) > 1 {
			if own, err = t.foldActs(c); err != nil {
				return err
			}
		}
		if c != id {
			if w, _, err = t.row(c); err != nil {
				return err
			}
		}
		if w.Before, err = t.goesOnFrom(c, w); err != nil {
			return err
		}
		if own.Case, err = t.caseOf(c, own, w); err != nil {
			return err
		}
		if own.Case != (CaseID{}) {
			t.caseTouched(own.Case)
		}
	}
	return nil
}
