package screen

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/figures"
	"baken/store/guard"
	"baken/store/member"
	"baken/store/outside"
)

// figurePiece is one thing that is counted by itself.
type figurePiece int

const (
	pieceLines figurePiece = iota
	pieceMonths
	pieceHours
	pieceTable
	pieceBehind
	pieceToday
	pieceNewest // the months in which anything is counted, where nothing is in the period
	figurePieces
)

// figureKey says what was asked for, and as of which change of the store.
type figureKey struct {
	piece  figurePiece
	period figures.Period
	before bool
	region, theme, channel,
	by, and string
	counselor outside.Text
	line      figureID
	round     int
}

// figureQuestion is one piece that is to be counted.
type figureQuestion struct {
	figureKey
	q    store.FiguresQuery
	line figures.Line // of which the contacts are wanted
}

// figureAnswers are what was counted last of each piece.
type figureAnswers [figurePieces]struct {
	key   figureKey
	of    store.Figures
	ready bool
}

// figureChanges count the changes of the store: of what is registered, and of what is
// done; who may see what is read with both.
type figureChanges struct{ counted, done int }

func (c *figureChanges) of(m store.Change) {
	if m.Figures || m.Members {
		c.counted++
	}
	if m.All || m.Outbox || m.Members || len(m.Contacts) > 0 {
		c.done++
	}
}

// question makes one of a query.
func (f *Figures) question(p figurePiece, q store.FiguresQuery) figureQuestion {
	k := figureKey{piece: p, period: q.Period, before: q.Before, region: q.Region, theme: q.Theme, channel: q.Channel, counselor: q.Counselor, round: f.changes.counted}
	if len(q.By) > 0 {
		k.by = q.By[0]
	}
	if len(q.By) > 1 {
		k.and = q.By[1]
	}
	return figureQuestion{figureKey: k, q: q}
}

// wanted is what the screen shows, what is seen first before the rest.
func (f *Figures) wanted() (all []figureQuestion) {
	put := func(p figurePiece, change func(*store.FiguresQuery)) {
		q := f.asks
		change(&q)
		all = append(all, f.question(p, q))
	}
	if b := f.behind; b != nil {
		ask := f.question(pieceBehind, b.q)
		ask.figureKey.line, ask.line = idOf(b.line), b.line
		all = append(all, ask)
	}
	if f.tab != tabToday || !f.scope[pieceLines].ready {
		put(pieceLines, func(*store.FiguresQuery) {})
	}
	if f.scope[pieceLines].ready && f.nothing() {
		put(pieceNewest, func(q *store.FiguresQuery) {
			q.Period, q.Before, q.By = figures.Period{From: f.month() - lookBack + 1, To: f.month()}, false, []string{"month"}
		})
	}
	if f.tab == tabMonths || f.aside() {
		put(pieceMonths, func(q *store.FiguresQuery) {
			q.Period, q.By = yearUpto(q.Period), []string{"month"}
			if field := f.monthField(); field != "" {
				q.By = append(q.By, field)
			}
		})
	}
	if f.tab == tabHours || f.aside() {
		put(pieceHours, func(q *store.FiguresQuery) { q.Before, q.By = false, []string{"weekday", "hour"} })
	}
	if f.tab == tabTable {
		put(pieceTable, func(q *store.FiguresQuery) {
			q.By = f.by[:1:1]
			if f.by[1] != "" {
				q.By = f.by[:]
			}
		})
	}
	if f.tab == tabToday {
		all = append(all, figureQuestion{figureKey: figureKey{piece: pieceToday, round: f.changes.done}})
	}
	return all
}

// need asks for what is wanted and not there. What is under way goes on while what is seen
// first of it is wanted still, also where something has changed since.
func (f *Figures) need() tea.Cmd {
	if !f.here {
		return nil
	}
	var next []figureQuestion
	for _, w := range f.wanted() {
		under := slices.ContainsFunc(f.asking, func(a figureQuestion) bool { return sameBut(a.figureKey, w.figureKey) })
		if under && len(next) == 0 {
			return nil
		}
		if f.scope[w.piece].key != w.figureKey && !f.failed[w.figureKey] && (len(next) == 0 || w.together() && next[0].together() && !f.singly) {
			next = append(next, w)
		}
	}
	f.halt()
	if len(next) == 0 {
		return nil
	}
	return f.count(next)
}

// together says whether it is counted in one reading with others.
func (k figureKey) together() bool { return k.piece != pieceBehind && k.piece != pieceToday }

