package vault

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// KeyID names a key in the key table, at random.
type KeyID [16]byte

// String is the ID in hexadecimal.
func (id KeyID) String() string { return hex.EncodeToString(id[:]) }

// Class says what a key seals. The numbers are kept in files: they are never
// given to another class.
type Class uint8

// The classes. Names, Words and History belong to a contact or a case, each
// with its own retention; the others are the store's own.
const (
	Names   Class = 1 // what identifies somebody
	Words   Class = 2 // bodies, notes, summaries
	History Class = 3 // who did what and when

	firstOwn       = Team
	Team     Class = 16 // the journal's envelopes
	View     Class = 17 // what is folded, and the mirror of the mail server
	Desk     Class = 18 // drafts, cursors, the outbox
	Index    Class = 19 // full-text search
	Figures  Class = 20 // what outlives erasing, for counts
	Hash     Class = 21 // keyed hashes that ids are made of
)

// Row is the place of a key in the key table: whose it is (a contact's or a
// case's id, zero for the store's own), what it seals, and its name. A wrapped
// key opens at its own row only: in another owner's it would outlive an erasure.
type Row struct {
	Owner [16]byte
	Class Class
	ID    KeyID
}

// OfStore says that keys of the class are the store's own, and belong to no contact
// and no case.
func (c Class) OfStore() bool { return c >= firstOwn }

// Key is an opened key. It belongs to its vault and ends with it. Safe for
// concurrent use.
type Key struct {
	v      *Vault
	row    Row
	secret [32]byte
	mac    [32]byte // derived from secret, for Hash and MAC
	aead   cipher.AEAD
	gone   bool // forgotten; under v.mu

	prev, next *Key // in the cache's ring, under its lock
}

// ID is the key's name in the table.
func (k *Key) ID() KeyID { return k.row.ID }

// Class says what the key seals.
func (k *Key) Class() Class { return k.row.Class }

// Owner is whose key it is: the id of a contact or a case, zero for the store's
// own.
func (k *Key) Owner() [16]byte { return k.row.Owner }

// Format prints the key's name, whatever the verb, and never the key.
func (k Key) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "vault.Key(%s)", k.row.ID) }

func (k *Key) derive() {
	k.aead = must(chacha20poly1305.NewX(k.secret[:]))
	k.mac = keyed(&k.secret, "key: mac")
}

func (k *Key) wipe() {
	k.gone = true
	clear(k.secret[:])
	clear(k.mac[:])
	wipeAEAD(k.aead)
}

// usable says why the key cannot be used, if so; v.mu is held.
func (k *Key) usable() error {
	switch {
	case k.v.locked:
		return ErrLocked
	case k.gone:
		return ErrNoKey
	}
	return nil
}

// fresh makes a key and caches it; mu is held.
func (v *Vault) fresh(owner [16]byte, class Class) *Key {
	k := &Key{v: v, row: Row{Owner: owner, Class: class}}
	rand.Read(k.row.ID[:])
	rand.Read(k.secret[:])
	k.derive()
	v.cache.put(k)
	return k
}

// NewKey makes a key for owner, and gives its row and what stands there: the key,
// wrapped (WrappedSize bytes, which bind the row and the epoch). Call it inside the
// write transaction that keeps the wrapped key; see [Vault.Rotate].
func (v *Vault) NewKey(owner [16]byte, class Class) (row Row, k *Key, wrapped []byte, err error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if err := v.writable(); err != nil {
		return Row{}, nil, nil, err
	}
	k = v.fresh(owner, class)
	return k.row, k, v.epoch.seal(k), nil
}

// OpenKey opens a key of the table. Keys opened lately are remembered by their
// id, and wrapped is then not looked at. It fails with ErrNoKey when the key was
// wrapped in another epoch than this one, with ErrSeal when wrapped is not what
// was made for row.
func (v *Vault) OpenKey(row Row, wrapped []byte) (*Key, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.locked {
		return nil, ErrLocked
	}
	if k := v.cache.get(row.ID); k != nil {
		if k.row != row {
			return nil, ErrSeal
		}
		return k, nil
	}
	k, err := v.epoch.open(row, wrapped)
	if err != nil {
		return nil, err
	}
	k.v = v
	k.derive()
	return v.cache.put(k), nil
}

// Forget drops a key from memory and zeroes it: for erasing, and for a key whose
// transaction failed. Whoever still holds the Key gets ErrNoKey, unless it had
// fallen out of the cache meanwhile: hold a contact's key no longer than a
// transaction. A key that is in the table can be opened again.
func (v *Vault) Forget(id KeyID) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if k := v.cache.drop(id); k != nil {
		k.wipe()
	}
}
