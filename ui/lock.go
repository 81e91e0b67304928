package ui

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/kind"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// left says that everything is saved and closed.
type left struct {
	unsent  int
	unsaved [][]byte
	place   []byte
}

// leaveWithin is how long closing may take; what is under way then is unclear
// and is put in order at the next start.
const leaveWithin = 5 * time.Second

// quit leaves. What was typed is saved first, so that it can be asked about where
// that does not succeed.
func (a *App) quit() tea.Cmd {
	if a.desk == nil {
		return tea.Quit
	}
	if len(a.writings()) == 0 && a.pending.Send == 0 {
		return a.askQuit()
	}
	flush, s, log := a.flush(), a.s, a.deps.Log
	return func() tea.Msg {
		m := flushed{results: results(flush)}
		_ = guard.Run(log, func() (err error) { // as it is now, not as it was drawn last
			m.pending, err = s.Store.Outbox().Pending()
			m.counted = err == nil
			return err
		})
		return m
	}
}

// flushed says how saving went before the program is left, and what waits to be sent.
type flushed struct {
	results []tea.Msg
	pending store.Pending
	counted bool
}

func (a *App) flushed(m flushed) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range m.results {
		cmds = append(cmds, a.update(r))
	}
	if m.counted {
		a.pending = m.pending
	}
	return tea.Batch(append(cmds, a.askQuit())...)
}

// askQuit leaves, after a word when texts would be lost or replies would become
// drafts again.
func (a *App) askQuit() tea.Cmd {
	if a.leaving != notLeaving {
		return nil
	}
	lost, back := len(a.unsaved), 0
	for _, w := range a.writings() {
		if w.Unsaved() {
			lost++
		}
	}
	for _, u := range a.undo {
		if u.until.After(a.now()) {
			back++
		}
	}
	var question []string
	if lost > 0 {
		question = append(question, a.Lang.T(lang.QuitLoses, lang.N(lost)))
	}
	if back > 0 {
		question = append(question, a.Lang.T(lang.QuitTakesBack, lang.N(back)))
	}
	if wait := a.pending.Send - back; wait > 0 {
		question = append(question, a.Lang.T(lang.QuitUnsent, lang.N(wait)))
	}
	if len(a.calls) > 0 {
		question = append(question, a.Lang.T(lang.QuitCall))
	}
	if n := len(a.mineOpen()); n > 0 {
		question = append(question, a.Lang.T(lang.QuitChats, lang.N(n)))
	}
	if len(question) == 0 {
		return a.leave(toQuit)
	}
	question = append(question, a.Lang.T(lang.AskQuit))
	a.front.ask(strings.Join(question, " "), a.Lang.T(lang.WordQuit), func() tea.Cmd { return a.leave(toQuit) })
	a.refocus()
	return nil
}

// lock leaves for the passphrase. While a call or a chat goes on it only blanks the
// screen, and the visitors are told that somebody will be right back; asked for again on
// the blank screen it locks.
func (a *App) lock() tea.Cmd {
	chats := len(a.mineOpen())
	if len(a.calls)+chats == 0 || a.blank {
		return a.leave(toLock)
	}
	key := lang.CallBlanked
	if chats > 0 {
		key = lang.ChatBlanked
	}
	a.say(part.Calm, a.Lang.T(key, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.Lock))))
	return tea.Batch(a.pauseChats(), a.blanks())
}

// rests locks, or blanks while a call or a chat goes on, when nobody has pressed a key for
// long. A call that nobody ended keeps it open no longer than [forgotten].
func (a *App) rests() tea.Cmd {
	switch {
	case len(a.calls)+len(a.mineOpen()) == 0 || a.forgot.Over(a.now()):
		return a.leave(toLock)
	case !a.blank:
		return tea.Batch(a.pauseChats(), a.blanks())
	}
	return nil
}

// forgotten is after how long without a key a call that goes on is one that nobody
// has ended.
const forgotten = time.Hour

// deserted says that nobody has pressed a key for so long that it locks.
func (a *App) deserted() bool {
	return a.desk != nil && a.leaving == notLeaving && a.idle.Over(a.now())
}

// leave empties the screen at once; behind it, what was typed is saved, replies
// within their time to undo become drafts, and the store is closed. When it is
// locked, what cannot be saved goes, sealed, to whoever unlocks it.
func (a *App) leave(how leaving) tea.Cmd {
	if a.leaving != notLeaving {
		return nil
	}
	a.leaving = how
	a.front.close()
	flush := safe(a.deps.Log, a.flush())
	return tea.Batch(tea.ClearScreen, func() tea.Msg { return emptied{results(flush)} })
}

