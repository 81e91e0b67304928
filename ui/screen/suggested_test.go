package screen

import (
	"strings"
	"testing"
	"time"

	"baken/store"
	"baken/ui/lang"
)

// Where several people write from one address the suggestion warns of that, and only there.
func TestSuggestionCautions(t *testing.T) {
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		at := store.Suggestion{Number: "26-0417", OpenedAt: r.clock.Add(-48 * time.Hour)}
		for _, several := range []bool{false, true} {
			at.Several = several
			words := suggested{at: at, any: true}.words(r.Session)
			if strings.Contains(words, r.T(lang.CaseSeveral)) != several || !strings.Contains(words, "26-0417") || !strings.Contains(words, " y ") {
				t.Errorf("%s, several %v: %q", l, several, words)
			}
		}
	}
}
