package vault

import (
	"encoding/binary"

	"golang.org/x/crypto/blake2b"
)

// Hash is a keyed hash of the parts, for ids that tell nothing. ("ab", "c") and
// ("a", "bc") differ. It panics as [Key.Seal] does.
func (k *Key) Hash(parts ...[]byte) [16]byte {
	sum := k.sum("hash", parts)
	return [16]byte(sum[:16])
}

// MAC authenticates the parts under the key. It never equals a Hash. It panics
// as [Key.Seal] does.
func (k *Key) MAC(parts ...[]byte) [32]byte { return k.sum("mac", parts) }

func (k *Key) sum(use string, parts [][]byte) [32]byte {
	k.v.mu.RLock()
	defer k.v.mu.RUnlock()
	if err := k.usable(); err != nil {
		panic(err)
	}
	return keyed(&k.mac, use, parts...)
}

// keyed is BLAKE2b-256 (RFC 7693) with a key, over what it is for and the parts,
// each after its length in eight bytes.
func keyed(key *[32]byte, use string, parts ...[]byte) [32]byte {
	h := must(blake2b.New256(key[:]))
	var b [64]byte
	binary.BigEndian.PutUint64(b[:8], uint64(len(use)))
	h.Write(append(b[:8], use...))
	for _, p := range parts {
		binary.BigEndian.PutUint64(b[:8], uint64(len(p)))
		h.Write(b[:8])
		h.Write(p)
	}
	var out [32]byte
	h.Sum(out[:0])
	return out
}
