package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// behindFigure lists the contacts behind one line.
type behindFigure struct {
	line  figures.Line
	q     store.FiguresQuery
	words string // what the line is called, and how much it counts
	list  *part.List[store.ContactID]
	rows  *behindRows
	found store.FigureContacts
	ready bool
}

func (b *behindFigure) set(found store.FigureContacts) {
	b.found, b.ready = found, true
	b.rows.set(found.Contacts)
	b.list.Refresh()
}

// open lists the contacts behind the line under the cursor.
func (f *Figures) open() tea.Cmd {
	l, ok := f.under()
	piece := pieceLines
	if f.tab == tabTable {
		piece = pieceTable
	}
	is := f.scope[piece]
	if !ok || !is.ready {
		return nil
	}
	w := f.words(piece)
	q := store.FiguresQuery{Period: is.key.period, Region: is.key.region, Theme: is.key.theme, Channel: is.key.channel, Counselor: is.key.counselor}
	for _, name := range []string{is.key.by, is.key.and} {
		if name != "" {
			q.By = append(q.By, name)
		}
	}
	rows := &behindRows{s: f.s}
	f.behind = &behindFigure{line: l, q: q, words: f.s.dotted(f.s.periodWords(q.Period), f.s.T(lang.BehindHead, lang.Said(w.whole(l)), lang.Said(w.units(l.Unit, l.Value)))), rows: rows}
	f.behind.list = part.NewList[store.ContactID](f.s.Look, rows)
	f.scope[pieceBehind].key = figureKey{} // it is another list
	f.arrange()
	f.SetFocus(f.focus)
	return f.need()
}

func (f *Figures) close() {
	f.behind = nil
	f.SetFocus(f.focus)
}

// Contact is the one under the cursor of the list behind a line; false where no list is
// open.
func (f *Figures) Contact() (c store.Contact, ok bool) {
	if f.behind == nil {
		return c, false
	}
	id, ok := f.behind.list.Selected()
	if !ok {
		return c, false
	}
	i, ok := f.behind.rows.Index(id)
	if !ok {
		return c, false
	}
	return f.behind.rows.all[i], true
}

// head says what is listed, and how many are not.
func (b *behindFigure) head(s *Session) []string {
	if !b.ready {
		return []string{b.words, s.T(lang.BehindReads)}
	}
	listed := s.T(lang.BehindHere, s.contacts(b.found.Here))
	if n := len(b.found.Contacts); n < b.found.Here {
		listed = s.T(lang.BehindFirst, lang.N(n), s.contacts(b.found.Here))
	}
	gone := ""
	if n := b.found.Gone(); n > 0 {
		gone = s.T(lang.BehindGone, lang.N(n))
	}
	return []string{b.words, s.dotted(listed, gone)}
}

func (s *Session) contacts(n int) lang.Arg { return lang.Said(s.T(lang.FiguresOfContacts, lang.N(n))) }

// behindRows are the contacts behind a line, names covered and without a word of theirs.
type behindRows struct {
	s   *Session
	all []store.Contact
	at  map[store.ContactID]int
}

func (r *behindRows) set(all []store.Contact) {
	r.all, r.at = all, map[store.ContactID]int{}
	for i, c := range all {
		r.at[c.ID] = i
	}
}

// Len is how many there are.
func (r *behindRows) Len() int { return len(r.all) }

// At gives the id and the version of a row.
func (r *behindRows) At(i int) (store.ContactID, uint64) { return r.all[i].ID, r.all[i].Version }

// Index says where a contact stands.
func (r *behindRows) Index(id store.ContactID) (int, bool) { i, ok := r.at[id]; return i, ok }

// Draw gives one line: when, by which way, who, and at the right case and state.
func (r *behindRows) Draw(i, width int, selected bool) string {
	c, s, ink := r.all[i], r.s, r.s.Style.Ink(selected)
	at := c.FirstAt
	if s.Zone != nil {
		at = at.In(s.Zone)
	}
	head := ink.Muted.Render(part.Fit(s.Lang.Date(at, s.Now()), 22) + part.Fit(s.T(shortChannelKey(c.Channel)), 7))
	right := ink.Muted.Render(s.dotted(c.CaseNumber, s.T(stateKey(c.State))))
	room := max(0, width-outside.Width(head)-outside.Width(right)-1)
	name := c.Pseudonym.In(s.Language())
	return spread(head+ink.Text.Render(part.Fit(name, min(room, outside.Width(name)))), right, width, ink)
}
