package command

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// waitLocked keeps the screen empty, but for how many replies are not sent yet
// and texts not saved, until somebody wants to go on. It stands before a vault that
// opens without anything being typed; what is typed opens the others.
func (a *app) waitLocked(ctx context.Context, look part.Look, left screen.Left) error {
	w := &lockScreen{look: look, left: left, keys: look.Keys.Resolver()}
	err := a.fill(ctx, w)
	switch {
	case errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil:
		return ctx.Err()
	case err == nil && !w.opened:
		return errSilent
	}
	return err
}

type lockScreen struct {
	look          part.Look
	keys          *keymap.Resolver
	left          screen.Left
	opened        bool
	width, height int
}

func (w *lockScreen) Init() tea.Cmd { return nil }

func (w *lockScreen) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		w.width, w.height = m.Width, m.Height
	case tea.KeyMsg:
		switch action, _ := w.keys.Press(keymap.Field, m.String(), m.Paste); action {
		case keymap.Accept:
			w.opened = true
			return w, tea.Quit
		case keymap.Quit:
			return w, tea.Quit
		}
	}
	return w, nil
}

func (w *lockScreen) View() string {
	if w.height == 0 {
		return ""
	}
	l, ink := w.look.Lang, w.look.Style.Plain
	lines := []string{w.look.Style.BarName.Render("Baken") + "  " + ink.Strong.Render(l.T(lang.LockedTitle)), ""}
	for _, words := range w.left.Words(l) {
		lines = append(lines, ink.Warn.Render(words), "")
	}
	lines = append(lines, ink.Text.Render(l.Keys(w.look.Keys.Keys(keymap.Field, keymap.Accept))+" "+l.T(lang.UnlockTitle)))
	above := make([]string, max(0, min((w.height-8)/3, w.height-len(lines))))
	return part.Frame(part.Block(append(above, lines...), w.width, w.height))
}
