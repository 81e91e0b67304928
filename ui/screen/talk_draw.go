package screen

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baken/inbox/chat"
	"baken/inbox/desk"
	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// deskEntry is short for an entry of a chat.
type deskEntry = desk.Entry

// Answers are what the visitor said before the chat, in words.
func (s *Session) Answers(c desk.Chat) string {
	asks := form.Default() // its codes are asked before a chat
	a, l := c.Answers, s.Language()
	words := []string{labelled(asks.Field("caller_age"), a.Age, l), labelled(asks.Field("caller_gender"), a.Gender, l), labelled(asks.Field(provinceField), a.Region, l)}
	if c.Language != "" && c.Language != l {
		words = append(words, LanguageName(asks, l, c.Language, outside.Text{}))
	}
	return s.dotted(words...)
}

// SetSize sets the room in cells.
func (t *Talk) SetSize(width, height int) {
	end := t.atEnd()
	if t.width, t.height = width, height; end {
		t.reader.SetSize(width, max(1, height/2))
		t.reader.Do(keymap.Bottom)
	}
}

// SetTabs says which chats one is in, where there are several.
func (t *Talk) SetTabs(tabs []Tab) { t.strip = tabs }

// atEnd says whether the last line is where one reads.
func (t *Talk) atEnd() bool {
	_, last := t.reader.Sight()
	return t.typing || last == "" || last == t.lastKey
}

// together is how soon after one another lines of one side stand below one heading.
const together = 3 * time.Minute

// draw makes the passages of the reader.
func (t *Talk) draw() {
	end := t.atEnd()
	t.version++
	var all []part.Passage
	for i := 0; i < len(t.entries); {
		from := i
		e := t.entries[i]
		for i++; i < len(t.entries) && worded(e) && worded(t.entries[i]) && t.entries[i].Side == e.Side && t.entries[i].Who == e.Who && t.entries[i].At.Sub(t.entries[i-1].At) < together; i++ {
		}
		if !worded(e) {
			all = append(all, t.event(e))
			continue
		}
		all = append(all, t.turn(t.entries[from:i]))
	}
	for _, h := range t.held {
		if !h.left {
			all = append(all, t.leaving(h))
		}
	}
	if len(all) == 0 {
		if p, any := t.quiet(); any {
			all = append(all, p)
		}
	}
	t.lastKey = ""
	if len(all) > 0 {
		t.lastKey = all[len(all)-1].Key
	}
	t.reader.SetPassages(all)
	if end && !t.reader.Seeking() {
		t.reader.Do(keymap.Bottom)
	}
}

func worded(e deskEntry) bool { return e.Kind == chat.Line || e.Kind == chat.Services }

// quiet says why nothing stands here.
func (t *Talk) quiet() (part.Passage, bool) {
	s := t.s
	words := ""
	switch {
	case t.shut != nil && !t.mine() && len(t.live.With) > 0:
		words = s.T(lang.ChatOfOther, lang.Said(t.with()), s.firstKey(keymap.Conversation, keymap.ReadAlong))
	case t.shut != nil:
		words = s.T(lang.ChatUnread)
	case !t.heard:
		return part.Passage{}, false
	case t.live.Phase == chat.Waiting:
		words = s.T(lang.ChatNothingYet)
	}
	if words == "" {
		return part.Passage{}, false
	}
	return part.Passage{Key: "quiet", Version: t.version, Lines: func(width int) []string {
		return wrapped(words, width, s.Style.Plain.Muted.Render)
	}}, true
}

