package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/member"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// liveChat is the chat of a contact, if it goes on or waits.
func (a *App) liveChat(c store.Contact) (screen.LiveChat, bool) {
	if a.desk == nil {
		return screen.LiveChat{}, false
	}
	return a.live.Get(c.ID)
}

// whyNotClaim says why a contact cannot be claimed or let go: a chat that goes on is
// handed over instead.
func whyNotClaim(a *App, c store.Contact) lang.Key {
	k, live := a.liveChat(c)
	switch {
	case !live || k.Phase == chat.Over:
		return ""
	case k.Has(a.s.Store.Me()):
		return lang.ChatWhyMine
	case k.Phase != chat.Waiting, !k.For.IsZero() && k.For != a.s.Store.Me():
		return lang.ChatWhyTaken
	}
	return ""
}

// whyNotMine says why something cannot be done with a chat that only who is in it can do.
func whyNotMine(a *App, c store.Contact) lang.Key {
	k, live := a.liveChat(c)
	switch {
	case !live:
		return lang.ChatWhyNone
	case !k.Has(a.s.Store.Me()):
		return lang.ChatNotIn
	case k.Phase == chat.Over:
		return lang.ChatIsOver
	}
	return ""
}

func whyNotAlong(a *App, c store.Contact) lang.Key {
	k, live := a.liveChat(c)
	switch {
	case !live || k.Phase == chat.Over:
		return lang.ChatWhyNone
	case k.Has(a.s.Store.Me()):
		return lang.WhyAlreadyDone
	case len(k.With) == 0:
		return lang.ChatWhyNobody
	}
	return ""
}

func whyNotEnd(a *App, c store.Contact) lang.Key {
	k, live := a.liveChat(c)
	switch {
	case !live:
		return whyNoCall(a, c)
	case k.Phase == chat.Over:
		return lang.ChatIsOver
	case k.Phase != chat.Waiting && !k.Has(a.s.Store.Me()):
		return lang.ChatNotIn
	}
	return ""
}

// end ends a call or a chat.
func (a *App) end(c store.Contact) tea.Cmd {
	if _, live := a.liveChat(c); live {
		return a.askEndChat(c)
	}
	return a.endCall(c, store.CallHeld)
}

// chatDone is what came of an act on a chat.
type chatDone struct {
	contact store.Contact
	action  keymap.Action
	words   lang.Key
	args    []lang.Arg
	err     error
}

// onChat does something to a chat behind the screen.
func (a *App) onChat(c store.Contact, action keymap.Action, words lang.Key, f func(context.Context, Chats) error, args ...lang.Arg) tea.Cmd {
	s, log := a.s, a.deps.Log
	m := chatDone{contact: c, action: action, words: words, args: append([]lang.Arg{lang.Said(c.Pseudonym.In(s.Language()))}, args...)}
	return a.begin(func() tea.Msg {
		m.err = guard.Run(log, func() error { return f(s.Context, s.Chats) })
		return m
	})
}

// acceptChat takes a chat, and with it its contact.
func (a *App) acceptChat(c store.Contact) tea.Cmd {
	a.accepted = c.ID
	return a.onChat(c, keymap.Claim, lang.ChatAccepted, func(ctx context.Context, s Chats) error { return s.Accept(ctx, c.ID) })
}

// chatFailWords are the words for what Rooms refuse.
func chatFailWords(l *lang.Catalog, err error) (string, bool) {
	for _, w := range []struct {
		err error
		key lang.Key
	}{
		{chat.ErrTaken, lang.ChatWhyTaken}, {chat.ErrMany, lang.ChatWhyMany}, {chat.ErrGone, lang.ChatIsOver},
		{chat.ErrNotIn, lang.ChatNotIn}, {chat.ErrAway, lang.ChatGoneKept},
	} {
		if errors.Is(err, w.err) {
			return l.T(w.key), true
		}
	}
	return "", false
}

func (a *App) chatActed(m chatDone) tea.Cmd {
	if m.err != nil {
		a.accepted = store.ContactID{}
		delete(a.given, m.contact.ID)
		return a.failed(screen.Failed{What: a.Lang.Action(m.action), Err: m.err})
	}
	a.say(part.Done, a.Lang.T(m.words, m.args...))
	switch m.action {
	case keymap.Claim:
		cmd := a.toTalk(m.contact.ID)
		if t := a.talks[m.contact.ID]; t != nil {
			t.Write()
		}
		return cmd
	case keymap.ReadAlong:
		if t := a.talks[m.contact.ID]; t != nil {
			return t.Retry()
		}
	case keymap.EndCall: // what is known is filled in; the rest is one key away
		if a.places[atCase].over == nil && a.roles.May(member.Register) {
			return a.register(m.contact)
		}
	}
	return nil
}

