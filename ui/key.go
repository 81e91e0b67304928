package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// The smallest screen on which everything can be done. On a smaller one keys do
// nothing but leave, lock and blank: what they did could not be seen.
const (
	minWidth  = 60
	minHeight = 16
)

func (a *App) tooSmall() bool { return a.width < minWidth || a.height < minHeight }

// key takes one key.
func (a *App) key(k tea.KeyMsg) tea.Cmd {
	a.ahead.lost = 0
	a.toast.Pressed()
	if a.hint { // why a key did nothing is said until the next key
		a.hint = false
		a.toast.Clear()
	}
	if a.leaving != notLeaving {
		return nil
	}
	ctx := a.context()
	action, pending := a.keys.Press(ctx, keyName(k), k.Paste)
	switch action {
	case keymap.Blank:
		return a.blanks()
	case keymap.Lock:
		if a.desk != nil {
			return a.lock()
		}
		return nil
	case keymap.Quit:
		return a.quit()
	}
	if a.blank && !a.front.open() { // any other key shows the screen again and does nothing else
		a.blank = false
		a.keys.Reset()
		return tea.Batch(a.sits(true), a.returnToChats(false))
	}
	if a.tooSmall() || pending {
		return nil
	}
	if a.desk == nil {
		if a.unlock == nil {
			return nil
		}
		return a.unlock.Type(k, action)
	}
	if a.front.open() {
		return a.frontKey(k, action)
	}
	if ctx.Typing() {
		return a.typed(k, action)
	}
	if k.Paste { // it is never a command, and who pasted is told why nothing happened
		a.say(part.Calm, a.Lang.T(lang.NoPaste))
		a.hint = true
		return nil
	}
	if action == "" {
		return nil
	}
	return a.do(action)
}

// typed takes a key, or what was picked in the palette, while a text is written.
func (a *App) typed(k tea.KeyMsg, action keymap.Action) tea.Cmd {
	if action == keymap.GoSearch {
		return a.searchOn()
	}
	if action == keymap.FromDirectory {
		return a.fromDirectory()
	}
	if cmd, done := a.everywhere(action); done {
		return cmd
	}
	if cmd, done := a.templates(action); done {
		return cmd
	}
	switch action {
	case keymap.EndCall, keymap.NextChat, keymap.HandOverChat, keymap.Invite: // beside what is being written of it
		return a.do(action)
	case keymap.Beside:
		return a.turnText()
	}
	return a.current().Type(k, action)
}

// blanks empties the screen. What lay over it is gone: only a question that is
// asked while it is blank stands on it.
func (a *App) blanks() tea.Cmd {
	a.blank = true
	a.front.close()
	a.refocus()
	return tea.Batch(tea.ClearScreen, a.sits(false))
}

// keyName is the key as the key map names it. A paste has no name: it is never
// a command.
func keyName(k tea.KeyMsg) string {
	if k.Paste {
		return ""
	}
	if k.Type == tea.KeySpace {
		return "space"
	}
	if s := k.String(); s != " " {
		return s
	}
	return "space"
}

// do does an action in the place where one is: the app's own, the screen's, or
// an act on the contact.
func (a *App) do(action keymap.Action) tea.Cmd {
	if why := a.why(action); why != "" {
		if a.at == atQueue && a.queue.JustMoved() {
			a.queue.LookAgain() // until she pauses
		}
		a.say(part.Calm, why)
		a.hint = true
		return nil
	}
	if cmd, done := a.everywhere(action); done {
		return cmd
	}
	if cmd, done := a.move(action); done {
		return cmd
	}
	if h, ok := a.current().(hits); action == keymap.Begin && (!ok || !h.Hits()) {
		a.openMenu()
		return nil
	}
	if a.at == atSearch && action == keymap.Open {
		return a.openHit()
	}
	if a.at == atFigures && action == keymap.Open {
		if c, ok := a.figures.Contact(); ok {
			return a.openCounted(c)
		}
	}
	if cmd, done := a.current().Do(action); done {
		return cmd
	}
	if action == keymap.Back {
		return a.back()
	}
	return a.act(action)
}

// everywhere does what can be done in all places.
func (a *App) everywhere(action keymap.Action) (tea.Cmd, bool) {
	switch action {
	case keymap.AllNames:
		a.front.openPalette(a.context(), a.why)
		return nil, true
	case keymap.ShowKeys:
		a.front.openHelp(a.context())
		return nil, true
	case keymap.Undo:
		return a.undoLast(), true
	case keymap.GoQueue:
		return a.goTo(atQueue), true
	case keymap.GoCases:
		return a.goTo(atCases), true
	case keymap.GoHandoffs:
		return a.goTo(atHandoffs), true
	case keymap.GoDirectory:
		return a.toDirectory(), true
	case keymap.GoFigures:
		return a.goTo(atFigures), true
	case keymap.GoSearch:
		return a.searchFor(""), true
	case keymap.GoOutbox:
		return a.goTo(atOutbox), true
	case keymap.GoLog:
		return a.goTo(atLog), true
	case keymap.Crossed:
		return a.showConflicts(), true
	case keymap.GoGuide:
		a.guide.Open()
		return a.goTo(atGuide), true
	case keymap.NextChat:
		return a.nextChat(), true
	case keymap.TeamRoom:
		return a.teamRoom(), true
	}
	return nil, false
}

