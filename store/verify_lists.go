package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"baken/store/mail"
	"baken/store/vault"
)

// lists checks that each ordered list is in order, and that the rows, mails and
// operations stand in those that they should, and nothing else does.
func (v *verifier) lists() error {
	names := []string{listFollowUps, listUncounted, listCalls, listWanted, listNotGiven, listOpen, listDone, listCases, listHandoffs, listHandoffsOver, listErasures, listRoom, listRooms}
	for _, f := range CaseFilters {
		names = append(names, f.list())
	}
	for _, f := range Filters {
		names = append(names, string(f))
	}
	if err := v.scan(boxFolders, nil, func(key, _ []byte) error {
		names = append(names, uidList(FolderID(key)), driftList(FolderID(key)))
		return nil
	}); err != nil {
		return err
	}
	blocks := uint64(0)
	for _, name := range names {
		n, err := v.list(name)
		blocks += n
		if err != nil {
			return err
		}
	}
	if blocks != v.records(boxLadders) {
		v.wrong(boxLadders.name, "has blocks that belong to no list")
	}
	stand, pending := map[string]int{}, uint64(0)
	if err := v.each(boxContacts, func(key, _ []byte) error {
		r, _, err := v.row(ContactID(key))
		if err != nil {
			return err
		}
		for _, s := range r.Steps {
			if err := v.stands(boxContacts, key, s.List, s.Key, nil); err != nil {
				return err
			}
			stand[s.List]++
		}
		return nil
	}); err != nil {
		return err
	}
	if err := v.each(boxOutbox, func(key, _ []byte) error {
		o, _, err := v.op(OpID(key))
		if err != nil {
			return err
		}
		list, step := listOpen, opKey(o)
		if o.State == OpDone {
			list, step = listDone, doneKey(o)
		} else {
			pending++
			if v.raw(boxPending, o.pending()) == nil {
				v.wrongRecord(boxOutbox, key, "is not found from what it is about")
			}
		}
		stand[list]++
		return v.stands(boxOutbox, key, list, step, nil)
	}); err != nil {
		return err
	}
	if pending != v.records(boxPending) {
		v.wrong(boxPending.name, "has operations that are done")
	}
	if err := v.cases(stand); err != nil {
		return err
	}
	if err := v.each(boxCases, func(key, _ []byte) error {
		f, err := v.file(CaseID(key))
		if err != nil {
			return err
		}
		for _, h := range f.Handoffs {
			stand[h.list()]++
			if err := v.stands(boxCases, key, h.list(), h.key(), key); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for _, f := range Filters {
		v.full(string(f), stand)
	}
	for _, f := range CaseFilters {
		v.full(f.list(), stand)
	}
	for _, name := range []string{listFollowUps, listCalls, listOpen, listDone, listCases, listHandoffs, listHandoffsOver} {
		v.full(name, stand)
	}
	return nil
}

// cases checks that each case stands in the lists of cases as its contacts stand.
func (v *verifier) cases(stand map[string]int) error {
	return v.each(boxCases, func(key, _ []byte) error {
		id := CaseID(key)
		c, listed, err := v.standingOfCase(id)
		if err != nil || !listed {
			return err
		}
		stand[listCases]++
		if err := v.stands(boxCases, key, listCases, key, c.encode()); err != nil {
			return err
		}
		for _, f := range c.in() {
			stand[f.list()]++
			if err := v.stands(boxCases, key, f.list(), c.key(id), nil); err != nil {
				return err
			}
		}
		return nil
	})
}

// full says that a list has nothing but what was found to stand in it.
func (v *verifier) full(name string, stand map[string]int) {
	if l, err := v.ladder(name); err != nil || l.Len() != stand[name] {
		v.wrong("list "+name, "has entries that belong to nothing")
	}
}

// stands checks that key stands in a list, with the value if one is given.
func (v *verifier) stands(b box, of []byte, list string, key, value []byte) error {
	l, err := v.ladder(list)
	if err != nil {
		return err
	}
	have, ok, err := l.Get(key)
	if err != nil {
		return err
	}
	if !ok || value != nil && !bytes.Equal(have, value) {
		v.wrongRecord(b, of, "is not in the list "+list)
	}
	return nil
}

// list checks the order of one list, and gives how many records it takes.
func (v *verifier) list(name string) (blocks uint64, err error) {
	l, err := v.ladder(name)
	if err != nil {
		return 0, err
	}
	if v.raw(boxLadders, l.id[:]) == nil {
		return 0, nil
	}
	var last []byte
	for i := range l.rungs {
		r, err := l.load(i)
		if err != nil {
			return 0, err
		}
		if r.n == 0 || !bytes.Equal(r.first, r.steps[0].key) {
			v.wrong("list "+name, "a block has another beginning than it should")
		}
		for _, s := range r.steps {
			if last != nil && bytes.Compare(last, s.key) >= 0 {
				v.wrong("list "+name, "is not in order")
			}
			last = s.key
		}
		if err := v.checked(); err != nil {
			return 0, err
		}
	}
	return uint64(len(l.rungs)) + 1, nil
}

// mails checks that mails, their entries in contacts, and their places in
// folders fit one another.
func (v *verifier) mails() error {
	entries, wanted := uint64(0), 0
	uids := map[FolderID]int{}
	if err := v.each(boxMails, func(key, _ []byte) error {
		id := MailID(key)
		f, err := v.mustFacts(id)
		if err != nil {
			return err
		}
		if home, err := v.canonical(f.home()); err != nil || home != f.Contact {
			v.wrongRecord(boxMails, key, "does not stand in the contact that it belongs to")
		}
		e, ok, err := v.entry(f.Contact, id)
		if err != nil {
			return err
		}
		if !ok {
			v.wrongRecord(boxMails, key, "has no entry in its contact")
			return nil
		}
		entries++
		if h, err := v.homeOf(f.first(), e.at()); err != nil || h.id != f.home() && !e.Bounce {
			v.wrongRecord(boxMails, key, "belongs to another number of its contact")
		}
		ended, err := v.erased(Owner(f.Contact), vault.History)
		if err != nil {
			return err
		}
		if r, ok, err := v.row(f.Contact); err != nil || !ok || (len(r.Steps) == 0) != ended {
			v.wrongRecord(boxMails, key, "its contact is shown, or is not, as it should not")
		}
		for _, p := range f.Places {
			uids[p.Folder]++
			if err := v.placed(id, p); err != nil {
				return err
			}
		}
		l, err := v.ladder(listWanted)
		if err != nil {
			return err
		}
		w, ok, err := l.Get(wantedKey(id, e))
		if err != nil {
			return err
		}
		switch {
		case ok:
			wanted++
			if p := (place{FolderID(w[:16]), UID(binary.BigEndian.Uint32(w[16:]))}); !slices.Contains(f.Places, p) {
				v.wrongRecord(boxMails, key, "its body is asked for where it is not")
			}
			if e.Read {
				v.wrongRecord(boxMails, key, "its body is asked for though it is settled")
			}
		case f.Flaw == mail.NotGiven:
			rests, err := v.ladder(listNotGiven)
			if err != nil {
				return err
			}
			if _, ok, err := rests.Get(id[:]); err != nil || !ok && !e.Read && len(f.Places) > 0 {
				v.wrongRecord(boxMails, key, "its body is not asked for again")
			}
		case !e.Read && len(f.Places) > 0:
			v.wrongRecord(boxMails, key, "its body is not asked for")
		}
		return nil
	}); err != nil {
		return err
	}
	if entries != v.records(boxEntries) {
		v.wrong(boxEntries.name, "has entries of mails that are not here")
	}
	if l, err := v.ladder(listWanted); err != nil || l.Len() != wanted {
		v.wrong("list "+listWanted, "has entries that belong to nothing")
	}
	return v.scan(boxFolders, nil, func(key, _ []byte) error {
		l, err := v.ladder(uidList(FolderID(key)))
		if err == nil && l.Len() != uids[FolderID(key)] {
			v.wrongRecord(boxFolders, key, "has mails that are not here")
		}
		return err
	})
}

// placed checks that a folder has the mail where the mail says.
func (v *verifier) placed(id MailID, p place) error {
	l, err := v.ladder(uidList(p.Folder))
	if err != nil {
		return err
	}
	have, ok, err := l.Get(uidKey(p.UID))
	if err != nil {
		return err
	}
	if !ok || len(have) != 17 || MailID(have[:16]) != id {
		v.wrongRecord(boxMails, id[:], "is not in its folder "+hex.EncodeToString(p.Folder[:]))
	}
	return nil
}
