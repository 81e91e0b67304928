package part

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
)

// reading is a finder of texts, each a passage.
func reading(lk Look, width int, texts ...string) *Finder {
	f := NewFinder(lk)
	f.SetSize(width, 12)
	f.SetFocus(true)
	var all []Passage
	for _, t := range texts {
		all = append(all, Passage{Key: t, Lines: func(w int) (lines []string) {
			for _, l := range outside.New(t).Block().Wrap(w) {
				lines = append(lines, lk.Style.Plain.Warn.Render(l.String()))
			}
			return lines
		}})
	}
	f.SetPassages(all)
	return f
}

func (f *Finder) types(s string) {
	for _, r := range s {
		f.Type(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}, "")
	}
}

// cursorLine is the line under the cursor.
func (f *Finder) cursorLine() string {
	return strings.TrimRight(ansi.Strip(f.line(f.cursor)), " ")
}

// TestFindAsOneTypes: each letter looks anew from where one began, with that
// line, so that the first hit is not passed over.
func TestFindAsOneTypes(t *testing.T) {
	f := reading(look(), 60, "eerste regel\nmaar meer\nhij heeft een mes bij zich\ntussen\nnog een mes ginds\neinde")
	f.Do(keymap.Narrow)
	for _, c := range []struct{ letter, on string }{
		{"m", "maar meer"}, {"e", "maar meer"}, {"s", "hij heeft een mes bij zich"},
	} {
		if f.types(c.letter); f.cursorLine() != c.on {
			t.Errorf("after %q on %q, want %q", c.letter, f.cursorLine(), c.on)
		}
		if !strings.Contains(f.View(), f.look.Style.Mark.Cursor+c.on) {
			t.Errorf("one does not see where one is:\n%s", f.View())
		}
	}
	f.types("t")
	if !f.Missed() || !strings.Contains(f.View(), "niet gevonden") || f.cursorLine() != "eerste regel" {
		t.Errorf("missed %v, on %q:\n%s", f.Missed(), f.cursorLine(), f.View())
	}
	f.Type(tea.KeyMsg{}, keymap.DeleteLeft)
	f.Type(tea.KeyMsg{}, keymap.Accept)
	if f.Missed() || f.cursorLine() != "hij heeft een mes bij zich" {
		t.Errorf("on %q", f.cursorLine())
	}
	for _, c := range []struct {
		key keymap.Action
		on  string
	}{
		{keymap.NextHit, "nog een mes ginds"}, {keymap.NextHit, "hij heeft een mes bij zich"}, {keymap.Begin, "nog een mes ginds"},
	} {
		if f.Do(c.key); f.cursorLine() != c.on {
			t.Errorf("%s: on %q, want %q", c.key, f.cursorLine(), c.on)
		}
	}
	f.Do(keymap.Narrow)
	if f.types("een mes"); f.cursorLine() != "nog een mes ginds" {
		t.Errorf("passed over the line where one began: on %q", f.cursorLine())
	}
}

// TestGivingUpGoesBack: cursor, window and folding are what they were.
func TestGivingUpGoesBack(t *testing.T) {
	f := NewFinder(look())
	f.SetSize(60, 12)
	f.SetPassages(letter(look()))
	f.Do(keymap.Down)
	before := f.View()
	f.Do(keymap.Narrow)
	f.types("eerder")
	if !strings.Contains(f.View(), "> eerder") {
		t.Fatalf("not found in what is folded:\n%s", f.View())
	}
	f.Type(tea.KeyMsg{}, keymap.Back)
	if f.View() != before || f.Words() != "" {
		t.Errorf("it was\n%s\nand is\n%s", before, f.View())
	}
	f.Do(keymap.Narrow)
	f.types("eerder")
	f.Type(tea.KeyMsg{}, keymap.Accept)
	if !strings.Contains(f.View(), "> eerder") {
		t.Error("folded again, although it was accepted")
	}
}

// TestOnlyTheHitUnfolds: what the first letters were found in is folded again.
func TestOnlyTheHitUnfolds(t *testing.T) {
	f := NewFinder(look())
	f.SetSize(60, 12)
	fold := func(key, text string) Passage {
		return Passage{Key: key, Head: key, Folds: true, Folded: true, Lines: func(int) []string { return []string{text} }}
	}
	f.SetPassages([]Passage{fold("een", "de buren"), fold("twee", "de buurt")})
	f.Do(keymap.Narrow)
	f.types("buurt")
	if v := f.View(); strings.Contains(v, "de buren") || !strings.Contains(v, "de buurt") {
		t.Error(v)
	}
}

