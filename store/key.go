package store

import (
	"bytes"
	"fmt"

	"baken/store/vault"
)

// Owner is whose keys they are: a contact, a case, or the store itself (zero).
type Owner [16]byte

// storeClasses are the classes of the store's own keys.
var storeClasses = []vault.Class{vault.Team, vault.View, vault.Desk, vault.Hash}

// keyRow is the key of the key table: owner, class, id.
func keyRow(o Owner, c vault.Class, id vault.KeyID) []byte {
	return append(append(append(make([]byte, 0, 33), o[:]...), byte(c)), id[:]...)
}

// keyFor gives owner's key of the class; in a write transaction it is made when
// there is none.
func (t *tx) keyFor(o Owner, c vault.Class) (*vault.Key, error) {
	prefix := append(append(make([]byte, 0, 17), o[:]...), byte(c))
	row, wrapped := t.bucket(boxKeys).Cursor().Seek(prefix)
	if row != nil && bytes.HasPrefix(row, prefix) {
		return t.openKey(vault.KeyID(row[17:]), wrapped)
	}
	if !t.b.Writable() {
		return nil, fmt.Errorf("%w: no key", ErrErased)
	}
	id, k, wrapped, err := t.s.vault.NewKey(o, c)
	if err != nil {
		return nil, err
	}
	t.fresh = append(t.fresh, k)
	return k, t.putRaw(boxKeys, keyRow(o, c, id), wrapped)
}

func (t *tx) openKey(id vault.KeyID, wrapped []byte) (*vault.Key, error) {
	k, err := t.s.vault.OpenKey(id, wrapped)
	if err != nil {
		return nil, fmt.Errorf("%w: a key does not open (%w)", ErrDamaged, err)
	}
	return k, nil
}

// open opens bytes that were sealed at place with a key of owner. ErrErased when
// the key is not there any more.
func (t *tx) open(at vault.Place, sealed []byte, o Owner, c vault.Class) ([]byte, error) {
	id, err := vault.SealedBy(sealed)
	if err != nil {
		return nil, fmt.Errorf("%w: a record is cut short", ErrDamaged)
	}
	wrapped := t.raw(boxKeys, keyRow(o, c, id))
	if wrapped == nil {
		return nil, ErrErased
	}
	k, err := t.openKey(id, wrapped)
	if err != nil {
		return nil, err
	}
	return k.Open(nil, at, sealed)
}

// hash is the keyed hash that ids are made of.
func (s *Store) hash(kind string, parts ...[]byte) [16]byte {
	return s.keys[vault.Hash].Hash(append([][]byte{[]byte(kind)}, parts...)...)
}
