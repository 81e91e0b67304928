package vault

import (
	"crypto/rand"
	"encoding/binary"
	"slices"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"
)

// A sealed record: version (1) ‖ key id (16) ‖ nonce (24) ‖ XChaCha20-Poly1305
// ciphertext and tag (16). The nonce is random. Additional data: version and key
// id, then the place.
const (
	sealVersion = 1
	sealHead    = 1 + 16
	// Overhead is how much longer a sealed record is than its text, in bytes.
	Overhead = sealHead + chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead
)

// Place is where a record stands. A record opens at its own place only.
type Place struct {
	bucket string
	key    []byte
}

// At is the place of a key in a bucket; of an event, its subject and header. key
// is not copied.
func At(bucket string, key []byte) Place { return Place{bucket, key} }

// append writes the place unambiguously: the length of each part before it.
func (p Place) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(p.bucket)))
	b = append(b, p.bucket...)
	b = binary.AppendUvarint(b, uint64(len(p.key)))
	return append(b, p.key...)
}

// adPool has buffers for additional data, which is no secret.
var adPool = sync.Pool{New: func() any { b := make([]byte, 0, 256); return &b }}

// Seal seals plain for its place and appends it to dst, which must not overlap
// plain. It panics with ErrLocked or ErrNoKey when the vault was wiped or the
// key forgotten: nothing may be kept that cannot be opened.
func (k *Key) Seal(dst []byte, at Place, plain []byte) []byte {
	k.v.mu.RLock()
	defer k.v.mu.RUnlock()
	if err := k.usable(); err != nil {
		panic(err)
	}
	start := len(dst)
	dst = slices.Grow(dst, Overhead+len(plain))
	dst = append(dst, sealVersion)
	dst = append(dst, k.row.ID[:]...)
	dst = dst[:len(dst)+chacha20poly1305.NonceSizeX]
	nonce := dst[start+sealHead:]
	rand.Read(nonce)

	ad := adPool.Get().(*[]byte)
	defer adPool.Put(ad)
	*ad = at.append(append((*ad)[:0], dst[start:start+sealHead]...))
	return k.aead.Seal(dst, nonce, plain, *ad)
}

// Open opens what Seal made for this place and appends the text to dst, which
// must not overlap sealed. It fails with ErrSeal, ErrLocked or ErrNoKey, and
// then gives nothing.
func (k *Key) Open(dst []byte, at Place, sealed []byte) ([]byte, error) {
	k.v.mu.RLock()
	defer k.v.mu.RUnlock()
	if err := k.usable(); err != nil {
		return nil, err
	}
	if id, err := SealedBy(sealed); err != nil || id != k.row.ID {
		return nil, ErrSeal
	}
	ad := adPool.Get().(*[]byte)
	defer adPool.Put(ad)
	*ad = at.append(append((*ad)[:0], sealed[:sealHead]...))
	const text = sealHead + chacha20poly1305.NonceSizeX
	out, err := k.aead.Open(dst, sealed[sealHead:text], sealed[text:], *ad)
	if err != nil {
		return nil, ErrSeal
	}
	return out, nil
}

// SealedBy names the key that a sealed record wants. ErrSeal: it is none.
func SealedBy(sealed []byte) (KeyID, error) {
	if len(sealed) < Overhead || sealed[0] != sealVersion {
		return KeyID{}, ErrSeal
	}
	return KeyID(sealed[1:sealHead]), nil
}
