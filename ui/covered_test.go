package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// TestCoveredIsSaid: in a conversation names are said to be covered, and words
// not to be, at every size and whatever else stands there.
func TestCoveredIsSaid(t *testing.T) {
	for _, l := range lang.Languages() {
		s := newStore(t)
		long := letters[0]
		long.subject = strings.Repeat("een lang onderwerp ", 10)
		fill(t, s, []letter{long})
		b := seatWith(t, deps(t, s, l), 80, 24)
		c := lang.For(l)
		b.key(press("enter"))
		b.send(heard{status: screen.MailStatus{Online: true, SyncedAt: monday}})
		for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
			b.send(sizeOf(size[0], size[1]))
			if v := ansi.Strip(b.View()); !strings.Contains(v, c.T(lang.NamesCovered)) || !strings.Contains(v, c.T(lang.CoveredWords)) {
				t.Errorf("%s, %v:\n%s", l, size, v)
			}
			if top, _, _ := strings.Cut(ansi.Strip(b.View()), "\n"); size[0] == 80 && !strings.Contains(top, "een lang onderwe") {
				t.Errorf("%s: nothing is left of the subject: %s", l, top)
			}
		}
		b.send(sizeOf(80, 24))
		b.send(screen.Said{Tone: part.Warning, Words: strings.Repeat("words ", 40)})
		if v := ansi.Strip(b.View()); !strings.Contains(v, c.T(lang.NamesCovered)) {
			t.Errorf("%s: what was said took it away:\n%s", l, v)
		}
		b.key(press("U"))
		b.toast.Clear()
		if v := ansi.Strip(b.View()); !strings.Contains(v, c.T(lang.NamesUncovered)) || strings.Contains(v, c.T(lang.CoveredWords)) {
			t.Errorf("%s: uncovered:\n%s", l, v)
		}
		b.stop()
	}
}