// turn is what one side said in one go: who and when, and the words.
func (t *Talk) turn(all []deskEntry) part.Passage {
	s, ink := t.s, t.s.Style.Plain
	e := all[0]
	size := 0
	for _, x := range all {
		size += x.Words.Text.Len() + 80*len(x.Words.Services)
	}
	who, style := t.name(), ink.Strong.Render
	if e.Side == chat.Desk {
		who, style = e.Who.Line().String(), ink.Visitor.Render
		if who == "" {
			who = s.T(lang.ChatDesk)
		}
	}
	head := style(who) + ink.Muted.Render(" "+s.Style.Mark.Dot+" "+s.Lang.Clock(e.At.In(s.Zone)))
	return part.Passage{Key: fmt.Sprintf("said-%d", e.N), Version: t.version, Head: head, Size: size, Lines: func(width int) []string {
		var lines []string
		for _, x := range all {
			lines = append(lines, t.said(x.Words, x.Unreadable, t.mark(x), width)...)
		}
		return append(lines, "")
	}}
}

// said are the words of an entry, a little to the right of who said them, and how far they
// have come at the end of the last line.
func (t *Talk) said(w chat.Words, unreadable bool, mark string, width int) []string {
	s, ink := t.s, t.s.Style.Plain
	var lines []string
	if unreadable {
		lines = wrapped(s.T(lang.ChatUnreadable), width-2, ink.Warn.Render)
	}
	if !w.Text.IsEmpty() {
		for _, l := range w.Text.Block().Wrap(max(2, width-2)) {
			lines = append(lines, ink.Text.Render(l.String()))
		}
	}
	for _, v := range w.Services {
		lines = append(lines, t.service(v, width-2)...)
	}
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	if mark == "" {
		return lines
	}
	mark = ink.Muted.Render(mark)
	if last := len(lines) - 1; last >= 0 && outside.Width(lines[last])+outside.Width(mark)+2 <= width {
		lines[last] = part.Spread(lines[last], mark, width)
		return lines
	}
	return append(lines, part.Spread("", mark, width))
}

// service is one as the visitor is shown it.
func (t *Talk) service(v chat.Service, width int) []string {
	ink, bar := t.s.Style.Plain, t.s.Style.Mark.Insert+" "
	var lines []string
	add := func(words outside.Text, render func(...string) string) {
		if w := words.Line(); !w.IsEmpty() {
			for _, l := range wrapped(w.String(), width-outside.Width(bar), render) {
				lines = append(lines, ink.Visitor.Render(bar)+l)
			}
		}
	}
	add(v.Name, ink.Strong.Render)
	add(v.Phone, ink.Text.Render)
	add(v.Web, ink.Text.Render)
	add(v.Note, ink.Muted.Render)
	return lines
}

// mark says how far a line of ours has come: where a later one has come as far, nothing.
func (t *Talk) mark(e deskEntry) string {
	if e.Side != chat.Desk {
		return ""
	}
	stage := t.reached(e.N)
	for _, later := range t.entries[min(e.N, uint64(len(t.entries))):] {
		if later.Side == chat.Desk && worded(later) && t.reached(later.N) == stage {
			return ""
		}
	}
	return t.s.T(stage)
}

func (t *Talk) reached(n uint64) lang.Key {
	switch {
	case n <= t.view.Seen:
		return lang.ChatRead
	case n <= t.view.Got:
		return lang.ChatDelivered
	}
	return lang.ChatSent
}

// event is one line on what happened.
func (t *Talk) event(e deskEntry) part.Passage {
	s, ink := t.s, t.s.Style.Plain
	style := ink.Muted.Render
	switch e.Kind {
	case chat.Gone, chat.Requeued:
		style = ink.Warn.Render
	case chat.Reading, chat.Invited:
		style = ink.Room.Render
	}
	words := s.dotted(s.Lang.Clock(e.At.In(s.Zone)), EventWords(s.Lang, e))
	return part.Passage{Key: fmt.Sprintf("event-%d", e.N), Version: t.version, Lines: func(width int) []string {
		return append(wrapped(words, width, style), "")
	}}
}

