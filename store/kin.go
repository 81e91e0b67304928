package store

// What is known of the contacts that belong together stands in boxThreads, each
// as a hash and an id with nothing behind.

// firstKey is where the first contact of a numbered one is found.
func (t *tx) firstKey(id ContactID) [16]byte { return t.s.hash("first-of", id[:]) }

// numbersKey is where the numbers that came after a first contact are found.
func (t *tx) numbersKey(first ContactID) [16]byte { return t.s.hash("numbers", first[:]) }

// sealsKey is where the mails are found that a contact's keys seal, though they
// belong to another.
func (t *tx) sealsKey(owner ContactID) [16]byte { return t.s.hash("seals", owner[:]) }

func pair(hash, id [16]byte) []byte { return append(hash[:], id[:]...) }

// number makes known which contacts a numbered one follows, to them too.
func (t *tx) number(h home) error {
	numbers := t.numbersKey(h.first)
	for n := uint32(1); n <= h.number; n++ {
		id := t.s.numbered(h.first, n)
		if err := t.putRaw(boxThreads, pair(t.firstKey(id), h.first), nil); err != nil {
			return err
		}
		if err := t.putRaw(boxThreads, pair(numbers, id), nil); err != nil {
			return err
		}
		r, ok, err := t.row(id)
		if err != nil {
			return err
		}
		if !ok || r.Before != (ContactID{}) {
			continue
		}
		r.Before = t.s.numbered(h.first, n-1)
		if err := t.putValue(boxContacts, id[:], r); err != nil {
			return err
		}
		t.touch(id) // it belongs to that one's case now
	}
	return nil
}

// beforeOf is the contact that one goes on from; zero when none is known.
func (t *tx) beforeOf(id ContactID) (before ContactID, err error) {
	first, err := t.firstOf(id)
	for n := uint32(0); err == nil && t.s.numbered(first, n) != id; n++ {
		before = t.s.numbered(first, n)
	}
	return before, err
}

// firstOf is the first contact of the thread and writer of one; itself when none
// is known.
func (t *tx) firstOf(id ContactID) (first ContactID, err error) {
	first = id
	h := t.firstKey(id)
	err = t.scan(boxThreads, h[:], func(k, _ []byte) error { first = ContactID(k[16:]); return nil })
	return first, err
}

// numbersOf gives a first contact and those that came after it, in no order.
func (t *tx) numbersOf(first ContactID) (ids []ContactID, err error) {
	ids = []ContactID{first}
	h := t.numbersKey(first)
	err = t.scan(boxThreads, h[:], func(k, _ []byte) error { ids = append(ids, ContactID(k[16:])); return nil })
	return ids, err
}

// leave takes away what was known of a contact that is no more: where it is
// found, and its keys when they seal nothing.
func (t *tx) leave(id ContactID, r row) error {
	if err := t.drop(boxThreads, pair(r.Thread, id)); err != nil {
		return err
	}
	if err := t.drop(boxWriters, pair(r.Writer, id)); err != nil {
		return err
	}
	if err := t.noteSeveral(id, r.Writer, severalSaid{}); err != nil {
		return err
	}
	if err := t.forgetNumbers(id); err != nil {
		return err
	}
	others, err := t.linked(boxThreads, r.Thread)
	for _, o := range others { // one of them may name it as the other sender
		t.change.contact(o)
	}
	if err != nil {
		return err
	}
	return t.dropKeys(id)
}

// forgetNumbers forgets how the contacts of a thread and writer are numbered when
// nothing is left of any.
func (t *tx) forgetNumbers(id ContactID) error {
	first, err := t.firstOf(id)
	if err != nil {
		return err
	}
	ids, err := t.numbersOf(first)
	if err != nil || len(ids) == 1 {
		return err
	}
	for _, id := range ids {
		if t.raw(boxContacts, id[:]) != nil {
			return nil
		}
	}
	for _, id := range ids {
		if err := t.drop(boxThreads, pair(t.firstKey(id), first)); err != nil {
			return err
		}
	}
	h := t.numbersKey(first)
	return t.dropAll(boxThreads, h[:])
}

// dropKeys destroys the keys of a contact of which nothing is left: no row, no
// event and no mail is sealed by them.
func (t *tx) dropKeys(id ContactID) error {
	seals := t.sealsKey(id)
	if t.raw(boxContacts, id[:]) != nil || t.any(boxTrail, id[:]) || t.any(boxThreads, seals[:]) {
		return nil
	}
	return t.dropAll(boxKeys, id[:])
}

// any says whether a bucket has a key that begins so.
func (t *tx) any(b box, prefix []byte) bool {
	k, _ := t.first(b, prefix)
	return k != nil
}

// sealedFor notes by whose keys a mail is sealed when it belongs to another
// contact than that.
func (t *tx) sealedFor(f facts, id MailID) error {
	key := pair(t.sealsKey(f.Owner), id)
	if f.home() != f.Owner {
		return t.putRaw(boxThreads, key, nil)
	}
	return t.drop(boxThreads, key)
}
