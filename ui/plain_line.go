package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// line takes a line that was typed.
func (p *plain) line(t typedLine) tea.Cmd {
	if p.deserted() { // the machine slept, and this line is whoever's
		if cmd := p.rests(); cmd != nil {
			p.idle.Pressed(p.now())
			return cmd
		}
	}
	p.idle.Pressed(p.now())
	p.forgot.Pressed(p.now())
	p.toast.Pressed()
	switch {
	case p.desk == nil && p.unlock == nil:
		return nil
	case p.desk == nil:
		if p.deps.AskPassphrase && len(t.secret) == 0 {
			return nil
		}
		return p.unlock.Try(t.secret)
	case p.blank: // it only shows that somebody is there again
		p.blank = false
		p.force = true
		return nil
	case p.asks():
		return p.answer(t.words)
	case p.writing != nil:
		return p.writeLine(t.words)
	}
	if f, ok := p.fieldsOpen(); ok {
		return p.fieldLine(f, t.words)
	}
	return p.command(t.words)
}

// command does what a line says.
func (p *plain) command(words string) tea.Cmd {
	words = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(words), ":"))
	if words == "" {
		return nil
	}
	if words == leaves {
		words = p.Lang.Short(keymap.Back)
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(words, ".")); err == nil {
		return p.openRow(n)
	}
	all := p.read(words)
	switch len(all) {
	case 0:
		p.said = append(p.said, p.Lang.T(lang.PlainUnknown, lang.Said(gated(words)), lang.Said(p.Lang.Short(keymap.ShowKeys))))
	case 1:
		return p.does(all[0])
	default:
		var names []string
		for _, m := range all {
			names = append(names, p.Lang.Short(m.action))
		}
		p.said = append(p.said, p.Lang.T(lang.PlainWhich, lang.Said(strings.Join(names, ", "))))
	}
	return nil
}

// openRow opens a row of the list that was told last, by its number.
func (p *plain) openRow(n int) tea.Cmd {
	r, ok := p.row(n)
	if !ok || r.open == nil {
		p.said = append(p.said, p.Lang.T(lang.PlainNoNumber, lang.N(n)))
		return nil
	}
	return r.open()
}

func (p *plain) row(n int) (item, bool) {
	rows := p.lists[p.at]
	if n < 1 || n > len(rows) {
		return item{}, false
	}
	return rows[n-1], true
}

// does does an action that a line named.
func (p *plain) does(m meant) tea.Cmd {
	if cmd, done := p.ofTalk(m); done {
		return cmd
	}
	if cmd, done := p.ofPlain(m); done {
		return cmd
	}
	if w := p.places[p.at].over; w != nil {
		if why := p.why(m.action); why != "" && m.action != keymap.Send {
			p.said = append(p.said, why)
			return nil
		}
		lines, _ := w.(screen.Lines)
		var before []string
		if lines != nil {
			before = lines.Head()
		}
		p.wait(p.inText(m.action))
		if m.action == keymap.FromDirectory && p.at == atDirectory && m.rest != "" {
			return p.directory.Find(m.rest)
		}
		if lines != nil && p.places[p.at].over == w && !p.asks() {
			p.tellChange(before, lines.Head())
		}
		return nil
	}
	if m.rest != "" && !slices.Contains(wordedActions, m.action) {
		return p.doesTo(m)
	}
	if p.at == atQueue && slices.Contains(numberedActions, m.action) || p.wantsRow(m.action) {
		p.said = append(p.said, p.Lang.T(lang.PlainWhichRow, lang.Said(p.word(m))))
		return nil
	}
	if c, ok := p.target(); ok && slices.Contains(plainContact, m.action) {
		if p.refuses(m, c) {
			return nil
		}
		p.touches(c)
	}
	p.starts()
	p.back = m.action == keymap.Back
	if strings.HasPrefix(string(m.action), "filter-") || strings.HasPrefix(string(m.action), "goto-") {
		p.force = true // what was asked for is said, though one is there already
	}
	if p.at == atFigures && m.action != keymap.Back {
		p.force = true
	}
	return p.do(m.action)
}

// tellChange says what of the head of a text is other than before.
func (p *plain) tellChange(before, now []string) {
	for _, l := range now {
		if !slices.Contains(before, l) {
			p.say(l)
		}
	}
	for _, l := range before {
		if !slices.Contains(now, l) && len(now) < len(before) {
			p.say(stopped(p.Lang.T(lang.PlainNoLonger, lang.Said(l))))
		}
	}
}

// word is what was typed of an action, or its first word.
func (p *plain) word(m meant) string {
	names := strings.Split(p.Lang.Action(m.action), ",")
	return strings.TrimSpace(names[max(0, min(m.side, len(names)-1))])
}

// wantsRow says that an action is about a row of a list, and none is under a cursor that
// anybody could see.
func (p *plain) wantsRow(a keymap.Action) bool {
	switch p.at {
	case atHandoffs:
		_, open := p.handoffs.Opened(false)
		return !open && slices.Contains(numberedActions, a)
	case atDirectory:
		_, open := p.directory.Opened()
		return !open && slices.Contains(numberedActions, a)
	case atCases, atFigures, atSearch, atOutbox:
		return slices.Contains(numberedActions, a)
	}
	return false
}

