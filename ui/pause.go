package ui

import (
	"context"

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
		results(flush)
		n, err := s.Store.Outbox().RecallAll(ctx)
		if err == nil && n > 0 {
			_, err = s.Store.Outbox().Recalled(ctx) // it is told here
		}
		switch {
		case err != nil:
			return screen.Failed{Err: err}
		case n > 0:
			return screen.Said{Tone: part.Warning, Words: s.T(lang.LockedUnsent, lang.N(n))}
		}
		return nil
	}
}
