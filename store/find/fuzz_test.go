package find

import (
	"errors"
	"testing"
	"unicode/utf8"

	"baken/store/outside"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{`from:jan "hij slaat" -kind* is:waiting`, "before:2026-10 a:b", `"open`, "+32 (0)475/12.34.56", "e\u0301\u00ad ß œ ĳ 我家", "-\"", "\xff:\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(outside.New(s), noon)
		if err != nil {
			var wrong *QueryError
			if !errors.As(err, &wrong) {
				t.Fatalf("%v", err)
			}
			return
		}
		if len(q.Terms)+len(q.Conditions) == 0 {
			t.Fatal("asks for nothing")
		}
		for _, x := range q.Terms {
			if len(x.Words) == 0 || x.Fields == 0 {
				t.Fatalf("a term without words: %+v", x)
			}
			for _, w := range x.Words {
				if w == "" || len(w) > MaxWord {
					t.Fatalf("a word of %d bytes", len(w))
				}
			}
		}
		last := 0
		for _, k := range q.Typing().Marker().Marks(Text, s) {
			if k[0] < last || k[1] <= k[0] || k[1] > len(s) {
				t.Fatalf("%v in %q", k, s)
			}
			last = k[1]
			if utf8.ValidString(s) && !(utf8.ValidString(s[:k[0]]) && utf8.ValidString(s[k[0]:k[1]])) {
				t.Fatalf("%v cuts a letter of %q", k, s)
			}
		}
	})
}

// FuzzDamaged: a block or a head that is not as it was written gives an error, or
// what it says now, and never a panic.
func FuzzDamaged(f *testing.F) {
	f.Add(uint16(0), uint32(3), byte(0x80))
	f.Add(uint16(1), uint32(40), byte(0xff))
	f.Add(uint16(2), uint32(7), byte(1))
	f.Fuzz(func(t *testing.T, which uint16, at uint32, with byte) {
		s := sample(t)
		b := s.head
		if n := int(which) % (len(s.blocks) + 1); n > 0 {
			b = s.blocks[n-1]
		}
		b[int(at)%len(b)] ^= with
		if err := readAll(s); err != nil && !errors.Is(err, ErrDamaged) && err.Error()[:8] != "no block" {
			t.Fatal(err)
		}
	})
}
