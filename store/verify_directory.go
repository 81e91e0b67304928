package store

import (
	"encoding/hex"
	"errors"

	"baken/store/find"
)

// directory checks that each version of the directory that is here can be read: its
// catalog, its index, and a service where the catalog says that one is. What a
// version has not, and no other, belongs to nothing.
func (v *verifier) directory() error {
	all, err := v.tx.directories()
	if err != nil {
		return err
	}
	records := uint64(0)
	blocks := map[blockID]bool{}
	for _, r := range all {
		if !v.hasDirectory(r.ID) {
			continue
		}
		where := boxDirectory.name + " " + hex.EncodeToString(r.ID[:])
		o, err := v.openDirectory(r) // as it stands in the file
		if errors.Is(err, errDirectory) || errors.Is(err, ErrDamaged) {
			v.wrong(where, "cannot be read; import the directory again")
			return nil
		}
		if err != nil {
			return err
		}
		records += uint64(2 + o.Words)
		has := o.PerBlock()
		for b, id := range o.Blocks {
			if !blocks[id] {
				blocks[id] = true
				records++
			}
			services, err := v.servicesOf(o, b)
			if err := v.checked(); err != nil {
				return err
			}
			if err != nil {
				v.wrong(boxDirectory.name+" "+hex.EncodeToString(id[:]), "services cannot be read; import the directory again")
				continue
			}
			if has[b] != len(services) {
				v.wrong(where, "has other services than it says; import the directory again")
			}
		}
		if _, err := find.Merge([]find.Part{{Segment: o.Segment, From: v.wordsOf(r.ID), Dead: find.NewBits(o.Segment.Len())}}, func(uint32, []byte) error { return v.checked() }); err != nil {
			if err := ofDirectory(err); !errors.Is(err, errDirectory) {
				return err
			}
			v.wrong(where, "the index of its words cannot be read; import the directory again")
		}
	}
	if records != v.records(boxDirectory) {
		v.wrong(boxDirectory.name, "has services that belong to no version")
	}
	return nil
}