// emptied says that the screen is, and how saving went.
type emptied struct{ results []tea.Msg }

func (a *App) emptied(m emptied) tea.Cmd {
	for _, r := range m.results {
		a.update(r)
	}
	var rescue []store.Unsaved
	for _, w := range a.writings() {
		if w.Unsaved() && a.leaving == toLock {
			rescue = append(rescue, w.Rescue())
		}
	}
	s, stop, log := a.s, a.stop, a.deps.Log
	out := left{unsaved: a.unsaved}
	place, locks := a.whereabouts(), a.leaving == toLock
	return func() tea.Msg {
		if locks {
			_ = guard.Run(log, func() (err error) {
				out.place, err = s.Store.SealPlace(place)
				return err
			})
		}
		for _, u := range rescue {
			sealed, err := s.Store.SealUnsaved(u)
			if err != nil {
				log.Error("a text is lost", "error", kind.Of(err))
				continue
			}
			out.unsaved = append(out.unsaved, sealed)
		}
		_ = guard.Run(log, func() error { // whatever happens, the program ends
			out.unsent = a.shut(s, stop)
			return nil
		})
		return out
	}
}

// takenBack says which texts that could not be saved before it was locked still
// cannot.
type takenBack struct {
	left [][]byte
	err  error
}

// takeBack saves them, unless something is being written that they would come to
// lie below.
func (a *App) takeBack() tea.Cmd {
	if len(a.unsaved) == 0 || a.taking || a.leaving != notLeaving || len(a.places.texts()) > 0 {
		return nil
	}
	a.taking = true
	s, all, log := a.s, a.unsaved, a.deps.Log
	return func() tea.Msg {
		var m takenBack
		for _, sealed := range all {
			err := guard.Run(log, func() error {
				_, err := s.Store.TakeBack(s.Context, sealed)
				return err
			})
			if err != nil {
				m.left, m.err = append(m.left, sealed), err
			}
		}
		return m
	}
}

func (a *App) takenBack(m takenBack) tea.Cmd {
	n := len(a.unsaved) - len(m.left)
	a.unsaved, a.taking = m.left, false
	switch {
	case m.err != nil:
		a.say(part.Alarm, a.Lang.T(lang.StillUnsaved, lang.N(len(m.left))))
	case n > 0:
		a.say(part.Done, a.Lang.T(lang.NowSaved, lang.N(n)))
	}
	return nil
}

// shut takes back the replies within their time to undo, ends the work with the
// mail server and closes the store. It says how many replies are not sent.
func (a *App) shut(s *screen.Session, stop context.CancelFunc) (unsent int) {
	ctx, cancel := context.WithTimeout(context.Background(), leaveWithin)
	defer cancel()
	unsent, err := s.Store.Outbox().RecallMine(ctx)
	if err != nil {
		s.Log.Error("replies could not be taken back", "error", kind.Of(err))
	}
	if p, err := s.Store.Outbox().Pending(); err == nil {
		unsent += p.Send + p.Held + p.Unclear + p.Failed
	}
	leaveChats(ctx, s)
	stop()
	if a.deps.Closing != nil {
		a.deps.Closing()
	}
	if err := s.Store.Close(); err != nil {
		s.Log.Error("the store could not be closed", "error", kind.Of(err))
	}
	return unsent
}

// gone ends the program, or asks for a new one that is locked.
func (a *App) gone(m left) tea.Cmd {
	a.result = Result{Locked: a.leaving == toLock, Unsent: m.unsent, Unsaved: m.unsaved, Place: m.place}
	a.desk = nil
	return tea.Quit
}

// release closes what is still open when the program ends by another way, as a
// hang-up.
func (a *App) release() {
	if a.desk == nil {
		return
	}
	results(a.flush())
	a.result.Unsent = a.shut(a.s, a.stop)
	a.desk = nil
}

// results runs a command and those that it leads to at once, without a screen, and
// gives what they say.
func results(cmd tea.Cmd) (all []tea.Msg) {
	if cmd == nil {
		return nil
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			all = append(all, results(c)...)
		}
	default:
		all = append(all, m)
	}
	return all
}

// watchedWords warns of something that records the terminal.
func (a *App) watchedWords() string {
	return a.Lang.T(lang.WatchedScreen, lang.Said(gated(a.watched)))
}
