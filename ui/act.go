package ui

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// why says of an action why it cannot be done now; empty when it can.
func (a *App) why(action keymap.Action) string {
	if a.desk == nil {
		return ""
	}
	switch action {
	case keymap.Undo:
		if len(a.undo) == 0 {
			return a.Lang.T(lang.WhyNothingUndo)
		}
		return ""
	case keymap.Claim, keymap.Reply, keymap.WriteNote, keymap.Close, keymap.Reopen, keymap.FollowUp, keymap.Wait, keymap.Join, keymap.Danger, keymap.Uncover, keymap.File, keymap.Trash:
		return a.whyNotOn(action)
	}
	if a.at == atLog {
		return ""
	}
	return a.current().Why(action)
}

// whyNotOn is why for acts on a contact.
func (a *App) whyNotOn(action keymap.Action) string {
	c, ok := a.target()
	if !ok {
		return a.Lang.T(lang.WhyNoContact)
	}
	switch {
	case a.at == atQueue && a.queue.JustMoved():
		return a.Lang.T(lang.WhyListMoved)
	case action == keymap.Close && c.State == store.Closed:
		return a.Lang.T(lang.WhyAlreadyDone)
	case action == keymap.Reopen && c.State != store.Closed:
		return a.Lang.T(lang.WhyNotClosed)
	case action == keymap.Wait && c.State != store.Aside:
		return a.Lang.T(lang.WhyAlreadyDone)
	case action == keymap.Join && c.OtherSender == (store.ContactID{}):
		return a.Lang.T(lang.WhyNoSameThread)
	case action == keymap.Reply && a.s.Compose == nil:
		return a.Lang.T(lang.WhyReadOnly)
	case action == keymap.Reply && c.Unanswerable:
		return a.Lang.T(lang.NoReplyAddress)
	}
	return ""
}

// act does an act on the contact that one is at.
func (a *App) act(action keymap.Action) tea.Cmd {
	c, ok := a.target()
	if action == keymap.NewMail {
		composer, cmd := screen.NewMail(a.s)
		return tea.Batch(cmd, a.compose(composer))
	}
	if !ok {
		return nil
	}
	switch action {
	case keymap.Claim:
		return a.claim(c)
	case keymap.Close:
		return a.done(c, action, lang.DoneClose, func(ctx context.Context, id store.ContactID) (store.Done, error) {
			return a.s.Store.CloseContact(ctx, id, c.Last)
		})
	case keymap.Reopen:
		return a.done(c, action, lang.DoneReopen, a.s.Store.Reopen)
	case keymap.Wait:
		return a.done(c, action, lang.DoneWait, a.s.Store.MakeWait)
	case keymap.Join:
		return a.done(c, action, lang.DoneJoin, func(ctx context.Context, id store.ContactID) (store.Done, error) {
			return a.s.Store.Join(ctx, id, c.OtherSender)
		})
	case keymap.File:
		return a.putAway(c, store.Archive, action, lang.DoneFile)
	case keymap.Trash:
		a.front.ask(a.Lang.T(lang.AskTrash), a.Lang.T(lang.WordTrash), func() tea.Cmd { return a.putAway(c, store.Trash, action, lang.DoneTrash) })
	case keymap.Danger:
		a.askDanger(c)
	case keymap.FollowUp:
		a.askFollowUp(c, "")
	case keymap.Uncover:
		return a.conversation.Uncover(c)
	case keymap.Reply:
		return a.reply(c)
	case keymap.WriteNote:
		return a.writeNote(c, nil)
	case keymap.ReviseNote:
		if n, ok := a.file.Note(); ok {
			return a.writeNote(c, &n)
		}
	case keymap.SaveAttachment:
		a.askSave(c)
	case keymap.MarkAttachment:
		m, file, _ := a.conversation.Attachment()
		return a.done(c, action, lang.DoneMark, func(ctx context.Context, id store.ContactID) (store.Done, error) {
			return a.s.Store.MarkAttachment(ctx, id, m.Mail, file.Number)
		})
	}
	a.refocus()
	return nil
}

// done runs an act behind the screen and says what came of it.
func (a *App) done(c store.Contact, action keymap.Action, key lang.Key, f func(context.Context, store.ContactID) (store.Done, error), args ...lang.Arg) tea.Cmd {
	s, name, what := a.s, c.Pseudonym.In(a.s.Language()), a.Lang.Action(action)
	return func() tea.Msg {
		d, err := f(s.Context, c.ID)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: key, Name: name, Args: args, Contact: d.Contact, Undo: d.Event}
	}
}

// claim claims a contact, lets it go when it is one's own, and asks before it
// takes it over from a colleague.
func (a *App) claim(c store.Contact) tea.Cmd {
	switch {
	case c.Claim == store.Unclaimed:
		return a.done(c, keymap.Claim, lang.DoneClaimHere, a.s.Store.Claim)
	case c.ClaimedBy == a.s.Store.Me():
		return a.done(c, keymap.Claim, lang.DoneRelease, a.s.Store.Release)
	}
	a.askTakeOver(c)
	a.refocus()
	return nil
}

