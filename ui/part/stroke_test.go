package part

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

func TestStrokes(t *testing.T) {
	runes := func(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }
	pasted := func(s string) tea.KeyMsg { k := runes(s); k.Paste = true; return k }
	for _, tt := range []struct {
		name   string
		key    tea.KeyMsg
		typing bool
		want   []tea.KeyMsg
	}{
		{"one", runes("j"), false, []tea.KeyMsg{runes("j")}},
		{"two quick ones", runes("gg"), false, []tea.KeyMsg{runes("g"), runes("g")}},
		{"a key held down", runes("jjjjjj"), false, []tea.KeyMsg{runes("j"), runes("j"), runes("j"), runes("j"), runes("j"), runes("j")}},
		{"text that no terminal marked", runes("xcru"), false, []tea.KeyMsg{pasted("xcru")}},
		{"a paste", pasted("gg"), false, []tea.KeyMsg{pasted("gg")}},
		{"text where one types", runes("dag"), true, []tea.KeyMsg{runes("dag")}},
		{"enter", tea.KeyMsg{Type: tea.KeyEnter}, false, []tea.KeyMsg{{Type: tea.KeyEnter}}},
	} {
		if d := cmp.Diff(tt.want, Strokes(tt.key, tt.typing)); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}
