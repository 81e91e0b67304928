package ui

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// Chats is the seat at the visitors' chats: see [screen.Chats].
type Chats = screen.Chats

// chatActions are what can be done with chats, and among colleagues: none of it is
// offered where there are no chats.
var chatActions = []keymap.Action{
	keymap.SendLine, keymap.TakeBack, keymap.NextChat, keymap.HandOverChat, keymap.Invite, keymap.ReadAlong,
	keymap.TeamRoom, keymap.CaseRoom, keymap.SayToRoom,
}

// chatting are the chats of one session.
type chatting struct {
	live     *screen.Live
	contacts map[store.ContactID]store.Contact
	talks    map[store.ContactID]*screen.Talk // those that one is in, and the one that is shown
	given    map[store.ContactID]bool         // that one has let go oneself
	stages   map[store.ContactID]int          // how often it was told that one is unanswered
	rooms    map[store.CaseID]*screen.Room    // of colleagues, with what is typed there
	roomSeen time.Time                        // when the last was said in the team's room that was told
	rung     time.Time
	away     bool            // the visitors were told that one will be right back
	accepted store.ContactID // the one that was accepted last
	trouble  bool            // it was told that they cannot be watched
	first    bool            // they were told once
	present  *presence
	known    uint64 // the version up to which they are known
}

// presence is whether one sits here, as the visitors' page goes by it: whoever has an
// empty screen takes no chat. It is told by commands, which have no order: each tells how
// it stands by then.
type presence struct {
	mu sync.Mutex
	on atomic.Bool
}

// tell tells it; it may wait for the disk.
func (p *presence) tell(chats Chats) {
	p.mu.Lock()
	defer p.mu.Unlock()
	chats.Here(p.on.Load())
}

// sits says whether one sits here from now on.
func (a *App) sits(on bool) tea.Cmd {
	if a.desk == nil || a.s.Chats == nil || a.present.on.Swap(on) == on {
		return nil
	}
	s, log, p := a.s, a.deps.Log, a.present
	return func() tea.Msg {
		_ = guard.Run(log, func() error { p.tell(s.Chats); return nil })
		return nil
	}
}

// beginChats takes the seat.
func (a *App) beginChats() tea.Cmd {
	if a.deps.Chats == nil {
		return nil
	}
	a.s.Chats, a.s.Live = a.deps.Chats(a.s.Store), screen.NewLive()
	a.chatting = chatting{
		live: a.s.Live, contacts: map[store.ContactID]store.Contact{}, talks: map[store.ContactID]*screen.Talk{},
		rooms: map[store.CaseID]*screen.Room{}, roomSeen: a.now(),
		given: map[store.ContactID]bool{}, stages: map[store.ContactID]int{}, present: &presence{},
	}
	return tea.Batch(a.watchChats(0), a.sits(true), a.returnToChats(true))
}

// chatsCame brings the chats that have changed.
type chatsCame struct {
	chats    []screen.LiveChat
	contacts []store.Contact
	version  uint64
	err      error
}

// chatsAgain says that it is time to watch them again after a failure.
type chatsAgain struct{ since uint64 }

// watchAgain is how long after a failure they are watched again.
const watchAgain = 2 * time.Second

// watchChats waits for chats to change.
func (a *App) watchChats(since uint64) tea.Cmd {
	s, log := a.s, a.deps.Log
	cmd := func() tea.Msg {
		m := readChats(s.Context, s, log, since)
		if s.Context.Err() != nil {
			return nil
		}
		return m
	}
	if since == 0 { // it is there at once
		return cmd
	}
	return a.lasts(cmd)
}