// EventWords say what happened in a chat.
func EventWords(l *lang.Catalog, e desk.Entry) string {
	who := l.T(lang.ChatDesk)
	if !e.Who.IsEmpty() {
		who = e.Who.Line().String()
	}
	switch e.Kind {
	case chat.Joined:
		return l.T(lang.ChatJoined, lang.Said(who))
	case chat.Away:
		return l.T(lang.ChatAway)
	case chat.Back:
		return l.T(lang.ChatBack)
	case chat.Handed:
		if e.Who.IsEmpty() {
			return l.T(lang.ChatHandedOn)
		}
		return l.T(lang.ChatHandedTo, lang.Said(who))
	case chat.Requeued:
		return l.T(lang.ChatRequeued)
	case chat.Closing:
		return l.T(lang.ChatClosing)
	case chat.Ended:
		return l.T(lang.ChatEnded)
	case chat.Gone:
		return l.T(goneKey(e.How))
	case chat.Invited:
		return l.T(lang.ChatInvited, lang.Said(who))
	case chat.Parting:
		return l.T(lang.ChatDidPart, lang.Said(who))
	case chat.Reading:
		return l.T(lang.ChatReads, lang.Said(who))
	}
	return l.T(lang.ChatUnknownStep)
}

// goneKey says how the visitor went.
func goneKey(p chat.Presence) lang.Key {
	switch p {
	case chat.Exited:
		return lang.ChatExited
	case chat.Parted:
		return lang.ChatParted
	}
	return lang.ChatLost
}

// leaving is a line that can be taken back still.
func (t *Talk) leaving(h *heldLine) part.Passage {
	s, ink := t.s, t.s.Style.Plain
	words := s.T(lang.ChatGoes)
	if left := h.until.Sub(s.Now()); left > 0 && !h.out {
		words = s.T(lang.ChatLeavesIn, lang.N(int((left+time.Second-1)/time.Second)), s.firstKey(keymap.Chat, keymap.TakeBack))
	}
	w := chat.Words{Text: outside.New(h.text)}
	for _, g := range h.given {
		w.Services = append(w.Services, g.shown)
	}
	return part.Passage{Key: "held-" + h.id.String(), Version: t.version, Head: ink.Warn.Render(words), Lines: func(width int) []string {
		return append(t.said(w, false, "", width), "")
	}}
}

// with are who is in the chat.
func (t *Talk) with() string {
	var names []string
	for _, p := range t.live.With {
		if p.ID != t.s.Store.Me() {
			names = append(names, p.Name.Line().Cut(20).String())
		}
	}
	return strings.Join(names, ", ")
}

// View draws the chat, and the line that goes to the visitor.
func (t *Talk) View() string {
	if t.width <= 0 || t.height <= 0 {
		return ""
	}
	head := t.head()
	least := leastTalk
	if t.whole { // what goes is what one looks at
		least = 1
		head = head[:min(len(head), 1)]
	}
	foot := t.foot(t.height - len(head) - least)
	room := max(1, t.height-len(head)-len(foot))
	t.reader.SetSize(t.width, room)
	lines := append(head, strings.Split(t.reader.View(), "\n")...)
	lines = append(lines, foot...)
	return part.Block(lines, t.width, t.height)
}

// leastTalk is how many lines of what was said stay in sight.
const leastTalk = 4

// head is what one must know of the visitor, and the other chats that one is in.
func (t *Talk) head() (lines []string) {
	s, ink := t.s, t.s.Style.Plain
	add := func(words string, render func(...string) string) {
		if words == "" {
			return
		}
		for _, l := range wrapped(words, max(2, t.width-1), render) {
			lines = append(lines, " "+l)
		}
	}
	if len(t.strip) > 1 {
		lines = append(lines, t.tabs())
	}
	since := s.T(lang.ChatSince, lang.Said(s.Lang.Clock(t.live.Began.In(s.Zone))))
	add(s.dotted(since, s.Answers(t.live)), ink.Muted.Render)
	for i, l := range s.reasons(t.found()) {
		if i == maxReasons {
			break
		}
		lines = append(lines, " "+l.style(l.cut(t.width-1)))
	}
	if others := t.with(); others != "" && t.mine() {
		add(s.T(lang.ChatWith, lang.Said(others)), ink.Room.Render)
	}
	if len(t.along) > 0 && t.mine() {
		names := slices.Compact(slices.Sorted(slices.Values(t.along)))
		add(s.T(lang.ChatReads, lang.Said(strings.Join(names, ", "))), ink.Room.Render)
	}
	return append(lines, "")
}

