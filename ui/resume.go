package ui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/screen"
)

// placeNames are what the places that one comes back to after it was locked are called
// in a [store.Place]. From the others one comes back to where they were opened.
var placeNames = map[spot]string{
	atQueue: "queue", atConversation: "conversation", atCase: "case", atCases: "cases", atHandoffs: "handoffs", atDirectory: "directory", atFigures: "figures",
}

// whereabouts is where one is.
func (a *App) whereabouts() store.Place {
	at := a.at
	if placeNames[at] == "" {
		at = a.from
	}
	p := store.Place{At: placeNames[at], Filter: a.queue.Filter(), Cases: a.cases.Filter()}
	c, _ := a.queue.Contact()
	k, _ := a.cases.Case()
	p.Row, p.Case = c.ID, k.ID
	if shown, ok := a.conversation.Contact(); ok && (at == atConversation || at == atCase) {
		p.Open = shown.ID
	}
	return p
}

// comeBack loads the queue for the first time, and goes to where one was when it was
// locked. What is not there any more is not gone to.
func (a *App) comeBack() tea.Cmd {
	p, s := store.Place{}, a.s
	if a.deps.Place != nil {
		_ = guard.Run(a.deps.Log, func() (err error) { // without it one begins at the beginning
			p, err = s.Store.OpenPlace(a.deps.Place)
			return err
		})
	}
	queue := a.queue.Resume(p.Filter, p.Row)
	a.cases.Resume(p.Cases, p.Case)
	at := atQueue
	for to, name := range placeNames {
		if name == p.At {
			at = to
		}
	}
	switch {
	case at == atDirectory:
		return tea.Batch(queue, a.toDirectory())
	case at != atConversation && at != atCase:
		return tea.Batch(queue, a.goTo(at))
	}
	return tea.Batch(queue, a.bring(a.Lang.Action(keymap.Open), func() (func() tea.Cmd, error) {
		c, err := s.Store.Contact(p.Open)
		if errors.Is(err, store.ErrUnknown) {
			return func() tea.Cmd { return nil }, nil
		}
		return func() tea.Cmd {
			went := a.goTo(at) // first: it turns to the queue's row, which may not be there yet
			return tea.Batch(went, a.show(screen.Selected{Contact: c, Any: true}), a.readLater(c.ID))
		}, err
	}))
}
