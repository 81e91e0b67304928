package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"testing"

	"baken/store/outside"
	"baken/store/vault"
)

// opens says whether a way opens the store at path.
func (h *house) opens(way vault.Way) error {
	h.t.Helper()
	l, err := Open(h.path, h.options())
	if err != nil {
		h.t.Fatal(err)
	}
	s, err := l.Unlock(way)
	if err != nil {
		l.Close()
		return err
	}
	return s.Close()
}

func TestSlotsAreKept(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock})
	contact := h.one(FilterAll).ID
	second := vault.PassphraseWork([]byte("battery staple"), 2)
	id, err := h.AddSlot(ctx, second, "second")
	if err != nil {
		t.Fatal(err)
	}
	h.close()
	if err := h.opens(second); err != nil {
		t.Errorf("the slot that was added does not open: %v", err)
	}
	h.reopen()
	if err := h.Rotate(ctx); err != nil {
		t.Fatal(err)
	}
	if _, n, _ := h.vault.Header().Epoch(); n != 2 {
		t.Errorf("epoch %d after one rotation", n)
	}
	if _, err := h.Claim(ctx, contact); err != nil {
		t.Fatal(err) // keys that were made before open, and new ones are made
	}
	slot, err := h.RemoveSlot(ctx, string(id[:4]))
	if err != nil || slot.ID != id || slot.Label != "second" {
		t.Fatalf("removed %+v: %v", slot, err)
	}
	if _, err := h.RemoveSlot(ctx, string(h.Slots()[0].ID)); !errors.Is(err, vault.ErrLastSlot) {
		t.Errorf("the last slot was removed: %v", err)
	}
	if _, err := h.RemoveSlot(ctx, "zz"); !errors.Is(err, vault.ErrNoSlot) {
		t.Errorf("a slot that is not there: %v", err)
	}
	h.close()
	if err := h.opens(second); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("the slot that was removed: %v", err)
	}
	h.reopen()
	if m, err := talk(h, contact); err != nil || len(m) != 1 || !m[0].HaveBody {
		t.Errorf("after two rotations: %v, %d messages", err, len(m))
	}
}

// lastMinute is a context that ends between what a transaction does and its
// commit: the second time that it is asked.
type lastMinute struct {
	context.Context
	asked int
}

func (c *lastMinute) Err() error {
	if c.asked++; c.asked == 1 {
		return nil
	}
	return context.Canceled
}

// A change of the ways in that does not reach the disk leaves vault and file as
// they were, and is not in the way of the next.
func TestSlotsThatAreNotKept(t *testing.T) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	second := vault.PassphraseWork([]byte("battery staple"), 2)
	changes := map[string]func(h *house, ctx context.Context) error{
		"add": func(h *house, ctx context.Context) error { _, err := h.AddSlot(ctx, second, "second"); return err },
		"remove": func(h *house, ctx context.Context) error {
			_, err := h.RemoveSlot(ctx, string(h.Slots()[1].ID))
			return err
		},
		"rotate": func(h *house, ctx context.Context) error { return h.Rotate(ctx) },
	}
	for name, change := range changes {
		for when, ctx := range map[string]func() context.Context{
			"before":        func() context.Context { return over },
			"at the commit": func() context.Context { return &lastMinute{Context: context.Background()} },
		} {
			t.Run(name+" "+when, func(t *testing.T) {
				h := newHouse(t)
				third := vault.PassphraseWork([]byte("third"), 2)
				if _, err := h.AddSlot(context.Background(), third, "third"); err != nil {
					t.Fatal(err)
				}
				h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock})
				before := h.vault.Header().Bytes()
				if err := change(h, ctx()); !errors.Is(err, context.Canceled) {
					t.Fatal(err)
				}
				if !bytes.Equal(h.vault.Header().Bytes(), before) {
					t.Error("the vault has another header")
				}
				h.forgetKeys()
				if m, err := talk(h, h.one(FilterAll).ID); err != nil || len(m) != 1 || !m[0].HaveBody {
					t.Errorf("what was there before: %v", err)
				}
				h.arrive(letter{uid: 2, from: "b@example.org", text: "hallo", at: h.clock}) // makes keys
				h.close()
				if err := h.opens(third); err != nil {
					t.Error(err)
				}
				if err := h.opens(second); err == nil {
					t.Error("a slot that was not kept opens")
				}
				h.reopen()
				if err := change(h, context.Background()); err != nil {
					t.Errorf("again: %v", err)
				}
			})
		}
	}
}

