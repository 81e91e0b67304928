package vault

import (
	"errors"
	"testing"
	"time"
)

// A key goes from one vault to another under the team's epoch, at its own row alone,
// and is the same key there.
func TestShared(t *testing.T) {
	now := time.Unix(1, 0)
	a, err := New(now)
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(now)
	if err != nil {
		t.Fatal(err)
	}
	row, k, _, err := a.NewKey([16]byte{1}, Words)
	if err != nil {
		t.Fatal(err)
	}
	epoch, other := NewShared(1, now), NewShared(2, now)
	wrapped, err := epoch.Wrap(k)
	if err != nil {
		t.Fatal(err)
	}
	sealed := k.Seal(nil, At("x", nil), []byte("hallo"))
	moved := row
	moved.Owner = [16]byte{2}
	for name, try := range map[string]struct {
		row  Row
		by   *Shared
		want error
	}{"another epoch": {row, other, ErrNoKey}, "another owner": {moved, epoch, ErrSeal}} {
		if _, _, err := b.Adopt(try.row, wrapped, try.by); !errors.Is(err, try.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, own, err := b.Adopt(row, wrapped, epoch)
	if err != nil {
		t.Fatal(err)
	}
	b.Forget(row.ID)
	mine, err := b.OpenKey(row, own)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := mine.Open(nil, At("x", nil), sealed); err != nil || string(p) != "hallo" {
		t.Errorf("%d bytes: %v", len(p), err)
	}
}

// The epoch key opens for the workstation that it is sealed to, and for what was said.
func TestSharedSealedTo(t *testing.T) {
	to, err := NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewWorkstation()
	if err != nil {
		t.Fatal(err)
	}
	epoch := NewShared(3, time.Unix(1, 0))
	sealed, err := epoch.SealTo(to.Box(), []byte("team"), []byte("w"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := to.OpenShared(sealed, []byte("team"), []byte("w"))
	if err != nil || got.ID() != epoch.ID() || got.Number() != 3 || !got.Is(epoch.Check()) {
		t.Errorf("%v: %v", got, err)
	}
	if got.Is(NewShared(3, time.Unix(1, 0)).Check()) {
		t.Error("another epoch has the same check")
	}
	if _, err := to.OpenShared(sealed, []byte("teamw")); !errors.Is(err, ErrSeal) {
		t.Errorf("for something else: %v", err)
	}
	if _, err := other.OpenShared(sealed, []byte("team"), []byte("w")); !errors.Is(err, ErrSeal) {
		t.Errorf("by another: %v", err)
	}
	if _, err := epoch.SealTo(BoxKey{}); err == nil {
		t.Error("sealed to nobody's key")
	}
}