// found is what the rules found in what the visitor wrote.
func (t *Talk) found() store.Message {
	return store.Message{Reasons: t.contact.Reasons, Urgency: t.contact.Urgency}
}

// maxReasons is how many of what the rules found stand above a chat.
const maxReasons = 2

// tabs is the line of the chats that one is in.
func (t *Talk) tabs() string {
	s, ink := t.s, t.s.Style.Plain
	var all []string
	for _, tab := range t.strip {
		switch {
		case tab.Here:
			all = append(all, ink.Accent.Render(s.Style.Mark.Cursor)+ink.Strong.Render(tab.Words))
		case tab.Calls:
			all = append(all, ink.Urgent.Render(s.Style.Mark.Urgent)+ink.Warn.Render(tab.Words))
		default:
			all = append(all, " "+ink.Muted.Render(tab.Words))
		}
	}
	return part.Fit(strings.Join(all, "  "), t.width)
}

// foot is how the visitor is, and the line.
func (t *Talk) foot(room int) (lines []string) {
	s, ink := t.s, t.s.Style.Plain
	add := func(words string, render func(...string) string) {
		for _, l := range wrapped(words, max(2, t.width-1), render) {
			lines = append(lines, " "+l)
		}
	}
	if !t.open() {
		lines = append(lines, t.across(""))
		words, style := t.standing()
		add(words, style)
		if t.notice != "" {
			add(t.notice, ink.Warn.Render)
		}
		return lines
	}
	lines = append(lines, t.across(t.saving()))
	if t.erased {
		add(s.T(lang.TextErased), s.Style.Alarm.Render)
	}
	if t.notice != "" {
		style := ink.Warn.Render
		if t.grave {
			style = s.Style.Alarm.Render
		}
		add(t.notice, style)
	}
	if t.whole {
		n := strings.Count(strings.TrimRight(t.editor.Value(), "\n"), "\n") + 1
		add(s.T(lang.ChatWhole, lang.N(n), s.firstKey(keymap.Chat, keymap.SendLine), s.firstKey(keymap.Chat, keymap.Back)), ink.Warn.Render)
	}
	lines = append(lines, t.line(max(1, room-len(lines)-1))...)
	if n := t.below(); n > 0 {
		add(s.T(lang.ChatMoreBelow, lang.N(n), s.firstKey(keymap.Chat, keymap.SendLine)), ink.Warn.Render)
	}
	return lines
}

// below is how many rows of what is shown whole stand below what is in sight.
func (t *Talk) below() int {
	if !t.whole {
		return 0
	}
	return t.editor.Below()
}

// saving say how far what is typed is saved.
func (t *Talk) saving() string {
	if t.editor.IsEmpty() && len(t.given) == 0 && !t.failed && len(t.held) == 0 {
		return ""
	}
	return t.progress.words(t.s, lang.DraftSaved, lang.DraftUnsaved)
}

