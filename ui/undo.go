package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// undoable is an act that was done, and its way back.
type undoable struct {
	words   string // what was done; empty: it is read when it is to be taken back
	event   store.EventID
	also    []store.EventID
	op      store.OpID
	contact store.ContactID
	of      store.CaseID                               // of an act on a case
	beside  bool                                       // it was done by another way than on this screen
	back    func(context.Context) (screen.Said, error) // takes it back, or says why that is too late; nil: it cannot be
	until   time.Time                                  // for a reply: the end of its time
	under   bool                                       // it is being taken back
	text    bool                                       // taken back it is a text again, beside one that is being written; or its contact goes from under that
}

// keptUndo is how many acts can be taken back, one after the other.
const keptUndo = 20

// actEnded is what came of an act that was under way.
type actEnded struct{ msg tea.Msg }

// begin makes an act of a command: undo waits until it has ended, so that it takes
// back this one and not the one before.
func (a *App) begin(cmd tea.Cmd) tea.Cmd {
	a.acting++
	cmd = safe(a.deps.Log, cmd)
	return func() tea.Msg { return actEnded{cmd()} }
}

func (a *App) actEnded(m actEnded) tea.Cmd {
	a.acting--
	return a.update(m.msg)
}

// acted says what was done, and keeps how it is taken back.
func (a *App) acted(m screen.Acted) tea.Cmd {
	words := a.Lang.T(m.Key, append([]lang.Arg{lang.Said(m.Name)}, m.Args...)...)
	a.hasDone(m.Undo, m.Op)
	a.undo = slices.DeleteFunc(a.undo, func(u *undoable) bool { return u.beside && u.is(m.Undo, m.Op) }) // the store told of it first
	a.undo = append(a.undo, &undoable{words: words, event: m.Undo, op: m.Op, contact: m.Contact, back: a.wayBack(m, words), until: m.Until, text: m.Op != (store.OpID{}) || m.Key == lang.DoneNote || m.Key == lang.DoneSummary || m.Key == lang.DoneCall || m.Key == lang.DoneContact})
	a.undo = a.undo[max(0, len(a.undo)-keptUndo):]
	a.say(part.Done, words)
	if m.Then != nil {
		return a.spread(m.Then)
	}
	return nil
}

// wayBack is how an act is taken back; nil when it cannot be.
func (a *App) wayBack(m screen.Acted, words string) func(context.Context) (screen.Said, error) {
	st := a.s.Store
	back := m.Back
	switch {
	case m.Op != (store.OpID{}):
		return func(ctx context.Context) (screen.Said, error) { return a.recall(ctx, st.Outbox(), m.Op, m.Name) }
	case m.Undo != (store.EventID{}):
		back = func(ctx context.Context) error {
			_, err := st.Undo(ctx, m.Undo, m.Also...)
			return err
		}
	case back == nil:
		return nil
	}
	said := screen.Said{Tone: part.Done, Words: a.Lang.T(lang.DoneUndo, lang.Said(words))}
	return func(ctx context.Context) (screen.Said, error) { return said, back(ctx) }
}

// recall makes a draft of a reply again, or says how it stands when that cannot be
// done any more.
func (a *App) recall(ctx context.Context, box *store.Outbox, id store.OpID, name string) (screen.Said, error) {
	err := box.Recall(ctx, id)
	switch {
	case err == nil:
		return screen.Said{Tone: part.Done, Words: a.Lang.T(lang.DoneSendBack, lang.Said(name))}, nil
	case !errors.Is(err, store.ErrState):
		return screen.Said{}, err
	}
	op, err := box.Get(id)
	if err != nil {
		return screen.Said{}, err
	}
	key := lang.UndoTooLate
	switch {
	case op.State == store.OpTrying:
		key = lang.UndoSending
	case op.State == store.OpConflict:
		key = lang.UndoHeld
	case op.State == store.OpFailed:
		key = lang.UndoFailed
	case op.State == store.OpUnclear:
		key = lang.UndoUnclear
	case op.Reason == store.ReasonUndo || op.Reason == store.ReasonPersonDrop: // a draft again already
		key = lang.WhyAlreadyDone
	}
	return screen.Said{Tone: part.Warning, Words: a.Lang.T(key, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.GoOutbox)))}, nil
}

// lastUndoable is the last act that is not being taken back already, -1 for none.
func (a *App) lastUndoable() int {
	for i := len(a.undo) - 1; i >= 0; i-- {
		if !a.undo[i].under {
			return i
		}
	}
	return -1
}

// undone says what came of taking an act back.
type undone struct {
	act  *undoable
	said screen.Said
	err  error
}

// undoLast takes the last act back.
func (a *App) undoLast() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	i := a.lastUndoable()
	if i < 0 {
		return nil
	}
	last := a.undo[i]
	if last.back == nil {
		a.undo = slices.Delete(a.undo, i, i+1)
		a.say(part.Warning, a.Lang.T(lang.UndoCannot, lang.Said(last.words)))
		return nil
	}
	if last.beside && last.words == "" {
		return a.readBeside(last)
	}
	if a.elsewhere(last) {
		a.front.ask(a.Lang.T(lang.AskUndo, lang.Said(last.words)), a.Lang.T(lang.WordUndo), func() tea.Cmd { return a.takeActBack(last) })
		a.refocus()
		return nil
	}
	return a.takeActBack(last)
}

// elsewhere says that an act was done by another way than on this screen, or on another
// contact than the one that one is at and is not what was said last either: whoever takes
// it back may think of another. While a
// reply can still be taken back nothing is asked.
func (a *App) elsewhere(u *undoable) bool {
	c, any := a.target()
	return u.beside || any && !a.now().Before(u.until) && u.contact != (store.ContactID{}) && c.ID != u.contact && !a.toast.Says(u.words)
}

// takeActBack takes an act back, unless that has begun.
func (a *App) takeActBack(u *undoable) tea.Cmd {
	if u.under {
		return nil
	}
	u.under = true
	ctx, log := a.s.Context, a.deps.Log
	return func() tea.Msg {
		m := undone{act: u}
		m.err = guard.Run(log, func() (err error) {
			m.said, err = u.back(ctx)
			return err
		})
		return m
	}
}

// never are the answers after which an act can still not be taken back.
var never = []error{store.ErrDepends, store.ErrCannotUndo, store.ErrNoChange, store.ErrUnknown, store.ErrErased, store.ErrNotAllowed}

// undone says how it went. What failed for another reason can be tried again.
func (a *App) undone(m undone) tea.Cmd {
	m.act.under = false
	if m.err == nil || slices.ContainsFunc(never, func(e error) bool { return errors.Is(m.err, e) }) {
		a.undo = slices.DeleteFunc(a.undo, func(u *undoable) bool { return u == m.act })
	}
	if m.err != nil {
		return a.failed(screen.Failed{What: a.Lang.Action(keymap.Undo), Err: m.err})
	}
	a.say(m.said.Tone, m.said.Words)
	return a.backTo(m.act.contact)
}

// backTo puts the queue's cursor on the contact of an act that was undone, which may
// have left the list by it, unless one is at another by now.
func (a *App) backTo(id store.ContactID) tea.Cmd {
	shown, _ := a.conversation.Contact()
	if id == (store.ContactID{}) || len(a.places.texts()) > 0 || a.at != atQueue && shown.ID != id {
		return nil
	}
	if c, any := a.queue.Contact(); any && c.ID != id {
		a.queue.LookAgain() // a key that is pressed at once may be meant for that one
	}
	return a.queue.GoTo(id)
}
