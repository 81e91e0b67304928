package ui

import (
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// copyService gives a service to the terminal's clipboard (OSC 52). Nothing of a contact
// is ever copied; whether the terminal takes it cannot be known.
func (a *App) copyService() tea.Cmd {
	v, place, _, ok := a.directory.Service()
	if !ok {
		return nil
	}
	out, l := a.deps.Out, a.Lang
	text := screen.ServiceText(l, v, place, a.now().In(a.zone()))
	said := screen.Said{Tone: part.Done, Words: l.T(lang.CopiedService, lang.Safe(v.Name.Line().Cut(nameWidth)))}
	return func() tea.Msg {
		if out == nil {
			return said
		}
		// In one piece, and not through the part.Terminal of the frames: it is none.
		if _, err := out.Write([]byte(ansi.SetSystemClipboard(text))); err != nil {
			return screen.Failed{What: l.Action(keymap.CopyService), Err: err}
		}
		return said
	}
}
