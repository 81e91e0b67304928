package vault

import (
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"time"
)

// Shared is the epoch key of a team: it wraps the keys of contacts and cases on
// their way from one workstation to another, as a vault's own epoch wraps them in
// its file. The two are begun and retired apart from each other. The caller keeps
// MarshalBinary's bytes sealed. It is for one goroutine at a time.
type Shared struct{ e *epoch }

// NewShared begins an epoch of a team; number counts them, from 1.
func NewShared(number uint64, now time.Time) *Shared { return &Shared{newEpoch(number, now)} }

// ID names the epoch.
func (s *Shared) ID() EpochID { return s.e.id }

// Number counts a team's epochs, from 1.
func (s *Shared) Number() uint64 { return s.e.number }

// Format prints the epoch's name alone, whatever the verb.
func (s *Shared) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "vault.Shared(%s)", s.e.id) }

// Check tells this epoch key from every other and says nothing of it: who is given
// a key can see whether it is the one that was announced.
func (s *Shared) Check() [32]byte { return keyed(&s.e.secret, "shared: check", s.e.id[:]) }

// Is says whether it is the epoch that was announced with this check.
func (s *Shared) Is(check [32]byte) bool {
	c := s.Check()
	return subtle.ConstantTimeCompare(c[:], check[:]) == 1
}

// Wipe zeroes the key. It must not be used after it.
func (s *Shared) Wipe() { s.e.wipe() }

// The bytes of a team's epoch: version (1) ‖ id (8) ‖ number (8) ‖ since (8, Unix
// seconds) ‖ secret (32).
const (
	sharedVersion = 1
	sharedSize    = 1 + 8 + 8 + 8 + 32
)

// MarshalBinary gives the key itself: for sealing, and nothing else.
func (s *Shared) MarshalBinary() ([]byte, error) {
	b := append(make([]byte, 0, sharedSize), sharedVersion)
	b = append(b, s.e.id[:]...)
	b = binary.BigEndian.AppendUint64(b, s.e.number)
	b = binary.BigEndian.AppendUint64(b, uint64(s.e.since))
	return append(b, s.e.secret[:]...), nil
}

// UnmarshalBinary reads what MarshalBinary gave. ErrSeal otherwise.
func (s *Shared) UnmarshalBinary(b []byte) error {
	if len(b) != sharedSize || b[0] != sharedVersion {
		return ErrSeal
	}
	e := &epoch{id: EpochID(b[1:9]), number: binary.BigEndian.Uint64(b[9:]), since: int64(binary.BigEndian.Uint64(b[17:])), secret: [32]byte(b[25:])}
	e.derive()
	s.e = e
	return nil
}

// Wrap gives a key wrapped for the team, WrappedSize bytes that bind its row and the
// epoch. It fails as a use of the key does.
func (s *Shared) Wrap(k *Key) ([]byte, error) {
	k.v.mu.RLock()
	defer k.v.mu.RUnlock()
	if err := k.usable(); err != nil {
		return nil, err
	}
	return s.e.seal(k), nil
}

// Adopt takes over a key that another workstation made, and gives it with what stands
// at its row in this vault's own table. It fails with ErrNoKey when it was wrapped in
// another epoch of the team, with ErrSeal when wrapped is not what was made for row.
// Call it as [Vault.NewKey].
func (v *Vault) Adopt(row Row, wrapped []byte, by *Shared) (k *Key, own []byte, err error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if err := v.writable(); err != nil {
		return nil, nil, err
	}
	if k, err = by.e.open(row, wrapped); err != nil {
		return nil, nil, err
	}
	k.v = v
	k.derive()
	k = v.cache.put(k)
	return k, v.epoch.seal(k), nil
}

// What is sealed to a workstation: HPKE (RFC 9180), DHKEM(X25519), HKDF-SHA256,
// ChaCha20-Poly1305. It says nothing of who sealed it.
const boxInfo = "baken: epoch of a team"

// info is what the parts say, each after its length.
func info(parts ...[]byte) []byte {
	b := []byte(boxInfo)
	for _, p := range parts {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return b
}

// SealTo seals the epoch key to a workstation, for what the parts say: its team, who it
// is to. It opens for the same parts alone.
func (s *Shared) SealTo(box BoxKey, parts ...[]byte) ([]byte, error) {
	pub, err := ecdh.X25519().NewPublicKey(box[:])
	if err != nil {
		return nil, ErrNotAWorkstation
	}
	to, err := hpke.NewDHKEMPublicKey(pub)
	if err != nil {
		return nil, ErrNotAWorkstation
	}
	plain, err := s.MarshalBinary()
	if err != nil {
		return nil, err
	}
	defer clear(plain)
	sealed, err := hpke.Seal(to, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info(parts...), plain)
	if err != nil {
		return nil, fmt.Errorf("%w: a box of small order", ErrNotAWorkstation)
	}
	return sealed, nil
}

// OpenShared opens what SealTo sealed to this workstation. ErrSeal otherwise.
func (w *Workstation) OpenShared(sealed []byte, parts ...[]byte) (*Shared, error) {
	key, err := hpke.NewDHKEMPrivateKey(w.box)
	if err != nil {
		return nil, ErrSeal
	}
	plain, err := hpke.Open(key, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info(parts...), sealed)
	if err != nil {
		return nil, ErrSeal
	}
	defer clear(plain)
	s := new(Shared)
	return s, s.UnmarshalBinary(plain)
}
