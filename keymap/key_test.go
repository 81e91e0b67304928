package keymap

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// TestOnlyWhatATerminalSends: each named key, with whatever is held down, can be
// bound when the library that reads the terminal has a name for it, and not
// otherwise.
func TestOnlyWhatATerminalSends(t *testing.T) {
	comes := map[string]bool{}
	for k := tea.KeyType(-200); k < 200; k++ {
		comes[tea.Key{Type: k}.String()] = true
	}
	comes["space"], comes["ctrl+@"] = comes[" "], true
	for _, mods := range []string{"", "ctrl+", "shift+", "ctrl+shift+"} {
		for _, base := range named {
			key := mods + base
			for _, binding := range []string{key, "alt+" + key} {
				_, err := parse(binding)
				if (err == nil) != comes[key] {
					t.Errorf("%s: %v, and a terminal sends it: %v", binding, err, comes[key])
				}
			}
		}
	}
	if !comes["ctrl+shift+home"] || comes["shift+enter"] || slices.ContainsFunc(named, func(s string) bool { return strings.Contains(s, "+") }) {
		t.Error("this tests nothing")
	}
}
