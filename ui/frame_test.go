package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/golden"
	"baken/ui/lang"
)

// compare compares a screen with the one that was looked at.
func compare(t *testing.T, name, screen string) {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(screen) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	golden.Compare(t, filepath.Join("frames", name+".txt"), b.String())
}

// steady waits until the screen stands still.
func (p *person) steady() string {
	p.t.Helper()
	last := p.screen()
	for same := 0; same < 6; {
		time.Sleep(30 * time.Millisecond)
		now := p.screen()
		if now == last {
			same++
		} else {
			same = 0
		}
		last = now
	}
	return last
}

// TestFrames draws what a counselor goes through in the morning, at the three
// sizes and in the three languages.
func TestFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("morning"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys
				s := newStore(t)
				fill(t, s, letters)
				p := sit(t, s, size[0], size[1], l)
				p.sees("Bang voor mijn buur")
				if size[0] >= twoPanes { // the conversation comes when the cursor has stood still
					p.sees("Ik hoor al weken")
				}
				compare(t, name("queue"), p.steady())
				p.types("c")
				p.until("the claim", func() bool { mine, err := s.Queue(store.FilterMine, 0, 1); return err == nil && len(mine) == 1 })
				p.types("enter") // what is read is written down beside it, and would be first at times
				p.sees("Ik hoor al weken")
				compare(t, name("conversation"), p.steady())
				p.types("r")
				p.sees("buur@example.org")
				p.writes("Beste,\nDank u voor uw bericht.")
				compare(t, name("composer"), p.steady())
				p.types("esc")
				p.types("e")
				p.writes("Belt morgen zelf.")
				compare(t, name("note"), p.steady())
				p.types("ctrl+o")
				compare(t, name("case"), p.steady())
				p.types("?")
				compare(t, name("help"), p.steady())
				p.types("esc 1 :")
				compare(t, name("palette"), p.steady())
				for i, line := range strings.Split(p.screen(), "\n") {
					if w := outside.Width(line); w > size[0] {
						t.Errorf("line %d is %d cells wide", i, w)
					}
				}
			})
		}
	}
}
