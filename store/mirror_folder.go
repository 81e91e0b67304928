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
	Resetting     bool         `cbor:"9,keyasint,omitzero"` // what of its UIDs is still here means nothing
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
	var was keptFolder
	if _, err := y.t.value(boxFolders, id[:], &was); err != nil {
		return err
	}
	return y.t.putValue(boxFolders, id[:], keptFolder{f.Name, f.Role, f.UIDValidity, f.UIDNext, f.HighestModSeq, f.FilledTo, f.Missing, f.Exists, was.Resetting})
}

func uidKey(u UID) []byte { return binary.BigEndian.AppendUint32(nil, uint32(u)) }

// UIDs gives the mails of a folder from a UID on, in order, until each fails, with
// their flags as the server said them last.
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
