package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// begins begins a contact that does not come by mail. A call and another way open
// their note and form beside each other; of what nothing came one line is said.
func (a *App) begins(action keymap.Action) tea.Cmd {
	channel, call, key := store.Phone, store.Call{}, lang.DoneCall
	switch action {
	case keymap.NewContact:
		channel, key = store.Other, lang.DoneContact
	case keymap.NewMissed:
		call.As, key = store.CallMissed, lang.DoneMissed
	case keymap.NewSilent:
		call.As, key = store.CallSilent, lang.DoneSilent
	}
	what := a.Lang.Action(action)
	if call.As != store.CallHeld {
		return a.done(store.Contact{}, action, key, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.NewContact(ctx, channel, call)
		})
	}
	s := a.s
	return a.bring(what, func() (func() tea.Cmd, error) {
		d, err := s.Store.NewContact(s.Context, channel, call)
		if err != nil {
			return nil, err
		}
		c, err := s.Store.Contact(d.Contact)
		return func() tea.Cmd {
			a.calls = append(a.calls, c)
			said := a.acted(screen.Acted{Key: key, Name: c.Pseudonym.In(s.Language()), Contact: c.ID, Undo: d.Event})
			var form tea.Cmd
			if a.places[atCase].over == nil { // else it is one key away
				form = a.register(c)
			}
			return tea.Batch(said, a.show(screen.Selected{Contact: c, Any: true}), a.queue.GoTo(c.ID), form, a.writeNote(c, nil))
		}, err
	})
}

// endCall stops the clock of a call.
func (a *App) endCall(c store.Contact, as store.CallEnd) tea.Cmd {
	if as == store.CallSilent {
		return a.done(c, keymap.EndSilent, lang.DoneSilent, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.EndCall(ctx, c.ID, as)
		})
	}
	lasted := a.Lang.Running(a.now().Sub(c.Call.StartedAt))
	return a.done(c, keymap.EndCall, lang.DoneCallEnd, func(ctx context.Context, s *store.Store) (store.Done, error) {
		return s.EndCall(ctx, c.ID, as)
	}, lang.Said(lasted))
}

func whyNoCall(_ *App, c store.Contact) lang.Key {
	if c.Call.Running() {
		return ""
	}
	return lang.WhyNoCall
}

// maxCalls is how many calls that go on are looked at: one, unless some were not
// ended.
const maxCalls = 50

// callsAsked are the calls that go on.
type callsAsked struct{ calls []store.Contact }

// askCalls asks which go on: their clock is shown, and the screen is not locked.
func (a *App) askCalls() tea.Cmd {
	s := a.s
	return func() tea.Msg {
		all, err := s.Store.Calls(maxCalls)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return callsAsked{all}
	}
}

// callsGoOn keeps those that I took, the last that began first.
func (a *App) callsGoOn(m callsAsked) tea.Cmd {
	a.calls = nil
	for i := len(m.calls) - 1; i >= 0; i-- {
		if c := m.calls[i]; c.Channel != store.Chat && c.ClaimedBy == a.s.Store.Me() { // chats are watched for themselves
			a.calls = append(a.calls, c)
		}
	}
	return nil
}
