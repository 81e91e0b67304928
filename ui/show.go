package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/screen"
)

// settleFor is how long the cursor must stand on a row before its conversation
// is read: while one scrolls, nothing is.
const settleFor = 120 * time.Millisecond

// settled says that the cursor has stood on a contact for a while.
type settled struct{ screen.Selected }

// readLongEnough says that a conversation was on the screen long enough to count
// as opened, if it is the one that was turned to then.
type readLongEnough struct {
	id   store.ContactID
	turn int
}

// selected is called when the cursor of the queue stands on another contact.
func (a *App) selected(m screen.Selected) tea.Cmd {
	if !a.panes.beside(atConversation) && a.at == atQueue {
		return nil // nothing of it is on the screen: it is read when it is opened
	}
	return tea.Tick(settleFor, func(time.Time) tea.Msg { return settled{m} })
}

// catchUp shows the contact under the cursor where the screen has become wide
// enough to have its conversation beside the queue.
func (a *App) catchUp() tea.Cmd {
	if a.desk == nil || a.at != atQueue {
		return nil
	}
	c, any := a.queue.Contact()
	if shown, ok := a.conversation.Contact(); !any || ok && shown.ID == c.ID {
		return nil
	}
	return a.selected(screen.Selected{Contact: c, Any: true})
}

// settledOn shows the contact, if the cursor is still there.
func (a *App) settledOn(m settled) tea.Cmd {
	c, _ := a.queue.Contact()
	if c.ID != m.Contact.ID || len(a.places.texts()) > 0 || a.at != atQueue {
		return nil
	}
	return tea.Batch(a.show(m.Selected), a.readLater(m.Contact.ID))
}

// readLater has a conversation count as opened once it has stood on the screen
// for a while.
func (a *App) readLater(id store.ContactID) tea.Cmd {
	m := readLongEnough{id, a.turn}
	return a.lasts(tea.Tick(screen.ReadAfter, func(time.Time) tea.Msg { return m }))
}

// show turns conversation and case to a contact.
func (a *App) show(m screen.Selected) tea.Cmd {
	if c, any := a.conversation.Contact(); any != m.Any || c.ID != m.Contact.ID {
		a.turn++
	}
	return tea.Batch(a.conversation.Show(m.Contact, m.Any), a.file.Show(m.Contact, m.Any), a.turnTalk())
}

// wasRead counts a contact as opened if its conversation stands on the screen.
func (a *App) wasRead(m readLongEnough) tea.Cmd {
	shown, ok := a.conversation.Shown()
	if w := a.places[atConversation].over; w != nil {
		shown = w.Contact().ID // its messages stand above the text
	}
	if !ok || shown != m.id || m.turn != a.turn || a.blank || !a.panes.beside(atConversation) {
		return nil
	}
	return a.recordOpened(m.id)
}

// recordOpened writes into the history that a contact was read, behind the
// screen.
func (a *App) recordOpened(id store.ContactID) tea.Cmd {
	s := a.s
	return func() tea.Msg {
		if err := s.Store.RecordOpened(s.Context, id); err != nil {
			return screen.Failed{What: s.Lang.Action(keymap.Open), Err: err}
		}
		return nil
	}
}