// askEndChat asks, by a word, whether a chat is ended: that cannot be taken back.
func (a *App) askEndChat(c store.Contact) tea.Cmd {
	question := a.Lang.T(lang.ChatAskEnd, lang.Said(c.Pseudonym.In(a.s.Language())))
	if k, _ := a.liveChat(c); k.Presence != chat.Here {
		question = a.Lang.T(lang.ChatAskEndGone, lang.Said(c.Pseudonym.In(a.s.Language())))
	}
	a.front.ask(question, a.Lang.T(lang.WordEnd), func() tea.Cmd {
		return a.onChat(c, keymap.EndCall, lang.ChatEndedNow, func(ctx context.Context, s Chats) error { return s.End(ctx, c.ID) })
	})
	a.refocus()
	return nil
}

// anybody stands for whoever is free.
const anybody = "anybody"

// handOverChat asks to whom a chat goes. Who was invited leaves it to who has it.
func (a *App) handOverChat(c store.Contact) tea.Cmd {
	k, _ := a.liveChat(c)
	if len(k.With) > 0 && k.With[0].ID != a.s.Store.Me() {
		return a.leaveChat(c, k.With[0].Name.Line().String())
	}
	return a.pickColleague(keymap.HandOverChat, lang.ChatHandTo, true, func(id member.ID, name string) tea.Cmd {
		a.given[c.ID] = true
		words, args := lang.ChatHandedFree, []lang.Arg(nil)
		if !id.IsZero() {
			words, args = lang.ChatHandedNow, []lang.Arg{lang.Said(name)}
		}
		return a.onChat(c, keymap.HandOverChat, words, func(ctx context.Context, s Chats) error { return s.HandOver(ctx, c.ID, id) }, args...)
	})
}

// leaveChat asks whether one leaves a chat that one was invited into to who has it.
func (a *App) leaveChat(c store.Contact, who string) tea.Cmd {
	a.front.pick(a.Lang.T(lang.ChatHandTo), []part.Choice{{ID: anybody, Label: a.Lang.T(lang.ChatWhoHasIt, lang.Said(who))}}, func(string) tea.Cmd {
		a.given[c.ID] = true
		return a.onChat(c, keymap.HandOverChat, lang.ChatLeft, func(ctx context.Context, s Chats) error { return s.HandOver(ctx, c.ID, member.ID{}) }, lang.Said(who))
	})
	a.refocus()
	return nil
}

// invite asks whom to bring into a chat.
func (a *App) invite(c store.Contact) tea.Cmd {
	return a.pickColleague(keymap.Invite, lang.ChatInviteWhom, false, func(id member.ID, name string) tea.Cmd {
		return a.onChat(c, keymap.Invite, lang.ChatInvitedNow, func(ctx context.Context, s Chats) error { return s.Invite(ctx, c.ID, id) }, lang.Said(name))
	})
}

// pickColleague asks for one who may answer; with free, also for whoever is.
func (a *App) pickColleague(action keymap.Action, title lang.Key, free bool, then func(id member.ID, name string) tea.Cmd) tea.Cmd {
	s := a.s
	return a.bring(a.Lang.Action(action), func() (func() tea.Cmd, error) {
		all, err := s.Store.Members()
		return func() tea.Cmd {
			var choices []part.Choice
			names := map[string]string{}
			if free {
				choices = append(choices, part.Choice{ID: anybody, Label: a.Lang.T(lang.ChatWhoeverFree)})
			}
			for _, m := range all {
				if m.ID == s.Store.Me() || m.Left() || !m.Roles.May(member.Reply) {
					continue
				}
				name := m.Name.Line().String()
				names[m.ID.String()] = name
				choices = append(choices, part.Choice{ID: m.ID.String(), Label: name})
			}
			if len(choices) == 0 {
				a.say(part.Calm, a.Lang.T(lang.ChatNoColleague))
				return nil
			}
			a.front.pick(a.Lang.T(title), choices, func(chosen string) tea.Cmd {
				if chosen == anybody {
					return then(member.ID{}, "")
				}
				id, err := member.ParseID(chosen)
				if err != nil {
					return nil
				}
				return then(id, names[chosen])
			})
			a.refocus()
			return nil
		}, err
	})
}

// readAlong has a supervisor read a chat of a colleague, who is told so.
func (a *App) readAlong(c store.Contact) tea.Cmd {
	return a.onChat(c, keymap.ReadAlong, lang.ChatAlong, func(ctx context.Context, s Chats) error { return s.ReadAlong(ctx, c.ID) })
}