func (a *App) takeOver(c store.Contact) tea.Cmd {
	return a.done(c, keymap.Claim, lang.DoneTakeOver, func(ctx context.Context, id store.ContactID) (store.Done, error) {
		return a.s.Store.TakeOver(ctx, id, c.ClaimedBy)
	}, lang.Safe(c.Claimer.Line()))
}

// putAway moves the mails of a contact to a folder of the server.
func (a *App) putAway(c store.Contact, to store.Role, action keymap.Action, key lang.Key) tea.Cmd {
	s, name, what := a.s, c.Pseudonym.In(a.s.Language()), a.Lang.Action(action)
	return func() tea.Msg {
		n, err := s.Store.Outbox().File(s.Context, c.ID, to)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		if s.Mail != nil {
			s.Mail.Nudge()
		}
		acted := screen.Acted{Key: key, Name: name, Args: []lang.Arg{lang.N(n)}, Contact: c.ID}
		said := s.T(key, lang.Said(name), lang.N(n))
		acted.Back = func() tea.Msg {
			if err := s.Store.Outbox().Unfile(s.Context, c.ID, to); err != nil {
				return screen.Failed{What: what, Err: err}
			}
			if s.Mail != nil {
				s.Mail.Nudge()
			}
			return screen.Said{Tone: part.Done, Words: s.T(lang.DoneUndo, lang.Said(said))}
		}
		return acted
	}
}

// askDanger asks how dangerous a person thinks it is.
func (a *App) askDanger(c store.Contact) {
	words := map[store.Danger]lang.Key{store.NoDanger: lang.DangerNone, store.Concern: lang.DangerConcern, store.SeriousDanger: lang.DangerSerious, store.AcuteDanger: lang.DangerAcute}
	var choices []part.Choice
	for i := len(store.Dangers) - 1; i >= 0; i-- {
		d := store.Dangers[i]
		choices = append(choices, part.Choice{ID: string(d), Label: a.Lang.T(words[d])})
	}
	a.front.pick(a.Lang.T(lang.AskDanger), choices, func(id string) tea.Cmd {
		d := store.Danger(id)
		return a.done(c, keymap.Danger, lang.DoneDanger, func(ctx context.Context, id store.ContactID) (store.Done, error) {
			return a.s.Store.Judge(ctx, id, d, c.Last)
		}, lang.Said(a.Lang.T(words[d])))
	})
}

// askFollowUp asks for a day.
func (a *App) askFollowUp(c store.Contact, typed string, hint ...string) {
	a.front.enter(a.Lang.T(lang.AskFollowUp), strings.Join(append(hint, a.Lang.T(lang.DayForms)), " "), typed, func(words string) tea.Cmd {
		on, ok := day(words, a.now().In(a.zone()))
		if !ok { // asked again, with what was typed
			a.askFollowUp(c, words, a.Lang.T(lang.FailDate, lang.Said(gated(words))))
			return nil
		}
		return a.done(c, keymap.FollowUp, lang.DoneFollowUp, func(ctx context.Context, id store.ContactID) (store.Done, error) {
			return a.s.Store.FollowUp(ctx, id, on)
		}, lang.Said(a.Lang.Day(on, a.now().In(a.zone()))))
	})
}

// undoable is an act that can be taken back.
type undoable struct {
	event store.EventID
	op    store.OpID
	until time.Time // for a reply: the end of its time
	back  tea.Cmd
	words string
	name  string
}

// keptUndo is how many acts can be taken back, one after the other.
const keptUndo = 20

// acted says what was done, and how it is taken back.
func (a *App) acted(m screen.Acted) tea.Cmd {
	words := a.Lang.T(m.Key, append([]lang.Arg{lang.Said(m.Name)}, m.Args...)...)
	if m.Undo != (store.EventID{}) || m.Op != (store.OpID{}) || m.Back != nil || m.Lasting {
		a.undo = append(a.undo, undoable{m.Undo, m.Op, m.Until, m.Back, words, m.Name})
		if len(a.undo) > keptUndo {
			a.undo = a.undo[1:]
		}
	}
	a.say(part.Done, words)
	return nil
}

// undoLast takes the last act back.
func (a *App) undoLast() tea.Cmd {
	if a.desk == nil || len(a.undo) == 0 {
		return nil
	}
	last := a.undo[len(a.undo)-1]
	a.undo = a.undo[:len(a.undo)-1]
	s, l, what := a.s, a.Lang, a.Lang.Action(keymap.Undo)
	if last.back != nil {
		return last.back
	}
	return func() tea.Msg {
		if last.op == (store.OpID{}) && last.event == (store.EventID{}) {
			return screen.Said{Tone: part.Warning, Words: l.T(lang.UndoCannot, lang.Said(last.words))}
		}
		if last.op != (store.OpID{}) {
			if err := s.Store.Outbox().Recall(s.Context, last.op); err != nil {
				return screen.Said{Tone: part.Warning, Words: l.T(lang.UndoTooLate)}
			}
			return screen.Said{Tone: part.Done, Words: l.T(lang.DoneSendBack, lang.Said(last.name))}
		}
		if _, err := s.Store.Undo(s.Context, last.event); err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Said{Tone: part.Done, Words: l.T(lang.DoneUndo, lang.Said(last.words))}
	}
}
