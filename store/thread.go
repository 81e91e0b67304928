package store

import (
	"encoding/binary"
	"slices"
	"time"

	"baken/store/outside"
)

// goesOn is how long after its closing a mail still belongs to a contact; later
// ones begin a new contact in the same case.
const goesOn = 30 * 24 * time.Hour

// maxLinked bounds how many contacts of one thread or one writer are looked at.
const maxLinked = 64

// mailContact finds the contact that a mail came to: thread, address and, for
// mail that came long after a closing, a number. before is the contact that it
// goes on from, zero for the first. Where the mail belongs, when contacts were
// joined, is said by canonical.
func (t *tx) mailContact(root outside.Text, folded string, internal time.Time) (id, before ContactID, err error) {
	for n := uint32(0); ; n++ {
		id = ContactID(t.s.hash("contact", []byte(root.Unsafe()), []byte(folded), binary.BigEndian.AppendUint32(nil, n)))
		goesBy, err := t.canonical(id)
		if err != nil {
			return id, before, err
		}
		a, err := t.acts(goesBy)
		if err != nil {
			return id, before, err
		}
		if last, ok := a.closing(); !ok || !internal.After(last.At.Add(goesOn)) {
			return id, before, nil
		}
		before = id
	}
}

// begin makes the row of a mail contact known to its thread and its writer, if
// it is new. The row itself is made before the commit.
func (t *tx) begin(id, before ContactID, root outside.Text, folded string) error {
	if _, ok, err := t.row(id); err != nil || ok {
		return err
	}
	name, err := t.newPseudonym(id)
	if err != nil {
		return err
	}
	thread := t.s.hash("thread", []byte(root.Unsafe()))
	writer := t.s.hash("writer", []byte(folded))
	r := row{Channel: Mail, Name: name, Owner: id, Before: before, Writer: writer}
	// Another address in the same thread is another contact, linked to the first.
	others, err := t.linked(boxThreads, thread)
	if err != nil {
		return err
	}
	for _, o := range others {
		same, err := t.sameWriter(writer, o)
		if err != nil {
			return err
		}
		if !same && o != id {
			r.Other = o
			break
		}
	}
	if err := t.putRaw(boxThreads, append(thread[:], id[:]...), nil); err != nil {
		return err
	}
	if err := t.putRaw(boxWriters, append(writer[:], id[:]...), nil); err != nil {
		return err
	}
	return t.putValue(boxContacts, id[:], r)
}

// linked gives the contacts under a hash, at most maxLinked.
func (t *tx) linked(b box, hash [16]byte) (ids []ContactID, err error) {
	err = t.scan(b, hash[:], func(k, _ []byte) error {
		ids = append(ids, ContactID(k[16:]))
		if len(ids) == maxLinked {
			return errStop
		}
		return nil
	})
	if err == errStop {
		err = nil
	}
	return ids, err
}

func (t *tx) sameWriter(writer [16]byte, id ContactID) (bool, error) {
	return t.raw(boxWriters, append(writer[:], id[:]...)) != nil, nil
}

// openElsewhere says whether the writer of a contact that looks automatic has
// another one that is being worked on. It is asked only where it matters.
func (t *tx) openElsewhere(id ContactID, all []entry) (bool, error) {
	if !slices.ContainsFunc(all, func(e entry) bool { return e.Dir == In && e.Aside != "" }) {
		return false, nil
	}
	a, err := t.acts(id)
	if err != nil {
		return false, err
	}
	if a.open() {
		return true, nil // its own: what comes back on our answer is shown
	}
	others, err := t.ofTheSameWriter(id)
	if err != nil {
		return false, err
	}
	for _, o := range others {
		a, err := t.acts(o)
		if err != nil {
			return false, err
		}
		if _, ok, err := t.row(o); err != nil || ok && a.open() {
			return ok, err
		}
	}
	return false, nil
}

// ofTheSameWriter gives the other contacts of the writers of a contact, each as
// it goes by; at most maxLinked of each writer.
func (t *tx) ofTheSameWriter(id ContactID) (others []ContactID, err error) {
	set, err := t.together(id)
	if err != nil {
		return nil, err
	}
	for _, c := range set {
		r, ok, err := t.row(c)
		if err != nil {
			return nil, err
		}
		if !ok || r.Writer == ([16]byte{}) {
			continue // it did not come by mail
		}
		ids, err := t.linked(boxWriters, r.Writer)
		if err != nil {
			return nil, err
		}
		for _, o := range ids {
			if o, err = t.canonical(o); err != nil {
				return nil, err
			}
			if !slices.Contains(set, o) && !slices.Contains(others, o) {
				others = append(others, o)
			}
		}
	}
	return others, nil
}
