package part

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
)

// TestPasteLines: lines stand by themselves, and an empty one parts them from those above.
func TestPasteLines(t *testing.T) {
	for name, x := range map[string]struct {
		before   string
		line, at int
		twice    bool
		want     string
	}{
		"into nothing":   {"", 0, 0, false, "een\ntwee\n"},
		"twice":          {"", 0, 0, true, "een\ntwee\n\neen\ntwee\n"},
		"below a line":   {"Dag:\nGroeten", 0, 4, false, "Dag:\n\neen\ntwee\nGroeten"},
		"there, twice":   {"Dag:\nGroeten", 0, 2, true, "Dag:\n\neen\ntwee\n\neen\ntwee\nGroeten"},
		"below an empty": {"Dag\n\n", 2, 0, false, "Dag\n\neen\ntwee\n"},
		"before a line":  {"Dag\nGroeten", 1, 0, false, "Dag\n\neen\ntwee\nGroeten"},
	} {
		e := NewEditor(look())
		e.SetValue(x.before)
		e.SetCursor(x.line, x.at)
		e.PasteLines("een\ntwee\n")
		if x.twice {
			e.PasteLines("een\ntwee")
		}
		if got := e.Value(); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

// TestPickerScroll: what of a long list is in sight goes with the cursor.
func TestPickerScroll(t *testing.T) {
	p := NewPicker(look())
	var all []Choice
	for _, s := range strings.Split("abcdefghij", "") {
		all = append(all, Choice{ID: s, Label: s})
	}
	p.SetSize(20, 5)
	p.Open("", "", all)
	if got := p.Scroll(); got != (Scroll{0, 4, 10}) || p.Listed() != 10 {
		t.Errorf("%+v of %d", got, p.Listed())
	}
	for range 6 {
		p.Update(tea.KeyMsg{}, keymap.Down)
	}
	if got := p.Scroll(); got != (Scroll{3, 4, 10}) {
		t.Errorf("%+v after moving", got)
	}
}
