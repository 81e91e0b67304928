package triage

import (
	"strings"
	"testing"
	"time"

	"baken/store/outside"
)

// TestLongWords: text that is one word without end is read in a time that grows with
// its length and not with the square of it, and the words behind it are found.
func TestLongWords(t *testing.T) {
	r := Default()
	r.Assess(outside.Text{}, outside.New("I will kill myself"))
	for _, c := range []string{"x", "ab", "xxxyyy", "n'", "é", "x-", "1", "a_", "@a", "aaab", "1a", "\u0301", "ㅋ", "hihihi", "👍", ".", "http://a", "A1"} {
		took := func(n int) time.Duration {
			text := outside.New(strings.Repeat(c, n/len(c)) + " I will kill myself")
			best := time.Hour
			for range 3 {
				start := time.Now()
				a := r.Assess(outside.Text{}, text)
				best = min(best, time.Since(start))
				if n <= MaxText/2 && a.Level != Acute {
					t.Errorf("%q: %v", c, a.Level)
				}
			}
			return best
		}
		small, large := took(8_000), took(128_000) // sixteen times as long
		if large > 80*small && large > 200*time.Millisecond {
			t.Errorf("%q: %v for 8,000 bytes, %v for 128,000", c, small, large)
		}
	}
}
