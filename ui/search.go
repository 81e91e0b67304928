package ui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/screen"
)

// searchFor goes where one searches everywhere, with words or with what was asked for
// last.
func (a *App) searchFor(words string) tea.Cmd {
	cmd := a.search.Begin(words)
	return tea.Batch(a.goTo(atSearch), cmd)
}

// searchOn searches everywhere for the words that a list is being narrowed to, which is
// whole again when one comes back.
func (a *App) searchOn() tea.Cmd {
	here := a.current()
	n, ok := here.(interface{ Narrowed() string })
	if !ok {
		return a.searchFor("")
	}
	words := n.Narrowed()
	return tea.Batch(here.Type(tea.KeyMsg{}, keymap.Back), a.searchFor(words))
}

// openHit opens the contact of what was found, where it was found: its conversation, or
// its case. Where a text is being written, that stays in front.
func (a *App) openHit() tea.Cmd {
	h, ok := a.search.Hit()
	if !ok {
		return nil
	}
	s := a.s
	return a.bring(a.Lang.Action(keymap.Open), func() (func() tea.Cmd, error) {
		c, err := s.Store.Contact(h.Contact)
		if errors.Is(err, store.ErrUnknown) { // it has gone meanwhile
			return func() tea.Cmd { return a.search.Load() }, nil
		}
		return func() tea.Cmd { return a.openFound(h, c) }, err
	})
}

func (a *App) openFound(h store.Hit, c store.Contact) tea.Cmd {
	if a.at != atSearch {
		return nil // she went elsewhere meanwhile
	}
	at := atConversation
	switch h.Where {
	case store.InHandoff:
		cmd := tea.Batch(a.goTo(atHandoffs), a.handoffs.Turn(h.Handoff))
		a.from = atSearch
		return cmd
	case store.InNote, store.InRegistration:
		at = atCase
	}
	if len(a.places.texts()) > 0 {
		return a.goTo(at)
	}
	cmds := []tea.Cmd{a.show(screen.Selected{Contact: c, Any: true}), a.goTo(at), a.recordOpened(c.ID)}
	if words := screen.Looked(h); words != "" {
		if at == atCase {
			a.file.LookFor(words)
		} else {
			a.conversation.LookFor(words, h.Mail)
		}
	}
	return tea.Batch(cmds...)
}