// readChats reads those that have changed, and waits if none has.
func readChats(ctx context.Context, s *screen.Session, log *slog.Logger, since uint64) chatsCame {
	m := chatsCame{version: since}
	m.err = guard.Run(log, func() (err error) {
		if m.chats, m.version, err = s.Chats.Watch(ctx, since); err != nil {
			return err
		}
		for _, c := range m.chats {
			k, err := s.Store.Contact(c.Contact)
			if err != nil && !errors.Is(err, store.ErrUnknown) {
				return err
			}
			if err == nil {
				m.contacts = append(m.contacts, k)
			}
		}
		return nil
	})
	if m.err != nil {
		m.version = since
	}
	return m
}

func (a *App) chatsChanged(m chatsCame) tea.Cmd {
	if m.err != nil {
		if !a.trouble {
			a.trouble = true
			a.say(part.Alarm, a.Lang.T(lang.ChatsUnseen))
		}
		return a.lasts(tea.Tick(watchAgain, func(time.Time) tea.Msg { return chatsAgain{m.version} }))
	}
	if a.trouble {
		a.trouble = false
		a.say(part.Done, a.Lang.T(lang.ChatsSeen))
	}
	return tea.Batch(a.takeChats(m), a.watchChats(m.version))
}

// takeChats takes in how they stand.
func (a *App) takeChats(m chatsCame) tea.Cmd {
	a.known = max(a.known, m.version)
	for _, k := range m.contacts {
		a.contacts[k.ID] = k
		a.live.Names[k.ID] = k.Pseudonym.In(a.s.Language())
		if t := a.talks[k.ID]; t != nil {
			t.SetContact(k)
		}
	}
	var cmds []tea.Cmd
	a.live.Stamp++
	for _, c := range m.chats {
		before, known := a.live.Chats[c.Contact]
		if _, any := a.contacts[c.Contact]; !any && !c.Gone {
			continue // no contact of ours: nothing can be done with it
		}
		cmds = append(cmds, a.chatChanged(before, c, known))
	}
	a.first = true
	return tea.Batch(append(cmds, a.turnTalk(), a.retireTalks())...)
}

// chatChanged takes in how one stands now, and tells what must be told.
func (a *App) chatChanged(before, now screen.LiveChat, known bool) tea.Cmd {
	id, me := now.Contact, a.s.Store.Me()
	name := lang.Said(a.live.Names[id])
	if now.Gone {
		delete(a.live.Chats, id)
		delete(a.stages, id)
		return a.chatForgotten(id)
	}
	a.live.Chats[id] = now
	var cmds []tea.Cmd
	mine := now.Has(me)
	if mine && a.talks[id] == nil {
		cmds = append(cmds, a.openTalk(id))
	} else if t := a.talks[id]; t != nil {
		cmds = append(cmds, t.Live(now))
	}
	if !a.first {
		return tea.Batch(cmds...)
	}
	waits := func(c screen.LiveChat) bool {
		return c.Phase == chat.Waiting && c.Presence == chat.Here && (c.For.IsZero() || c.For == me)
	}
	switch {
	case known && before.Has(me) && !mine && now.Phase == chat.Waiting && !a.given[id]:
		a.say(part.Warning, a.Lang.T(lang.ChatWentBack, name))
	case !waits(before) && waits(now) && now.For == me && !me.IsZero():
		a.say(part.Warning, a.Lang.T(lang.ChatForYou, name, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.NextChat))))
		cmds = append(cmds, a.ring(newBell))
	case (!known || !waits(before)) && waits(now) && !a.given[id]:
		a.say(part.Calm, a.Lang.T(lang.ChatCame, name, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.NextChat))))
		cmds = append(cmds, a.ring(newBell))
	case mine && known && !before.Has(me) && !a.accepting(id):
		a.say(part.Warning, a.Lang.T(lang.ChatInvitedYou, name, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.NextChat))))
		cmds = append(cmds, a.ring(newBell))
	case mine && known && now.With[0].ID == me && before.Has(me) && before.With[0].ID != me:
		a.say(part.Warning, a.Lang.T(lang.ChatYoursNow, name, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.NextChat))))
		cmds = append(cmds, a.ring(newBell))
	case mine && now.LastLine.After(before.LastLine):
		cmds = append(cmds, a.ring(mineBell))
	}
	if mine && before.Presence == chat.Here && now.Presence != chat.Here && now.Phase != chat.Over {
		a.say(part.Warning, a.Lang.T(lang.ChatVisitorGone, name, lang.Said(a.Lang.T(screen.GoneWord(now.Presence)))))
		cmds = append(cmds, a.ring(mineBell))
	}
	if mine {
		delete(a.given, id)
	}
	return tea.Batch(cmds...)
}

