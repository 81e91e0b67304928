package vault

import (
	"errors"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// quick is a passphrase that costs next to nothing.
func quick(p string) Way { return PassphraseWork([]byte(p), 1) }

// newVault has one slot, the passphrase "stille linde".
func newVault(t testing.TB) *Vault {
	t.Helper()
	v, err := New(noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.AddSlot(quick("stille linde"), "mine", noon); err != nil {
		t.Fatal(err)
	}
	return v
}

// reread is the header as it comes back from a disk.
func reread(t testing.TB, h *Header) *Header {
	t.Helper()
	h, err := ReadHeader(h.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func unlock(t testing.TB, h *Header, w ...Way) *Vault {
	t.Helper()
	v, err := reread(t, h).Unlock(w...)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func wantErr(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

type row struct {
	Row
	wrapped []byte
	key     *Key
}

func newRow(t testing.TB, v *Vault, c Class) row {
	t.Helper()
	at, k, w, err := v.NewKey([16]byte{1, 2, 3}, c)
	if err != nil {
		t.Fatal(err)
	}
	return row{at, w, k}
}
