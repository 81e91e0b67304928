package vault

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"fmt"

	"filippo.io/edwards25519"
)

// PublicKey is the Ed25519 key that a workstation's signatures are checked with.
type PublicKey [ed25519.PublicKeySize]byte

// String is the key in hexadecimal.
func (p PublicKey) String() string { return hex.EncodeToString(p[:]) }

// BoxKey is the X25519 key that others seal to a workstation with.
type BoxKey [32]byte

// Workstation is a workstation's own pair of keys: Ed25519 for signing its
// events, X25519 for what is sealed to it. The caller keeps MarshalBinary's
// bytes sealed.
type Workstation struct {
	sign ed25519.PrivateKey
	box  *ecdh.PrivateKey
}

// The bytes of a workstation: version (1) ‖ Ed25519 seed (32) ‖ X25519 key (32).
const (
	workstationVersion = 1
	workstationSize    = 1 + ed25519.SeedSize + 32
)

// NewWorkstation makes fresh keys.
func NewWorkstation() (*Workstation, error) {
	_, sign, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("making the workstation's keys: %w", err)
	}
	box, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("making the workstation's keys: %w", err)
	}
	return &Workstation{sign, box}, nil
}

// MarshalBinary gives the private keys: for sealing, and nothing else.
func (w *Workstation) MarshalBinary() ([]byte, error) {
	b := append(make([]byte, 0, workstationSize), workstationVersion)
	return append(append(b, w.sign.Seed()...), w.box.Bytes()...), nil
}

// UnmarshalBinary reads what MarshalBinary gave. ErrNotAWorkstation otherwise.
func (w *Workstation) UnmarshalBinary(b []byte) error {
	if len(b) != workstationSize || b[0] != workstationVersion {
		return ErrNotAWorkstation
	}
	box, err := ecdh.X25519().NewPrivateKey(b[1+ed25519.SeedSize:])
	if err != nil {
		return ErrNotAWorkstation
	}
	w.sign, w.box = ed25519.NewKeyFromSeed(b[1:1+ed25519.SeedSize]), box
	return nil
}

// Public is the key that Verify wants.
func (w *Workstation) Public() PublicKey { return PublicKey(w.sign.Public().(ed25519.PublicKey)) }

// Box is the public half of the X25519 key.
func (w *Workstation) Box() BoxKey { return BoxKey(w.box.PublicKey().Bytes()) }

// Sign gives an Ed25519 signature of msg, 64 bytes.
func (w *Workstation) Sign(msg []byte) []byte { return ed25519.Sign(w.sign, msg) }

// Wipe zeroes the signing key. The keys must not be used after it.
func (w *Workstation) Wipe() { clear(w.sign) }

// Format prints the public key alone, whatever the verb.
func (w Workstation) Format(f fmt.State, _ rune) {
	fmt.Fprintf(f, "vault.Workstation(%s)", w.Public())
}

// Verify says whether sig is the signature of msg by pub (RFC 8032). No
// signature holds for a pub of small order, such as that of zeros which stands
// for a workstation nobody knows: under one of these, what nobody signed would
// seem to be signed.
func Verify(pub PublicKey, msg, sig []byte) bool {
	p, err := new(edwards25519.Point).SetBytes(pub[:])
	if err != nil || new(edwards25519.Point).MultByCofactor(p).Equal(edwards25519.NewIdentityPoint()) == 1 {
		return false
	}
	return ed25519.Verify(pub[:], msg, sig)
}
