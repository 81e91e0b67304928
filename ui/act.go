package ui

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// act is one thing that can be done with the contact that one is at.
type act struct {
	why func(*App, store.Contact) lang.Key // why it cannot be done now; empty: it can; nil: it always can
	run func(*App, store.Contact) tea.Cmd
}

// acts are all of them. What one has done it says by [screen.Acted], with the way
// back.
var acts = map[keymap.Action]act{
	keymap.Claim:     {why: whyNotClaim, run: (*App).claim},
	keymap.Reply:     {why: whyNotReply, run: (*App).reply},
	keymap.WriteNote: {run: func(a *App, c store.Contact) tea.Cmd { return a.writeNote(c, nil) }},
	keymap.Register:  {run: (*App).register},
	keymap.Refer:     {run: (*App).refer},
	keymap.HandOff:   {run: (*App).handOff},
	keymap.Close: {
		why: func(_ *App, c store.Contact) lang.Key {
			switch {
			case c.State == store.Closed:
				return lang.WhyAlreadyDone
			case c.Call.Running():
				return lang.WhyCallRuns
			}
			return ""
		},
		run: (*App).askClose,
	},
	keymap.Reopen: {
		why: whyIf(func(c store.Contact) bool { return c.State != store.Closed }, lang.WhyNotClosed),
		run: does(keymap.Reopen, lang.DoneReopen, func(ctx context.Context, s *store.Store, c store.Contact) (store.Done, error) {
			return s.Reopen(ctx, c.ID)
		}),
	},
	keymap.Wait: {
		why: whyIf(func(c store.Contact) bool { return c.State != store.Aside }, lang.WhyAlreadyDone),
		run: does(keymap.Wait, lang.DoneWait, func(ctx context.Context, s *store.Store, c store.Contact) (store.Done, error) {
			return s.MakeWait(ctx, c.ID)
		}),
	},
	keymap.Join: {
		why: whyIf(func(c store.Contact) bool { return c.OtherSender == (store.ContactID{}) }, lang.WhyNoSameThread),
		run: (*App).askJoin,
	},
	keymap.FollowUp: {run: func(a *App, c store.Contact) tea.Cmd { return a.askFollowUp(c, "") }},
	keymap.Danger:   {run: (*App).askDanger},
	keymap.Uncover:  {why: whyIf(withoutMail, lang.WhyCameNoMail), run: (*App).uncover},
	keymap.File: {why: whyIf(withoutMail, lang.WhyCameNoMail), run: func(a *App, c store.Contact) tea.Cmd {
		return a.putAway(c, store.Archive, keymap.File, lang.DoneFile)
	}},
	keymap.Trash:        {why: whyIf(withoutMail, lang.WhyCameNoMail), run: (*App).askTrash},
	keymap.ReviseNote:   {run: (*App).reviseNote},
	keymap.PinNote:      {run: (*App).pinNote},
	keymap.Several:      {why: whyIf(withoutMail, lang.WhyCameNoMail), run: (*App).saySeveral},
	keymap.WriteSummary: {run: (*App).writeSummary},
	keymap.Link:         {run: (*App).askLink},
	keymap.AcceptCase:   {why: whyNotSuggested, run: (*App).acceptCase},
	keymap.EndCall:      {why: whyNotEnd, run: (*App).end},
	keymap.HandOverChat: {why: whyNotMine, run: (*App).handOverChat},
	keymap.Invite:       {why: whyNotMine, run: (*App).invite},
	keymap.CaseRoom:     {why: whyNoRoom, run: (*App).caseRoom},
	keymap.ReadAlong:    {why: whyNotAlong, run: (*App).readAlong},
	keymap.EndSilent:    {why: whyNoCall, run: func(a *App, c store.Contact) tea.Cmd { return a.endCall(c, store.CallSilent) }},

	keymap.SaveAttachment: {run: (*App).askSave},
	keymap.MarkAttachment: {run: (*App).mark},
}

// withoutMail says that a contact came by another way, and that no mail is in it.
func withoutMail(c store.Contact) bool {
	return c.Channel == store.Chat && c.Messages == 0 ||
		c.Messages == 0 && !c.Call.StartedAt.IsZero()
}

// whyIf gives the reason where something is so.
func whyIf(so func(store.Contact) bool, key lang.Key) func(*App, store.Contact) lang.Key {
	return func(_ *App, c store.Contact) lang.Key {
		if so(c) {
			return key
		}
		return ""
	}
}

