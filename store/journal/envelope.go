package journal

import (
	"fmt"

	"golang.org/x/crypto/blake2b"

	"baken/store/record"
	"baken/store/vault"
)

// Version is the version of the envelope that this program writes.
const Version = 1

// Header is what an envelope says in the clear.
type Header struct {
	_           struct{} `cbor:",toarray"`
	Version     uint8
	ID          EventID
	Team        TeamID
	Workstation WorkstationID
	Counter     uint64 // of the workstation, from 1; a gap is a missing event
	Epoch       uint64
	Key         vault.KeyID
	Subject     Subject
	Prev        [32]byte // Hash of the workstation's envelope before; zero for its first
}

// Envelope is an event as it is kept and carried.
type Envelope struct {
	Header Header
	core   []byte // header and ciphertext, as signed
	cipher []byte
	sig    []byte
}

type core struct {
	_      struct{} `cbor:",toarray"`
	Header Header
	Cipher []byte
}

type signed struct {
	_    struct{} `cbor:",toarray"`
	Core []byte
	Sig  []byte
}

// Signer signs for a workstation (Ed25519).
type Signer interface{ Sign(message []byte) []byte }

// Seal closes payload into an envelope: padded to 256 bytes, sealed under k
// with the header as additional data, signed over all of it.
func Seal(h Header, k *vault.Key, payload []byte, by Signer) (*Envelope, error) {
	h.Version = Version
	h.Key = k.ID()
	place, err := h.place()
	if err != nil {
		return nil, err
	}
	cipher := k.Seal(nil, place, vault.Pad(payload))
	c, err := record.Encode(core{Header: h, Cipher: cipher})
	if err != nil {
		return nil, err
	}
	return &Envelope{Header: h, core: c, cipher: cipher, sig: by.Sign(c)}, nil
}

// place is the header as additional data.
func (h Header) place() (vault.Place, error) {
	b, err := record.Encode(h)
	if err != nil {
		return vault.Place{}, err
	}
	return vault.At("journal", b), nil
}

// Read reads an envelope. It checks the form alone: see [Envelope.Signed].
func Read(b []byte) (*Envelope, error) {
	var s signed
	if err := record.Decode(b, &s); err != nil {
		return nil, fmt.Errorf("%w: an envelope", ErrMalformed)
	}
	var c core
	if err := record.Decode(s.Core, &c); err != nil {
		return nil, fmt.Errorf("%w: an envelope", ErrMalformed)
	}
	if c.Header.Version != Version {
		return nil, fmt.Errorf("%w: an envelope of version %d", ErrNewer, c.Header.Version)
	}
	return &Envelope{Header: c.Header, core: s.Core, cipher: c.Cipher, sig: s.Sig}, nil
}

// Bytes is the envelope as it is kept.
func (e *Envelope) Bytes() ([]byte, error) { return record.Encode(signed{Core: e.core, Sig: e.sig}) }

// Open gives the payload. vault.ErrSeal when the key does not fit.
func (e *Envelope) Open(k *vault.Key) ([]byte, error) {
	place, err := e.Header.place()
	if err != nil {
		return nil, err
	}
	p, err := k.Open(nil, place, e.cipher)
	if err != nil {
		return nil, err
	}
	return vault.Unpad(p)
}

// Signed says whether the holder of public signed it; ErrSignature if not.
func (e *Envelope) Signed(public vault.PublicKey) error {
	if !vault.Verify(public, e.core, e.sig) {
		return fmt.Errorf("%w: event %s of workstation %s", ErrSignature, e.Header.ID, e.Header.Workstation)
	}
	return nil
}

// Hash is what the next envelope of the workstation names as Prev.
func (e *Envelope) Hash() [32]byte { return blake2b.Sum256(e.core) }
