package vault

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"filippo.io/age"
)

// Vault is an unlocked vault: the epoch key and the keys that were opened
// lately. It is safe for concurrent use.
type Vault struct {
	// mu is held for reading while a key is in use, so that Wipe and Forget
	// never pull one away in the middle of a record.
	mu       sync.RWMutex
	header   *Header
	epoch    *epoch
	rotating bool
	locked   bool
	by       SlotID // which slot opened it; empty for one that was just made

	cache cache
}

// Format prints the epoch alone, whatever the verb.
func (v *Vault) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "vault.Vault(%s)", v.Header().f.Epoch) }

// New makes a vault with fresh keys and no slots, in its first epoch. Nothing
// opens its header until a slot is added.
func New(now time.Time) (*Vault, error) {
	e := newEpoch(1, now)
	h, err := new(Header).with(nil, e)
	if err != nil {
		return nil, err
	}
	return &Vault{header: h, epoch: e}, nil
}

// Unlock tries each way on every slot of its kind. When none opens it gives, for
// each way, ErrNoSlot (no slot of that kind), ErrWrongPassphrase, ErrWrongKey,
// ErrWrongRecovery, ErrKeyLocked or ErrPublicOnly, joined when they are several;
// ErrForgedHeader when a way opened its slot but the header is not as the vault
// made it. A passphrase costs about a second and 256 MB for each slot of its
// kind until one opens.
func (h *Header) Unlock(ways ...Way) (*Vault, error) {
	var errs []error
	for _, w := range ways {
		e, slot, err := h.unlock(w)
		if err == nil {
			return &Vault{header: h, epoch: e, by: slot}, nil
		}
		errs = append(errs, err)
	}
	if len(errs) == 1 {
		return nil, errs[0]
	}
	if len(errs) == 0 {
		return nil, ErrNoSlot
	}
	return nil, errors.Join(errs...)
}

func (h *Header) unlock(w Way) (*epoch, SlotID, error) {
	found := false
	for _, s := range h.f.Slots {
		if s.Kind != w.kind {
			continue
		}
		found = true
		if len(w.identities) == 0 {
			break
		}
		plain, err := ageOpen(s.File, w.identities...)
		if w.kind == KindPassphrase {
			// scrypt's 256 MB would stay with the process for minutes.
			debug.FreeOSMemory()
		}
		var other *age.NoIdentityMatchError
		switch {
		case errors.As(err, &other):
			continue
		case errors.Is(err, ErrKeyLocked):
			return nil, "", err
		case err != nil:
			return nil, "", errForged()
		}
		id, err := age.ParseHybridIdentity(string(plain))
		clear(plain)
		if err != nil {
			return nil, "", errForged()
		}
		e, err := h.openEpoch(id)
		return e, s.ID, err
	}
	switch {
	case !found:
		return nil, "", fmt.Errorf("%w (%s)", ErrNoSlot, w.kind)
	case len(w.identities) == 0 && w.recipient != nil:
		return nil, "", ErrPublicOnly
	}
	return nil, "", w.wrong()
}

// By is the slot that opened the vault; empty for one that was just made.
func (v *Vault) By() SlotID { return v.by }

func errForged() error {
	return fmt.Errorf("%w: nothing was opened; restore it from a backup", ErrForgedHeader)
}

// Header is the header as it stands now, for the caller to keep. It is no secret
// and can still be asked for after Wipe.
func (v *Vault) Header() *Header {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.header
}

// Revert goes back to h, for when the header after AddSlot or RemoveSlot could
// not be kept. h must be one that this vault gave in this epoch; ErrForgedHeader
// otherwise.
func (v *Vault) Revert(h *Header) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	if h.f.Epoch != v.epoch.id || !h.bears(h.mac(v.epoch)) {
		return ErrForgedHeader
	}
	v.header = h
	return nil
}

// writable says whether header and key table may be changed; mu is held.
func (v *Vault) writable() error {
	switch {
	case v.locked:
		return ErrLocked
	case v.rotating:
		return ErrRotating
	}
	return nil
}

// Wipe zeroes the keys that the vault holds (see the package comment for what
// that is worth). It waits for records that are being sealed or opened. Every
// call after it fails with ErrLocked, and so does every use of a [Key]; Seal,
// Hash and MAC, which give no error, panic with it: end the transactions first.
// It may be called twice.
func (v *Vault) Wipe() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.locked = true
	v.epoch.wipe()
	v.cache.wipe()
}

// Locked says whether the vault was wiped.
func (v *Vault) Locked() bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.locked
}
