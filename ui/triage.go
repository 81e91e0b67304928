package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// claim claims a contact, lets it go when it is one's own, and asks before it
// takes it over from a colleague.
func (a *App) claim(c store.Contact) tea.Cmd {
	if k, live := a.liveChat(c); live && k.Phase == chat.Waiting {
		return a.acceptChat(c)
	}
	switch {
	case c.Claim == store.Unclaimed:
		return a.done(c, keymap.Claim, a.claimWords(), func(ctx context.Context, s *store.Store) (store.Done, error) { return s.Claim(ctx, c.ID) })
	case c.ClaimedBy == a.s.Store.Me():
		return a.done(c, keymap.Claim, lang.DoneRelease, func(ctx context.Context, s *store.Store) (store.Done, error) { return s.Release(ctx, c.ID) })
	}
	a.front.ask(a.Lang.T(lang.AskTakeOver, lang.Safe(c.Claimer.Line())), a.Lang.T(lang.WordTakeOver), func() tea.Cmd { return a.takeOver(c) })
	return nil
}

func (a *App) takeOver(c store.Contact) tea.Cmd {
	return a.done(c, keymap.Claim, lang.DoneTakeOver, func(ctx context.Context, s *store.Store) (store.Done, error) {
		return s.TakeOver(ctx, c.ID, c.ClaimedBy)
	}, lang.Safe(c.Claimer.Line()))
}

// uncover shows the names of a contact, or covers them again.
func (a *App) uncover(c store.Contact) tea.Cmd {
	if a.conversation.Covered(c.ID) {
		return a.begin(a.conversation.Uncover(c))
	}
	return a.conversation.CoverAgain(c)
}

// putAway moves the mails of a contact to a folder of the server.
func (a *App) putAway(c store.Contact, to store.Role, action keymap.Action, key lang.Key) tea.Cmd {
	s, name, what := a.s, c.Pseudonym.In(a.s.Language()), a.Lang.Action(action)
	return a.begin(func() tea.Msg {
		n, err := s.Store.Outbox().File(s.Context, c.ID, to)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		if s.Mail != nil {
			s.Mail.Nudge()
		}
		back := func(ctx context.Context) error {
			err := s.Store.Outbox().Unfile(ctx, c.ID, to)
			if err == nil && s.Mail != nil {
				s.Mail.Nudge()
			}
			return err
		}
		return screen.Acted{Key: key, Name: name, Args: []lang.Arg{lang.N(n)}, Contact: c.ID, Back: back}
	})
}

// askClose closes a contact, and asks first when it waits with somebody who may be in
// danger.
func (a *App) askClose(c store.Contact) tea.Cmd {
	closes := func() tea.Cmd {
		return a.done(c, keymap.Close, lang.DoneClose, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.CloseContact(ctx, c.ID, c.Last)
		})
	}
	if c.State != store.Waiting || !c.Urgent() {
		return closes()
	}
	a.front.ask(a.Lang.T(lang.AskCloseUrgent, lang.Said(c.Pseudonym.In(a.s.Language()))), a.Lang.T(lang.WordClose), closes)
	return nil
}

// askTrash asks before the mails of a contact go.
func (a *App) askTrash(c store.Contact) tea.Cmd {
	a.front.ask(a.Lang.T(lang.AskTrash), a.Lang.T(lang.WordTrash), func() tea.Cmd {
		return a.putAway(c, store.Trash, keymap.Trash, lang.DoneTrash)
	})
	return nil
}

// askJoin says whom a contact would be one with, and joins them after a word: what is
// written to the one may be read by the other.
func (a *App) askJoin(c store.Contact) tea.Cmd {
	s := a.s
	return a.bring(a.Lang.Action(keymap.Join), func() (func() tea.Cmd, error) {
		other, err := s.Store.Contact(c.OtherSender)
		return func() tea.Cmd {
			here, there := c.Pseudonym.In(s.Language()), other.Pseudonym.In(s.Language())
			a.front.ask(a.Lang.T(lang.AskJoin, lang.Said(here), lang.Said(there), lang.Safe(other.Subject.Line())), a.Lang.T(lang.WordJoin), func() tea.Cmd {
				return a.done(c, keymap.Join, lang.DoneJoin, func(ctx context.Context, s *store.Store) (store.Done, error) {
					return s.Join(ctx, c.ID, other.ID)
				}, lang.Said(there))
			})
			a.refocus()
			return nil
		}, err
	})
}

// mark marks the attachment that one is at as a possible image of abuse.
func (a *App) mark(c store.Contact) tea.Cmd {
	m, file, _ := a.conversation.Attachment()
	return a.done(c, keymap.MarkAttachment, lang.DoneMark, func(ctx context.Context, s *store.Store) (store.Done, error) {
		return s.MarkAttachment(ctx, c.ID, m.Mail, file.Number)
	})
}

// askDanger asks how dangerous a person thinks it is.
func (a *App) askDanger(c store.Contact) tea.Cmd {
	words := map[store.Danger]lang.Key{store.NoDanger: lang.DangerNone, store.Concern: lang.DangerConcern, store.SeriousDanger: lang.DangerSerious, store.AcuteDanger: lang.DangerAcute}
	var choices []part.Choice
	for i := len(store.Dangers) - 1; i >= 0; i-- {
		d := store.Dangers[i]
		choices = append(choices, part.Choice{ID: string(d), Label: a.Lang.T(words[d])})
	}
	a.front.pick(a.Lang.T(lang.AskDanger), choices, func(id string) tea.Cmd {
		d := store.Danger(id)
		return a.done(c, keymap.Danger, lang.DoneDanger, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.Judge(ctx, c.ID, d, c.Last)
		}, lang.Said(a.Lang.T(words[d])))
	})
	return nil
}

// askFollowUp asks for a day.
func (a *App) askFollowUp(c store.Contact, typed string, hint ...string) tea.Cmd {
	a.front.enter(a.Lang.T(lang.AskFollowUp), strings.Join(append(hint, a.Lang.T(lang.DayForms)), " "), typed, func(words string) tea.Cmd {
		on, ok := day(words, a.now().In(a.zone()), a.Lang.Language())
		if !ok { // asked again, with what was typed
			return a.askFollowUp(c, words, a.Lang.T(lang.FailDate, lang.Said(gated(words))))
		}
		return a.done(c, keymap.FollowUp, lang.DoneFollowUp, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.FollowUp(ctx, c.ID, on)
		}, lang.Said(a.Lang.Day(on, a.now().In(a.zone()))))
	})
	return nil
}
