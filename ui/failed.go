package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/kind"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// failed finds the words for what did not succeed: what failed, what was kept,
// what to do. What kind of error it was goes to the log.
func (a *App) failed(m screen.Failed) tea.Cmd {
	if errors.Is(m.Err, context.Canceled) || errors.Is(m.Err, store.ErrClosed) {
		return nil // it is being left
	}
	a.deps.Log.Warn("failed", "act", m.What, "error", kind.Of(m.Err))
	if tone, words := failWords(a.Lang, a.deps.LogFile, m); words != "" {
		a.say(tone, words)
	}
	return nil
}

// failWords are the words for what did not succeed, none where there is nothing
// to say. log is where the reason stands.
func failWords(l *lang.Catalog, log string, m screen.Failed) (part.Tone, string) {
	var claimed *store.ClaimedError
	if words, ok := screen.HandoffFailure(l, m.Err); ok {
		return part.Warning, words
	}
	if words, ok := chatFailWords(l, m.Err); ok {
		return part.Warning, words
	}
	switch {
	case errors.As(m.Err, &claimed):
		return part.Warning, l.T(lang.NotYourClaim, lang.Safe(claimed.By.Line()))
	case errors.Is(m.Err, store.ErrNoChange):
		return part.Warning, l.T(lang.WhyAlreadyDone)
	case errors.Is(m.Err, store.ErrDepends):
		return part.Warning, l.T(lang.UndoDepends, lang.Said(l.T(lang.LaterAct)))
	case errors.Is(m.Err, store.ErrCannotUndo):
		return part.Warning, l.T(lang.NoUndo)
	case errors.Is(m.Err, store.ErrNotAllowed):
		return part.Warning, l.T(lang.NotAllowed)
	case errors.Is(m.Err, store.ErrCallRuns):
		return part.Warning, l.T(lang.WhyCallRuns)
	case errors.Is(m.Err, store.ErrDisk): // before what may have been its reason
		return part.Alarm, l.T(lang.FailDisk)
	case errors.Is(m.Err, store.ErrDiskFull):
		return part.Alarm, l.T(lang.FailDiskFull)
	case errors.Is(m.Err, store.ErrReadOnly):
		return part.Alarm, l.T(lang.FailReadOnly)
	case errors.Is(m.Err, store.ErrDamaged):
		return part.Alarm, l.T(lang.FailRead)
	case errors.Is(m.Err, store.ErrFault):
		return part.Alarm, l.T(lang.FailFault)
	case errors.Is(m.Err, store.ErrUnknown) && m.What == "":
		return part.Warning, "" // a row that has gone while it was asked for
	case errors.Is(m.Err, store.ErrUnknown):
		return part.Warning, l.T(lang.FailGone, lang.Said(m.What))
	case m.What != "":
		return part.Warning, l.T(lang.FailAct, lang.Said(m.What), lang.Said(log))
	}
	return part.Alarm, l.T(lang.FailInside)
}
