package vault

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/crypto/blake2b"
)

func TestSlots(t *testing.T) {
	v := newVault(t)
	id, err := v.AddSlot(quick("second"), "the other laptop", noon.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	slots := reread(t, v.Header()).Slots()
	want := []Slot{
		{slots[0].ID, KindPassphrase, "mine", noon},
		{id, KindPassphrase, "the other laptop", noon.Add(time.Hour)},
	}
	if d := cmp.Diff(want, slots); d != "" {
		t.Error(d)
	}
	for _, p := range []string{"stille linde", "second"} {
		unlock(t, v.Header(), quick(p))
	}
}

func TestFindSlot(t *testing.T) {
	h := &Header{f: fields{Slots: []slot{{ID: "ab12cd34"}, {ID: "ab12ff34"}}}}
	for prefix, want := range map[string]any{
		"ab12cd34": SlotID("ab12cd34"), "AB12C": SlotID("ab12cd34"), "ab12": ErrManySlots, "ab1": ErrNoSlot, "ab": ErrNoSlot, "": ErrNoSlot, "c": ErrNoSlot,
	} {
		got, err := h.FindSlot(prefix)
		if e, ok := want.(error); ok && !errors.Is(err, e) || !ok && got != want {
			t.Errorf("%q: %v, %v; want %v", prefix, got, err, want)
		}
	}
}

func TestRemoveSlot(t *testing.T) {
	v := newVault(t)
	first := v.Header().Slots()[0].ID
	wantErr(t, v.RemoveSlot(first), ErrLastSlot)
	second, err := v.AddSlot(quick("second"), "", noon)
	if err != nil {
		t.Fatal(err)
	}
	old := v.Header()
	wantErr(t, v.RemoveSlot("xyz"), ErrNoSlot)
	if err := v.RemoveSlot(first); err != nil {
		t.Fatal(err)
	}
	if s := v.Header().Slots(); len(s) != 1 || s[0].ID != second {
		t.Errorf("slots left: %v", s)
	}
	_, err = reread(t, v.Header()).Unlock(quick("stille linde"))
	wantErr(t, err, ErrWrongPassphrase)
	unlock(t, v.Header(), quick("second"))

	if err := v.Revert(old); err != nil {
		t.Fatal(err)
	}
	unlock(t, v.Header(), quick("stille linde"))
	wantErr(t, v.Revert(newVault(t).Header()), ErrForgedHeader)
}

// Whoever kept a header from before, and the way in that was removed, gets
// nothing of what comes after the rotation.
func TestRemovedSlotIsOutAfterRotation(t *testing.T) {
	v := newVault(t)
	second, _ := v.AddSlot(quick("second"), "", noon)
	kept := reread(t, v.Header())
	if err := v.RemoveSlot(second); err != nil {
		t.Fatal(err)
	}
	rot, err := v.Rotate(noon)
	if err != nil {
		t.Fatal(err)
	}
	rot.Commit()
	spy := unlock(t, kept, quick("second"))
	r := newRow(t, v, Words)
	_, err = spy.OpenKey(r.Row, r.wrapped)
	wantErr(t, err, ErrNoKey)
	// Nor do the slot's own keys open the new header's epoch.
	plain, err := ageOpen(kept.f.Slots[1].File, quick("second").identities...)
	if err != nil {
		t.Fatal(err)
	}
	id, err := age.ParseHybridIdentity(string(plain))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Header().openEpoch(id); err == nil {
		t.Error("the removed slot opens the new epoch")
	}
}

func TestTooManySlots(t *testing.T) {
	v := newVault(t)
	s := v.header.f.Slots[0]
	for len(v.header.f.Slots) < maxSlots {
		v.header.f.Slots = append(v.header.f.Slots, s)
	}
	_, err := v.AddSlot(quick("x"), "", noon)
	wantErr(t, err, ErrTooManySlots)
	if n := len(v.Header().Bytes()); n > MaxHeader {
		t.Errorf("a full header has %d bytes", n)
	}
}

func TestDamagedHeader(t *testing.T) {
	good := newVault(t).Header().Bytes()
	for i := range len(good) * 8 {
		b := bytes.Clone(good)
		b[i/8] ^= 1 << (i % 8)
		if _, err := ReadHeader(b); !errors.Is(err, ErrDamagedHeader) {
			t.Fatalf("bit %d flipped: %v", i, err)
		}
	}
	for n := range good {
		if _, err := ReadHeader(good[:n]); !errors.Is(err, ErrDamagedHeader) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	_, err := ReadHeader(append(bytes.Clone(good), 0))
	wantErr(t, err, ErrDamagedHeader)
}

// resum puts the right checksum on bytes that were changed on purpose.
func resum(b []byte) []byte {
	b = bytes.Clone(b[:len(b)-checksumSize])
	sum := blake2b.Sum256(b)
	return append(b, sum[:]...)
}

func TestNewerHeader(t *testing.T) {
	b := newVault(t).Header().Bytes()
	b[len(headerMagic)]++
	_, err := ReadHeader(resum(b))
	wantErr(t, err, ErrNewer)
}

// Somebody who can write the file, but has no key, slips a slot of his own in,
// changes a label, or puts the sealed epoch of another vault there.
func TestForgedHeader(t *testing.T) {
	for name, forge := range map[string]func(t *testing.T, f *fields){
		"a slot more": func(t *testing.T, f *fields) {
			s, err := newSlot(quick("mallory"), "", noon)
			if err != nil {
				t.Fatal(err)
			}
			f.Slots = append(f.Slots, s)
		},
		"another recipient": func(t *testing.T, f *fields) {
			s, _ := newSlot(quick("mallory"), "", noon)
			f.Slots[0].Recipient = s.Recipient
		},
		"a slot less":   func(t *testing.T, f *fields) { f.Slots = f.Slots[:1] },
		"another label": func(t *testing.T, f *fields) { f.Slots[0].Label = "yours" },
		"another kind":  func(t *testing.T, f *fields) { f.Slots[1].Kind = KindRecovery },
		"another epoch": func(t *testing.T, f *fields) { f.Epoch[0]++ },
		"another vault": func(t *testing.T, f *fields) { f.Sealed = newVault(t).header.f.Sealed },
		"no epoch":      func(t *testing.T, f *fields) { f.Sealed = nil },
		"damaged slot":  func(t *testing.T, f *fields) { f.Slots[0].File[len(f.Slots[0].File)-1]++ },
		"slot not a key": func(t *testing.T, f *fields) {
			f.Slots[0].File, _ = ageSeal([]byte("x"), quick("stille linde").recipient)
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := newVault(t)
			if _, err := v.AddSlot(quick("second"), "", noon); err != nil {
				t.Fatal(err)
			}
			h := reread(t, v.Header())
			forge(t, &h.f)
			_, err := reread(t, h).Unlock(quick("stille linde"))
			wantErr(t, err, ErrForgedHeader)
		})
	}
}

// Files that were written by this version open for ever.
func TestGolden(t *testing.T) {
	read := func(name string) []byte {
		b, err := os.ReadFile("testdata/v1." + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	h, err := ReadHeader(read("header"))
	if err != nil {
		t.Fatal(err)
	}
	recovery, err := RecoveryWords(bytesFields(read("words")))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []Way{quick("stille linde"), recovery} {
		v, err := h.Unlock(w)
		if err != nil {
			t.Fatal(err)
		}
		sealed := read("record")
		id, err := SealedBy(sealed)
		if err != nil {
			t.Fatal(err)
		}
		k, err := v.OpenKey(Row{[16]byte{1, 2, 3}, Words, id}, read("wrapped"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := k.Open(nil, At("bodies", []byte{0, 1}), sealed)
		if err != nil || string(p) != "Good evening." {
			t.Errorf("opened %q, %v", p, err)
		}
		if sum := k.Hash([]byte("a"), []byte("b")); !slices.Equal(sum[:], read("hash")) {
			t.Errorf("hash %x", sum)
		}
		if k.Class() != Words || k.Owner() != [16]byte{1, 2, 3} {
			t.Errorf("class %d, owner %x", k.Class(), k.Owner())
		}
	}
}

func bytesFields(b []byte) (out []string) {
	for _, f := range bytes.Fields(b) {
		out = append(out, string(f))
	}
	return out
}

func FuzzReadHeader(f *testing.F) {
	for _, name := range []string{"header", "record"} {
		b, err := os.ReadFile("testdata/v1." + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, true)
	}
	small, err := New(noon)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small.Header().Bytes(), true)
	f.Add([]byte(headerMagic), false)
	f.Fuzz(func(t *testing.T, b []byte, sum bool) {
		if sum && len(b) >= checksumSize {
			b = resum(b)
		}
		h, err := ReadHeader(b)
		switch {
		case err != nil && !errors.Is(err, ErrDamagedHeader) && !errors.Is(err, ErrNewer):
			t.Fatalf("error %v", err)
		case err == nil:
			if !bytes.Equal(h.Bytes(), b) {
				t.Fatal("a header with two encodings")
			}
			h.Slots()
			if _, err := h.Unlock(way(t)(Recipient("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"))); err == nil {
				t.Fatal("unlocked with a public key")
			}
		}
	})
}
