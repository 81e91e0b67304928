package vault

import (
	"bytes"
	"errors"
	"sync"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
)

func TestKeysAreBound(t *testing.T) {
	v := newVault(t)
	a, b := newRow(t, v, Names), newRow(t, v, Words)
	if len(a.wrapped) != WrappedSize {
		t.Errorf("a wrapped key has %d bytes", len(a.wrapped))
	}
	w := unlock(t, v.Header(), quick("stille linde"))
	_, err := w.OpenKey(a.Row, b.wrapped)
	wantErr(t, err, ErrSeal)
	for name, at := range map[string]Row{
		"another owner": {[16]byte{3, 2, 1}, Names, a.ID},
		"another class": {a.Owner, Words, a.ID},
	} {
		rot, err := w.Rotate(noon)
		if err != nil {
			t.Fatal(err)
		}
		_, rewrap := rot.Rewrap(at, a.wrapped)
		rot.Abort()
		_, cold := w.OpenKey(at, a.wrapped)
		_, warm := v.OpenKey(at, a.wrapped)
		for _, err := range []error{rewrap, cold, warm, w.CheckKey(at, a.wrapped)} {
			if !errors.Is(err, ErrSeal) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for i := range len(a.wrapped) * 8 {
		bad := bytes.Clone(a.wrapped)
		bad[i/8] ^= 1 << (i % 8)
		if _, err := w.OpenKey(a.Row, bad); !errors.Is(err, ErrSeal) && !errors.Is(err, ErrNoKey) {
			t.Fatalf("bit %d flipped: %v", i, err)
		}
	}
	_, err = newVault(t).OpenKey(a.Row, a.wrapped)
	wantErr(t, err, ErrNoKey)
	k, err := w.OpenKey(a.Row, a.wrapped)
	if err != nil {
		t.Fatal(err)
	}
	if k.Class() != Names || k.Owner() != [16]byte{1, 2, 3} || k.ID() != a.ID {
		t.Errorf("%v: class %d, owner %x", k, k.Class(), k.Owner())
	}
	if again, err := w.OpenKey(a.Row, a.wrapped); err != nil || again != k {
		t.Errorf("opened anew: %v, %v", again, err)
	}
}

func TestForget(t *testing.T) {
	v := newVault(t)
	r := newRow(t, v, Words)
	at := At("b", nil)
	sealed := r.key.Seal(nil, at, []byte("x"))
	v.Forget(r.ID)
	v.Forget(r.ID)
	_, err := r.key.Open(nil, at, sealed)
	wantErr(t, err, ErrNoKey)
	wantPanic(t, ErrNoKey, func() { r.key.Seal(nil, at, nil) })
	k, err := v.OpenKey(r.Row, r.wrapped)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := k.Open(nil, at, sealed); err != nil || string(p) != "x" {
		t.Errorf("%q, %v", p, err)
	}
}

func TestCacheIsBounded(t *testing.T) {
	v := newVault(t)
	first := newRow(t, v, Words)
	second := newRow(t, v, Words)
	own := newRow(t, v, View)
	for range maxCached {
		if _, err := v.OpenKey(first.Row, first.wrapped); err != nil {
			t.Fatal(err)
		}
		newRow(t, v, Words)
	}
	if n := len(v.cache.keys); n != maxCached+1 {
		t.Errorf("%d keys are cached", n)
	}
	if v.cache.get(first.ID) != first.key {
		t.Error("a key in use was dropped")
	}
	if v.cache.get(second.ID) != nil {
		t.Error("the key used longest ago is still there")
	}
	if v.cache.get(own.ID) != own.key {
		t.Error("a key of the store's own was dropped")
	}
	v.Forget(own.ID)
	v.Forget(first.ID)
	if n, r := len(v.cache.keys), v.cache.size; n != maxCached-1 || r != n {
		t.Errorf("%d keys are cached, %d can fall out", n, r)
	}
	if second.key.Seal(nil, At("b", nil), nil) == nil {
		t.Error("a key that is still held does not work")
	}
}

func wantPanic(t *testing.T, want error, f func()) {
	t.Helper()
	defer func() {
		if err, _ := recover().(error); !errors.Is(err, want) {
			t.Errorf("panic %v, want %v", err, want)
		}
	}()
	f()
}

func TestWipe(t *testing.T) {
	v := newVault(t)
	r := newRow(t, v, Words)
	at := At("b", nil)
	sealed := r.key.Seal(nil, at, []byte("x"))
	epoch := v.epoch
	v.Wipe()
	v.Wipe()

	if !v.Locked() || len(v.Header().Slots()) != 1 {
		t.Error("locked, the header should stay")
	}
	_, err := v.OpenKey(r.Row, r.wrapped)
	wantErr(t, err, ErrLocked)
	_, _, _, err = v.NewKey([16]byte{}, Words)
	wantErr(t, err, ErrLocked)
	_, err = v.AddSlot(quick("x"), "", noon)
	wantErr(t, err, ErrLocked)
	wantErr(t, v.RemoveSlot("x"), ErrLocked)
	_, err = v.Rotate(noon)
	wantErr(t, err, ErrLocked)
	wantErr(t, v.Revert(v.Header()), ErrLocked)
	_, err = r.key.Open(nil, at, sealed)
	wantErr(t, err, ErrLocked)
	wantPanic(t, ErrLocked, func() { r.key.Seal(nil, at, nil) })
	wantPanic(t, ErrLocked, func() { r.key.Hash() })
	wantPanic(t, ErrLocked, func() { r.key.MAC() })
	v.Forget(r.ID)

	zero := [32]byte{}
	if epoch.secret != zero || epoch.header != zero || r.key.secret != zero || r.key.mac != zero {
		t.Error("a key was not zeroed")
	}
}

// The cipher's own copy of a key is found and zeroed: a cipher that was wiped
// seals as one whose key is zero.
func TestWipeAEAD(t *testing.T) {
	a := must(chacha20poly1305.NewX(bytes.Repeat([]byte{7}, 32)))
	zero := must(chacha20poly1305.NewX(make([]byte, 32)))
	wipeAEAD(a)
	nonce := make([]byte, chacha20poly1305.NonceSizeX)
	if !bytes.Equal(a.Seal(nil, nonce, []byte("x"), nil), zero.Seal(nil, nonce, []byte("x"), nil)) {
		t.Error("x/crypto keeps its key elsewhere now")
	}
	wipeAEAD(nil)
}

func TestConcurrentUse(t *testing.T) {
	v := newVault(t)
	r := newRow(t, v, Words)
	at := At("b", []byte("k"))
	var g sync.WaitGroup
	for range 4 {
		g.Go(func() {
			defer func() {
				if p := recover(); p != nil && p != error(ErrLocked) {
					t.Errorf("panic %v", p)
				}
			}()
			for {
				k, err := v.OpenKey(r.Row, r.wrapped)
				if errors.Is(err, ErrLocked) {
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				if p, err := k.Open(nil, at, k.Seal(nil, at, []byte("x"))); err == nil && string(p) != "x" {
					t.Errorf("opened %q", p)
				} else if err != nil && !errors.Is(err, ErrLocked) {
					t.Error(err)
				}
			}
		})
	}
	for range 50 {
		rot, err := v.Rotate(noon)
		if err != nil {
			t.Fatal(err)
		}
		rot.Abort()
		newRow(t, v, Names)
	}
	v.Wipe()
	g.Wait()
}

func TestWorkstation(t *testing.T) {
	w, err := NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var again Workstation
	if err := again.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	sig := again.Sign([]byte("event"))
	if again.Public() != w.Public() || again.Box() != w.Box() || !Verify(w.Public(), []byte("event"), sig) {
		t.Error("not the same keys")
	}
	sig[3]++
	for name, ok := range map[string]bool{
		"another signature": Verify(w.Public(), []byte("event"), sig),
		"another message":   Verify(w.Public(), []byte("evens"), w.Sign([]byte("event"))),
		"no signature":      Verify(w.Public(), nil, nil),
		"no key":            Verify(PublicKey{}, []byte("event"), sig),
	} {
		if ok {
			t.Errorf("%s is taken", name)
		}
	}
	for _, bad := range [][]byte{nil, b[:10], append([]byte{9}, b[1:]...), append(b, 0)} {
		wantErr(t, again.UnmarshalBinary(bad), ErrNotAWorkstation)
	}
	w.Wipe()
}