// sameBut says whether two ask for the same, whatever has changed between them.
func sameBut(a, b figureKey) bool {
	a.round = b.round
	return a == b
}

func (f *Figures) halt() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	f.asking = nil
	f.number++ // what is still on its way is of no use any more
}

// figureAnswer is the answer to a question, or to several.
type figureAnswer struct {
	of       *Figures
	number   int
	keys     []figureKey
	figures  []store.Figures // of each key
	contacts store.FigureContacts
	today    store.Today
	me       store.Member
	err      error
}

// manyBehind is how many contacts behind a line are listed.
const manyBehind = 500

// count asks questions behind the screen.
func (f *Figures) count(ask []figureQuestion) tea.Cmd {
	ctx, stop := context.WithCancel(f.s.Context)
	f.asking, f.stop = ask, stop
	m := figureAnswer{of: f, number: f.number}
	var queries []store.FiguresQuery
	for _, a := range ask {
		m.keys, queries = append(m.keys, a.figureKey), append(queries, a.q)
	}
	st, log := f.s.Store, f.s.Log
	return f.s.read(func() tea.Msg {
		m.err = guard.Run(log, func() (err error) {
			all, err := st.Members()
			if err != nil {
				return err
			}
			for _, who := range all {
				if who.ID == st.Me() {
					m.me = who
				}
			}
			switch ask[0].piece {
			case pieceToday:
				m.today, err = st.Today(ctx)
			case pieceBehind:
				m.contacts, err = st.FigureContacts(ctx, ask[0].q, ask[0].line, manyBehind)
			default:
				m.figures, err = st.SeveralFigures(ctx, queries...)
			}
			return err
		})
		return m
	})
}

// take shows what was counted, and asks for what else is wanted.
func (f *Figures) take(m figureAnswer) tea.Cmd {
	f.halt()
	if m.me.ID != (member.ID{}) {
		f.roles, f.known = m.me.Roles, true
		f.forgo()
	}
	if m.err != nil {
		return f.cannot(m)
	}
	for i, k := range m.keys {
		f.singly = f.singly && !k.together()
		is := &f.scope[k.piece]
		is.key, is.ready = k, true
		if k.together() {
			is.of = m.figures[i]
		}
		switch k.piece {
		case pieceLines:
			f.lines.set(f.words(pieceLines), is.of.Lines, k.before)
		case pieceTable:
			f.cells.set(f.words(pieceTable), is.of.Lines, k.before)
		case pieceBehind:
			if f.behind != nil { // it was not closed meanwhile
				f.behind.set(m.contacts)
			}
		case pieceToday:
			f.today = &m.today
		case pieceNewest:
			if newest, any := f.newest(); any && !f.chosen { // nobody has asked for the empty one
				f.chosen, f.asks.Period = true, periodAt(newest, 12)
			}
		}
	}
	f.arrange()
	f.SetFocus(f.focus)
	return f.need()
}

// cannot says what cannot be counted. Of several it is found out which.
func (f *Figures) cannot(m figureAnswer) tea.Cmd {
	if len(m.keys) > 1 {
		f.singly = true
		return f.need()
	}
	if f.failed == nil {
		f.failed = map[figureKey]bool{}
	}
	f.failed[m.keys[0]] = true
	if m.keys[0].piece == pieceBehind {
		f.close()
	}
	return tea.Batch(f.need(), func() tea.Msg { return Failed{What: f.s.Lang.Action(keymap.GoFigures), Err: m.err} })
}

// forgo takes away what whoever sits here may not see any more.
func (f *Figures) forgo() {
	if f.roles.May(member.FiguresByCounselor) {
		return
	}
	f.today = nil
	if f.tab >= f.tabs() {
		f.show(tabLines)
	}
	if f.asks.Counselor.IsEmpty() {
		return
	}
	f.asks.Counselor, f.behind, f.scope = outside.Text{}, nil, figureAnswers{}
	f.lines.set(f.words(pieceLines), nil, false)
	f.cells.set(f.words(pieceTable), nil, false)
}

// lookBack is how many months back something is looked for where nothing is counted.
const lookBack = 120

// newest is the newest month in which something is counted.
func (f *Figures) newest() (m figures.Month, any bool) {
	for _, l := range f.scope[pieceNewest].of.Lines {
		if at, ok := figures.ParseMonth(l.By[0].Code); ok && l.Value > 0 && at >= m {
			m, any = at, true
		}
	}
	return m, any
}

// words are for the figures of one piece.
func (f *Figures) words(p figurePiece) figureWords {
	return figureWords{f.s, &f.scope[p].of.Result}
}
