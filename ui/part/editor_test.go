package part

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"baken/keymap"
	"baken/store/outside"
)

// model is the editor as simply as it can be thought of: a string and a place
// in it. It knows neither rows nor windows.
type model struct {
	s  string
	at int
}

func (m *model) insert(s string) {
	s = outside.New(s).Block().String()
	m.s = m.s[:m.at] + s + m.s[m.at:]
	m.at += len(s)
}

// steps are where characters begin, paragraph by paragraph, and the end.
func (m *model) steps() []int {
	var all []int
	base := 0
	for line := range strings.SplitSeq(m.s, "\n") {
		at := base
		for g := uniseg.NewGraphemes(line); g.Next(); {
			all = append(all, at)
			at += len(g.Str())
		}
		all = append(all, at)
		base = at + 1
	}
	return all
}

func (m *model) left() int {
	at := 0
	for _, s := range m.steps() {
		if s < m.at {
			at = s
		}
	}
	return at
}

func (m *model) right() int {
	for _, s := range m.steps() {
		if s > m.at {
			return s
		}
	}
	return len(m.s)
}

func (m *model) cut(from, to int) {
	m.s = m.s[:from] + m.s[to:]
	m.at = from
}

var bits = []string{
	"a", "word ", " ", "  ", "\n", "é", "e\u0301", "日本", "👍", "שלום ", "مرحبا", "l’été ", "a-very-long-word-without-any-space-in-it",
	"tab\there", "\x1b[31mred", "\u202eoverride", "x\r\ny", "🇧🇪", "ก็", "한국어", "\u0301", "क्षि",
}

// offset is where the editor's cursor stands in its Value.
func offset(e *Editor) int {
	n := 0
	for _, p := range e.text[:e.cursor.line] {
		n += len(p.s) + 1
	}
	return n + e.cursor.at
}

func TestEditorAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := NewEditor(look())
		e.SetFocus(true)
		e.SetSize(rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height"))
		m := &model{}
		bit := rapid.SampledFrom(bits)
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			before := e.Version()
			was := m.s
			switch a := rapid.SampledFrom([]string{"type", "type", "type", "paste", "left", "right", "rub", "delete", "newline", "moves", "size", "word", "head", "tail"}).Draw(t, "act"); a {
			case "type":
				s := bit.Draw(t, "bit")
				e.Type(s)
				m.insert(s)
			case "paste":
				s := strings.Repeat(bit.Draw(t, "bit")+"\n", 3)
				e.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true}, "")
				m.insert(s)
			case "left":
				e.Do(keymap.Left)
				m.at = m.left()
			case "right":
				e.Do(keymap.Right)
				m.at = m.right()
			case "rub":
				e.Do(keymap.DeleteLeft)
				m.cut(m.left(), m.at)
			case "delete":
				e.Do(keymap.DeleteRight)
				at := m.at
				m.cut(at, m.right())
			case "newline":
				e.Do(keymap.NewLine)
				m.insert("\n")
			case "moves", "word", "head", "tail":
				acts := map[string][]keymap.Action{
					"moves": {keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown, keymap.Top, keymap.Bottom, keymap.LineStart, keymap.LineEnd, keymap.WordLeft, keymap.WordRight},
					"word":  {keymap.DeleteWord}, "head": {keymap.DeleteHead}, "tail": {keymap.DeleteTail},
				}[a]
				e.Do(rapid.SampledFrom(acts).Draw(t, "action"))
				// Where these go depends on the rows; what they may do does not.
				if a == "moves" && e.Value() != was {
					t.Fatalf("moving changed the text")
				}
				m.s, m.at = e.Value(), offset(e)
			case "size":
				e.SetSize(rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height"))
			}
			if got := e.Value(); got != m.s {
				t.Fatalf("text %q, want %q", got, m.s)
			}
			if got := offset(e); got != m.at {
				t.Fatalf("cursor at %d, want %d in %q", got, m.at, m.s)
			}
			if (e.Value() != was) != (e.Version() != before) {
				t.Fatalf("version %d → %d with %q → %q", before, e.Version(), was, e.Value())
			}
			checkPicture(t, e.View(), e.width, e.height, true)
		}
	})
}

