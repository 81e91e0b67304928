package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/ui/lang"
)

// left says that everything is saved and closed.
type left struct{ unsent int }

// leaveWithin is how long closing may take; what is under way then is unclear
// and is put in order at the next start.
const leaveWithin = 5 * time.Second

// quit leaves, after a word when replies would become drafts again.
func (a *App) quit() tea.Cmd {
	if a.desk == nil {
		return tea.Quit
	}
	n := 0
	for _, u := range a.undo {
		if u.until.After(a.now()) {
			n++
		}
	}
	if n == 0 {
		return a.leave(toQuit)
	}
	a.front.ask(a.Lang.T(lang.AskQuit, lang.N(n)), a.Lang.T(lang.WordQuit), func() tea.Cmd { return a.leave(toQuit) })
	a.refocus()
	return nil
}

// leave empties the screen at once; behind it, what was typed is saved, replies
// within their time to undo become drafts, and the store is closed.
func (a *App) leave(how leaving) tea.Cmd {
	if a.leaving != notLeaving {
		return nil
	}
	a.leaving = how
	a.front.close()
	s, stop := a.s, a.stop
	flush := a.flush()
	closing := a.deps.Closing
	log := a.deps.Log
	return tea.Sequence(tea.ClearScreen, safe(log, flush), func() (msg tea.Msg) {
		defer func() {
			if p := recover(); p != nil { // whatever happened, the program ends
				logPanic(log, p)
				msg = left{}
			}
		}()
		ctx, cancel := context.WithTimeout(context.Background(), leaveWithin)
		defer cancel()
		n, err := s.Store.Outbox().RecallAll(ctx)
		if err != nil {
			s.Log.Error("replies could not be taken back", "error", err)
		}
		if p, err := s.Store.Outbox().Pending(); err == nil {
			n += p.Send + p.Held + p.Unclear + p.Failed
		}
		stop()
		if closing != nil {
			closing()
		}
		if err := s.Store.Close(); err != nil {
			s.Log.Error("the store could not be closed", "error", err)
		}
		return left{n}
	})
}

// gone ends the program, or asks for a new one that is locked.
func (a *App) gone(m left) tea.Cmd {
	a.result = Result{Locked: a.leaving == toLock, Unsent: m.unsent}
	a.desk = nil
	return tea.Quit
}

// release closes what is still open when the program ends by another way, as a
// hang-up.
func (a *App) release() {
	if a.desk == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), leaveWithin)
	defer cancel()
	if cmd := a.flush(); cmd != nil {
		run(cmd)
	}
	n, err := a.s.Store.Outbox().RecallAll(ctx)
	if err != nil {
		a.s.Log.Error("replies could not be taken back", "error", err)
	}
	a.result.Unsent = n
	a.stop()
	if a.deps.Closing != nil {
		a.deps.Closing()
	}
	if err := a.s.Store.Close(); err != nil {
		a.s.Log.Error("the store could not be closed", "error", err)
	}
	a.desk = nil
}

// run runs a command and those that it leads to at once, without a screen.
func run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, c := range batch {
			run(c)
		}
	}
}

// watchedWords warns of something that records the terminal.
func (a *App) watchedWords() string {
	return a.Lang.T(lang.WatchedScreen, lang.Said(gated(a.watched)))
}