// move goes between panes.
func (a *App) move(action keymap.Action) (tea.Cmd, bool) {
	here := slices.Index(row, a.at)
	if here < 0 {
		return nil, false
	}
	step := 0
	switch action {
	case keymap.NextPane, keymap.Right:
		step = 1
	case keymap.PrevPane, keymap.Left:
		step = -1
	default:
		switch {
		case action != keymap.Open:
		case a.at == atQueue:
			return a.open(), true
		case a.at == atCase && len(a.places.texts()) == 0:
			if c, ok := a.file.Beside(); ok {
				return a.openBeside(c), true
			}
		}
		return nil, false
	}
	next := here + step
	if action == keymap.NextPane || action == keymap.PrevPane {
		next = (next + len(row)) % len(row)
	}
	if next < 0 || next >= len(row) {
		return nil, true
	}
	return a.goTo(row[next]), true
}

// goTo gives the keys to a place.
func (a *App) goTo(at spot) tea.Cmd {
	if at == a.at {
		return nil
	}
	if back := at == atFigures && a.via == atFigures; !at.inRow() && !back && (a.at.inRow() || a.at == atCases && at != atCases) {
		a.from = a.at
	}
	follow, left := a.follow(at), a.at
	a.at = at
	if at == atQueue && (left.inRow() || left == atCases) {
		follow = a.returned()
	}
	if left == atDirectory {
		a.directory.Left()
		a.giving = nil
	}
	if at == atDirectory && left != atOutbox && left != atLog && left != atGuide {
		a.shelf = left
	}
	if left == atFigures {
		a.figures.Left()
	}
	if at == atSearch && a.via != atSearch {
		a.home = a.via
	}
	if at == atQueue || at == atCases || at == atSearch {
		a.via = at
	}
	a.resize()
	a.refocus()
	switch at {
	case atOutbox:
		return tea.Batch(follow, a.outbox.Load())
	case atCases:
		return tea.Batch(follow, a.cases.Load(), a.cases.Again())
	case atHandoffs:
		return tea.Batch(follow, a.handoffs.Load())
	case atDirectory:
		return tea.Batch(follow, a.directory.Again())
	case atFigures:
		return tea.Batch(follow, a.figures.Again())
	case atSearch:
		return tea.Batch(follow, a.search.Again())
	}
	return follow
}

// follow turns conversation and case to the contact under the queue's cursor
// when one goes from the queue to them: what is acted on there must be what was
// chosen here, however quickly one went.
func (a *App) follow(to spot) tea.Cmd {
	if a.deps.Plain || a.at != atQueue || to != atConversation && to != atCase || len(a.places.texts()) > 0 {
		return nil
	}
	c, any := a.queue.Contact()
	if shown, ok := a.conversation.Contact(); ok == any && shown.ID == c.ID {
		return nil
	}
	return tea.Batch(a.show(screen.Selected{Contact: c, Any: any}), a.readLater(c.ID))
}

// returned turns conversation and case to the contact under the queue's cursor
// when one comes back to it from them and it is another by now: the one that was
// worked on may have left the list. What is pressed at once is not taken for it.
func (a *App) returned() tea.Cmd {
	c, any := a.queue.Contact()
	if shown, ok := a.conversation.Contact(); any && ok && shown.ID != c.ID && len(a.places.texts()) == 0 {
		a.queue.LookAgain()
	}
	return a.catchUp()
}

// back goes one place back.
func (a *App) back() tea.Cmd {
	switch here := slices.Index(row, a.at); {
	case a.at == atCases:
		return a.goTo(atQueue)
	case a.at == atDirectory:
		return a.goTo(a.shelf)
	case a.at == atSearch:
		return a.goTo(a.home)
	case a.at == atFigures:
		if a.via == atFigures {
			a.via = a.came
		}
		return a.goTo(a.from)
	case here < 0:
		return a.goTo(a.from)
	case here > 0 && a.via == atCases:
		return a.goTo(atCases)
	case here > 0 && (a.via == atSearch || a.via == atFigures):
		return a.goTo(a.via)
	case here > 0:
		return a.goTo(row[here-1])
	}
	return nil
}

// open opens the contact under the cursor of the queue.
func (a *App) open() tea.Cmd {
	c, ok := a.queue.Contact()
	if !ok {
		return nil
	}
	return a.openNamed(c)
}

// openNamed opens a contact.
func (a *App) openNamed(c store.Contact) tea.Cmd {
	s := a.s
	return tea.Batch(
		a.show(screen.Selected{Contact: c, Any: true}),
		a.goTo(atConversation),
		a.recordOpened(c.ID),
		func() tea.Msg {
			if err := s.Store.Outbox().MarkRead(s.Context, c.ID); err != nil {
				return screen.Failed{Err: err}
			}
			if s.Mail != nil {
				s.Mail.Nudge()
			}
			return nil
		},
	)
}

// refocus tells every part whether it has the keys.
func (a *App) refocus() {
	if a.desk == nil {
		return
	}
	for at := range a.places {
		p, on := &a.places[at], spot(at) == a.at && !a.front.open()
		p.screen.SetFocus(on && p.over == nil && p.talk == nil)
		if p.talk != nil {
			p.talk.SetFocus(on && p.over == nil)
		}
		if p.over != nil {
			p.over.SetFocus(on)
		}
	}
}
