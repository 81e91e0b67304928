package directory

import (
	"cmp"
	"slices"
	"strings"

	"baken/store/outside"
)

// child is what has a parent.
type child struct {
	id, parent string
	row        *row
}

// circles refuses parents that go in a circle, and notes those that are not there.
func (j *joiner) circles() error {
	var of []child
	for id, o := range j.orgs {
		of = append(of, child{id, o.parent, &o.row})
	}
	if err := j.climb(of); err != nil {
		return err
	}
	of = of[:0]
	for id, t := range j.terms {
		of = append(of, child{id, t.parent, &t.row})
	}
	return j.climb(of)
}

// climb goes up from each, and never twice over the same.
func (j *joiner) climb(all []child) error {
	slices.SortFunc(all, func(a, b child) int {
		return cmp.Or(cmp.Compare(a.row.file, b.row.file), cmp.Compare(a.row.line, b.row.line), strings.Compare(a.id, b.id))
	})
	at := make(map[string]int, len(all))
	for i, c := range all {
		at[c.id] = i
	}
	by := make([]int, len(all)) // from which one it was come by, plus one
	for i := range all {
		for n := i; by[n] == 0; {
			by[n] = i + 1
			c := all[n]
			if c.parent == "" {
				break
			}
			up, ok := at[c.parent]
			if !ok {
				c.row.cells = []cell{{colParent, c.parent}}
				j.note(c.row, NoParent, colParent)
				break
			}
			if by[up] == i+1 {
				return &FileError{Err: ErrCircle, File: j.report.Files[all[up].row.file].Name, Line: all[up].row.line, IDs: around(all, at, up)}
			}
			n = up
		}
	}
	return nil
}

// around are the ids of a circle, from one of it.
func around(all []child, at map[string]int, from int) (ids []ID) {
	for n := from; len(ids) < maxCircle; {
		ids = append(ids, outside.New(all[n].id))
		if n = at[all[n].parent]; n == from {
			break
		}
	}
	return ids
}