// TestEditorUndoGoesAllTheWay: undoing everything gives what was there before,
// doing it again gives what there was after.
func TestEditorUndoGoesAllTheWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := NewEditor(look())
		e.SetSize(20, 5)
		e.SetValue("Een eerste regel.\n日本 en nog één.")
		start := e.Value()
		acts := []keymap.Action{keymap.Left, keymap.Right, keymap.Up, keymap.Down, keymap.NewLine, keymap.DeleteLeft,
			keymap.DeleteRight, keymap.DeleteWord, keymap.DeleteHead, keymap.DeleteTail, keymap.Bottom, keymap.EditUndo, keymap.EditRedo}
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "type") {
				e.Type(rapid.SampledFrom(bits).Draw(t, "bit"))
			} else {
				e.Do(rapid.SampledFrom(acts).Draw(t, "action"))
			}
		}
		for len(e.history.undone) > 0 {
			e.Do(keymap.EditRedo)
		}
		end := e.Value()
		n := len(e.history.done)
		for range n {
			e.Do(keymap.EditUndo)
		}
		if e.Value() != start {
			t.Fatalf("undone to %q, want %q", e.Value(), start)
		}
		for range n {
			e.Do(keymap.EditRedo)
		}
		if e.Value() != end {
			t.Fatalf("done again to %q, want %q", e.Value(), end)
		}
	})
}

// TestEditorWrapKeepsAll: the rows of a paragraph put together are the
// paragraph, and only spaces hang over the edge.
func TestEditorWrapKeepsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOfN(rapid.SampledFrom(bits), 0, 30).Draw(t, "bits"), "")
		w := rapid.IntRange(2, 30).Draw(t, "width")
		p := &paragraph{s: outside.New(raw).Line().String()}
		rows := p.wrap(w)
		for i := range rows {
			from, to := p.span(i, w)
			if i > 0 && from >= to {
				t.Fatalf("row %d of %q is empty", i, p.s)
			}
			if row := strings.TrimRight(p.s[from:to], " "); outside.Width(row) > w {
				t.Fatalf("row %q is wider than %d", row, w)
			}
			if i > 0 && p.row(from, w) != i {
				t.Fatalf("the beginning of row %d is found in %d", i, p.row(from, w))
			}
		}
		if _, to := p.span(len(rows)-1, w); to != len(p.s) {
			t.Fatalf("the rows end at %d of %d", to, len(p.s))
		}
	})
}

