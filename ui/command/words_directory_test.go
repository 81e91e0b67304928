package command

import (
	"testing"

	"baken/store/directory"
)

func TestEveryFaultHasWords(t *testing.T) {
	seen := map[string]bool{}
	for r := directory.NoID; r <= directory.TooMany; r++ {
		w := faultWords[r]
		if w.word == "" || w.key == "" || seen[w.word] {
			t.Errorf("reason %d is said as %q", r, w.word)
		}
		seen[w.word] = true
	}
	if len(faultWords) != len(seen) {
		t.Errorf("%d reasons have words, %d are known", len(faultWords), len(seen))
	}
}
