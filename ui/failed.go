package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// failed finds the words for what did not succeed: what failed, what was kept,
// what to do. The error itself goes to the log, where it holds no content.
func (a *App) failed(m screen.Failed) tea.Cmd {
	if errors.Is(m.Err, context.Canceled) || errors.Is(m.Err, store.ErrClosed) {
		return nil // it is being left
	}
	a.deps.Log.Warn("failed", "act", m.What, "error", unnamed(m.Err))
	tone, words := part.Warning, ""
	var claimed *store.ClaimedError
	switch {
	case errors.As(m.Err, &claimed):
		words = a.Lang.T(lang.NotYourClaim, lang.Safe(claimed.By.Line()))
	case errors.Is(m.Err, store.ErrNoChange):
		words = a.Lang.T(lang.WhyAlreadyDone)
	case errors.Is(m.Err, store.ErrDepends):
		words = a.Lang.T(lang.UndoDepends, lang.Said(a.Lang.T(lang.LaterAct)))
	case errors.Is(m.Err, store.ErrCannotUndo):
		words = a.Lang.T(lang.NoUndo)
	case errors.Is(m.Err, store.ErrDiskFull):
		tone, words = part.Alarm, a.Lang.T(lang.FailDiskFull)
	case errors.Is(m.Err, store.ErrDamaged):
		tone, words = part.Alarm, a.Lang.T(lang.FailRead)
	case errors.Is(m.Err, store.ErrUnknown) && m.What == "":
		return nil // a row that has gone while it was asked for
	case m.What != "":
		words = a.Lang.T(lang.FailAct, lang.Said(m.What))
	default:
		tone, words = part.Alarm, a.Lang.T(lang.FailInside)
	}
	a.say(tone, words)
	return nil
}

// unnamed is an error without the path of a file, which a person has named and
// which may tell of somebody.
func unnamed(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Op, p.Err)
	}
	return err
}