func whyNotReply(a *App, c store.Contact) lang.Key {
	k, live := a.liveChat(c)
	switch {
	case live && k.Phase != chat.Over && k.Has(a.s.Store.Me()):
		return ""
	case live && k.Phase == chat.Over:
		return lang.ChatIsOver
	case live:
		return lang.ChatNotIn
	case a.s.Compose == nil:
		return lang.WhyReadOnly
	case withoutMail(c):
		return lang.WhyCameNoMail
	case c.Unanswerable:
		return lang.NoReplyAddress
	}
	return ""
}

// does makes an act of one that the store does at once.
func does(action keymap.Action, key lang.Key, f func(context.Context, *store.Store, store.Contact) (store.Done, error)) func(*App, store.Contact) tea.Cmd {
	return func(a *App, c store.Contact) tea.Cmd {
		return a.done(c, action, key, func(ctx context.Context, s *store.Store) (store.Done, error) { return f(ctx, s, c) })
	}
}

// why says of an action why it cannot be done now; empty when it can.
func (a *App) why(action keymap.Action) string {
	if a.desk == nil {
		return ""
	}
	if action == keymap.Undo {
		if a.lastUndoable() < 0 {
			return a.Lang.T(lang.WhyNothingUndo)
		}
		// What comes back is put beside what is being written; an open text would not
		// know of it, and write over it.
		if last := a.undo[a.lastUndoable()]; last.text && a.writesTo(last.contact) {
			return a.Lang.T(lang.WhyTextOpen)
		}
		return ""
	}
	if c, ok := a.outbox.Contact(); ok && a.at == atOutbox && action == keymap.Discard && a.writesTo(c) {
		return a.Lang.T(lang.WhyTextOpen)
	}
	if (action == keymap.Backup || action == keymap.SaveAttachment) && a.deps.Remote {
		return a.Lang.T(lang.WhyRemote)
	}
	if right, asks := rights[action]; asks && !a.roles.May(right) {
		return a.Lang.T(lang.WhyNotRole)
	}
	if a.turns(action) && a.queue.JustMoved() {
		return a.Lang.T(lang.WhyListMoved)
	}
	if act, ok := acts[action]; ok && a.at != atCases {
		c, any := a.target()
		switch {
		case !any:
			return a.Lang.T(lang.WhyNoContact)
		case a.at == atQueue && a.actsOn == nil && a.queue.JustMoved():
			return a.Lang.T(lang.WhyListMoved)
		case act.why != nil:
			if key := act.why(a, c); key != "" {
				return a.Lang.T(key)
			}
		}
	}
	return a.current().Why(action)
}

// writesTo says whether a text for a contact is open.
func (a *App) writesTo(id store.ContactID) bool {
	return slices.ContainsFunc(a.places.texts(), func(w screen.Writing) bool { return w.Contact().ID == id })
}

// turns says whether an action goes from the queue to the contact under its cursor.
func (a *App) turns(action keymap.Action) bool {
	if a.at != atQueue || len(a.places.texts()) > 0 {
		return false
	}
	switch action {
	case keymap.Open, keymap.NextPane, keymap.PrevPane, keymap.Right:
		_, any := a.queue.Contact()
		return any
	}
	return false
}

// act does an act on the contact that one is at.
func (a *App) act(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.NewMail:
		return a.newMail()
	case keymap.Templates:
		return a.openTemplates()
	case keymap.SyncNow:
		return a.syncNow()
	case keymap.Backup:
		return a.askBackup("")
	case keymap.NewCall, keymap.NewMissed, keymap.NewSilent, keymap.NewContact:
		return a.begins(action)
	}
	if a.at == atCases && a.actsOn == nil {
		return a.caseAct(action)
	}
	if a.at == atHandoffs {
		return a.handoffAct(action)
	}
	if a.at == atDirectory {
		return a.directoryAct(action)
	}
	if a.at == atFigures {
		return a.figuresAct(action)
	}
	c, ok := a.target()
	act, is := acts[action]
	if !ok || !is {
		return nil
	}
	cmd := act.run(a, c)
	a.refocus() // it may have asked something
	return cmd
}

// done runs an act behind the screen and says what came of it.
func (a *App) done(c store.Contact, action keymap.Action, key lang.Key, f func(context.Context, *store.Store) (store.Done, error), args ...lang.Arg) tea.Cmd {
	s, name, what := a.s, c.Pseudonym.In(a.s.Language()), a.Lang.Action(action)
	return a.begin(func() tea.Msg {
		d, err := f(s.Context, s.Store)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: key, Name: name, Args: args, Contact: d.Contact, Undo: d.Event, Also: d.Also}
	})
}