// accepting says whether the last that was done was to accept it.
func (a *App) accepting(id store.ContactID) bool { return a.accepted == id }

// chatForgotten takes a chat away that is over and stands in the case by now.
func (a *App) chatForgotten(id store.ContactID) tea.Cmd {
	t := a.talks[id]
	if t == nil {
		return nil
	}
	cmd := a.dropTalk(t)
	if c, any := a.conversation.Contact(); any && c.ID == id {
		cmd = tea.Batch(cmd, a.conversation.Show(c, true))
	}
	return cmd
}

// openTalk makes the screen of a chat.
func (a *App) openTalk(id store.ContactID) tea.Cmd {
	if a.talks[id] != nil {
		return nil
	}
	t := screen.NewTalk(a.s, a.contacts[id], a.live.Chats[id])
	a.talks[id] = t
	return t.Open()
}

// dropTalk takes it away; what is typed there is a draft.
func (a *App) dropTalk(t *screen.Talk) tea.Cmd {
	flush := t.Flush()
	delete(a.talks, t.Contact().ID)
	if p := &a.places[atConversation]; p.talk == t {
		t.SetFocus(false)
		p.talk = nil
		a.resize()
		a.refocus()
	}
	t.Close()
	if a.giving == screen.Taking(t) {
		a.giving = nil
	}
	return flush
}

// turnTalk puts the chat in front of the conversation whose contact it is, if that is
// live; each has its own, and none is turned to another.
func (a *App) turnTalk() tea.Cmd {
	if a.live == nil {
		return nil
	}
	p := &a.places[atConversation]
	c, any := a.conversation.Contact()
	_, live := a.live.Get(c.ID)
	var cmd tea.Cmd
	var t *screen.Talk
	if any && live {
		cmd = a.openTalk(c.ID)
		t = a.talks[c.ID]
	}
	if t == p.talk {
		return cmd
	}
	if p.talk != nil {
		p.talk.SetFocus(false)
		cmd = tea.Batch(cmd, p.talk.SetShown(false))
	}
	p.talk = t
	a.resize()
	a.refocus()
	return cmd
}

// retireTalks takes those away that one is neither in nor looks at.
func (a *App) retireTalks() tea.Cmd {
	var cmds []tea.Cmd
	for _, t := range a.talksInOrder() {
		if t != a.places[atConversation].talk && !t.Mine() {
			cmds = append(cmds, a.dropTalk(t))
		}
	}
	return tea.Batch(cmds...)
}

// seeTalks tells each chat whether it stands on the screen.
func (a *App) seeTalks() tea.Cmd {
	if a.desk == nil || len(a.talks) == 0 {
		return nil
	}
	p := &a.places[atConversation]
	on := !a.blank && a.leaving == notLeaving && p.over == nil && a.panes.beside(atConversation) && !a.tooSmall()
	var cmds []tea.Cmd
	for _, t := range a.talks {
		cmds = append(cmds, t.SetShown(on && t == p.talk))
	}
	return tea.Batch(cmds...)
}

// talksInOrder are all of them, as they began.
func (a *App) talksInOrder() []*screen.Talk {
	if a.desk == nil {
		return nil
	}
	return slices.SortedFunc(maps.Values(a.talks), func(t, u *screen.Talk) int {
		x, y := a.live.Chats[t.Contact().ID], a.live.Chats[u.Contact().ID]
		if c := x.Began.Compare(y.Began); c != 0 {
			return c
		}
		return cmp.Compare(t.Contact().ID.String(), u.Contact().ID.String())
	})
}

