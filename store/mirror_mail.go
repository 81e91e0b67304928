package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// listWanted is ordered by time, newest first: mails of which the body is not
// here yet.
const listWanted = "wanted"

// Arrive keeps a mail that was seen in a folder, and says whether its body is
// wanted. A mail that is known already, from another folder or from before, only
// gets one more place. What was asked for by f and its UID before is replaced. One
// of a contact that was erased since stays away: nothing is kept of it.
func (y *Sync) Arrive(folder FolderID, a Arrival) (id MailID, wanted bool, err error) {
	t := y.t
	id = t.s.mailID(a.Head.Hash, a.Internal)
	f, known, err := t.facts(id)
	if err != nil {
		return id, false, err
	}
	p := place{folder, a.UID}
	if !known {
		f, err = t.arriveNew(id, a)
		if errors.Is(err, ErrErased) {
			return id, false, nil
		}
		if err != nil {
			return id, false, err
		}
	}
	if !slices.Contains(f.Places, p) {
		f.Places = append(f.Places, p)
		if err := t.putFacts(id, f); err != nil {
			return id, false, err
		}
	}
	uids, err := t.ladder(uidList(folder))
	if err != nil {
		return id, false, err
	}
	if v, ok, err := uids.Get(uidKey(a.UID)); err != nil {
		return id, false, err
	} else if ok && MailID(v[:16]) != id { // a server that gives a UID twice
		if err := y.Expunged(folder, []UID{a.UID}); err != nil {
			return id, false, err
		}
	}
	flags, err := t.withPending(id, a.Flags)
	if err != nil {
		return id, false, err
	}
	if err := uids.Put(uidKey(a.UID), append(append(make([]byte, 0, 17), id[:]...), byte(a.Flags))); err != nil {
		return id, false, err
	}
	if known {
		back := t.raw(boxBodies, id[:]) == nil && (f.Flaw == "" || f.Flaw == mail.NotGiven) // it was gone before its body came
		err = t.changeEntry(id, f, func(e *entry) {
			e.Read = e.Read && !(e.Gone && back)
			e.Flags, e.Gone = flags, false
			if e.Aside == AsideJunk && a.Aside != AsideJunk && e.Dir == a.Direction {
				e.Aside = a.Aside // somebody took it out of Junk
			}
		})
		if err != nil {
			return id, false, err
		}
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok || e.Read {
		t.toIndex(mailDoc(id))
		return id, false, err
	}
	return id, true, t.want(id, e, p, a.Size)
}

// arriveNew keeps the header of a mail that was not known.
func (t *tx) arriveNew(id MailID, a Arrival) (f facts, err error) {
	e := entry{id: id, At: a.Internal.UnixMilli(), Dir: a.Direction, Flags: a.Flags, Aside: a.Aside, Level: NotAssessed, NoForm: a.Unanswerable}
	h, err := t.homeOf(t.s.firstContact(a.Root, a.Folded), e.at())
	if err != nil {
		return f, err
	}
	of := []ContactID{h.id}
	if a.Direction == Out { // our own copy of what was said may come late
		if to, op, ours, err := t.sent(a.Head.MessageID); err != nil {
			return f, err
		} else if ours {
			t.toIndex(saidDoc(to, op)) // it is found as a mail from now on
			of = append(of, to)
		}
	}
	for _, c := range of {
		if err := errors.Join(t.unerased(Owner(c), vault.Names), t.unerased(Owner(c), vault.Words)); err != nil {
			return f, err
		}
	}
	if err := t.begin(h, t.s.threadOf(a.Root), t.s.writerOf(a.Folded)); err != nil {
		return f, err
	}
	contact, err := t.canonical(h.id)
	if err != nil {
		return f, err
	}
	f = facts{Owner: h.id, Contact: contact, Size: a.Size}
	if h.number > 0 {
		f.First = h.first
	}
	if err := t.sealHead(id, &f, a.Head, nil); err != nil {
		return f, err
	}
	if !a.Head.MessageID.IsEmpty() {
		h := t.messageIDKey(a.Head.MessageID)
		if err := t.putRaw(boxMessageIDs, append(h[:], id[:]...), nil); err != nil {
			return f, err
		}
	}
	if a.Direction == Out {
		e.Level = Calm
		if _, e.Op, _, err = t.sent(a.Head.MessageID); err != nil {
			return f, err
		}
		if a.Head.Automatic != mail.ByPerson {
			e.Aside = AsideReason(a.Head.Automatic) // an automatic answer of ours answers nothing
		}
	}
	if err := t.putEntry(contact, e); err != nil || a.Direction != Out {
		return f, err
	}
	if err := t.putFacts(id, f); err != nil {
		return f, err
	}
	return f, t.bouncedBefore(a.Head, h.id, e.Op, id)
}

// Came gives when the server got a mail, and its flags.
func (y *Sync) Came(id MailID) (at time.Time, flags Flags, err error) {
	f, err := y.t.mustFacts(id)
	if err != nil {
		return at, 0, err
	}
	e, ok, err := y.t.entry(f.Contact, id)
	if err == nil && !ok {
		err = ErrUnknown
	}
	return e.at(), e.Flags, err
}

// want asks for the body of a mail.
func (t *tx) want(id MailID, e entry, p place, size int64) error {
	l, err := t.ladder(listWanted)
	if err != nil {
		return err
	}
	v := append(append(make([]byte, 0, 28), p.Folder[:]...), uidKey(p.UID)...)
	return l.Put(wantedKey(id, e), binary.BigEndian.AppendUint64(v, uint64(size)))
}

// unwant says that nothing more is to be fetched of a mail.
func (t *tx) unwant(id MailID, e entry) error {
	l, err := t.ladder(listWanted)
	if err != nil {
		return err
	}
	return l.Delete(wantedKey(id, e))
}

func wantedKey(id MailID, e entry) []byte { return append(timeKey(^e.At), id[:]...) }

// Wanted gives up to n mails of which the body is not here, newest first.
func (m *Mirror) Wanted(n int) (all []Wanted, err error) {
	err = m.s.read(func(t *tx) error {
		l, err := t.ladder(listWanted)
		if err != nil {
			return err
		}
		resetting := map[FolderID]bool{}
		err = l.Each(nil, func(key, value []byte) error {
			if len(all) >= n {
				return errStop
			}
			w := Wanted{MailID(key[8:]), FolderID(value[:16]), UID(binary.BigEndian.Uint32(value[16:])), int64(binary.BigEndian.Uint64(value[20:]))}
			without, known := resetting[w.Folder]
			if !known {
				k, err := t.keptFolder(w.Folder)
				if err != nil {
					return err
				}
				without, resetting[w.Folder] = k.Resetting, k.Resetting
			}
			if !without {
				all = append(all, w)
			}
			return nil
		})
		if err == errStop {
			err = nil
		}
		return err
	})
	return all, err
}

// SetFlags keeps what the server says of a mail's flags, under what counselors
// did since and the server has not been told yet.
func (y *Sync) SetFlags(folder FolderID, uid UID, flags Flags) error {
	t := y.t
	l, err := t.ladder(uidList(folder))
	if err != nil {
		return err
	}
	v, ok, err := l.Get(uidKey(uid))
	if err != nil || !ok {
		return err
	}
	id := MailID(v[:16])
	if err := l.Put(uidKey(uid), append(append(make([]byte, 0, 17), id[:]...), byte(flags))); err != nil {
		return err
	}
	return t.showFlags(id, flags)
}

// showFlags shows what the server says of a mail's flags, under what was done here
// and not told to it yet.
func (t *tx) showFlags(id MailID, flags Flags) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	if flags, err = t.withPending(id, flags); err != nil {
		return err
	}
	return t.changeEntry(id, f, func(e *entry) { e.Flags = flags })
}