// forgetKeys has the keys of contacts and cases opened anew from the table.
func (h *house) forgetKeys() {
	h.t.Helper()
	if err := h.read(func(x *tx) error {
		return x.scan(boxKeys, nil, func(key, _ []byte) error {
			row, err := readRow(key)
			if row.Class < vault.Team {
				h.vault.Forget(row.ID)
			}
			return err
		})
	}); err != nil {
		h.t.Fatal(err)
	}
}

// A rotation that fails after the new epoch was made, and one after which the
// program ends before the vault has followed: the file has either all of the old
// epoch or all of the new.
func TestRotationBrokenOff(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock})
	broken := errors.New("broken")
	for _, commit := range []bool{false, true} {
		var r *vault.Rotation
		err := h.write(ctx, func(x *tx) (err error) {
			if r, err = h.vault.Rotate(h.now()); err != nil {
				return err
			}
			if err := x.rewrap(r); err != nil {
				return err
			}
			if err := x.putVault(r.Header()); err != nil || commit {
				return err
			}
			return broken
		})
		if commit != (err == nil) {
			t.Fatal(err)
		}
		r.Abort() // the program knows nothing of a commit
		if commit {
			h.Store.Close() // not verified: the vault is of another epoch than the file
		}
		h.reopen()
		want := uint64(1)
		if commit {
			want = 2
		}
		if _, n, _ := h.vault.Header().Epoch(); n != want {
			t.Errorf("epoch %d, want %d", n, want)
		}
		if m, err := talk(h, h.one(FilterAll).ID); err != nil || len(m) != 1 || m[0].Head.Subject != outside.New("Vraag") {
			t.Errorf("conversation: %v", err)
		}
	}
}

// A new epoch begins between reads: one that is under way ends with the keys that
// it began with.
func TestRotationWaitsForReads(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock})
	id := h.one(FilterAll).ID
	h.forgetKeys()
	rotated := make(chan error, 1)
	if err := h.read(func(x *tx) error {
		go func() { rotated <- h.Rotate(context.Background()) }()
		for h.epoch.TryRLock() { // until it waits, or does not
			h.epoch.RUnlock()
			if len(rotated) > 0 {
				break
			}
			runtime.Gosched()
		}
		c, err := x.conversation(id)
		if err == nil {
			_, err = c.window(x, 1)
		}
		return err
	}); err != nil {
		t.Errorf("the epoch changed under a read: %v", err)
	}
	if err := <-rotated; err != nil {
		t.Error(err)
	}
}

// Reads that begin at any moment of a rotation find keys that fit.
func TestReadsDuringRotation(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	for i := range 20 {
		h.arrive(letter{uid: UID(i + 1), from: string(rune('a'+i)) + "@example.org", subject: "Vraag", text: "hallo", at: h.clock})
	}
	stop, failed := make(chan bool), make(chan error, 1)
	go func() {
		defer close(failed)
		for {
			select {
			case <-stop:
				return
			default:
			}
			h.forgetKeys()
			rows, err := h.Queue(FilterAll, 0, 20)
			for _, c := range rows {
				if err == nil {
					_, err = talk(h, c.ID)
				}
			}
			if err != nil {
				failed <- err
				return
			}
		}
	}()
	for range 20 {
		if err := h.Rotate(ctx); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	if err := <-failed; err != nil {
		t.Errorf("a read failed while the epoch changed: %v", err)
	}
}

// A key that somebody copied into another's row is not carried into the next
// epoch, where it would outlive the erasure of whose it is.
func TestRotateRefusesForeignKeys(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	id := h.one(FilterAll).ID
	other := ContactID{1}
	if err := h.write(context.Background(), func(x *tx) error {
		k, v := bytes.Clone(id[:]), []byte(nil)
		if err := x.scan(boxKeys, id[:], func(key, wrapped []byte) error {
			k, v = bytes.Clone(key), bytes.Clone(wrapped)
			return nil
		}); err != nil {
			return err
		}
		copy(k, other[:])
		return x.putRaw(boxKeys, k, v)
	}); err != nil {
		t.Fatal(err)
	}
	if err := h.Rotate(context.Background()); !errors.Is(err, ErrDamaged) {
		t.Errorf("carried on: %v", err)
	}
	if err := h.write(context.Background(), func(x *tx) error { return x.dropAll(boxKeys, other[:]) }); err != nil {
		t.Fatal(err)
	}
	if err := h.Rotate(context.Background()); err != nil {
		t.Errorf("without it: %v", err)
	}
}

func TestSlotsOfAClosedStore(t *testing.T) {
	h := newHouse(t)
	h.close()
	if err := h.Rotate(context.Background()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if _, err := h.AddSlot(context.Background(), h.way, "again"); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if _, err := os.Stat(ownerPath(h.path)); err == nil {
		t.Error("a closed store still says who has it open")
	}
}
