package store

import (
	"cmp"
	"slices"
)

// Cases that were merged keep what was written in each, so that undoing the merge
// gives both back; they are read as one. They go by the one of the earliest number,
// and every number finds it.

// mergedCases adds ids to a set that is kept in the order of the ids.
func mergedCases(set []CaseID, ids ...CaseID) []CaseID {
	set = append(slices.Clone(set), ids...)
	slices.SortFunc(set, func(a, b CaseID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(set)
}

// merged gives all cases that are one with id, itself too, that by which they go
// first and the others in the order of their numbers.
func (t *tx) merged(id CaseID) ([]CaseID, error) {
	set := []CaseID{id}
	files := map[CaseID]file{}
	for i := 0; i < len(set); i++ {
		f, err := t.file(set[i])
		if err != nil {
			return nil, err
		}
		files[set[i]] = f
		for _, o := range f.Merged {
			if !slices.Contains(set, o) {
				set = append(set, o)
			}
		}
	}
	slices.SortFunc(set, func(a, b CaseID) int { return files[a].before(files[b], a, b) })
	return set, nil
}

// before compares by which of two cases they go when they are one: by the number,
// one without (its keys were destroyed) last.
func (f file) before(o file, a, b CaseID) int {
	switch {
	case f.Number == o.Number:
		return slices.Compare(a[:], b[:])
	case f.Number == "":
		return 1
	case o.Number == "":
		return -1
	}
	return cmp.Compare(f.Number, o.Number)
}

// called is the case by which one goes, and the number of that; zero for none.
func (t *tx) called(id CaseID) (by CaseID, number string, err error) {
	if id == (CaseID{}) {
		return id, "", nil
	}
	f, err := t.file(id)
	if err == nil && len(f.Merged) > 0 {
		var set []CaseID
		if set, err = t.merged(id); err == nil && set[0] != id {
			id = set[0]
			f, err = t.file(id)
		}
	}
	return id, f.Number, err
}

// goesBy is the case by which one goes; zero for none.
func (t *tx) goesBy(id CaseID) (CaseID, error) {
	by, _, err := t.called(id)
	return by, err
}

// alsoNumbers are the numbers of a merged set but the first.
func (t *tx) alsoNumbers(set []CaseID) (numbers []string, err error) {
	for _, id := range set[1:] {
		f, err := t.file(id)
		if err != nil {
			return nil, err
		}
		if f.Number != "" {
			numbers = append(numbers, f.Number)
		}
	}
	return numbers, nil
}

// touchCase says that the row of a case must be made anew, with those of its
// contacts and of what is one with it.
func (t *tx) touchCase(id CaseID) error {
	set, err := t.merged(id)
	if err != nil {
		return err
	}
	for _, c := range set {
		t.caseTouched(c)
		f, err := t.file(c)
		if err != nil {
			return err
		}
		if err := t.touchFile(f); err != nil {
			return err
		}
	}
	return nil
}

// touchFile does so for a case as it stood: its contacts and what was one with it.
func (t *tx) touchFile(f file) error {
	for _, c := range f.Contacts {
		t.touch(c)
	}
	for _, id := range f.Merged {
		t.caseTouched(id)
		o, err := t.file(id)
		if err != nil {
			return err
		}
		for _, c := range o.Contacts {
			t.touch(c)
		}
	}
	return nil
}

func (t *tx) caseTouched(id CaseID) {
	t.touchedCases[id] = true
	t.change.Cases = true
}
