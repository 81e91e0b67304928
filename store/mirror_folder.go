package store

import (
	"encoding/binary"
	"fmt"

	"baken/store/outside"
)

// keptFolder is a folder as it is kept.
type keptFolder struct {
	Name          outside.Text `cbor:"1,keyasint"`
	Role          Role         `cbor:"2,keyasint,omitzero"`
	UIDValidity   uint32       `cbor:"3,keyasint,omitzero"`
	UIDNext       UID          `cbor:"4,keyasint,omitzero"`
	HighestModSeq uint64       `cbor:"5,keyasint,omitzero"`
	FilledTo      UID          `cbor:"6,keyasint,omitzero"`
	Missing       bool         `cbor:"7,keyasint,omitzero"`
	Exists        int          `cbor:"8,keyasint,omitzero"`
}

// FolderID is the id of the folder of that name.
func (s *Store) FolderID(name outside.Text) FolderID {
	return FolderID(s.hash("folder", []byte(name.Unsafe())))
}

func uidList(f FolderID) string   { return "uids/" + f.String() }
func driftList(f FolderID) string { return "adrift/" + f.String() }

func (k keptFolder) folder(have int) Folder {
	return Folder{k.Name, k.Role, k.UIDValidity, k.UIDNext, k.HighestModSeq, k.FilledTo, k.Missing, k.Exists, have}
}

// Folders gives all folders that were ever watched, in no order.
func (m *Mirror) Folders() (all []Folder, err error) {
	err = m.s.read(func(t *tx) error {
		return t.scan(boxFolders, nil, func(key, _ []byte) error {
			f, _, err := t.folder(FolderID(key))
			all = append(all, f)
			return err
		})
	})
	return all, err
}

// Folder gives one folder; false when it was never watched.
func (m *Mirror) Folder(name outside.Text) (f Folder, ok bool, err error) {
	err = m.s.read(func(t *tx) error {
		f, ok, err = t.folder(m.s.FolderID(name))
		return err
	})
	return f, ok, err
}

func (t *tx) folder(id FolderID) (f Folder, ok bool, err error) {
	var k keptFolder
	if ok, err = t.value(boxFolders, id[:], &k); err != nil || !ok {
		return f, ok, err
	}
	l, err := t.ladder(uidList(id))
	if err != nil {
		return f, ok, err
	}
	return k.folder(l.Len()), true, nil
}

func (t *tx) keptFolder(id FolderID) (k keptFolder, err error) {
	ok, err := t.value(boxFolders, id[:], &k)
	if err == nil && !ok {
		err = fmt.Errorf("%w: folder %s", ErrUnknown, id)
	}
	return k, err
}

// Folder gives a folder as it stands within the transaction.
func (y *Sync) Folder(name outside.Text) (Folder, bool, error) {
	return y.t.folder(y.t.s.FolderID(name))
}

// SetFolder keeps where the sync of a folder stands.
func (y *Sync) SetFolder(f Folder) error {
	id := y.t.s.FolderID(f.Name)
	return y.t.putValue(boxFolders, id[:], keptFolder{f.Name, f.Role, f.UIDValidity, f.UIDNext, f.HighestModSeq, f.FilledTo, f.Missing, f.Exists})
}

func uidKey(u UID) []byte { return binary.BigEndian.AppendUint32(nil, uint32(u)) }

// UIDs gives the mails of a folder from a UID on, in order, until each fails.
// Each must not use the store.
func (m *Mirror) UIDs(f FolderID, from UID, each func(UID, MailID, Flags) error) error {
	return m.s.read(func(t *tx) error {
		l, err := t.ladder(uidList(f))
		if err != nil {
			return err
		}
		return l.Each(uidKey(from), func(k, v []byte) error {
			return each(UID(binary.BigEndian.Uint32(k)), MailID(v[:16]), Flags(v[16]))
		})
	})
}

// ResetFolder forgets the UIDs of a folder whose UIDVALIDITY changed (RFC 9051,
// 2.3.1.1). Its mails stay, adrift, until they are seen again or [Sync.Sweep].
func (y *Sync) ResetFolder(id FolderID) error {
	t := y.t
	l, err := t.ladder(uidList(id))
	if err != nil {
		return err
	}
	drift, err := t.ladder(driftList(id))
	if err != nil {
		return err
	}
	var mails []MailID
	if err := l.Each(nil, func(_, v []byte) error { mails = append(mails, MailID(v[:16])); return nil }); err != nil {
		return err
	}
	for _, m := range mails {
		f, ok, err := t.facts(m)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		f.Places = without(f.Places, func(p place) bool { return p.Folder == id })
		if err := t.putFacts(m, f); err != nil {
			return err
		}
		if err := drift.Put(append([]byte(nil), m[:]...), nil); err != nil {
			return err
		}
		// Its UID means another mail now, or none: the body must not be asked for by it.
		e, ok, err := t.entry(f.Contact, m)
		if err != nil {
			return err
		}
		if ok && !e.Read {
			if err := t.unwant(m, e); err != nil {
				return err
			}
			if len(f.Places) > 0 {
				if err := t.want(m, e, f.Places[0], f.Size); err != nil {
					return err
				}
			}
		}
	}
	l.Clear()
	k, err := t.keptFolder(id)
	if err != nil {
		return err
	}
	k.UIDValidity, k.UIDNext, k.HighestModSeq, k.FilledTo, k.Exists = 0, 0, 0, 0, 0
	return t.putValue(boxFolders, id[:], k)
}

// Sweep lets those mails go that were adrift since [Sync.ResetFolder] and were
// not seen again in any folder. Call it when the folder is filled.
func (y *Sync) Sweep(id FolderID) error {
	drift, err := y.t.ladder(driftList(id))
	if err != nil {
		return err
	}
	var mails []MailID
	if err := drift.Each(nil, func(k, _ []byte) error { mails = append(mails, MailID(k)); return nil }); err != nil {
		return err
	}
	drift.Clear()
	for _, m := range mails {
		if err := y.t.lost(m); err != nil {
			return err
		}
	}
	return nil
}

// FolderGone is [Sync.Expunged] for all of a folder that is not on the server
// any more.
func (y *Sync) FolderGone(id FolderID) error {
	l, err := y.t.ladder(uidList(id))
	if err != nil {
		return err
	}
	var uids []UID
	if err := l.Each(nil, func(k, _ []byte) error { uids = append(uids, UID(binary.BigEndian.Uint32(k))); return nil }); err != nil {
		return err
	}
	if err := y.Expunged(id, uids); err != nil {
		return err
	}
	k, err := y.t.keptFolder(id)
	if err != nil {
		return err
	}
	k.Missing = true
	return y.t.putValue(boxFolders, id[:], k)
}

func without[T any](all []T, out func(T) bool) []T {
	var kept []T
	for _, v := range all {
		if !out(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
