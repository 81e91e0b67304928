package vault

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"filippo.io/age"
)

// SlotKind says what opens a slot.
type SlotKind string

// The kinds of slot, as `vault list` prints them.
const (
	KindPassphrase SlotKind = "passphrase"
	KindSSHKey     SlotKind = "ssh-key"
	KindIdentity   SlotKind = "identity"
	KindRecovery   SlotKind = "recovery"
)

// SlotID names a slot: eight hexadecimal digits, random.
type SlotID string

// Slot is what may be shown of one way in.
type Slot struct {
	ID    SlotID
	Kind  SlotKind
	Label string    // what the user called it; not sealed
	Added time.Time // to the second, UTC
}

// maxSlots keeps a header far below MaxHeader (a slot takes about 6 KB).
const maxSlots = 64

// slot is a slot as it is kept. File is an age file to the way in; it holds the
// slot's own age identity, whose public half is Recipient. That pair is a hybrid
// one (X25519 and ML-KEM-768): a stolen file that is guarded by a passphrase is
// not to be opened one day through the slot's public key.
type slot struct {
	ID        SlotID   `cbor:"1,keyasint"`
	Kind      SlotKind `cbor:"2,keyasint"`
	Label     string   `cbor:"3,keyasint"`
	Added     int64    `cbor:"4,keyasint"` // Unix seconds
	Recipient string   `cbor:"5,keyasint"`
	File      []byte   `cbor:"6,keyasint"`
}

// leastPrefix is how much of a slot's ID is given at least.
const leastPrefix = 4

// FindSlot finds the one slot whose ID begins with prefix, of at least 4 digits. It
// fails with ErrNoSlot or ErrManySlots.
func (h *Header) FindSlot(prefix string) (SlotID, error) {
	var found SlotID
	for _, s := range h.f.Slots {
		if len(prefix) >= leastPrefix && strings.HasPrefix(string(s.ID), strings.ToLower(prefix)) {
			if found != "" {
				return "", ErrManySlots
			}
			found = s.ID
		}
	}
	if found == "" {
		return "", ErrNoSlot
	}
	return found, nil
}

// AddSlot adds a way in. The caller then keeps the bytes of [Vault.Header]; if
// that fails, [Vault.Revert] takes the slot away again. A passphrase costs its
// scrypt work here (about a second).
func (v *Vault) AddSlot(w Way, label string, now time.Time) (SlotID, error) {
	s, err := newSlot(w, label, now)
	if err != nil {
		return "", err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.writable(); err != nil {
		return "", err
	}
	slots := v.header.f.Slots
	if len(slots) >= maxSlots {
		return "", ErrTooManySlots
	}
	for slices.ContainsFunc(slots, func(o slot) bool { return o.ID == s.ID }) {
		s.ID = newSlotID()
	}
	h, err := v.header.with(append(slices.Clone(slots), s), v.epoch)
	if err != nil {
		return "", err
	}
	v.header = h
	return s.ID, nil
}

// RemoveSlot removes a way in; id may be the beginning of one, as for
// [Header.FindSlot]. The last slot stays: ErrLastSlot. The caller keeps the new
// header and rotates: until then, whoever has the removed way and an old header
// has the key of this epoch.
func (v *Vault) RemoveSlot(id SlotID) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	id, err := v.header.FindSlot(string(id))
	if err != nil {
		return err
	}
	if len(v.header.f.Slots) == 1 {
		return ErrLastSlot
	}
	slots := slices.DeleteFunc(slices.Clone(v.header.f.Slots), func(s slot) bool { return s.ID == id })
	h, err := v.header.with(slots, v.epoch)
	if err != nil {
		return err
	}
	v.header = h
	return nil
}

func newSlotID() SlotID {
	var b [4]byte
	rand.Read(b[:])
	return SlotID(hex.EncodeToString(b[:]))
}

func newSlot(w Way, label string, now time.Time) (slot, error) {
	r, err := w.addable()
	if err != nil {
		return slot{}, err
	}
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		return slot{}, fmt.Errorf("making the slot's key: %w", err)
	}
	file, err := ageSeal([]byte(id.String()), r)
	if err != nil {
		return slot{}, fmt.Errorf("sealing the slot: %w", err)
	}
	label = strings.ToValidUTF8(label, "")
	if len(label) > maxLabel {
		label = strings.ToValidUTF8(label[:maxLabel], "")
	}
	return slot{
		ID: newSlotID(), Kind: w.kind, Label: label, Added: now.Unix(),
		Recipient: id.Recipient().String(), File: file,
	}, nil
}

// maxLabel bounds a slot's label, in bytes; what is longer is cut.
const maxLabel = 200

func ageSeal(plain []byte, to ...age.Recipient) ([]byte, error) {
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to...)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func ageOpen(file []byte, ids ...age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(file), ids...)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
