package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// teamRoom opens the team's room, in the place of the case.
func (a *App) teamRoom() tea.Cmd { return a.openRoom(store.Contact{}) }

// whyNoRoom says why nothing can be said beside a contact's case.
func whyNoRoom(_ *App, c store.Contact) lang.Key {
	if c.Case == (store.CaseID{}) {
		return lang.RoomNoCase
	}
	return ""
}

// caseRoom opens the side conversation on a contact's case, in the place of the case.
func (a *App) caseRoom(c store.Contact) tea.Cmd { return a.openRoom(c) }

// openRoom opens a room, with what was typed there before.
func (a *App) openRoom(c store.Contact) tea.Cmd {
	if r, ok := a.places[atCase].over.(*screen.Room); ok && r.Of() == c.Case {
		return a.goTo(atCase)
	}
	return a.write(atCase, func() (screen.Writing, tea.Cmd) {
		r := a.rooms[c.Case]
		if r == nil {
			r = screen.NewRoom(a.s, c)
			a.rooms[c.Case] = r
		}
		if c.ID == (store.ContactID{}) {
			return r, r.Open()
		}
		return r, tea.Batch(r.Open(), a.show(screen.Selected{Contact: c, Any: true}))
	})
}

// roomChanged tells that something was said in the team's room, where that is not open.
func (a *App) roomChanged() tea.Cmd {
	if r, ok := a.places[atCase].over.(*screen.Room); a.s.Chats == nil || ok && r.Of() == (store.CaseID{}) {
		return nil
	}
	st, seen := a.s.Store, a.roomSeen
	return func() tea.Msg {
		said, err := st.TeamRoom(0, 1)
		if err != nil || len(said) == 0 || said[0].By == st.Me() || !said[0].At.After(seen) {
			return nil
		}
		return roomTold{said[0]}
	}
}

// roomTold says who said something in the team's room last.
type roomTold struct{ last store.Remark }

func (a *App) tellRoom(m roomTold) tea.Cmd {
	if !m.last.At.After(a.roomSeen) {
		return nil
	}
	a.roomSeen = m.last.At
	words := a.Lang.T(lang.RoomSpoke, lang.Safe(m.last.Name.Line()), lang.Keys(a.Keys.Keys(keymap.Queue, keymap.TeamRoom)))
	if a.toast.Fresh() { // what she did a moment ago, and how to undo it, stays
		a.log.Add(a.now().In(a.zone()), part.Calm, words)
	} else {
		a.say(part.Calm, words)
	}
	return nil
}