func TestEditorTyping(t *testing.T) {
	press := func(e *Editor, keys ...keymap.Action) {
		for _, k := range keys {
			e.Do(k)
		}
	}
	tests := []struct {
		name string
		do   func(e *Editor)
		want string // with ‸ where the cursor is
	}{
		{"one word is one step back", func(e *Editor) {
			for _, r := range "dag allemaal" {
				e.Type(string(r))
			}
			press(e, keymap.EditUndo)
		}, "dag ‸"},
		{"a paste is one step back", func(e *Editor) {
			e.Type("voor ")
			e.Paste("een\ntwee\ndrie vier")
			press(e, keymap.EditUndo)
		}, "voor ‸"},
		{"and forth", func(e *Editor) {
			e.Paste("een\ntwee")
			press(e, keymap.EditUndo, keymap.EditRedo)
		}, "een\ntwee‸"},
		{"rubbing out is one step back", func(e *Editor) {
			e.Paste("eén twee")
			press(e, keymap.DeleteLeft, keymap.DeleteLeft, keymap.DeleteLeft, keymap.EditUndo)
		}, "eén twee‸"},
		{"a move ends a step", func(e *Editor) {
			e.Type("ab")
			press(e, keymap.Left, keymap.Right)
			e.Type("c")
			press(e, keymap.EditUndo)
		}, "ab‸"},
		{"delete word", func(e *Editor) { e.Paste("zij heeft niets gezegd."); press(e, keymap.DeleteWord) }, "zij heeft niets ‸"},
		{"delete word joins lines at the start", func(e *Editor) { e.Paste("een\n"); press(e, keymap.DeleteWord) }, "een‸"},
		{"delete to the start", func(e *Editor) { e.Paste("een\ntwee drie"); press(e, keymap.DeleteHead) }, "een\n‸"},
		{"delete to the end", func(e *Editor) { e.Paste("een twee"); press(e, keymap.LineStart, keymap.DeleteTail) }, "‸"},
		{"words", func(e *Editor) { e.Paste("ik ben l’été"); press(e, keymap.WordLeft, keymap.WordLeft) }, "ik ‸ben l’été"},
		{"one character, however it is made", func(e *Editor) { e.Paste("日e\u0301👍"); press(e, keymap.DeleteLeft, keymap.DeleteLeft) }, "日‸"},
		{"column is kept over a short line", func(e *Editor) {
			e.Paste("0123456\nab\n0123456")
			press(e, keymap.Up, keymap.Up)
		}, "0123456‸\nab\n0123456"},
		{"down by rows as they are seen", func(e *Editor) {
			e.Paste("een twee drie vier vijf zes zeven acht negen tien")
			press(e, keymap.Top, keymap.Down)
		}, "een twee drie vier vijf zes zeven acht ‸negen tien"},
		{"controls do not get in", func(e *Editor) { e.Paste("a\x1b[31mb\x07c\u202ed") }, "abcd‸"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := NewEditor(look())
			e.SetSize(42, 5)
			tt.do(e)
			at := offset(e)
			if d := cmp.Diff(tt.want, e.Value()[:at]+"‸"+e.Value()[at:]); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestEditorKeepsItsPlace(t *testing.T) {
	e := NewEditor(look())
	e.SetSize(30, 4)
	e.SetValue(strings.Repeat("een regel\n", 50))
	e.SetCursor(20, 3)
	e.View()
	e.SetSize(12, 8)
	e.View()
	if line, at := e.Cursor(); line != 20 || at != 3 {
		t.Errorf("the cursor went to %d, %d", line, at)
	}
	e.SetCursor(1000, 1000)
	if line, _ := e.Cursor(); line != 50 {
		t.Errorf("behind the end is line %d", line)
	}
}

func BenchmarkEditorKey(b *testing.B) {
	for _, lines := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			e := NewEditor(look())
			e.SetSize(80, 40)
			e.SetFocus(true)
			e.SetValue(strings.Repeat("Zij zei dat hij gisteren weer riep, en dat de buurvrouw het hoorde. Meer niet, voorlopig.\n", lines))
			e.SetCursor(lines/2, 10)
			e.View()
			keys := []func(){
				func() { e.Type("a") }, func() { e.Do(keymap.NewLine) }, func() { e.Do(keymap.Up) },
				func() { e.Do(keymap.DeleteLeft) }, func() { e.Do(keymap.PageDown) }, func() { e.Do(keymap.EditUndo) },
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				keys[i%len(keys)]()
				sink = e.View()
			}
		})
	}
}

// BenchmarkEditorParagraph is one paragraph as long as 300 lines: it wraps anew
// at each key.
func BenchmarkEditorParagraph(b *testing.B) {
	e := NewEditor(look())
	e.SetSize(80, 40)
	e.SetFocus(true)
	e.SetValue(strings.Repeat("Zij zei dat hij gisteren weer riep, en dat de buurvrouw het hoorde. ", 350))
	e.SetCursor(0, 12_000)
	for b.Loop() {
		e.Type("é")
		sink = e.View()
	}
}

var sink string
