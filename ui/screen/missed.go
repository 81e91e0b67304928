package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
)

// missed says that the words which one looks for stand nowhere, once one is done
// typing them or goes on to the next hit.
func (s *Session) missed(f *part.Finder, a keymap.Action) tea.Cmd { return missedIn(s.Look, f, a) }

func missedIn(look part.Look, f *part.Finder, a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Accept, keymap.NextHit, keymap.Begin:
		if f.Missed() {
			return func() tea.Msg { return Said{Tone: part.Calm, Words: look.Lang.T(lang.NotFound)} }
		}
	}
	return nil
}
