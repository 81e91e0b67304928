package store

import (
	"encoding/hex"
	"errors"

	"baken/store/find"
)

// index checks that the search index can be read to its end, that no document
// stands in it twice, and that each mail is in it or is still to be read for it.
func (v *verifier) index() error {
	x, err := v.searchIndex()
	if isIndex(err) {
		v.wrong(boxIndex.name, "cannot be read; it is built anew")
		return nil
	}
	if err != nil {
		return err
	}
	living := map[find.Name]bool{}
	for _, o := range x.open {
		for n := range uint32(o.Len()) {
			if name := o.Doc(n).Name; !o.dead.Has(n) {
				if living[name] {
					v.wrong(boxIndex.name+" "+hex.EncodeToString(name.ID[:]), "stands in it twice")
				}
				living[name] = true
			}
		}
		if _, err := find.Merge([]find.Part{{Segment: o.Segment, From: o.from, Dead: o.dead}}, func(uint32, []byte) error { return v.checked() }); err != nil {
			if err := ofIndex(err); !isIndex(err) {
				return err
			}
			v.wrong(boxIndex.name+" "+hex.EncodeToString(o.id[:]), "cannot be read; it is built anew")
			return nil
		}
	}
	todo := map[find.Name]bool{}
	if err := v.each(boxChanged, func(key, raw []byte) error {
		all, err := v.readChanged(key, raw)
		for _, d := range all {
			todo[d.Name] = true
		}
		if errors.Is(err, ErrDamaged) {
			v.wrongRecord(boxChanged, key, "cannot be read; the index is built anew")
			return nil
		}
		return err
	}); err != nil || x.Walk.Stage != walkDone {
		return err
	}
	return v.each(boxMails, func(key, _ []byte) error {
		d := mailDoc(MailID(key))
		if living[d.Name] || todo[d.Name] {
			return nil
		}
		_, _, some, err := v.tx.content(d)
		if ofRecord(err) {
			return nil // another check says so
		}
		if err != nil || !some {
			return err
		}
		f, _, err := v.facts(MailID(key))
		if err != nil {
			return err
		}
		if e, ok, err := v.entry(f.Contact, MailID(key)); err != nil || !ok || !e.Read {
			return err // its body is still to come
		}
		v.wrongRecord(boxMails, key, "is not in the search index; it is built anew")
		return nil
	})
}
