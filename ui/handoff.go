package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// refer opens the slip of a referral in the place of the case.
func (a *App) refer(c store.Contact) tea.Cmd { return a.referTo(c, store.Referral{}) }

// referTo is refer with what is known already of where to.
func (a *App) referTo(c store.Contact, to store.Referral) tea.Cmd {
	s := a.s
	return a.slip(c, keymap.Refer, func() (func() (screen.Writing, tea.Cmd), error) {
		var earlier []store.Referral
		if c.Case != (store.CaseID{}) {
			f, err := s.Store.CaseFile(c.Case)
			if err != nil {
				return nil, err
			}
			for _, r := range f.Referrals {
				if r.Contact == c.ID {
					earlier = append(earlier, r)
				}
			}
		}
		return func() (screen.Writing, tea.Cmd) { return screen.NewReferral(s, c, earlier, to) }, nil
	})
}

// handOff opens the slip of a handoff in the place of the case.
func (a *App) handOff(c store.Contact) tea.Cmd {
	s := a.s
	return a.slip(c, keymap.HandOff, func() (func() (screen.Writing, tea.Cmd), error) {
		members, err := s.Store.Members()
		return func() (screen.Writing, tea.Cmd) { return screen.NewHandoff(s, c, members) }, err
	})
}

// slip opens one at a contact, once what it asks from is read.
func (a *App) slip(c store.Contact, action keymap.Action, read func() (func() (screen.Writing, tea.Cmd), error)) tea.Cmd {
	return a.bring(a.Lang.Action(action), func() (func() tea.Cmd, error) {
		begin, err := read()
		return func() tea.Cmd {
			return a.write(atCase, func() (screen.Writing, tea.Cmd) {
				w, cmd := begin()
				return w, tea.Batch(cmd, a.show(screen.Selected{Contact: c, Any: true}))
			})
		}, err
	})
}

// handoffAct does an act on the handoff that is open, or under the cursor. What is
// said of a colleague's work is asked by a word; the rest can be undone.
func (a *App) handoffAct(action keymap.Action) tea.Cmd {
	h, ok := a.handoffs.Handoff()
	if !ok {
		return nil
	}
	from := lang.Safe(h.From.Line())
	var cmd tea.Cmd
	switch action {
	case keymap.ApproveHandoff:
		a.front.ask(a.Lang.T(lang.AskApprove, lang.Said(h.CaseNumber), from), a.Lang.T(lang.WordApprove), func() tea.Cmd {
			return a.onHandoff(h, action, lang.DoneApprove, func(ctx context.Context, s *store.Store) (store.Done, error) {
				return s.ReviewHandoff(ctx, h.ID, store.Approved, outside.Text{})
			})
		})
	case keymap.ReturnHandoff:
		return a.handoffSlip(h, action, screen.NewReturn)
	case keymap.ReviseHandoff:
		return a.handoffSlip(h, action, screen.NewRevision)
	case keymap.AcceptHandoff:
		cmd = a.onHandoff(h, action, lang.DoneAccept, func(ctx context.Context, s *store.Store) (store.Done, error) { return s.AcceptHandoff(ctx, h.ID) })
	case keymap.RejectHandoff:
		a.front.enter(a.Lang.T(lang.AskReject, lang.Said(h.CaseNumber)), a.Lang.T(lang.RejectHint), "", func(why string) tea.Cmd {
			return a.onHandoff(h, action, lang.DoneReject, func(ctx context.Context, s *store.Store) (store.Done, error) {
				return s.RejectHandoff(ctx, h.ID, outside.New(why))
			})
		})
	case keymap.RevokeHandoff:
		cmd = a.onHandoff(h, action, lang.DoneRevoke, func(ctx context.Context, s *store.Store) (store.Done, error) { return s.RevokeHandoff(ctx, h.ID) })
	case keymap.FinishHandoff:
		cmd = a.onHandoff(h, action, lang.DoneFinish, func(ctx context.Context, s *store.Store) (store.Done, error) { return s.FinishHandoff(ctx, h.ID) })
	}
	a.refocus() // it may have asked something
	return cmd
}

// onHandoff runs an act on a handoff behind the screen and says what came of it.
func (a *App) onHandoff(h store.Handoff, action keymap.Action, key lang.Key, f func(context.Context, *store.Store) (store.Done, error)) tea.Cmd {
	s, what := a.s, a.Lang.Action(action)
	return a.begin(func() tea.Msg {
		d, err := f(s.Context, s.Store)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: key, Name: h.CaseNumber, Undo: d.Event}
	})
}

// handoffSlip opens a slip about a handoff in front of the handoffs.
func (a *App) handoffSlip(h store.Handoff, action keymap.Action, begin func(*screen.Session, store.Contact, store.Handoff) (*screen.Slip, tea.Cmd)) tea.Cmd {
	s := a.s
	return a.bring(a.Lang.Action(action), func() (func() tea.Cmd, error) {
		c, err := s.Store.Contact(h.Contact)
		return func() tea.Cmd {
			return a.write(atHandoffs, func() (screen.Writing, tea.Cmd) { return begin(s, c, h) })
		}, err
	})
}

// asked asks by a word what a screen wants asked.
func (a *App) asked(m screen.Asked) tea.Cmd {
	a.front.ask(m.Question, m.Word, m.Then)
	a.refocus()
	return nil
}

// handoffsCounted says how many handoffs want something of who sits here.
type handoffsCounted struct {
	counts store.HandoffCounts
	ok     bool
}

func (a *App) countHandoffs() tea.Cmd {
	s, log := a.s.Store, a.deps.Log
	return func() tea.Msg {
		var m handoffsCounted
		m.ok = guard.Run(log, func() (err error) {
			m.counts, err = s.HandoffCounts()
			return err
		}) == nil
		return m
	}
}

// tellHandoffs keeps the numbers; that one was offered to her, or hers was answered,
// is said once.
func (a *App) tellHandoffs(m handoffsCounted) tea.Cmd {
	if !m.ok {
		return nil
	}
	was := a.wanted
	a.wanted = m.counts
	key := lang.Keys(a.Keys.Keys(keymap.Queue, keymap.GoHandoffs))
	switch {
	case m.counts.Answered > was.Answered:
		a.tellNews(a.Lang.T(lang.NewsAnswer, key))
	case m.counts.ToMe > was.ToMe:
		a.tellNews(a.Lang.T(lang.NewsOffer, key))
	}
	return nil
}

// tellNews says what others did; what she did a moment ago, and how to undo it, stays.
func (a *App) tellNews(words string) {
	if a.toast.Fresh() {
		a.enter(part.Calm, words)
		return
	}
	a.say(part.Calm, words)
}
