package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// ahead holds the keys that were pressed while the place that they are meant for
// is on its way: read from the store, or left with what was typed there. They are
// taken when it has come. Where it does not come they are for nothing, and that is
// said: what was typed as a text never acts as commands in another place, and no
// question is answered that was not seen.
type ahead struct {
	keys   []tea.KeyMsg
	leaves screen.Writing // the text that they wait for to be left; nil: for something to come
	lost   int            // how many were for nothing, as was said since the last key
}

// press takes keys one after the other. When one of them opens or closes a place
// that must first read or save something, the others wait for it.
func (a *App) press(keys []tea.KeyMsg) tea.Cmd {
	var cmds []tea.Cmd
	for _, k := range keys {
		if (a.busy() || a.waitsForAct(k)) && a.leaving == notLeaving && !a.always(k) {
			a.hold(k)
			continue
		}
		cmds = append(cmds, a.key(k))
	}
	return tea.Batch(cmds...)
}

// hold keeps a key until it can be taken.
func (a *App) hold(k tea.KeyMsg) {
	if len(a.ahead.keys) == 0 {
		a.ahead.leaves = a.opening.after
		if w := a.places[a.at].over; a.ahead.leaves == nil && w != nil && w.Stage() == screen.Going {
			a.ahead.leaves = w
		}
	}
	a.ahead.keys = append(a.ahead.keys, k)
}

// always says whether a key acts whatever is under way: who blanks or locks the
// screen cannot wait.
func (a *App) always(k tea.KeyMsg) bool {
	for _, action := range []keymap.Action{keymap.Blank, keymap.Lock, keymap.Quit} {
		if slices.Contains(a.Keys.Keys(a.context(), action), keyName(k)) {
			return true
		}
	}
	return false
}

// waitsForAct says that a key would take back an act while a later one is under
// way, or that it comes after such a key.
func (a *App) waitsForAct(k tea.KeyMsg) bool {
	if a.desk == nil || a.acting == 0 {
		return false
	}
	ctx := a.context()
	return len(a.ahead.keys) > 0 || !ctx.Typing() && slices.Contains(a.Keys.Keys(ctx, keymap.Undo), keyName(k))
}

// busy says whether keys have to wait.
func (a *App) busy() bool {
	if a.desk == nil || a.front.open() {
		return false
	}
	if a.opening.under || a.opening.after != nil {
		return true
	}
	if w := a.places[a.at].over; w != nil {
		return w.Stage() != screen.Open
	}
	if slices.ContainsFunc(a.undo, func(u *undoable) bool { return u.under }) { // it moves the cursor
		return true
	}
	b, can := a.current().(interface{ Busy() bool })
	return can && b.Busy()
}

// resume takes the keys that waited, once what they waited for has come.
func (a *App) resume() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	var cmd tea.Cmd
	if w := a.opening.after; w != nil && w.Stage() == screen.Open { // it stays, and is looked at
		a.opening.after, a.opening.then = nil, nil
		if at, ok := a.places.of(w); ok {
			cmd = a.goTo(at)
		}
	}
	if len(a.ahead.keys) == 0 || a.busy() || a.waitsForAct(a.ahead.keys[0]) {
		return cmd
	}
	if a.missed() {
		a.drop()
		return cmd
	}
	keys := a.ahead.keys
	a.ahead.keys, a.ahead.leaves = nil, nil
	return tea.Batch(cmd, a.press(keys))
}

// missed says that what the keys waited for did not come: the text that was to be
// left stands there still, a question has come between, or the rows could not be
// read.
func (a *App) missed() bool {
	if a.front.open() {
		return true
	}
	if w := a.ahead.leaves; w != nil {
		_, stands := a.places.of(w)
		return stands
	}
	s, can := a.current().(interface{ Missed() bool })
	return can && s.Missed()
}

// drop forgets the keys that waited, and says so.
func (a *App) drop() {
	n := len(a.ahead.keys)
	a.ahead.keys, a.ahead.leaves = nil, nil
	if n > 0 {
		a.say(part.Warning, a.Lang.T(lang.KeysLost, lang.N(n)))
		a.ahead.lost = n
	}
}
