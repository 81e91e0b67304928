package vault

import (
	"fmt"
	"testing"
)

func BenchmarkOpenKeyWarm(b *testing.B) {
	v := newVault(b)
	r := newRow(b, v, Words)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.OpenKey(r.Row, r.wrapped); err != nil {
			b.Fatal(err)
		}
	}
}

// Cold: more keys than the cache holds, one after the other.
func BenchmarkOpenKeyCold(b *testing.B) {
	v := newVault(b)
	rows := make([]row, maxCached+1)
	for i := range rows {
		rows[i] = newRow(b, v, Words)
		rows[i].key = nil
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, err := v.OpenKey(rows[i].Row, rows[i].wrapped); err != nil {
			b.Fatal(err)
		}
		i = (i + 1) % len(rows)
	}
}

func BenchmarkNewKey(b *testing.B) {
	v := newVault(b)
	b.ReportAllocs()
	for b.Loop() {
		newRow(b, v, Words)
	}
}

func BenchmarkRewrap(b *testing.B) {
	v := newVault(b)
	r := newRow(b, v, Words)
	rot, err := v.Rotate(noon)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rot.Rewrap(r.Row, r.wrapped); err != nil {
			b.Fatal(err)
		}
	}
}

var sizes = []int{200, 4 << 10, 1 << 20}

func BenchmarkSeal(b *testing.B) {
	k := newRow(b, newVault(b), Words).key
	at := At("bodies", make([]byte, 16))
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			plain, dst := make([]byte, n), make([]byte, 0, n+Overhead)
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				k.Seal(dst, at, plain)
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	k := newRow(b, newVault(b), Words).key
	at := At("bodies", make([]byte, 16))
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			sealed, dst := k.Seal(nil, at, make([]byte, n)), make([]byte, 0, n)
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := k.Open(dst, at, sealed); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHash(b *testing.B) {
	k := newRow(b, newVault(b), Hash).key
	id := []byte("CAF1x2y3z4@mail.example.org")
	b.ReportAllocs()
	for b.Loop() {
		k.Hash([]byte("message-id"), id)
	}
}

func BenchmarkUnlockPassphrase(b *testing.B) {
	v := newVault(b)
	h := v.Header()
	for b.Loop() {
		if _, err := h.Unlock(quick("stille linde")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	w, _ := NewWorkstation()
	msg := make([]byte, 512)
	sig, pub := w.Sign(msg), w.Public()
	for b.Loop() {
		if !Verify(pub, msg, sig) {
			b.Fatal("not verified")
		}
	}
}
