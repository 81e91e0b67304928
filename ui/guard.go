package ui

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"

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
}

func guard(app *App) *guarded { return &guarded{app: app} }

// Init is the app's.
func (g *guarded) Init() tea.Cmd { return safe(g.app.deps.Log, g.app.Init()) }

// Update is the app's; a panic becomes a line on the screen.
func (g *guarded) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer func() {
		if p := recover(); p != nil {
			logPanic(g.app.deps.Log, p)
			g.app.say(part.Alarm, g.app.Lang.T(lang.FailInside))
			cmd = nil
		}
	}()
	_, cmd = g.app.Update(msg)
	return g, safe(g.app.deps.Log, cmd)
}

// View is the app's; where it cannot be drawn, the last drawing stays.
func (g *guarded) View() (view string) {
	defer func() {
		if p := recover(); p != nil {
			logPanic(g.app.deps.Log, p)
			view = g.last
		}
	}()
	view = g.app.View()
	g.last = ""
	if g.app.leaving == notLeaving && !g.app.blank {
		g.last = view
	}
	return view
}

// safe makes a command of one that can panic, and of those that it leads to.
func safe(log *slog.Logger, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if p := recover(); p != nil {
				logPanic(log, p)
				msg = screen.Failed{Err: errInside}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = safe(log, batch[i])
			}
		}
		return msg
	}
}

var errInside = errors.New("a mistake inside the program")

func logPanic(log *slog.Logger, p any) {
	log.Error("panic", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
}
