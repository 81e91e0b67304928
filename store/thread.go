package store

import (
	"slices"

	"baken/store/outside"
)

// maxLinked bounds how many contacts of one thread or one writer are looked at.
const maxLinked = 64

// begin makes the row of a mail contact known to its thread and its writer, if
// it is not. The row itself is made before the commit. A contact of which events
// came before its mails has a row that nobody has told of them.
func (t *tx) begin(h home, thread, writer [16]byte) error {
	r, ok, err := t.row(h.id)
	if err != nil || ok && r.Writer == writer {
		return err
	}
	if !ok {
		r = row{Channel: Mail, Owner: h.id}
		if r.Name, err = t.newPseudonym(h.id); err != nil {
			return err
		}
	}
	r.Before, r.Writer, r.Thread = h.before, writer, thread
	others, err := t.linked(boxThreads, thread)
	if err != nil {
		return err
	}
	for _, o := range others {
		or, ok, err := t.row(o)
		if err != nil {
			return err
		}
		if !ok || t.sameWriter(writer, o) {
			continue
		}
		known, err := t.otherSender(o, or)
		if err != nil {
			return err
		}
		if known == (ContactID{}) { // this one is the first
			t.touch(o)
		}
	}
	if err := t.number(h); err != nil {
		return err
	}
	if err := t.putRaw(boxThreads, pair(thread, h.id), nil); err != nil {
		return err
	}
	if err := t.putRaw(boxWriters, pair(writer, h.id), nil); err != nil {
		return err
	}
	a, err := t.acts(h.id) // something may be known of it before its mails are
	if err != nil {
		return err
	}
	if err := t.noteSeveral(h.id, writer, a.Several); err != nil {
		return err
	}
	return t.putValue(boxContacts, h.id[:], r)
}

// threadOf and writerOf are the hashes under which a thread and a writer have
// their contacts.
func (s *Store) threadOf(root outside.Text) [16]byte { return s.hash("thread", []byte(root.Unsafe())) }

func (s *Store) writerOf(folded string) [16]byte { return s.hash("writer", []byte(folded)) }

// otherSender finds a contact of the same thread from another address, which is not
// one with it: it may be a forwarded mail, or somebody who reads the writer's. Zero
// when there is none.
func (t *tx) otherSender(id ContactID, r row) (ContactID, error) {
	if r.Thread == ([16]byte{}) {
		return ContactID{}, nil
	}
	others, err := t.linked(boxThreads, r.Thread)
	if err != nil || len(others) == 0 || len(others) == 1 && others[0] == id {
		return ContactID{}, err
	}
	set, err := t.together(id)
	if err != nil {
		return ContactID{}, err
	}
	for _, o := range others {
		if slices.Contains(set, o) || t.sameWriter(r.Writer, o) {
			continue
		}
		or, ok, err := t.row(o)
		if err != nil {
			return ContactID{}, err
		}
		if ok && or.LastIn != (MailID{}) { // to whom we alone wrote has no part in it
			return o, nil
		}
	}
	return ContactID{}, nil
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

func (t *tx) sameWriter(writer [16]byte, id ContactID) bool {
	return t.raw(boxWriters, pair(writer, id)) != nil
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
