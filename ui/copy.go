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
	out, l, now := a.deps.Out, a.Lang, a.now().In(a.zone())
	text, said := screen.ServiceText(l, v, place, now), screen.Said{Tone: part.Done, Words: a.withName(lang.CopiedService, v)}
	if doubt := screen.ServiceDoubt(l, v, now); doubt != "" {
		said = screen.Said{Tone: part.Warning, Words: a.withName(lang.CopiedDoubt, v, lang.Said(doubt))}
	}
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
