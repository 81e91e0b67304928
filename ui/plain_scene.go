package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// item is something in a list that has a number.
type item struct {
	words   string
	contact store.ContactID // of the queue
	open    func() tea.Cmd  // opens it
	choose  func() bool     // puts the cursor on it, for an act; false: it has gone. nil: an act names it
}

// page is how many rows are told at a time.
const page = 10

// scene names where one is: what is told when it changes.
func (p *plain) scene() string {
	if p.asks() {
		return "ask " + p.question()
	}
	over := ""
	if w := p.places[p.at].over; w != nil {
		over = scenePointer(w)
		if f, ok := w.(screen.Fields); ok {
			over += " " + strconv.Itoa(f.At()) + f.Now().Name
		}
	}
	at := fmt.Sprint(int(p.at), " ", over)
	switch {
	case over != "":
	case p.at == atQueue:
		at += string(p.queue.Filter())
	case p.at == atCases:
		at += string(p.cases.Filter())
	case p.at == atConversation, p.at == atCase:
		c, _ := p.conversation.Contact()
		at += c.ID.String()
	case p.at == atHandoffs:
		at += p.handoffs.Where()
	case p.at == atDirectory:
		at += p.directory.Where()
	case p.at == atSearch:
		at += p.search.Where()
	case p.at == atFigures:
		_, _, ok := p.figures.Counted()
		at += fmt.Sprint(p.figures.Where(), ok)
	}
	return at
}

// tellScene says where one is. Coming back from what lay over it, or from what was opened
// out of a list, only what has changed.
func (p *plain) tellScene() {
	if p.asks() {
		if !strings.HasPrefix(p.heard, "ask ") {
			p.below = p.heard
		}
		p.tellQuestion()
		return
	}
	before := p.heard
	back := !p.force && strings.HasPrefix(before, "ask ") && p.below == p.scene()
	if w := p.places[p.at].over; w != nil {
		p.tellText(w, back)
		return
	}
	p.writing = nil
	if strings.HasPrefix(before, "ask ") { // it asked something last, where a text was open
		before = p.below
	}
	if back || !p.force && p.wasHere(before) {
		return
	}
	switch p.at {
	case atQueue:
		p.tellQueue(0)
	case atConversation:
		if t := p.talkHere(); t != nil {
			p.say(t.Aloud(p.whole)...)
			return
		}
		p.say(p.conversation.Aloud(p.whole)...)
	case atCase:
		p.say(p.file.Aloud(p.whole)...)
	case atCases:
		p.tellCases(0)
	case atHandoffs:
		p.tellHandoffsList()
	case atDirectory:
		p.tellServices(0)
	case atFigures:
		p.tellFigures(0)
	case atSearch:
		p.tellHits(0)
	case atOutbox:
		p.tellOutbox()
	case atLog:
		p.say(p.log.Aloud()...)
	case atGuide:
		p.tellGuide()
	}
}

// wasHere says that one comes back to the place below a text that is done.
func (p *plain) wasHere(before string) bool {
	back := p.back
	p.back = false
	return back || strings.HasPrefix(before, strconv.Itoa(int(p.at))+" 0x")
}

// scenePointer names a text in a scene.
func scenePointer(w screen.Writing) string { return fmt.Sprintf("%p", w) }

// list keeps the rows of a place, and says those from one on.
func (p *plain) list(at spot, rows []item, from int) {
	p.lists[at] = rows
	for i := from; i < len(rows); i++ {
		p.say(strconv.Itoa(i+1) + ". " + rows[i].words)
	}
}

func (p *plain) reads(f func() error) bool {
	if err := guard.Run(p.deps.Log, f); err != nil {
		p.wait(p.failed(screen.Failed{Err: err}))
		p.say(p.said...)
		p.said = nil
		return false
	}
	return true
}