// across parts what was said from the line: how the visitor is, and how far what is typed
// is saved.
func (t *Talk) across(state string) string {
	s, ink := t.s, t.s.Style.Plain
	style := s.Style.VisitorFrame
	if !t.open() {
		style = s.Style.Frame
	}
	r := s.Style.Mark.Rule
	said, render := "", ink.Muted.Render
	switch {
	case t.shut != nil && t.mine():
		said, render = s.T(lang.ChatUnread), ink.Warn.Render
	case t.live.Presence != chat.Here:
		said, render = s.T(goneKey(t.live.Presence)), ink.Warn.Render
	case t.Phase() == chat.Paused:
		said, render = s.T(lang.ChatPaused), ink.Warn.Render
	case t.view.Typing:
		said, render = s.T(lang.ChatTypes, lang.Said(t.name())), ink.Visitor.Render
	}
	if t.unread > 0 {
		said, render = s.dotted(s.T(lang.ChatBelow, lang.N(t.unread)), said), ink.Warn.Render
	}
	left := style.Render(r + r)
	if said != "" {
		left += " " + render(said) + " "
	}
	right := ""
	if state != "" {
		right = " " + state + " " + style.Render(r+r)
	}
	if outside.Width(left)+outside.Width(right) >= t.width { // how the visitor is says more
		right = ""
	}
	rest := max(0, t.width-outside.Width(left)-outside.Width(right))
	return part.Fit(left+style.Render(strings.Repeat(r, rest))+right, t.width)
}

// standing says of a chat that one cannot write in how it stands, and what can be done.
func (t *Talk) standing() (string, func(...string) string) {
	s, ink, c := t.s, t.s.Style.Plain, t.live
	key := func(a keymap.Action) lang.Arg { return s.firstKey(keymap.Conversation, a) }
	switch {
	case t.Phase() == chat.Over:
		return s.T(lang.ChatOverHint, key(keymap.Register), key(keymap.WriteNote)), ink.Text.Render
	case c.Phase == chat.Waiting && c.Presence != chat.Here:
		return s.T(lang.ChatLeftWaiting, key(keymap.EndCall)), ink.Warn.Render
	case c.Phase == chat.Waiting && !c.For.IsZero() && c.For != s.Store.Me():
		return s.T(lang.ChatForOther), ink.Muted.Render
	case c.Phase == chat.Waiting:
		return s.T(lang.ChatAcceptHint, lang.N(max(1, c.Place)), key(keymap.Claim)), ink.Visitor.Render
	}
	return s.T(lang.ChatHeldBy, lang.Said(t.with())), ink.Muted.Render
}

// mostRows is how many rows the line takes while one types, and no more.
const mostRows = 5

// line is what is typed, behind whom it goes to.
func (t *Talk) line(room int) []string {
	s, ink := t.s, t.s.Style.Plain
	words := s.T(lang.ChatToVisitor, lang.Said(t.name()))
	prompt := s.Style.VisitorLine.Render(" " + words + " ")
	if !t.typing || !t.focus {
		prompt = ink.Visitor.Render(" " + words + " ")
	}
	above := t.whole || outside.Width(prompt) > t.width/2 // never cut: it says whom one writes to
	pad := strings.Repeat(" ", outside.Width(prompt))
	if above {
		pad = " "
		room--
	}
	bar := ink.Visitor.Render(s.Style.Mark.Insert)
	var services []string
	for _, g := range t.given {
		for _, l := range t.service(g.shown, t.width-1) {
			services = append(services, " "+l)
		}
	}
	if most := max(0, room-2); len(services) > most {
		services = services[:most]
	}
	room -= len(services)
	width := max(4, t.width-outside.Width(pad)-1)
	t.editor.Bar, t.editor.Empty = "", s.T(lang.ChatEmptyLine)
	if !t.typing {
		t.editor.Empty = s.T(lang.ChatHowToWrite, s.firstKey(keymap.Conversation, keymap.Reply))
	}
	rows := t.editor.Rows(width)
	most := mostRows
	if t.whole {
		most = room
	}
	rows = max(1, min(rows, most, room))
	t.editor.SetSize(width, rows)
	var lines []string
	if above {
		lines = append(lines, part.Fit(prompt, t.width))
	}
	for i, l := range strings.Split(t.editor.View(), "\n") {
		if i == 0 && !above {
			lines = append(lines, prompt+bar+l)
			continue
		}
		lines = append(lines, pad+bar+l)
	}
	return append(services, lines...)
}
