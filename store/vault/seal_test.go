package vault

import (
	"bytes"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestSealOpen(t *testing.T) {
	v := newVault(t)
	k := newRow(t, v, Words).key
	rapid.Check(t, func(t *rapid.T) {
		blob := rapid.SliceOfN(rapid.Byte(), 0, 600)
		plain, key, dst := blob.Draw(t, "plain"), blob.Draw(t, "key"), blob.Draw(t, "dst")
		at := At(rapid.String().Draw(t, "bucket"), key)
		sealed := k.Seal(bytes.Clone(dst), at, plain)
		if !bytes.HasPrefix(sealed, dst) || len(sealed) != len(dst)+len(plain)+Overhead {
			t.Fatalf("%d bytes sealed to %d", len(plain), len(sealed)-len(dst))
		}
		sealed = sealed[len(dst):]
		if id, err := SealedBy(sealed); err != nil || id != k.ID() {
			t.Fatalf("sealed by %v, %v", id, err)
		}
		got, err := k.Open(bytes.Clone(dst), at, sealed)
		if err != nil || !bytes.Equal(got, append(bytes.Clone(dst), plain...)) {
			t.Fatalf("opened %x, %v", got, err)
		}
		bit := rapid.IntRange(0, len(sealed)*8-1).Draw(t, "bit")
		sealed[bit/8] ^= 1 << (bit % 8)
		if got, err := k.Open(nil, at, sealed); !errors.Is(err, ErrSeal) || got != nil {
			t.Fatalf("with bit %d flipped: %x, %v", bit, got, err)
		}
	})
}

func TestRecordsDoNotMove(t *testing.T) {
	v := newVault(t)
	k, other := newRow(t, v, Words).key, newRow(t, v, Words).key
	at := At("ab", []byte("cd"))
	sealed := k.Seal(nil, at, []byte("x"))
	for name, p := range map[string]Place{
		"bucket": At("xx", []byte("cd")), "key": At("ab", []byte("ce")), "no key": At("ab", nil),
		"border": At("abc", []byte("d")), "all in the bucket": At("abcd", nil), "all in the key": At("", []byte("abcd")),
	} {
		if _, err := k.Open(nil, p, sealed); !errors.Is(err, ErrSeal) {
			t.Errorf("opens at another %s: %v", name, err)
		}
	}
	_, err := other.Open(nil, at, sealed)
	wantErr(t, err, ErrSeal)
	// The other key's name put on it.
	copy(sealed[1:], other.row.ID[:])
	for _, k := range []*Key{k, other} {
		_, err = k.Open(nil, at, sealed)
		wantErr(t, err, ErrSeal)
	}
}

func TestSealsDiffer(t *testing.T) {
	k := newRow(t, newVault(t), Words).key
	at := At("b", nil)
	if bytes.Equal(k.Seal(nil, at, []byte("same")), k.Seal(nil, at, []byte("same"))) {
		t.Error("the same text was sealed twice alike")
	}
}

func TestHashAndMAC(t *testing.T) {
	v := newVault(t)
	row := newRow(t, v, Hash)
	a, wrapped, b := row.key, row.wrapped, newRow(t, v, Hash).key
	x, y := []byte("ab"), []byte("c")
	after := unlock(t, v.Header(), quick("stille linde"))
	again, err := after.OpenKey(row.Row, wrapped)
	if err != nil {
		t.Fatal(err)
	}
	if a.Hash(x, y) != again.Hash(x, y) || a.MAC(x, y) != again.MAC(x, y) {
		t.Error("another hash after unlocking again")
	}
	seen := map[[16]byte]string{}
	add := func(name string, h [16]byte) {
		if was, ok := seen[h]; ok {
			t.Errorf("%s and %s are alike", was, name)
		}
		seen[h] = name
	}
	m := a.MAC(x, y)
	add("hash", a.Hash(x, y))
	add("mac", [16]byte(m[:16]))
	add("another key", b.Hash(x, y))
	add("another border", a.Hash([]byte("a"), []byte("bc")))
	add("one part", a.Hash([]byte("abc")))
	add("an empty part more", a.Hash(x, y, nil))
	add("no part", a.Hash())
}

func TestPad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := append(rapid.SliceOfN(rapid.Byte(), 0, 700).Draw(t, "b"), bytes.Repeat([]byte{0}, rapid.IntRange(0, 300).Draw(t, "zeros"))...)
		p := Pad(b)
		if len(p)%256 != 0 || len(p) <= len(b) || len(p) > len(b)+256 {
			t.Fatalf("%d bytes padded to %d", len(b), len(p))
		}
		if got, err := Unpad(p); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%x, %v", got, err)
		}
	})
	for _, b := range [][]byte{nil, make([]byte, 256), make([]byte, 255), append([]byte{0x80}, make([]byte, 511)...)} {
		_, err := Unpad(b)
		wantErr(t, err, ErrPadding)
	}
}

func FuzzOpen(f *testing.F) {
	v := newVault(f)
	r := newRow(f, v, Words)
	at := At("b", []byte("k"))
	good := r.key.Seal(nil, at, []byte("hello"))
	f.Add(good)
	f.Add(good[:Overhead])
	f.Add(r.wrapped)
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := r.key.Open(nil, at, b); (err == nil) != bytes.Equal(b, good) || err != nil && p != nil {
			t.Fatalf("opened %x: %v", p, err)
		}
		SealedBy(b)
		if _, err := v.epoch.open(r.Row, b); (err == nil) != bytes.Equal(b, r.wrapped) {
			t.Fatalf("a wrapped key opened: %v", err)
		}
		if p, err := Unpad(b); err == nil && !bytes.Equal(Pad(p), b) {
			t.Fatal("two paddings for one text")
		}
	})
}
