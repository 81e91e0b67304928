package ui

import (
	"strings"
	"testing"

	"baken/ui/lang"
)

// TestDraftsAreSeen: what was begun and left is seen in the queue, in the
// conversation and, where it belongs to nobody yet, at the top of the screen; once
// it is gone it is not.
func TestDraftsAreSeen(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, l := range lang.Languages() {
			s := newStore(t)
			fill(t, s, letters)
			b := seatWith(t, deps(t, s, l), size[0], size[1])
			words := lang.For(l)
			draft, begun := words.T(lang.DraftWord), words.T(lang.StatusNewMail, lang.Keys([]string{"M"}))
			c, _ := b.queue.Contact()
			b.lacks(draft)
			b.key(press("r"))
			b.writes("Halve zin")
			b.key(press("esc"))
			b.changed(c.ID)
			b.sees("Halve zin")
			b.key(press("1"))
			b.sees(draft)
			b.key(press("r"))
			b.key(press("ctrl+u"))
			b.key(press("esc"))
			b.key(press("1"))
			b.changed(c.ID)
			b.lacks(draft)
			b.lacks(begun)
			b.key(press("M"))
			b.writes("iemand@example.net")
			b.key(press("esc"))
			b.key(press("esc"))
			b.key(press("1"))
			b.changed(c.ID)
			b.sees(begun)
			b.stop()
		}
	}
}

// lacks wants words not to be on the screen.
func (b seat) lacks(words string) {
	b.Helper()
	if strings.Contains(strip(b.View()), words) {
		b.Errorf("%q is on the screen:\n%s", words, strip(b.View()))
	}
}
