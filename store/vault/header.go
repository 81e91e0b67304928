package vault

import (
	"bytes"
	"crypto/subtle"
	"fmt"
	"slices"
	"time"

	"github.com/fxamacker/cbor/v2"
	"golang.org/x/crypto/blake2b"
)

// The header's bytes: magic (8) ‖ version (1) ‖ CBOR of fields ‖ BLAKE2b-256
// of all before it. Magic, version and checksum keep their places in every
// version, so that a newer one is told from a damaged one.
const (
	headerMagic   = "bakenkey"
	headerVersion = 1
	checksumSize  = blake2b.Size256
	// MaxHeader bounds the bytes of a header that is read.
	MaxHeader = 1 << 20
)

// Header is what stands unsealed at the head of a case file: the slots, and the
// epoch key sealed to them. It opens nothing by itself. A Header is never
// changed once it was made; changes make a new one.
type Header struct{ f fields }

// fields is the header as it is encoded. Fields are only added, with a new
// version.
type fields struct {
	Slots  []slot   `cbor:"1,keyasint"`
	Epoch  EpochID  `cbor:"2,keyasint"`
	Number uint64   `cbor:"3,keyasint"` // of the epoch, from 1
	Since  int64    `cbor:"4,keyasint"` // when the epoch began, Unix seconds
	Sealed []byte   `cbor:"5,keyasint"` // age file to all slots: the epoch key; empty without slots
	MAC    [32]byte `cbor:"6,keyasint"` // over all the other fields, under the epoch key
}

var (
	headerEnc = must(cbor.CoreDetEncOptions().EncMode())
	headerDec = must(cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		MaxNestedLevels:   4,
		MaxArrayElements:  maxSlots,
		MaxMapPairs:       16,
	}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // constant options, checked by every test
	}
	return v
}

// ReadHeader reads what [Header.Bytes] wrote. It fails with ErrDamagedHeader or
// ErrNewer, and does not judge whether the header is the right one: unlocking
// does.
func ReadHeader(b []byte) (*Header, error) {
	const frame = len(headerMagic) + 1 + checksumSize
	if len(b) < frame || len(b) > MaxHeader || string(b[:len(headerMagic)]) != headerMagic {
		return nil, fmt.Errorf("%w: nothing was touched; restore it from a backup", ErrDamagedHeader)
	}
	body, sum := b[:len(b)-checksumSize], b[len(b)-checksumSize:]
	if want := blake2b.Sum256(body); subtle.ConstantTimeCompare(want[:], sum) == 0 {
		return nil, fmt.Errorf("%w: nothing was touched; restore it from a backup", ErrDamagedHeader)
	}
	if v := body[len(headerMagic)]; v > headerVersion {
		return nil, fmt.Errorf("%w: its header has version %d, and this program knows %d; nothing was touched", ErrNewer, v, headerVersion)
	}
	h := new(Header)
	if err := headerDec.Unmarshal(body[len(headerMagic)+1:], &h.f); err != nil {
		return nil, fmt.Errorf("%w: nothing was touched; restore it from a backup", ErrDamagedHeader)
	}
	// One header has one encoding, so that the MAC covers what was read.
	if !bytes.Equal(h.Bytes(), b) {
		return nil, fmt.Errorf("%w: nothing was touched; restore it from a backup", ErrDamagedHeader)
	}
	return h, nil
}

// Bytes is the header for the caller to keep.
func (h *Header) Bytes() []byte {
	b := append([]byte(headerMagic), headerVersion)
	b = append(b, must(headerEnc.Marshal(h.f))...)
	sum := blake2b.Sum256(b)
	return append(b, sum[:]...)
}

// Slots lists the ways in, in the order in which they were added.
func (h *Header) Slots() []Slot {
	out := make([]Slot, len(h.f.Slots))
	for i, s := range h.f.Slots {
		out[i] = Slot{ID: s.ID, Kind: s.Kind, Label: s.Label, Added: time.Unix(s.Added, 0).UTC()}
	}
	return out
}

// Epoch names the epoch whose key wraps the key table that belongs to this
// header. Number counts the epochs from 1.
func (h *Header) Epoch() (id EpochID, number uint64, since time.Time) {
	return h.f.Epoch, h.f.Number, time.Unix(h.f.Since, 0).UTC()
}

// mac covers every field but itself.
func (h *Header) mac(e *epoch) [32]byte {
	f := h.f
	f.MAC = [32]byte{}
	return keyed(&e.header, "header", []byte{headerVersion}, must(headerEnc.Marshal(f)))
}

// bears says whether the header's MAC is this one.
func (h *Header) bears(mac [32]byte) bool {
	return subtle.ConstantTimeCompare(h.f.MAC[:], mac[:]) == 1
}

// with gives a copy of the header with these slots, for epoch e, sealed anew.
func (h *Header) with(slots []slot, e *epoch) (*Header, error) {
	n := &Header{f: fields{
		Slots: slices.Clone(slots), Epoch: e.id, Number: e.number, Since: e.since,
	}}
	sealed, err := e.sealTo(slots)
	if err != nil {
		return nil, err
	}
	n.f.Sealed = sealed
	n.f.MAC = n.mac(e)
	return n, nil
}
