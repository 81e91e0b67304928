package message

import (
	"testing"

	"baken/store/outside"
)

// FuzzFold: what is folded is folded: two that are compared are compared in one form,
// however often either was.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"<An@Example.ORG>", "\"an\"@example.org.", "an@bücher.example", "@õ>", "@>.", "an@a。", "Ὀ@ÅÅ", "\"a b\"@x", "x", "\"\r\"@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(outside.New(s))
		if again := Fold(outside.New(once)); again != once {
			t.Errorf("%q becomes %q, and that %q", s, once, again)
		}
	})
}
