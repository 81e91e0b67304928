package ui

import (
	"log/slog"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// guarded keeps a mistake of ours from ending the program: what it was in the
// middle of fails and is said, the rest goes on. What a panic says may hold a
// contact's words, so only its type and the place go to the log.
type guarded struct {
	app  *App
	last string // the last whole drawing
	same bool   // it is the drawing of now, too
}

func guardedApp(app *App) *guarded { return &guarded{app: app} }

// Init is the app's.
func (g *guarded) Init() tea.Cmd { return safe(g.app.deps.Log, g.app.Init()) }

// Update is the app's; a panic becomes a line on the screen.
func (g *guarded) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	err := guard.Run(g.app.deps.Log, func() error {
		g.same = g.app.unmoved(msg)
		_, cmd = g.app.Update(msg)
		return nil
	})
	if err != nil {
		g.app.say(part.Alarm, g.app.Lang.T(lang.FailInside))
		return g, nil
	}
	return g, safe(g.app.deps.Log, cmd)
}

// View is the app's; where it cannot be drawn, the last drawing stays.
func (g *guarded) View() string {
	if g.same && g.last != "" {
		return g.last
	}
	err := guard.Run(g.app.deps.Log, func() error {
		g.last = g.app.View()
		return nil
	})
	if err != nil && (g.app.blank || g.app.leaving != notLeaving) {
		g.last = ""
	}
	return g.last
}

// safe makes a command of one that can panic, and of those that it leads to.
func safe(log *slog.Logger, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		err := guard.Run(log, func() error {
			msg = cmd()
			return nil
		})
		if err != nil {
			return screen.Failed{Err: err}
		}
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = safe(log, batch[i])
			}
		}
		return msg
	}
}
