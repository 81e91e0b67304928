package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/store/guard"
	"baken/ui/screen"
)

// opening is a place that is on its way.
type opening struct {
	number int            // of the last one that was begun
	under  bool           // it is being read
	after  screen.Writing // it comes once this text is left; nil: it waits for none
	then   func() tea.Cmd // puts it there
}

// brought says that what an opening had to read is here.
type brought struct {
	number int
	what   string
	then   func() tea.Cmd
	err    error
}

// bring opens a place that must be read first; read gives what puts it there. Of
// several that are begun the last one opens.
func (a *App) bring(what string, read func() (then func() tea.Cmd, err error)) tea.Cmd {
	a.opening.number++
	a.opening.under = true
	m, log := brought{number: a.opening.number, what: what}, a.deps.Log
	return func() tea.Msg {
		m.err = guard.Run(log, func() (err error) {
			m.then, err = read()
			return err
		})
		return m
	}
}

func (a *App) brought(m brought) tea.Cmd {
	if m.number != a.opening.number || !a.opening.under {
		return nil
	}
	a.opening.under = false
	if m.err != nil {
		a.drop()
		return a.failed(screen.Failed{What: m.what, Err: m.err})
	}
	return m.then()
}

// write opens a text in front of a place. One that stands there already is left
// first, as by its own key; where it cannot be saved it stays.
func (a *App) write(at spot, begin func() (screen.Writing, tea.Cmd)) tea.Cmd {
	open := func() tea.Cmd {
		w, cmd := begin()
		a.places[at].over, a.at = w, at
		a.places[at].release = a.s.Store.Hold(w.Contact().ID) // it stays, though its mails go meanwhile
		a.resize()
		a.refocus()
		return cmd
	}
	before := a.places[at].over
	if before == nil {
		return open()
	}
	a.opening.after, a.opening.then = before, open
	return before.Leave()
}

// ended takes a text away that is done, and says what was done with it.
func (a *App) ended(m screen.Ended) tea.Cmd {
	var cmd tea.Cmd
	if m.Did != nil { // first: a key that waited may take it back
		cmd = a.acted(*m.Did)
	}
	at, ok := a.places.of(m.Of)
	if !ok {
		return cmd
	}
	if m.Missed {
		a.drop()
	}
	a.places[at].over = nil
	if release := a.places[at].release; release != nil {
		a.places[at].release = nil
		release()
	}
	a.resize()
	a.refocus()
	if a.opening.after == m.Of {
		then := a.opening.then
		a.opening.after, a.opening.then = nil, nil
		cmd = tea.Batch(cmd, then())
	}
	return cmd
}
