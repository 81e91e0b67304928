package ui

import (
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"baken/keymap"
	"baken/store/outside"
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
	text, said := screen.ServiceText(l, v, place, now), screen.Said{Tone: part.Done}
	say := func(name string) string { return l.T(lang.CopiedService, lang.Said(name)) }
	if doubt := screen.ServiceDoubt(l, v, now); doubt != "" {
		said.Tone = part.Warning
		say = func(name string) string { return l.T(lang.CopiedDoubt, lang.Said(doubt), lang.Said(name)) }
	}
	room := a.width - 4 - outside.Width(say(""))
	said.Words = say(v.Name.Line().Cut(min(nameWidth, max(8, room))).String())
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
