package ui

import (
	"bytes"
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// is says whether it is the act that an event made, or the reply of an operation.
func (u *undoable) is(event store.EventID, op store.OpID) bool {
	return event != (store.EventID{}) && u.event == event || op != (store.OpID{}) && u.op == op
}

// hasDone remembers what was done on this screen: the store may tell of it when it was taken
// back already.
func (a *App) hasDone(event store.EventID, op store.OpID) {
	if event != (store.EventID{}) {
		a.did = append(a.did, event)
	}
	if op != (store.OpID{}) {
		a.sent = append(a.sent, op)
	}
	a.did, a.sent = a.did[max(0, len(a.did)-keptDone):], a.sent[max(0, len(a.sent)-keptDone):]
}

// keptDone is how many acts are remembered.
const keptDone = 5 * keptUndo

// doneBeside takes in what who sits here did by another way, a command beside the screen or
// another session: undo takes back the last act, however it was done. What was done on this
// screen is there already, or comes and takes its place.
func (a *App) doneBeside(acts []store.Act) {
	mine := slices.DeleteFunc(slices.Clone(acts), func(did store.Act) bool {
		here := slices.Contains(a.did, did.Event) || did.Op != (store.OpID{}) && slices.Contains(a.sent, did.Op)
		if i := slices.IndexFunc(a.undo, func(u *undoable) bool { return u.is(did.Event, did.Op) }); i >= 0 {
			a.undo[i].event, here = did.Event, true
		}
		return here || did.By != a.s.Store.Me()
	})
	for _, did := range mine {
		u := &undoable{event: did.Event, also: did.Also, op: did.Op, contact: did.Contact, of: did.Case, beside: true, text: true}
		u.back = a.wayBack(screen.Acted{Undo: u.event, Also: u.also, Op: u.op}, "")
		// What was done later on this screen may have been told already.
		at := len(a.undo)
		for at > 0 && bytes.Compare(a.undo[at-1].event[:], did.Event[:]) > 0 {
			at--
		}
		a.undo = slices.Insert(a.undo, at, u)
	}
	a.undo = a.undo[max(0, len(a.undo)-keptUndo):]
}

// readBeside reads what such an act was, and asks whether it is to be taken back: it was
// not seen here.
func (a *App) readBeside(u *undoable) tea.Cmd {
	s := a.s
	return a.bring(a.Lang.Action(keymap.Undo), func() (func() tea.Cmd, error) {
		words, name, err := screen.DidWords(s, u.contact, u.of, append([]store.EventID{u.event}, u.also...)...)
		if err != nil && !errors.Is(err, store.ErrUnknown) && !errors.Is(err, store.ErrErased) && !errors.Is(err, store.ErrNotAllowed) {
			return nil, err
		}
		return func() tea.Cmd {
			if words == "" { // nothing is left of it that could be named
				a.undo = slices.DeleteFunc(a.undo, func(o *undoable) bool { return o == u })
				a.say(part.Warning, a.Lang.T(lang.UndoCannot, lang.Said(name)))
				return nil
			}
			u.words = words
			u.back = a.wayBack(screen.Acted{Undo: u.event, Also: u.also, Op: u.op, Name: name}, words)
			return a.undoLast()
		}, nil
	})
}
