package vault

import "time"

// Rotation is a new epoch in the making. The vault stays in the old one until
// Commit: a crash or an Abort before that leaves the old state whole.
//
// In one transaction the caller has every living key of its table wrapped anew
// (keys it leaves out are gone for good), keeps the results and the bytes of
// Header, and calls Commit once the transaction is on the disk, or Abort.
// Records are not touched: they are sealed by the keys, which stay the same.
// A Rotation is for one goroutine.
type Rotation struct {
	v      *Vault
	next   *epoch
	header *Header
	done   bool
}

// Rotate begins a new epoch. Until Commit or Abort, records are sealed and
// opened as ever, while NewKey, AddSlot, RemoveSlot, Revert and another Rotate
// fail with ErrRotating. Begin it inside the write transaction, so that no key
// of the old epoch is on its way into the table.
func (v *Vault) Rotate(now time.Time) (*Rotation, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.writable(); err != nil {
		return nil, err
	}
	next := newEpoch(v.epoch.number+1, now)
	h, err := v.header.with(v.header.f.Slots, next)
	if err != nil {
		return nil, err
	}
	v.rotating = true
	return &Rotation{v: v, next: next, header: h}, nil
}

// Header is the header of the new epoch.
func (r *Rotation) Header() *Header { return r.header }

// Rewrap gives a key of the old epoch wrapped for the new one. It fails with
// ErrNoKey or ErrSeal as [Vault.OpenKey] does, and touches no cache.
func (r *Rotation) Rewrap(row Row, wrapped []byte) ([]byte, error) {
	r.v.mu.RLock()
	defer r.v.mu.RUnlock()
	switch {
	case r.v.locked:
		return nil, ErrLocked
	case r.done:
		return nil, ErrNoKey
	}
	k, err := r.v.epoch.open(row, wrapped)
	if err != nil {
		return nil, err
	}
	defer k.wipe()
	return r.next.seal(k), nil
}

// NewKey is [Vault.NewKey] for the new epoch, for what an erasure makes anew. If
// the rotation is aborted the key is to be forgotten.
func (r *Rotation) NewKey(owner [16]byte, class Class) (Row, *Key, []byte, error) {
	r.v.mu.RLock()
	defer r.v.mu.RUnlock()
	switch {
	case r.v.locked:
		return Row{}, nil, nil, ErrLocked
	case r.done:
		return Row{}, nil, nil, ErrNoKey
	}
	k := r.v.fresh(owner, class)
	return k.row, k, r.next.seal(k), nil
}

// Commit puts the vault into the new epoch. Call it when, and only when, the
// new table and header are on the disk.
func (r *Rotation) Commit() { r.end(true) }

// Abort leaves the vault in the old epoch. After Commit it does nothing, so that
// it can be deferred.
func (r *Rotation) Abort() { r.end(false) }

func (r *Rotation) end(commit bool) {
	r.v.mu.Lock()
	defer r.v.mu.Unlock()
	if r.done {
		return
	}
	r.done, r.v.rotating = true, false
	gone := r.next
	if commit {
		gone, r.v.epoch, r.v.header = r.v.epoch, r.next, r.header
	}
	gone.wipe()
	if r.v.locked {
		r.v.epoch.wipe()
	}
}