// mineOpen are the chats that one is in and that go on: those without an answer first,
// which have waited longest.
func (a *App) mineOpen() (all []screen.LiveChat) {
	if a.desk == nil || a.live == nil {
		return nil
	}
	me := a.s.Store.Me()
	for _, c := range a.live.Chats {
		if c.Has(me) && c.Phase != chat.Over {
			all = append(all, c)
		}
	}
	return risen(all)
}

// waitingChats are those that nobody has, for whoever is free or for oneself.
func (a *App) waitingChats() (all []screen.LiveChat) {
	if a.desk == nil || a.live == nil {
		return nil
	}
	me := a.s.Store.Me()
	for _, c := range a.live.Chats {
		if c.Phase == chat.Waiting && c.Presence == chat.Here && (c.For.IsZero() || c.For == me) {
			all = append(all, c)
		}
	}
	return risen(all)
}

// risen sorts those first that have waited longest for somebody's word.
func risen(all []screen.LiveChat) []screen.LiveChat {
	slices.SortFunc(all, func(x, y screen.LiveChat) int {
		s, u := screen.Unanswered(x)
		t, v := screen.Unanswered(y)
		switch {
		case u != v && u:
			return -1
		case u != v:
			return 1
		case u:
			if c := s.Compare(t); c != 0 {
				return c
			}
		}
		if c := x.Began.Compare(y.Began); c != 0 {
			return c
		}
		return cmp.Compare(x.Contact.String(), y.Contact.String())
	})
	return all
}

// nextChat goes to the chat that has waited longest of those with something new; where
// there is none, to the next that one is in.
func (a *App) nextChat() tea.Cmd {
	var here store.ContactID
	if t := a.places[atConversation].talk; t != nil && a.at == atConversation {
		here = t.Contact().ID
	}
	mine := a.mineOpen()
	for _, c := range append(mine, a.waitingChats()...) {
		if screen.Unread(c) && c.Contact != here {
			return a.toTalk(c.Contact)
		}
	}
	slices.SortFunc(mine, func(x, y screen.LiveChat) int { return x.Began.Compare(y.Began) })
	at := slices.IndexFunc(mine, func(c screen.LiveChat) bool { return c.Contact == here })
	if n := len(mine); n > 0 && mine[(at+1)%n].Contact != here {
		return a.toTalk(mine[(at+1)%n].Contact)
	}
	a.say(part.Calm, a.Lang.T(lang.ChatNoOther))
	return nil
}

// toTalk goes to a chat. What is being written in front of it is left first, as by its
// own key.
func (a *App) toTalk(id store.ContactID) tea.Cmd {
	c, ok := a.contacts[id]
	if !ok {
		return nil
	}
	if w := a.places[atConversation].over; w != nil {
		a.opening.after, a.opening.then = w, func() tea.Cmd { return a.toTalk(id) }
		return w.Leave()
	}
	cmds := []tea.Cmd{a.goTo(atConversation)} // which may turn to the row under the cursor
	cmds = append(cmds, a.show(screen.Selected{Contact: c, Any: true}), a.queue.GoTo(id), a.recordOpened(id))
	if t := a.talks[id]; t != nil && t.Mine() {
		t.Write()
	}
	return tea.Batch(cmds...)
}

