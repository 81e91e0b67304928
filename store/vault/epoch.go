package vault

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"time"

	"filippo.io/age"
	"golang.org/x/crypto/chacha20poly1305"
)

// EpochID names an epoch, at random: two epochs that were begun apart from each
// other (after a restore, say) are never taken for one.
type EpochID [8]byte

// String is the ID in hexadecimal.
func (e EpochID) String() string { return hex.EncodeToString(e[:]) }

// epoch is the opened epoch key. What it is used for has keys of its own,
// derived from it.
type epoch struct {
	id     EpochID
	number uint64
	since  int64 // Unix seconds
	secret [32]byte
	header [32]byte // for the header's MAC
	wrap   cipher.AEAD
}

func newEpoch(number uint64, now time.Time) *epoch {
	e := &epoch{number: number, since: now.Unix()}
	rand.Read(e.id[:])
	rand.Read(e.secret[:])
	e.derive()
	return e
}

func (e *epoch) derive() {
	e.header = keyed(&e.secret, "epoch: header")
	w := keyed(&e.secret, "epoch: wrap")
	e.wrap = must(chacha20poly1305.NewX(w[:]))
	clear(w[:])
}

func (e *epoch) wipe() {
	clear(e.secret[:])
	clear(e.header[:])
	wipeAEAD(e.wrap)
}

// sealTo gives the age file that opens the epoch key to each of the slots.
func (e *epoch) sealTo(slots []slot) ([]byte, error) {
	if len(slots) == 0 {
		return nil, nil
	}
	to := make([]age.Recipient, len(slots))
	for i, s := range slots {
		r, err := age.ParseHybridRecipient(s.Recipient)
		if err != nil {
			return nil, fmt.Errorf("%w: slot %s", ErrDamagedHeader, s.ID)
		}
		to[i] = r
	}
	sealed, err := ageSeal(e.secret[:], to...)
	if err != nil {
		return nil, fmt.Errorf("sealing the epoch key: %w", err)
	}
	return sealed, nil
}

// openEpoch opens the header's epoch with a slot's identity, and checks that
// the header is as somebody who had the epoch key made it.
func (h *Header) openEpoch(id age.Identity) (*epoch, error) {
	secret, err := ageOpen(h.f.Sealed, id)
	if err != nil || len(secret) != 32 {
		return nil, errForged()
	}
	e := &epoch{id: h.f.Epoch, number: h.f.Number, since: h.f.Since, secret: [32]byte(secret)}
	clear(secret)
	e.derive()
	if !h.bears(h.mac(e)) {
		e.wipe()
		return nil, errForged()
	}
	return e, nil
}

// A wrapped key: version (1) ‖ epoch (8) ‖ nonce (24) ‖ sealed (class ‖ owner ‖
// secret). Additional data: version, epoch and key id.
const (
	wrapVersion = 1
	wrapHead    = 1 + 8
	wrapPlain   = 1 + 16 + 32
	// WrappedSize is the length of a wrapped key in bytes.
	WrappedSize = wrapHead + chacha20poly1305.NonceSizeX + wrapPlain + chacha20poly1305.Overhead
)

func (e *epoch) seal(k *Key) []byte {
	var plain [wrapPlain]byte
	plain[0] = byte(k.row.Class)
	copy(plain[1:17], k.row.Owner[:])
	copy(plain[17:], k.secret[:])
	defer clear(plain[:])

	out := make([]byte, wrapHead+chacha20poly1305.NonceSizeX, WrappedSize)
	out[0] = wrapVersion
	copy(out[1:wrapHead], e.id[:])
	nonce := out[wrapHead:]
	rand.Read(nonce)
	var ad [wrapHead + 16]byte
	copy(ad[:], out[:wrapHead])
	copy(ad[wrapHead:], k.row.ID[:])
	return e.wrap.Seal(out, nonce, plain[:], ad[:])
}

// open gives a key that is not derived yet. It fails with ErrNoKey when another
// epoch wrapped the key, else ErrSeal, also when it was made for another row.
func (e *epoch) open(row Row, wrapped []byte) (*Key, error) {
	if len(wrapped) != WrappedSize || wrapped[0] != wrapVersion {
		return nil, ErrSeal
	}
	if EpochID(wrapped[1:wrapHead]) != e.id {
		return nil, ErrNoKey
	}
	var ad [wrapHead + 16]byte
	copy(ad[:], wrapped[:wrapHead])
	copy(ad[wrapHead:], row.ID[:])
	nonce, sealed := wrapped[wrapHead:wrapHead+chacha20poly1305.NonceSizeX], wrapped[wrapHead+chacha20poly1305.NonceSizeX:]
	plain, err := e.wrap.Open(make([]byte, 0, wrapPlain), nonce, sealed, ad[:])
	if err != nil {
		return nil, ErrSeal
	}
	defer clear(plain)
	if Class(plain[0]) != row.Class || [16]byte(plain[1:17]) != row.Owner {
		return nil, ErrSeal
	}
	return &Key{row: row, secret: [32]byte(plain[17:])}, nil
}
