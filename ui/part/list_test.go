package part

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baken/keymap"
)

// TestListHoldsToItsRow: whatever comes and goes, the cursor stays on its id
// while that is there, the picture fits, and the selected row is in it once.
func TestListHoldsToItsRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := &rows{look: look(), tall: rapid.Bool().Draw(t, "tall")}
		l := NewList(look(), src)
		l.SetFocus(true)
		width, height := rapid.IntRange(10, 40).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
		l.SetSize(width, height)
		next := 0
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			before, had := l.Selected()
			switch rapid.SampledFrom([]string{"come", "come", "go", "move", "move", "size"}).Draw(t, "what") {
			case "come":
				src.ids = slices.Insert(src.ids, rapid.IntRange(0, len(src.ids)).Draw(t, "at"), next)
				next++
				l.Refresh()
				if now, _ := l.Selected(); had && now != before {
					t.Fatalf("a row came and the cursor went from %d to %d", before, now)
				}
			case "go":
				if len(src.ids) == 0 {
					continue
				}
				i := rapid.IntRange(0, len(src.ids)-1).Draw(t, "at")
				gone := src.ids[i]
				src.ids = slices.Delete(src.ids, i, i+1)
				l.Refresh()
				if now, ok := l.Selected(); gone != before && (!ok || now != before) {
					t.Fatalf("another row went and the cursor with it, from %d to %d", before, now)
				}
			case "move":
				l.Do(rapid.SampledFrom([]keymap.Action{keymap.Down, keymap.Up, keymap.HalfDown, keymap.HalfUp, keymap.PageDown, keymap.PageUp, keymap.Top, keymap.Bottom}).Draw(t, "action"))
			case "size":
				width, height = rapid.IntRange(10, 40).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
				l.SetSize(width, height)
				if now, _ := l.Selected(); now != before {
					t.Fatalf("a new size and the cursor went from %d to %d", before, now)
				}
			}
			view := l.View()
			checkPicture(t, view, width, height, len(src.ids) > 0)
			if id, ok := l.Selected(); ok {
				if i := l.Cursor(); src.ids[i] != id {
					t.Fatalf("cursor %d is on %d, the id is %d", i, src.ids[i], id)
				}
				if !strings.Contains(view, Here+"▌"+fmt.Sprintf("%6d", id)) {
					t.Fatalf("row %d is not shown with the cursor:\n%s", id, view)
				}
				if first, end := l.Window(); l.Cursor() < first || l.Cursor() >= end {
					t.Fatalf("cursor %d outside of window %d to %d", l.Cursor(), first, end)
				}
			} else if len(src.ids) > 0 {
				t.Fatal("rows and no cursor")
			}
		}
	})
}

// TestListKeepsTheLine: rows that arrive above do not move the row under the
// cursor on the screen.
func TestListKeepsTheLine(t *testing.T) {
	src := numbered(look(), 50)
	l := NewList(look(), src)
	l.SetFocus(true)
	l.SetSize(30, 10)
	for range 20 {
		l.Do(keymap.Down)
	}
	l.Do(keymap.Up)
	l.Do(keymap.Up)
	before := lineOfCursor(l.View())
	for i := range 7 {
		src.ids = slices.Insert(src.ids, 0, 1000+i)
		l.Refresh()
		if after := lineOfCursor(l.View()); after != before {
			t.Fatalf("the row went from line %d to %d", before, after)
		}
	}
}

func lineOfCursor(view string) int {
	for i, l := range strings.Split(view, "\n") {
		if strings.Contains(l, Here) {
			return i
		}
	}
	return -1
}

// TestListFillsTheWindow: there is no empty line while there are rows for it.
func TestListFillsTheWindow(t *testing.T) {
	l := NewList(look(), numbered(look(), 30))
	l.SetSize(30, 10)
	for _, a := range []keymap.Action{keymap.Bottom, keymap.PageUp, keymap.Top, keymap.PageDown, keymap.PageDown, keymap.PageDown, keymap.PageDown} {
		l.Do(a)
		for line := range strings.SplitSeq(l.View(), "\n") {
			if strings.TrimSpace(line) == "" {
				t.Fatalf("an empty line after %s:\n%s", a, l.View())
			}
		}
	}
}

// counting counts what a list asks for.
type counting struct {
	*rows
	asked, drawn int
}

func (c *counting) At(i int) (int, uint64) { c.asked++; return c.rows.At(i) }
func (c *counting) Draw(i, w int, s bool) string {
	c.drawn++
	return c.rows.Draw(i, w, s)
}

// TestListAsksForItsWindowOnly: what a key costs does not depend on how many
// rows there are.
func TestListAsksForItsWindowOnly(t *testing.T) {
	src := &counting{rows: numbered(look(), 100_000)}
	l := NewList[int](look(), src)
	l.SetSize(80, 40)
	l.View()
	for _, a := range []keymap.Action{keymap.Bottom, keymap.Up, keymap.PageUp, keymap.Top, keymap.Down} {
		src.asked, src.drawn = 0, 0
		l.Do(a)
		l.Refresh()
		l.View()
		if src.asked > 200 || src.drawn > 50 {
			t.Errorf("%s asked for %d rows and drew %d", a, src.asked, src.drawn)
		}
	}
	src.drawn = 0
	l.View()
	if src.drawn > 0 {
		t.Errorf("the same picture was drawn anew, %d rows", src.drawn)
	}
}

func BenchmarkListKey(b *testing.B) {
	l := NewList(look(), numbered(look(), 100_000))
	l.SetSize(100, 40)
	l.SetFocus(true)
	keys := []keymap.Action{keymap.Down, keymap.PageDown, keymap.Up, keymap.HalfDown}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		l.Do(keys[i%len(keys)])
		l.Refresh()
		sink = l.View()
	}
}