// unanswered tells of chats that have waited long for a word.
func (a *App) unanswered() tea.Cmd {
	if a.live == nil || !a.first {
		return nil
	}
	var cmds []tea.Cmd
	now := a.now()
	for _, c := range append(a.mineOpen(), a.waitingChats()...) {
		since, waits := screen.Unanswered(c)
		if !waits {
			delete(a.stages, c.Contact)
			continue
		}
		stage := 0
		for _, after := range toldAfter {
			if now.Sub(since) >= after {
				stage++
			}
		}
		if t := a.places[atConversation].talk; t != nil && t.Contact().ID == c.Contact && a.at == atConversation && a.places[atConversation].over == nil && !a.blank {
			a.stages[c.Contact] = stage // she looks at it
			continue
		}
		if stage <= a.stages[c.Contact] {
			if stage == 0 {
				delete(a.stages, c.Contact)
			}
			continue
		}
		a.stages[c.Contact] = stage
		a.say(part.Warning, a.Lang.T(lang.ChatUnanswered, lang.Said(a.live.Names[c.Contact]), lang.Said(a.Lang.Waiting(now.Sub(since))), lang.Keys(a.Keys.Keys(keymap.Queue, keymap.NextChat))))
		cmds = append(cmds, a.ring(newBell))
	}
	return tea.Batch(cmds...)
}

// toldAfter is after how long without an answer it is told, once each.
var toldAfter = []time.Duration{2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute}

// tabs are the chats that one is in, for the line above each.
func (a *App) tabs(here *screen.Talk) (all []screen.Tab) {
	now := a.now()
	for _, c := range a.mineOpen() {
		tab := screen.Tab{Words: a.live.Names[c.Contact], Here: here.Contact().ID == c.Contact}
		if since, waits := screen.Unanswered(c); waits && !tab.Here {
			waited := lang.Said(a.Lang.Running(now.Sub(since)))
			if tab.Calls = true; c.Unread > 0 {
				tab.Words += " " + a.Lang.T(lang.ChatNew, lang.N(c.Unread), waited)
			} else {
				tab.Words += " " + a.Lang.T(lang.ChatOwed, waited)
			}
		}
		all = append(all, tab)
	}
	return all
}

// chatStanding is what the line at the top says of the chats; empty for nothing.
func (a *App) chatStanding() string {
	now := a.now()
	waiting := a.waitingChats()
	unread := 0
	for _, c := range a.mineOpen() {
		if _, waits := screen.Unanswered(c); waits {
			unread++
		}
	}
	switch {
	case len(waiting) > 0:
		since, _ := screen.Unanswered(waiting[0])
		return a.Style.Plain.Warn.Render(a.Lang.T(lang.ChatsWait, lang.N(len(waiting)), lang.Said(a.Lang.Running(now.Sub(since)))))
	case unread > 0:
		return a.Style.Plain.Visitor.Render(a.Lang.T(lang.ChatsUnread, lang.N(unread)))
	}
	return ""
}

// returnToChats says that one is back in the chats that one has: at the beginning, or
// where the visitors were told that one would be.
func (a *App) returnToChats(begins bool) tea.Cmd {
	if a.desk == nil || a.s.Chats == nil || !begins && !a.away {
		return nil
	}
	a.away = false
	s, log := a.s, a.deps.Log
	return func() tea.Msg {
		if err := guard.Run(log, func() error { return s.Chats.Return(s.Context) }); err != nil {
			return screen.Failed{What: s.T(lang.ChatReturning), Err: err}
		}
		return nil
	}
}

// pauseChats tells the visitors that one will be right back.
func (a *App) pauseChats() tea.Cmd {
	if a.s.Chats == nil || a.away || len(a.mineOpen()) == 0 {
		return nil
	}
	a.away = true
	s, log := a.s, a.deps.Log
	return func() tea.Msg {
		if err := guard.Run(log, func() error { return s.Chats.Pause(context.WithoutCancel(s.Context)) }); err != nil {
			return screen.Failed{What: s.T(lang.ChatPausing), Err: err}
		}
		return nil
	}
}

// leaveChats leaves the seat: who is in a chat is told so, and after a minute it waits
// for a colleague.
func leaveChats(ctx context.Context, s *screen.Session) {
	if s.Chats == nil {
		return
	}
	_ = guard.Run(s.Log, func() error {
		defer s.Chats.Close()
		return s.Chats.Pause(ctx)
	})
}
