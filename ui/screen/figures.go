package screen

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/figures"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Figures shows what was registered, counted over a period: the lines R1 to R13, the
// months, the hours of the week, two fields against each other, the contacts behind a
// line, and for a supervisor how the line stands today. Everything is counted behind it,
// one thing at a time; what was counted before stands until the new comes.
type Figures struct {
	s    *Session
	tab  figuresTab
	asks store.FiguresQuery // period, filters, and whether against the period before
	by   [2]string          // the fields of the table; the second may be none

	lines *figureList
	cells *figureList
	scope figureAnswers
	from  int // the first column of the table that is shown
	today *store.Today

	behind *behindFigure // nil: no list of contacts is open
	roles  member.Roles
	known  bool // roles are

	here    bool // one is at this screen
	chosen  bool // the period is one that was asked for
	changes figureChanges
	asking  []figureQuestion // are being counted, in one reading
	number  int              // of the newest question; answers to others are dropped
	stop    context.CancelFunc
	failed  map[figureKey]bool // cannot be counted: not asked again until something changes
	singly  bool               // one of several cannot be counted: they are asked for one by one

	width, height int
	focus         bool
}

// figuresTab is one way to look at the figures.
type figuresTab int

const (
	tabLines figuresTab = iota
	tabMonths
	tabHours
	tabTable
	tabToday
	figureTabs
)

var tabNames = [figureTabs]lang.Key{lang.FiguresLines, lang.FiguresMonths, lang.FiguresHours, lang.FiguresTable, lang.FiguresToday}

// NewFigures makes it, for this year.
func NewFigures(s *Session) *Figures {
	f := &Figures{s: s, by: [2]string{"theme", "channel"}}
	f.asks.Period = periodAt(f.month(), 12)
	f.lines, f.cells = newFigureList(s), newFigureList(s)
	return f
}

// now is the moment, in the zone of who looks.
func (f *Figures) now() time.Time {
	now := f.s.Now()
	if f.s.Zone != nil {
		now = now.In(f.s.Zone)
	}
	return now
}

// month is the one that goes on.
func (f *Figures) month() figures.Month { return figures.MonthOf(f.now()) }

// Context is that of the figures.
func (f *Figures) Context() keymap.Context { return keymap.Figures }

// SetSize sets the room in cells.
func (f *Figures) SetSize(width, height int) {
	f.width, f.height = width, height
	f.arrange()
}

// SetFocus says whether keys go here.
func (f *Figures) SetFocus(on bool) {
	f.focus = on
	f.lines.SetFocus(on && f.behind == nil && f.tab == tabLines)
	f.cells.SetFocus(on && f.behind == nil && f.tab == tabTable)
	if f.behind != nil {
		f.behind.list.SetFocus(on)
	}
}

// Again is called when one comes here: what has changed since is counted anew.
func (f *Figures) Again() tea.Cmd {
	f.here = true
	return f.need()
}

// Left says that one went elsewhere: nothing more is counted.
func (f *Figures) Left() {
	f.here = false
	f.halt()
}

// Type takes no keys: nothing is typed here.
func (f *Figures) Type(tea.KeyMsg, keymap.Action) tea.Cmd { return nil }

// Update takes what has happened.
func (f *Figures) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		f.changes.of(m.Change)
		return f.need()
	case Tick:
		if f.here && f.today != nil && f.s.Now().Unix()%60 == 0 { // another day may have begun
			f.changes.done++
			return f.need()
		}
	case figureAnswer:
		if m.of == f && m.number == f.number {
			return f.take(m)
		}
	}
	return nil
}

// tabs are those that whoever sits here may see.
func (f *Figures) tabs() figuresTab {
	if f.roles.May(member.FiguresByCounselor) {
		return figureTabs
	}
	return tabToday
}

// Do moves, opens, and changes what is counted.
func (f *Figures) Do(a keymap.Action) (tea.Cmd, bool) {
	if months, ok := periodSpans[a]; ok {
		return f.ask(func(q *store.FiguresQuery) {
			q.Period = periodAt(figures.MonthOf(f.within().Time()), months)
		}), true
	}
	switch a {
	case keymap.ByWeek:
		return f.ask(func(q *store.FiguresQuery) { q.Period = figures.WeekOf(f.within()) }), true
	case keymap.EarlierPeriod, keymap.LaterPeriod:
		return f.ask(func(q *store.FiguresQuery) { q.Period = shifted(q.Period, a == keymap.LaterPeriod) }), true
	case keymap.AgainstBefore:
		return f.ask(func(q *store.FiguresQuery) { q.Before = !q.Before }), true
	case keymap.AllFigures:
		return f.ask(func(q *store.FiguresQuery) { q.Region, q.Theme, q.Channel, q.Counselor = "", "", "", outside.Text{} }), true
	case keymap.NextPane, keymap.PrevPane:
		step := figuresTab(1)
		if a == keymap.PrevPane {
			step = f.tabs() - 1
		}
		f.show((f.tab + step) % f.tabs())
		return f.need(), true
	case keymap.EarlierColumn:
		f.from = max(0, f.from-1)
	case keymap.LaterColumn:
		f.from++
	case keymap.Back:
		if f.behind == nil {
			return nil, false
		}
		f.close()
	case keymap.Open:
		if f.behind != nil {
			return nil, false
		}
		return f.open(), true
	default:
		return f.move(a)
	}
	return nil, true
}

