package ui

import (
	"fmt"
	"strings"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// View draws the whole screen. While it is left, locked or blanked it is empty.
func (a *App) View() string {
	switch {
	case a.width == 0 || a.leaving != notLeaving:
		return ""
	case a.blank:
		hint := part.Block([]string{"", "  " + a.Style.Plain.Muted.Render(a.Lang.T(lang.BlankedHint))}, a.width, a.height)
		return part.Frame(a.front.view(hint, a.width, a.height))
	case a.tooSmall():
		words := a.Lang.T(lang.TooSmall, lang.N(minWidth), lang.N(minHeight))
		return part.Frame(part.Block(wrap(a.Look, words, a.width), a.width, a.height))
	case a.desk == nil && a.unlock == nil:
		return part.Frame(part.Block(nil, a.width, a.height))
	case a.desk == nil:
		a.footer.Before = ""
		return part.Frame(part.Above(a.unlock.View(), a.footer.View(keymap.Field)))
	}
	body := a.body()
	view := part.Above(a.statusLine(), body, a.toastLine(), a.footerLine())
	return part.Frame(a.front.view(view, a.width, a.height))
}

// body draws the panes.
func (a *App) body() string {
	if t := a.places[atConversation].talk; t != nil {
		t.SetTabs(a.tabs(t))
	}
	for _, at := range a.panes.shown { // before any is drawn: neighbours share a border
		a.dress(at)
	}
	if !a.panes.bordered {
		return a.places[a.panes.shown[0]].front().View()
	}
	var views []string
	for _, at := range a.panes.shown {
		views = append(views, a.places[at].pane.View(indent(a.places[at].front().View())))
	}
	return part.Beside(views...)
}

// dress gives the border of a pane its colour and what it is called. A note and a
// reply have borders of their own, so that neither is taken for the other.
func (a *App) dress(at spot) {
	p := a.places[at].pane
	p.Edge = a.places[at].front().Edge()
	p.Focus = a.at == at && !a.front.open()
	if p.Focus && a.Style.Colourless { // where the keys go is seen without colour too
		p.Title = a.Style.Mark.Cursor + " " + p.Title
	}
}

// reads says whether the conversation has the keys, and nothing is written in
// front of it.
func (a *App) reads() bool { return a.current() == screen.Screen(a.conversation) }

// statusLine is the line at the top.
func (a *App) statusLine() string {
	st := a.status
	st.Name = "Baken"
	if a.panes.bordered {
		st.Where, st.Short, st.Kept = a.head(wholeWord), a.head(shortWord), 2
	} else {
		st.Where, st.Short, st.Kept = append([]string{a.current().Title()}, a.headCounts()...), nil, 2
	}
	if a.queue.Counts().Urgent > 0 {
		st.Kept++
	}
	st.Right, st.Spare, st.Firm, st.Least = a.standing(), weighsName, weighsNewMail, 0
	if cover := a.conversation.Cover(); cover != "" && !a.panes.bordered && a.reads() {
		st.Right, st.Least = append(st.Right, part.Item{Words: cover, Weight: weighsCover}), leastSubject
	}
	return st.View()
}

// leastSubject is how far the subject in the status line gives way to how things
// stand.
const leastSubject = 20

// headCounts are the numbers that are never out of sight in the queue.
func (a *App) headCounts() []string {
	if a.at != atQueue {
		return nil
	}
	c := a.queue.Counts()
	out := []string{a.Lang.T(lang.QueueWaiting, lang.N(c.Waiting))}
	if c.Urgent > 0 {
		out = append(out, a.Style.Plain.Urgent.Render(a.Lang.T(lang.QueueUrgent, lang.N(c.Urgent))))
	}
	return append(out, a.Lang.T(lang.QueueAside, lang.N(c.Aside)))
}

// wholeWord and shortWord are what a screen is called in the status line.
func wholeWord(word string) string { return word }

func shortWord(word string) string { return part.Fit(word, min(outside.Width(word), 5)) }

// head is the left of the status line when panes stand side by side; called says what is
// left of a screen's name where one is at another.
func (a *App) head(called func(string) string) []string {
	c := a.queue.Counts()
	key := func(to keymap.Action) string {
		return a.Style.Key.Render(strings.Join(a.Keys.Keys(keymap.Queue, to), "")) + " "
	}
	word := func(at bool, name lang.Key) string {
		if at {
			return a.Lang.T(name)
		}
		return called(a.Lang.T(name))
	}
	parts := []string{
		key(keymap.GoQueue) + word(a.at.inRow(), lang.QueueTab) + " " + a.Lang.Count(c.Waiting),
		key(keymap.GoCases) + word(a.at == atCases, lang.CasesTitle),
		key(keymap.GoHandoffs) + word(a.at == atHandoffs, lang.HandoffsTitle),
		key(keymap.GoDirectory) + word(a.at == atDirectory, lang.DirectoryTitle),
		key(keymap.GoFigures) + word(a.at == atFigures, lang.FiguresScreen),
	}
	if n := a.wanted.Any(); n > 0 {
		parts[2] += " " + a.Style.Plain.Warn.Render(a.Lang.Count(n))
	}
	if c.Urgent > 0 {
		parts = append(parts, a.Style.Plain.Urgent.Render(a.Lang.T(lang.QueueUrgent, lang.N(c.Urgent))))
	}
	parts = append(parts, a.Lang.T(lang.QueueAside, lang.N(c.Aside)))
	if n := a.pending.Send + a.pending.Unclear + a.pending.Failed + a.pending.Held; n > 0 {
		parts = append(parts, key(keymap.GoOutbox)+a.Lang.T(lang.OutboxTitle)+" "+a.Lang.Count(n))
	}
	return parts
}

// How much it matters to know what stands in the status line, the least first.
const (
	weighsSynced = iota
	weighsOnline // who is not is told so
	weighsProgress
	weighsName
	weighsZone
	weighsNewMail
	weighsToSend
	weighsHeld
	weighsUnclear
	weighsChat
	weighsCall
	weighsOffline
	weighsCover
)

// standing is how things stand with the network and the outbox, in words.
func (a *App) standing() (out []part.Item) {
	ink, mark := a.Style.Plain, a.Style.Mark
	put := func(weight int, words string) { out = append(out, part.Item{Words: words, Weight: weight}) }
	if label, done, of := a.underWay(a.mail); of > 0 && !a.tellsFilling() {
		put(weighsProgress, ink.Muted.Render(fmt.Sprintf("%s %d%%", label, 100*done/of)))
	}
	switch {
	case a.s.Mail == nil:
	case a.mail.Online:
		put(weighsOnline, ink.Good.Render(mark.Online)+" "+a.Lang.T(lang.Online))
	case a.mail.Connecting:
		put(weighsOffline, ink.Muted.Render(mark.Offline)+" "+a.Lang.T(lang.Connecting))
	default:
		put(weighsOffline, ink.Warn.Render(mark.Offline)+" "+ink.Warn.Render(a.Lang.T(lang.Offline)))
	}
	if !a.mail.SyncedAt.IsZero() {
		put(weighsSynced, ink.Muted.Render(a.Lang.T(lang.SyncedAt, lang.Said(a.Lang.Clock(a.mail.SyncedAt.In(a.zone()))))))
	}
	if a.zoneElse() {
		put(weighsZone, ink.Muted.Render(a.Lang.T(lang.ZoneElse, lang.Said(a.zone().String()))))
	}
	if n := a.pending.Send; n > 0 {
		put(weighsToSend, mark.Up+" "+a.Lang.T(lang.StatusToSend, lang.N(n)))
	}
	if n := a.pending.Failed; n > 0 {
		put(weighsHeld, ink.Warn.Render(a.Lang.T(lang.StatusFailed, lang.N(n))))
	}
	if n := a.pending.Held; n > 0 {
		put(weighsHeld, ink.Warn.Render(a.Lang.T(lang.StatusHeld, lang.N(n))))
	}
	if n := a.pending.Unclear; n > 0 {
		put(weighsUnclear, ink.Warn.Render(a.Lang.T(lang.StatusUnclear, lang.N(n))))
	}
	a.teamStanding(put)
	if words := a.chatStanding(); words != "" {
		put(weighsChat, words)
	}
	if len(a.calls) > 0 {
		put(weighsCall, ink.Accent.Render(a.s.CallWords(a.calls[0])))
	}
	if n := a.wanted.Any(); n > 0 && !a.panes.bordered {
		put(weighsToSend, ink.Warn.Render(a.Lang.T(lang.HandoffWants, lang.N(n))))
	}
	if a.pending.Begun > 0 {
		put(weighsNewMail, ink.Warn.Render(a.Lang.T(lang.StatusNewMail, lang.Keys(a.Keys.Keys(keymap.Queue, keymap.NewMail)))))
	}
	if a.panes.bordered {
		put(weighsName, outside.New(a.deps.Name).Line().Cut(16).String())
	}
	return out
}

// toastLine is what was said last, at its fixed place; else what is being
// fetched, or that words are not covered as names are.
func (a *App) toastLine() string {
	if a.toast.Speaking() {
		return a.toast.View()
	}
	if a.tellsFilling() {
		return a.filling.View()
	}
	if c, ok := a.conversation.Contact(); ok && a.reads() && a.conversation.Covered(c.ID) {
		return part.Fit(" "+a.Style.Plain.Muted.Render(a.Lang.T(lang.CoveredWords)), a.width)
	}
	return a.toast.View()
}

// footerLine is what can be done here.
func (a *App) footerLine() string {
	if rest := a.toast.Rest(); rest != "" && !a.front.open() {
		return rest // words that one line does not hold take the footer's place for a while
	}
	ctx := a.context()
	a.footer.Before = ""
	if p := a.keys.Pending(); p != "" {
		a.footer.Before = a.Style.Plain.Accent.Render(a.Lang.T(lang.PendingKeys, lang.Said(p)))
	} else if ctx.Typing() {
		a.footer.Before = a.Style.Plain.Muted.Render(a.Lang.T(lang.Typing, lang.Keys(a.Keys.Keys(ctx, keymap.Back))))
	}
	return a.footer.View(ctx)
}
