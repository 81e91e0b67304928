package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// pausing says that the program is about to be stopped by the shell; saved is
// closed when it may be.
type pausing struct{ saved chan struct{} }

// pause saves what was typed and takes back the replies within their time to
// undo: while the program stands still nobody has that time.
func (a *App) pause(m pausing) tea.Cmd {
	if a.desk == nil || a.leaving != notLeaving {
		close(m.saved)
		return nil
	}
	s, flush := a.s, a.flush()
	return func() tea.Msg {
		defer close(m.saved)
		ctx, cancel := context.WithTimeout(context.Background(), leaveWithin)
		defer cancel()
		p := paused{results: results(flush)}
		if p.n, p.err = s.Store.Outbox().RecallMine(ctx); p.err == nil && p.n > 0 {
			_, p.err = s.Store.Outbox().Recalled(ctx) // it is told here
		}
		if s.Chats != nil {
			p.err = errors.Join(p.err, s.Chats.Pause(ctx))
		}
		return p
	}
}

// paused says how saving went, and how many replies were taken back.
type paused struct {
	results []tea.Msg
	n       int
	err     error
}

// paused leaves the texts that are open when replies came back: one of them may stand
// below such a text now, which would not know of it. They are kept as drafts.
func (a *App) paused(m paused) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range m.results {
		cmds = append(cmds, a.update(r))
	}
	if m.n > 0 {
		for _, w := range a.places.texts() {
			if !w.Unsaved() {
				cmds = append(cmds, a.ended(screen.Ended{Of: w}))
			}
		}
		a.say(part.Warning, a.Lang.T(lang.LockedUnsent, lang.N(m.n)))
	}
	if m.err != nil {
		cmds = append(cmds, a.failed(screen.Failed{Err: m.err}))
	}
	cmds = append(cmds, a.returnToChats(true))
	return tea.Batch(cmds...)
}