// TestHitsOverLines: words are found where a line ends between them, and a word
// where it was broken; a bar before the lines is none of their words.
func TestHitsOverLines(t *testing.T) {
	long := strings.Repeat("x", 20) + "geheim" + strings.Repeat("y", 20)
	f := reading(look(), 24, "zij zei dat hij een groot mes heeft en dreigt", long)
	f.passages[0].Bar = "┃ "
	for _, words := range []string{"hij een groot", "Groot  més", "mes heeft en", "xgeheimy", "en dreigt"} {
		if !f.Seek(words, false, false) {
			t.Errorf("%q was not found in\n%s", words, f.View())
		}
	}
	for _, words := range []string{"eenmes", "x geheim", "dreigt xx"} {
		if f.Seek(words, false, false) {
			t.Errorf("%q was found", words)
		}
	}
}

// TestHitsAreMarked: all of them, and nothing else; the words and their other
// colours stay.
func TestHitsAreMarked(t *testing.T) {
	lk := looks(termenv.TrueColor, lang.Dutch)
	hit := lk.Style.Plain.Hit.Render
	f := reading(lk, 40, "Ze zegt hé, HE en 日本he.\nniets")
	plain := ansi.Strip(f.View())
	f.Seek("he", true, false)
	view := f.View()
	if ansi.Strip(view) != plain {
		t.Errorf("the words changed:\n%s\n%s", plain, ansi.Strip(view))
	}
	for _, w := range []string{"hé", "HE", "he"} {
		if !strings.Contains(view, hit(w)) {
			t.Errorf("%q is not marked: %q", w, view)
		}
	}
	if n := strings.Count(view, strings.Split(hit("x"), "x")[0]); n != len("hehehe") { // each letter has its own
		t.Errorf("%d letters are marked", n)
	}
	if !strings.Contains(view, lk.Style.Plain.Warn.Render("niets")) {
		t.Error("a line without a hit changed")
	}
	f.Mark("")
	if strings.Contains(f.View(), hit("he")) {
		t.Error("still marked")
	}
}

// TestHitsAreAllFound: on one line, what is found is what strings.Contains finds,
// and the marked cells hold it.
func TestHitsAreAllFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[aAé ß日İx]{1,30}`).Draw(t, "text")
		words := rapid.StringMatching(`[aé日]{1,3}`).Draw(t, "words")
		f := reading(look(), 200, text)
		want := strings.Contains(sought(text), sought(words))
		if got := f.Seek(words, true, false); got != want {
			t.Fatalf("%q in %q: %v, want %v", words, text, got, want)
		}
		for _, c := range f.hits(0).in[0] {
			if got := sought(ansi.Cut(f.lines(0)[0], c.from, c.to)); !strings.Contains(got, sought(words)) {
				t.Fatalf("%q in %q: marked %q", words, text, got)
			}
		}
	})
}

// TestWrappedKeepsAll: styled words that are too long for a line are broken, not
// cut, and each line has its style.
func TestWrappedKeepsAll(t *testing.T) {
	lk := looks(termenv.TrueColor, lang.Dutch)
	accent, muted := lk.Style.Plain.Accent.Render, lk.Style.Plain.Muted.Render
	words := accent("+ ") + muted("Verslag van het gesprek.docx · application/vnd.openxmlformats · 47 kB · niet volledig bewaard")
	lines := Wrapped(words, 30, "", "  ")
	var all []string
	for i, l := range lines {
		if w := width(l); w > 30 {
			t.Errorf("line %d has %d cells", i, w)
		}
		if !strings.Contains(l, strings.Split(muted("x"), "x")[0]) {
			t.Errorf("line %d lost its style: %q", i, l)
		}
		all = append(all, strings.TrimSpace(ansi.Strip(l)))
	}
	if got, want := strings.ReplaceAll(strings.Join(all, ""), " ", ""), strings.ReplaceAll(ansi.Strip(words), " ", ""); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if one := Wrapped(words, 200, "▸ ", "  "); len(one) != 1 || one[0] != "▸ "+words {
		t.Errorf("what fits was changed: %q", one)
	}
}