// doesTo does an action to what has a number.
func (p *plain) doesTo(m meant) tea.Cmd {
	n, _ := strconv.Atoi(m.rest)
	switch {
	case m.action == keymap.Open:
		return p.openRow(n)
	case p.at == atConversation && (m.action == keymap.SaveAttachment || m.action == keymap.MarkAttachment):
		if !p.conversation.ChooseFile(n) {
			p.said = append(p.said, p.Lang.T(lang.PlainNoNumber, lang.N(n)))
			return nil
		}
		return p.do(m.action)
	case p.at == atCase && (m.action == keymap.ReviseNote || m.action == keymap.PinNote):
		if !p.file.ChooseNote(n) {
			p.said = append(p.said, p.Lang.T(lang.PlainNoNumber, lang.N(n)))
			return nil
		}
		p.starts()
		return p.do(m.action)
	}
	r, ok := p.row(n)
	if !ok {
		p.said = append(p.said, p.Lang.T(lang.PlainNoNumber, lang.N(n)))
		return nil
	}
	if r.contact != (store.ContactID{}) && slices.Contains(plainContact, m.action) {
		c, ok := p.contactOf(r.contact)
		if !ok || p.refuses(m, c) {
			return nil
		}
		p.touches(c)
		p.starts()
		p.actsOn = &c
		cmd := p.do(m.action)
		p.actsOn = nil
		return cmd
	}
	if r.choose == nil {
		p.said = append(p.said, p.Lang.T(lang.PlainNoNumber, lang.N(n)))
		return nil
	}
	if !r.choose() {
		return p.gone()
	}
	p.starts()
	return p.do(m.action)
}

// refuses says why a word that turns something on does not turn it off, and the other
// way round: only the key does both.
func (p *plain) refuses(m meant, c store.Contact) bool {
	if m.action != keymap.Claim || m.side < 0 {
		return false
	}
	mine := p.holds(c)
	switch {
	case m.side == 0 && mine:
		p.said = append(p.said, p.Lang.T(lang.WhyAlreadyDone))
	case m.side == 1 && !mine:
		p.said = append(p.said, p.Lang.T(lang.PlainNotYours))
	default:
		return false
	}
	return true
}

// starts notes where one is: from a text that is begun now one comes back there.
func (p *plain) starts() {
	if len(p.places.texts()) == 0 {
		p.origin, p.begun = p.at, true
	}
}

// comesBack goes back to where a text was begun that is done.
func (p *plain) comesBack() {
	if p.desk == nil || !p.begun || len(p.places.texts()) > 0 || p.asks() || p.opening.under {
		return
	}
	p.begun = false
	if p.at != p.origin && p.at.inRow() && p.origin.inRow() && strings.Contains(p.heard, " 0x") {
		p.back = true
		p.wait(p.goTo(p.origin))
		p.back = true
	}
}

// inText does an action while a text is open, as what is picked in the palette.
func (p *plain) inText(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.Lock:
		return p.leave(toLock)
	case keymap.Quit:
		return p.quit()
	}
	return p.App.typed(tea.KeyMsg{}, action)
}

// ofPlain does what is done in lines only, or otherwise than on the screen.
func (p *plain) ofPlain(m meant) (tea.Cmd, bool) {
	switch m.action {
	case keymap.ReadAgain, keymap.ReadAll:
		p.force, p.whole = true, m.action == keymap.ReadAll
	case keymap.More:
		p.goesOn()
	case keymap.News:
		p.tellArrived()
	case keymap.ReadCase:
		return p.goTo(atCase), true
	case keymap.ShowKeys:
		p.tellHelp()
	case keymap.Lock:
		return p.leave(toLock), true
	case keymap.Quit:
		return p.quit(), true
	case keymap.GoSearch:
		if m.rest == "" {
			p.front.enter(p.Lang.Action(keymap.GoSearch), p.Lang.T(lang.SearchHint), "", p.searches)
			p.refocus()
			return nil, true
		}
		return p.searches(m.rest), true
	case keymap.GoDirectory, keymap.Narrow:
		return p.finds(m), true
	case keymap.PutService, keymap.Back:
		p.written = p.giving != nil // the text is told again, and its head was told
		return nil, false
	case keymap.WriteOn:
		if w, ok := p.current().(screen.Lines); ok {
			p.writes(&writing{text: w}, lang.PlainWrite)
		}
	case keymap.WriteAnew:
		if w, ok := p.current().(screen.Lines); ok {
			cmd := w.Empty()
			p.writes(&writing{text: w}, lang.PlainWrite)
			return cmd, true
		}
	case keymap.GoField:
		if f, ok := p.fieldsOpen(); ok {
			n, err := strconv.Atoi(m.rest)
			if err != nil || n < 1 || n > len(f.All()) {
				p.force = true
				return nil, true
			}
			p.heard = scenePointer(f)
			return f.GoTo(n - 1), true
		}
	default:
		return nil, false
	}
	return nil, true
}

// finds goes to the directory, or looks in it for words.
func (p *plain) finds(m meant) tea.Cmd {
	p.force = true
	switch {
	case m.action == keymap.GoDirectory && m.rest == "":
		return p.toDirectory()
	case m.action == keymap.GoDirectory:
		p.wait(p.toDirectory())
	case m.rest == "":
		p.force = false
		p.front.enter(p.Lang.Action(keymap.Narrow), p.Lang.T(lang.PlainFindHint), "", p.directory.Find)
		p.refocus()
		return nil
	}
	return p.directory.Find(m.rest)
}

// searches searches everywhere for words.
func (p *plain) searches(words string) tea.Cmd {
	p.force = true
	return tea.Batch(p.goTo(atSearch), p.search.Find(words))
}

// tellHelp says what can be done where one is, and how.
func (p *plain) tellHelp() {
	p.say(p.Lang.T(lang.PlainHelp))
	here, everywhere := p.callable()
	p.say(here...)
	p.say(p.Lang.T(lang.PlainEverywhere, lang.Said(strings.Join(everywhere, ", "))))
}
