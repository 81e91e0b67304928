package store

import (
	"fmt"

	"baken/store/vault"
)

// Owner is whose keys they are: a contact, a case, or the store itself (zero).
type Owner [16]byte

// storeClasses are the classes of the store's own keys.
var storeClasses = []vault.Class{vault.Team, vault.View, vault.Desk, vault.Hash}

// keyRow is the key of the key table: owner, class, id.
func keyRow(r vault.Row) []byte {
	return append(append(append(make([]byte, 0, rowLength), r.Owner[:]...), byte(r.Class)), r.ID[:]...)
}

const rowLength = 16 + 1 + 16

// readRow reads what keyRow wrote.
func readRow(key []byte) (r vault.Row, err error) {
	if len(key) != rowLength {
		return r, fmt.Errorf("%w: a row of the key table", ErrDamaged)
	}
	return vault.Row{Owner: [16]byte(key), Class: vault.Class(key[16]), ID: vault.KeyID(key[17:])}, nil
}

// keyFor gives owner's key of the class; in a write transaction it is made when
// there is none, unless what was the owner's was erased: ErrErased.
func (t *tx) keyFor(o Owner, c vault.Class) (*vault.Key, error) {
	if k, err := t.keyIn(boxKeys, o, c); k != nil || err != nil {
		return k, err
	}
	if !t.b.Writable() {
		return nil, fmt.Errorf("%w: no key", ErrErased)
	}
	if err := t.unerased(o, c); err != nil {
		return nil, err
	}
	made, k, wrapped, err := t.s.vault.NewKey(o, c)
	if err != nil {
		return nil, err
	}
	t.fresh = append(t.fresh, k)
	return k, t.putRaw(boxKeys, keyRow(made), wrapped)
}

// keyIn gives owner's key of the class out of the table in a box; nil when there
// is none.
func (t *tx) keyIn(table box, o Owner, c vault.Class) (*vault.Key, error) {
	row, wrapped := t.first(table, append(append(make([]byte, 0, 17), o[:]...), byte(c)))
	if row == nil {
		return nil, nil
	}
	return t.openKey(row, wrapped)
}

// openKey opens the key that stands in a row of the table.
func (t *tx) openKey(row, wrapped []byte) (*vault.Key, error) {
	r, err := readRow(row)
	if err != nil {
		return nil, err
	}
	k, err := t.s.vault.OpenKey(r, wrapped)
	if err != nil {
		return nil, fmt.Errorf("%w: a key does not open (%w)", ErrDamaged, err)
	}
	return k, nil
}

// open opens bytes that were sealed at place with a key of owner. ErrErased when
// the key is not there any more.
func (t *tx) open(at vault.Place, sealed []byte, o Owner, c vault.Class) ([]byte, error) {
	k, err := t.keyOf(sealed, o, c)
	if err != nil {
		return nil, err
	}
	return k.Open(nil, at, sealed)
}

// keyOf is the key of owner with which bytes were sealed. ErrErased when it is not
// there any more.
func (t *tx) keyOf(sealed []byte, o Owner, c vault.Class) (*vault.Key, error) {
	id, err := vault.SealedBy(sealed)
	if err != nil {
		return nil, fmt.Errorf("%w: a record is cut short", ErrDamaged)
	}
	row := keyRow(vault.Row{Owner: o, Class: c, ID: id})
	wrapped := t.raw(boxKeys, row)
	if wrapped == nil {
		return nil, ErrErased
	}
	return t.openKey(row, wrapped)
}

// hash is the keyed hash that ids are made of.
func (s *Store) hash(kind string, parts ...[]byte) [16]byte {
	return s.keys[vault.Hash].Hash(append([][]byte{[]byte(kind)}, parts...)...)
}
