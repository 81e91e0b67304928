package part

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baken/keymap"
)

// TestReaderFits: whatever is done, the picture fits, the cursor is in it, and
// no line is empty while there is text for it.
func TestReaderFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lk := look()
		r := NewReader(lk)
		r.SetFocus(true)
		width, height := rapid.IntRange(4, 60).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
		r.SetSize(width, height)
		r.SetPassages(letter(lk))
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"move", "move", "fold", "size", "again", "seek"}).Draw(t, "what") {
			case "move":
				r.Do(rapid.SampledFrom([]keymap.Action{keymap.Down, keymap.Up, keymap.HalfDown, keymap.HalfUp, keymap.PageDown, keymap.PageUp, keymap.Top, keymap.Bottom}).Draw(t, "action"))
			case "fold":
				r.Do(keymap.Fold)
			case "size":
				key := r.Current()
				width, height = rapid.IntRange(4, 60).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
				r.SetSize(width, height)
				if r.Current() != key {
					t.Fatalf("a new size and the cursor went from %s to %s", key, r.Current())
				}
			case "again":
				key := r.Current()
				r.SetPassages(append([]Passage{{Key: "nieuw", Head: "nieuw"}}, letter(lk)...))
				if r.Current() != key {
					t.Fatalf("something came in front and the cursor went from %s to %s", key, r.Current())
				}
			case "seek":
				r.Seek(rapid.SampledFrom([]string{"geroep", "EERDER", "beste", "nergens"}).Draw(t, "words"), rapid.Bool().Draw(t, "here"), rapid.Bool().Draw(t, "backwards"))
			}
			view := r.View()
			checkPicture(t, view, width, height, true)
			r.Scroll()
			r.Position()
		}
	})
}

func TestReaderFolds(t *testing.T) {
	r := NewReader(look())
	r.SetSize(60, 12)
	r.SetPassages(letter(look()))
	if !r.GoTo("quote") || strings.Contains(r.View(), "> eerder") {
		t.Fatalf("not folded at first:\n%s", r.View())
	}
	r.Do(keymap.Fold)
	if !strings.Contains(r.View(), "▾ geciteerde tekst") || !strings.Contains(r.View(), "> eerder") {
		t.Fatalf("not unfolded:\n%s", r.View())
	}
	r.SetPassages(letter(look()))
	if !strings.Contains(r.View(), "> eerder") {
		t.Error("what the person chose was forgotten")
	}
	r.Do(keymap.Fold)
	if strings.Contains(r.View(), "> eerder") {
		t.Error("not folded again")
	}
}

func TestReaderSeek(t *testing.T) {
	r := NewReader(look())
	r.SetSize(60, 12)
	r.SetPassages(letter(look()))
	if !r.Seek("EÉRDER", false, false) || r.Current() != "quote" {
		t.Fatalf("the folded quotation was not found; on %s", r.Current())
	}
	if !r.Seek("bang voor", false, false) || r.Current() != "text" {
		t.Fatalf("did not go round; on %s", r.Current())
	}
	if r.Seek("staat er niet", false, false) || r.Current() != "text" {
		t.Fatal("found what is not there, or moved")
	}
}

// TestReaderWrapsWhatIsSeen: the lines of a passage out of sight are not asked
// for.
func TestReaderWrapsWhatIsSeen(t *testing.T) {
	asked := 0
	var all []Passage
	for i := range 1000 {
		all = append(all, Passage{Key: fmt.Sprint(i), Size: 100, Lines: func(int) []string { asked++; return make([]string, 10) }})
	}
	r := NewReader(look())
	r.SetSize(60, 20)
	r.SetPassages(all)
	r.View()
	r.Do(keymap.PageDown)
	r.View()
	if asked > 12 {
		t.Errorf("%d passages were wrapped for two windows of 20 lines", asked)
	}
	r.View()
	was := asked
	r.View()
	if asked != was {
		t.Error("wrapped again for the same picture")
	}
}

func BenchmarkReaderKey(b *testing.B) {
	r := NewReader(look())
	r.SetSize(80, 40)
	r.SetFocus(true)
	var all []Passage
	for i := range 200 {
		for _, p := range letter(look()) {
			p.Key += fmt.Sprint(i)
			all = append(all, p)
		}
	}
	r.SetPassages(all)
	keys := []keymap.Action{keymap.Down, keymap.PageDown, keymap.Up, keymap.HalfDown}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.Do(keys[i%len(keys)])
		sink = r.View()
	}
}