// tellQueue says the rows of the queue from one on, a page of them.
func (p *plain) tellQueue(from int) {
	var rows []store.Contact
	var counts store.Counts
	filter := p.queue.Filter()
	if !p.reads(func() (err error) {
		if counts, err = p.s.Store.Counts(); err == nil {
			rows, err = p.s.Store.Queue(filter, from, page+1)
		}
		return err
	}) {
		return
	}
	all := p.lists[atQueue][:min(from, len(p.lists[atQueue]))]
	if from == 0 {
		p.say(p.queue.Head(counts))
	}
	for _, c := range rows[:min(page, len(rows))] {
		all = append(all, p.contactRow(c))
		p.touches(c) // it is told here: it is no news any more
	}
	p.list(atQueue, all, from)
	p.more(len(rows) > page)
}

// contactRow is a contact as a row.
func (p *plain) contactRow(c store.Contact) item {
	return item{words: p.queue.Aloud(c), contact: c.ID, open: func() tea.Cmd { return p.openContact(c.ID) }}
}

// more says that there are more rows.
func (p *plain) more(there bool) {
	if there {
		p.say(p.Lang.T(lang.PlainMore, lang.Said(p.Lang.Short(keymap.More))))
	}
}

func (p *plain) tellCases(from int) {
	var rows []store.CaseRow
	if !p.reads(func() (err error) { rows, err = p.s.Store.Cases(p.cases.Filter(), from, page+1); return err }) {
		return
	}
	all := p.lists[atCases][:min(from, len(p.lists[atCases]))]
	if from == 0 {
		p.say(p.cases.Head())
		if len(rows) == 0 {
			p.say(p.Lang.T(lang.QueueNone))
		}
	}
	for _, c := range rows[:min(page, len(rows))] {
		choose := func() bool {
			if !p.cases.Choose(c.ID) {
				p.wait(p.cases.GoTo(c.ID))
			}
			at, ok := p.cases.Case()
			return ok && at.ID == c.ID
		}
		all = append(all, item{words: p.cases.Aloud(c), choose: choose, open: func() tea.Cmd {
			k, any := c.Newest()
			if !any {
				return nil
			}
			return tea.Batch(p.show(screen.Selected{Contact: k, Any: true}), p.goTo(atCase), p.recordOpened(k.ID))
		}})
	}
	p.list(atCases, all, from)
	p.more(len(rows) > page)
}

func (p *plain) tellHandoffsList() {
	if lines, open := p.handoffs.Opened(p.whole); open {
		p.say(lines...)
		return
	}
	p.say(p.handoffs.Head())
	var all []item
	for _, h := range p.handoffs.Rows() {
		choose := func() bool { return p.handoffs.Choose(h.ID) }
		all = append(all, item{words: p.handoffs.Aloud(h), choose: choose, open: func() tea.Cmd {
			if !choose() {
				return p.gone()
			}
			return p.do(keymap.Open)
		}})
	}
	if len(all) == 0 {
		p.say(p.Lang.T(lang.HandoffsNone))
	}
	p.list(atHandoffs, all, 0)
}

// tellServices says the services that were found from one on, a page of them, or the page
// of the one that is open.
func (p *plain) tellServices(from int) {
	if lines, open := p.directory.Opened(); open {
		p.say(lines...)
		return
	}
	if from == 0 {
		p.say(p.directory.Head()...)
	}
	all := p.lists[atDirectory][:min(from, len(p.lists[atDirectory]))]
	total := p.directory.Total()
	for i := len(all); i < min(total, from+page); i++ {
		p.wait(p.directory.Hold(i))
		f, ok := p.directory.Found(i)
		if !ok {
			break
		}
		p.say(p.directory.Unsure(i))
		all = append(all, p.serviceRow(i, f))
		p.say(strconv.Itoa(i+1) + ". " + all[i].words)
	}
	p.lists[atDirectory] = all
	p.more(total > len(all))
}

// serviceRow is a service as a row.
func (p *plain) serviceRow(at int, f store.FoundService) item {
	choose := func() bool {
		if !p.directory.Choose(f.ID) {
			p.wait(p.directory.Hold(at))
		}
		return p.directory.Choose(f.ID)
	}
	return item{words: p.directory.Aloud(f), choose: choose, open: func() tea.Cmd {
		if !choose() {
			return p.gone()
		}
		return p.do(p.opens())
	}}
}

