package vault

import (
	"bytes"
	"testing"
	"time"
)

// table is a key table as a store would have it.
type table map[Row][]byte

// rotate wraps the table anew, and gives the new one.
func (tb table) rotate(t *testing.T, r *Rotation) table {
	t.Helper()
	next := table{}
	for row, wrapped := range tb {
		w, err := r.Rewrap(row, wrapped)
		if err != nil {
			t.Fatal(err)
		}
		next[row] = w
	}
	return next
}

func TestRotate(t *testing.T) {
	v := newVault(t)
	at := At("bodies", []byte("1"))
	kept, erased := newRow(t, v, Words), newRow(t, v, Words)
	keptText, erasedText := kept.key.Seal(nil, at, []byte("kept")), erased.key.Seal(nil, at, []byte("erased"))
	oldHeader, oldTable := v.Header(), table{kept.Row: kept.wrapped, erased.Row: erased.wrapped}

	// The erasure: the key is dropped, the living are wrapped anew.
	v.Forget(erased.ID)
	rot, err := v.Rotate(noon.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	newTable := table{kept.Row: kept.wrapped}.rotate(t, rot)
	rot.Commit()

	if _, n, since := v.Header().Epoch(); n != 2 || !since.Equal(noon.Add(time.Hour)) {
		t.Errorf("epoch %d since %v", n, since)
	}
	if !bytes.Equal(rot.Header().Bytes(), v.Header().Bytes()) {
		t.Error("the vault's header is not the rotation's")
	}
	for name, after := range map[string]*Vault{"same": v, "unlocked again": unlock(t, v.Header(), quick("stille linde"))} {
		k, err := after.OpenKey(kept.Row, newTable[kept.Row])
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p, err := k.Open(nil, at, keptText); err != nil || string(p) != "kept" {
			t.Errorf("%s: %q, %v", name, p, err)
		}
		// All that is left of the erased on the disk is its old wrapped key.
		_, err = after.OpenKey(erased.Row, oldTable[erased.Row])
		wantErr(t, err, ErrNoKey)
		// Even made to look as if it were of this epoch.
		forged := bytes.Clone(oldTable[erased.Row])
		copy(forged[1:], after.epoch.id[:])
		_, err = after.OpenKey(erased.Row, forged)
		wantErr(t, err, ErrSeal)
	}
	_, err = erased.key.Open(nil, at, erasedText)
	wantErr(t, err, ErrNoKey)

	// What is promised no more: the old header, kept, still opens.
	before := unlock(t, oldHeader, quick("stille linde"))
	k, err := before.OpenKey(erased.Row, oldTable[erased.Row])
	if err != nil {
		t.Fatal(err)
	}
	if p, err := k.Open(nil, at, erasedText); err != nil || string(p) != "erased" {
		t.Errorf("%q, %v", p, err)
	}
}

// No secret of the old epoch is in memory or header of the vault after.
func TestOldEpochIsGone(t *testing.T) {
	v := newVault(t)
	old := v.epoch
	secret, header := old.secret, v.Header()
	rot, err := v.Rotate(noon)
	if err != nil {
		t.Fatal(err)
	}
	rot.Commit()
	if old.secret != [32]byte{} || old.header != [32]byte{} {
		t.Error("the old epoch key was not zeroed")
	}
	if v.epoch.secret == secret || bytes.Contains(v.Header().Bytes(), header.f.Sealed) {
		t.Error("the old epoch key is still there")
	}
}

func TestRotationAborted(t *testing.T) {
	v := newVault(t)
	r := newRow(t, v, Words)
	before := v.Header()
	rot, err := v.Rotate(noon)
	if err != nil {
		t.Fatal(err)
	}
	newTable := table{r.Row: r.wrapped}.rotate(t, rot)
	rot.Abort()
	rot.Abort()
	rot.Commit()
	if v.Header() != before {
		t.Error("the header changed")
	}
	for _, v := range []*Vault{v, unlock(t, before, quick("stille linde"))} {
		if _, err := v.OpenKey(r.Row, r.wrapped); err != nil {
			t.Error(err)
		}
	}
	v.Forget(r.ID)
	_, err = v.OpenKey(r.Row, newTable[r.Row])
	wantErr(t, err, ErrNoKey)
	_, err = rot.Rewrap(r.Row, r.wrapped)
	wantErr(t, err, ErrNoKey)
	_, _, _, err = rot.NewKey([16]byte{}, Index)
	wantErr(t, err, ErrNoKey)
}

func TestDuringRotation(t *testing.T) {
	v := newVault(t)
	r := newRow(t, v, Words)
	rot, err := v.Rotate(noon)
	if err != nil {
		t.Fatal(err)
	}
	_, _, _, err = v.NewKey([16]byte{}, Words)
	wantErr(t, err, ErrRotating)
	_, err = v.Rotate(noon)
	wantErr(t, err, ErrRotating)
	_, err = v.AddSlot(quick("x"), "", noon)
	wantErr(t, err, ErrRotating)
	wantErr(t, v.RemoveSlot("x"), ErrRotating)
	wantErr(t, v.Revert(v.Header()), ErrRotating)

	sealed := r.key.Seal(nil, At("b", nil), []byte("x"))
	if _, err := r.key.Open(nil, At("b", nil), sealed); err != nil {
		t.Error(err)
	}
	row, _, wrapped, err := rot.NewKey([16]byte{9}, Index)
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Clone(r.wrapped)
	bad[len(bad)-1]++
	_, err = rot.Rewrap(r.Row, bad)
	wantErr(t, err, ErrSeal)
	rot.Commit()
	after := unlock(t, v.Header(), quick("stille linde"))
	if k, err := after.OpenKey(row, wrapped); err != nil || k.Class() != Index || k.Owner() != [16]byte{9} {
		t.Errorf("%v, %v", k, err)
	}
	if _, _, _, err := v.NewKey([16]byte{}, Words); err != nil {
		t.Error(err)
	}
}

func TestWipeDuringRotation(t *testing.T) {
	v := newVault(t)
	r := newRow(t, v, Words)
	rot, err := v.Rotate(noon)
	if err != nil {
		t.Fatal(err)
	}
	v.Wipe()
	_, err = rot.Rewrap(r.Row, r.wrapped)
	wantErr(t, err, ErrLocked)
	rot.Commit()
	if v.epoch.secret != [32]byte{} || rot.next.secret != [32]byte{} {
		t.Error("an epoch key outlived the vault")
	}
}
