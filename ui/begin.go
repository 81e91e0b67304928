package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// hits is a place in which words can be looked for: while they are, the key that
// opens the menu goes to the previous hit instead.
type hits interface{ Hits() bool }

// openMenu shows what can begin: a call, what else does not come by mail, a mail to
// somebody new; each with its key.
func (a *App) openMenu() {
	a.front.what, a.front.title = inMenu, a.Lang.T(lang.NewTitle)
	a.refocus()
}

// menu draws its lines.
func (f *front) menu(width int) string {
	var lines []string
	for _, e := range f.look.Keys.In(keymap.Beginning) {
		if e.In(keymap.Everywhere) || len(e.Keys) == 0 {
			continue
		}
		key := f.look.Lang.Keys(e.Keys)
		lines = append(lines, f.look.Style.Key.Render(part.Fit(key, max(3, outside.Width(key)+1)))+f.look.Lang.Action(e.Action))
	}
	return part.Block(lines, width, len(lines))
}

// fromMenu does what a key of the menu means.
func (a *App) fromMenu(action keymap.Action) tea.Cmd {
	for _, e := range a.Keys.In(keymap.Beginning) {
		if e.Action == action && !e.In(keymap.Everywhere) {
			a.front.close()
			a.refocus()
			return a.act(action)
		}
	}
	return nil
}