// opens is the action that opens a service: while one is chosen for a text it is another.
func (p *plain) opens() keymap.Action {
	if p.giving != nil {
		return keymap.LookService
	}
	return keymap.Open
}

func (p *plain) tellFigures(from int) {
	head, lines, ok := p.figures.Counted()
	if !ok {
		return
	}
	if from == 0 {
		p.say(head...)
	}
	var all []item
	for i, words := range lines {
		all = append(all, item{words: words, open: func() tea.Cmd {
			if !p.figures.Choose(i) {
				return p.gone()
			}
			return p.do(keymap.Open)
		}})
	}
	for _, c := range p.figures.Behind() {
		all = append(all, item{words: p.queue.Aloud(c), open: func() tea.Cmd { return p.openCounted(c) }})
	}
	shown := min(len(all), from+page)
	p.list(atFigures, all[:shown], from)
	p.more(len(all) > shown)
}

func (p *plain) tellHits(from int) {
	hits := p.search.Hits()
	if from == 0 {
		p.say(p.search.Head())
	}
	var all []item
	for _, h := range hits {
		all = append(all, item{words: p.search.Aloud(h), open: func() tea.Cmd {
			if !p.search.Choose(h) {
				return p.gone()
			}
			return p.openHit()
		}})
	}
	shown := min(len(all), from+page)
	p.list(atSearch, all[:shown], from)
	p.lists[atSearch] = all[:shown]
	p.more(len(all) > shown)
}

func (p *plain) tellOutbox() {
	var all []item
	for _, op := range p.outbox.Ops() {
		all = append(all, item{words: p.outbox.Aloud(op), choose: func() bool { return p.outbox.Choose(op.ID) }})
	}
	if len(all) == 0 {
		p.say(p.Lang.T(lang.OutboxEmpty))
	}
	p.list(atOutbox, all, 0)
}

// tellGuide says what the guide is about; each chapter opens by its number.
func (p *plain) tellGuide() {
	if p.whole {
		p.say(p.guide.Aloud()...)
		return
	}
	p.say(p.guide.Title())
	var all []item
	for i, head := range p.guide.Heads() {
		all = append(all, item{words: head, open: func() tea.Cmd { p.say(p.guide.Chapter(i)...); return nil }})
	}
	p.list(atGuide, all, 0)
}

// gone says that a row that was told is not there any more.
func (p *plain) gone() tea.Cmd {
	p.said = append(p.said, p.Lang.T(lang.PlainGone, lang.Said(p.Lang.Short(keymap.ReadAgain))))
	return nil
}

// goesOn says more of the list where one is.
func (p *plain) goesOn() {
	from := len(p.lists[p.at])
	switch p.at {
	case atQueue:
		p.tellQueue(from)
	case atCases:
		p.tellCases(from)
	case atDirectory:
		p.tellServices(from)
	case atFigures:
		p.tellFigures(from)
	case atSearch:
		p.tellHits(from)
	default:
		p.say(p.Lang.T(lang.PlainNoMore))
		return
	}
	if len(p.lists[p.at]) == from {
		p.say(p.Lang.T(lang.PlainNoMore))
	}
}

// openContact opens a contact of the queue, as its key does on the screen.
func (p *plain) openContact(id store.ContactID) tea.Cmd {
	c, ok := p.contactOf(id)
	if !ok {
		return nil
	}
	return p.openNamed(c)
}

// choices are numbered, those that fit what was typed.
func (p *plain) choices(all []part.Choice) {
	p.say(screen.Numbered(p.Lang, all[:min(len(all), manyChoices)], 1)...)
	if n := len(all) - manyChoices; n > 0 {
		p.say(p.Lang.T(lang.PlainChoicesMore, lang.N(n)))
	}
}

// manyChoices is how many choices are told at once.
const manyChoices = 30