// showServerFlags has a mail show the flags that the server said last, of the first
// place where it stands: something that was done here will not be told to it.
func (t *tx) showServerFlags(id MailID) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	for _, p := range f.Places {
		l, err := t.ladder(uidList(p.Folder))
		if err != nil {
			return err
		}
		if v, ok, err := l.Get(uidKey(p.UID)); err != nil || ok {
			if err != nil {
				return err
			}
			return t.showFlags(id, Flags(v[16]))
		}
	}
	return nil
}

// Expunged says that mails are gone from a folder. A mail that is in no other
// watched folder goes from here too, unless something was done on its contact:
// then it stays, marked so, until retention.
func (y *Sync) Expunged(folder FolderID, uids []UID) error {
	t := y.t
	l, err := t.ladder(uidList(folder))
	if err != nil {
		return err
	}
	for _, uid := range uids {
		v, ok, err := l.Get(uidKey(uid))
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		id := MailID(bytes.Clone(v[:16]))
		if err := l.Delete(uidKey(uid)); err != nil {
			return err
		}
		f, ok, err := t.facts(id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		f.Places = slices.DeleteFunc(f.Places, func(p place) bool { return p == place{folder, uid} })
		if err := t.putFacts(id, f); err != nil {
			return err
		}
		if err := t.lost(id); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) messageIDKey(id outside.Text) [16]byte {
	return t.s.hash("message-id", []byte(strings.TrimSpace(id.Unsafe())))
}

// ByMessageID gives the mails that bear a Message-ID; different mails may bear
// the same.
func (m *Mirror) ByMessageID(id outside.Text) (all []MailID, err error) {
	err = m.s.read(func(t *tx) error {
		h := t.messageIDKey(id)
		return t.scan(boxMessageIDs, h[:], func(k, _ []byte) error { all = append(all, MailID(k[16:])); return nil })
	})
	return all, err
}

// SentByUs gives the operation by which we sent a Message-ID, also before a copy
// of it is in Sent.
func (m *Mirror) SentByUs(messageID outside.Text) (op OpID, ours bool, err error) {
	err = m.s.read(func(t *tx) error {
		_, op, ours, err = t.sent(messageID)
		return err
	})
	return op, ours, err
}

// sent finds the reply of ours that bears a Message-ID.
func (t *tx) sent(messageID outside.Text) (c ContactID, op OpID, ok bool, err error) {
	h := t.messageIDKey(messageID)
	p, err := t.get(boxSent, h[:])
	if err != nil || len(p) != 32 {
		return c, op, false, err
	}
	return ContactID(p[:16]), OpID(p[16:]), true, nil
}

// Placement is where a mail stands on the server.
type Placement struct {
	Folder FolderID
	Name   outside.Text
	Role   Role
	UID    UID
	Flags  Flags
}

// Location gives the places of a mail on the server; none when it is gone.
func (m *Mirror) Location(id MailID) (all []Placement, err error) {
	err = m.s.read(func(t *tx) error { all, err = t.location(id); return err })
	return all, err
}

func (t *tx) location(id MailID) (all []Placement, err error) {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return nil, err
	}
	for _, p := range f.Places {
		k, err := t.keptFolder(p.Folder)
		if err != nil {
			return nil, err
		}
		if k.Resetting {
			continue
		}
		l, err := t.ladder(uidList(p.Folder))
		if err != nil {
			return nil, err
		}
		v, ok, err := l.Get(uidKey(p.UID))
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, fmt.Errorf("%w: a mail's place is not in its folder", ErrDamaged)
		}
		all = append(all, Placement{p.Folder, k.Name, k.Role, p.UID, Flags(v[16])})
	}
	return all, nil
}

// foldAddress is an address folded for comparing.
func foldAddress(a outside.Text) string { return strings.ToLower(strings.TrimSpace(a.Unsafe())) }