func (f *Figures) move(a keymap.Action) (tea.Cmd, bool) {
	switch {
	case f.behind != nil:
		return nil, f.behind.list.Do(a)
	case f.tab == tabTable:
		return nil, f.cells.Do(a)
	case f.tab == tabToday:
		return nil, moves[a]
	}
	done := f.lines.Do(a) // also where the months are of the line under its cursor
	return f.need(), done
}

func (f *Figures) show(t figuresTab) {
	f.behind, f.tab = nil, t
	f.arrange()
	f.SetFocus(f.focus)
}

// ask changes what is counted.
func (f *Figures) ask(change func(*store.FiguresQuery)) tea.Cmd {
	change(&f.asks)
	f.behind, f.chosen, f.failed = nil, true, nil
	f.SetFocus(f.focus)
	return f.need()
}

// Narrow leaves all contacts out but those of a code of a field that can be a filter;
// empty, it leaves none out.
func (f *Figures) Narrow(a keymap.Action, code string) tea.Cmd {
	return f.ask(func(q *store.FiguresQuery) {
		switch a {
		case keymap.FilterProvince:
			q.Region = code
		case keymap.FilterTheme:
			q.Theme = code
		case keymap.FilterChannel:
			q.Channel = code
		}
	})
}

// Of leaves all contacts out but those that a counselor registered; of nobody, none.
func (f *Figures) Of(counselor outside.Text) tea.Cmd {
	return f.ask(func(q *store.FiguresQuery) { q.Counselor = counselor })
}

// Counselors are those of whom one can ask.
func (f *Figures) Counselors() []outside.Text { return f.scope[pieceLines].of.Counselors }

// Cross puts two fields against each other; the second may be empty.
func (f *Figures) Cross(rows, columns string) tea.Cmd {
	f.by, f.from = [2]string{rows, columns}, 0
	f.show(tabTable)
	return f.need()
}

// filterFields are the fields that can be filters.
var filterFields = map[keymap.Action]string{keymap.FilterProvince: "province", keymap.FilterTheme: "theme", keymap.FilterChannel: "channel"}

// Codes are what a filter can be.
func (f *Figures) Codes(a keymap.Action) (all []part.Choice) {
	w := f.words(pieceLines)
	for _, l := range f.scope[pieceLines].of.Lines {
		if len(l.By) == 1 && l.R != 12 && l.By[0].Field == filterFields[a] && l.By[0].Code != "" {
			label := w.code(l, l.By[0])
			all = append(all, part.Choice{ID: l.By[0].Code, Label: label, Also: l.By[0].Code})
		}
	}
	return all
}

// Fields are what a table can be made by, but for one of them.
func (f *Figures) Fields(but string) (all []part.Choice) {
	w := f.words(pieceLines)
	for _, name := range f.scope[pieceLines].of.Fields() {
		if name != but {
			all = append(all, part.Choice{ID: name, Label: w.field(name), Also: name})
		}
	}
	return all
}

// FieldName is what a field is called.
func (f *Figures) FieldName(name string) string { return f.words(pieceLines).field(name) }

// Why says why an action cannot be done now.
func (f *Figures) Why(a keymap.Action) string {
	key := lang.Key("")
	switch a {
	case keymap.Open:
		switch l, ok := f.under(); {
		case f.behind != nil:
			if _, ok := f.Contact(); !ok {
				key = lang.WhyNobodyBehind
			}
		case f.known && !f.roles.May(member.Read):
			key = lang.WhyReadsNone
		case !ok || l.Value == 0:
			key = lang.WhyNobodyBehind
		}
	case keymap.LaterPeriod:
		if first, _ := f.asks.Period.After().Edges(); first > f.day() {
			key = lang.WhyFuture
		}
	case keymap.AllFigures:
		if q := f.asks; q.Region+q.Theme+q.Channel == "" && q.Counselor.IsEmpty() {
			key = lang.WhyAllCounted
		}
	case keymap.FilterProvince, keymap.FilterTheme, keymap.FilterChannel, keymap.CrossFields, keymap.FilterCounselor:
		switch {
		case a == keymap.FilterCounselor && f.known && !f.roles.May(member.FiguresByCounselor):
			key = lang.WhyNotOfOne
		case !f.scope[pieceLines].ready:
			key = lang.WhyNotCounted
		}
	case keymap.EarlierColumn:
		if f.tab != tabTable || f.from == 0 {
			key = lang.WhyOnlyTable
		}
	case keymap.LaterColumn:
		if _, more := f.columns(); f.tab != tabTable || !more {
			key = lang.WhyOnlyTable
		}
	}
	if key == "" {
		return ""
	}
	return f.s.T(key)
}

// under is the line under the cursor; none where there are no lines to choose from.
func (f *Figures) under() (figures.Line, bool) {
	switch f.tab {
	case tabTable:
		return f.cells.selected()
	case tabLines:
		return f.lines.selected()
	}
	return figures.Line{}, false
}
