package screen

import (
	"slices"
	"strings"

	"baken/keymap"
	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// figuresWide is from how many columns on months and hours stand beside the lines.
const figuresWide = 118

// aside says whether they do.
func (f *Figures) aside() bool { return f.tab == tabLines && f.width >= figuresWide && f.behind == nil }

// leftWidth is the room of the list.
func (f *Figures) leftWidth() int {
	if f.aside() {
		return f.width * 57 / 100
	}
	return f.width
}

// arrange gives the lists their room.
func (f *Figures) arrange() {
	if f.width <= 0 || f.height <= 0 {
		return
	}
	f.lines.rows.fit(f.leftWidth() - 1)
	f.lines.SetSize(f.leftWidth(), max(1, f.height-len(f.above())-len(f.below())))
	f.cells.rows.fit(f.width - 1)
	f.from = max(0, min(f.from, len(f.cells.rows.columns)-f.cells.rows.fitting(f.width-1)))
	f.cells.rows.turn(f.from)
	f.cells.SetSize(f.width, max(1, f.height-len(f.above())-len(f.below())-2))
	if f.behind != nil {
		f.behind.list.SetSize(f.width, max(1, f.height-len(f.above())))
	}
}

// columns says which columns of the table are shown, and whether there are more to the
// right.
func (f *Figures) columns() (last int, more bool) {
	n := len(f.cells.rows.columns)
	last = min(n, f.from+f.cells.rows.fitting(f.width-1))
	return last, last < n
}

// Title is what it is called, with what is counted.
func (f *Figures) Title() string {
	return f.s.dotted(append([]string{f.s.T(lang.FiguresScreen), f.s.periodWords(f.asks.Period)}, f.filters()...)...)
}

// Edge has the title, and where one is.
func (f *Figures) Edge() part.Edge {
	e := part.Edge{Title: f.Title()}
	switch {
	case f.behind != nil:
		e.Scroll = f.behind.list.Scroll()
		e.Foot = f.behind.list.Position()
	case f.tab == tabLines:
		e.Scroll = f.lines.Scroll()
	case f.tab == tabTable:
		e.Scroll = f.cells.Scroll()
	}
	return e
}

// filters are those that leave contacts out, in words.
func (f *Figures) filters() (all []string) {
	w := f.words(pieceLines)
	for _, x := range []struct{ field, code string }{{"province", f.asks.Region}, {"theme", f.asks.Theme}, {"channel", f.asks.Channel}} {
		if x.code == "" {
			continue
		}
		name := x.code
		if label, ok := w.of.Label(figures.Key{Field: x.field, Code: x.code, Person: x.field == "theme"}, f.s.Language()); ok {
			name = label.Line().String()
		}
		all = append(all, name)
	}
	if name := f.asks.Counselor; !name.IsEmpty() {
		all = append(all, name.Line().Cut(24).String())
	}
	return all
}

// tabLine has the ways to look at them, and what period that is.
func (f *Figures) tabLine() string {
	s, ink := f.s, f.s.Style.Plain
	var all []string
	for t := range f.tabs() {
		name := s.T(tabNames[t])
		if t == f.tab {
			all = append(all, ink.Accent.Render(s.Style.Mark.Cursor)+ink.Strong.Render(name))
		} else {
			all = append(all, " "+ink.Muted.Render(name))
		}
	}
	right, short := "", ""
	if f.tab != tabToday {
		is := f.scope[pieceLines]
		switch {
		case f.counting():
			right = s.T(lang.FiguresCounting, lang.Said(s.periodWords(f.asks.Period)))
		case is.ready && is.key.before:
			short = s.T(lang.FiguresVersus, lang.Said(s.periodWords(is.of.Before)))
			right = s.dotted(s.periodWords(is.key.period), short)
		case is.ready:
			right = s.periodWords(is.key.period)
		}
	}
	left := strings.Join(all, " ")
	if room := f.width - outside.Width(left) - 2; room < outside.Width(right) { // the period stands in the title too
		if short != "" {
			right = short
		}
		right = part.Fit(right, max(0, min(room, outside.Width(right))))
		if room < 8 {
			return part.Fit(left, f.width)
		}
	}
	return part.Spread(left, ink.Muted.Render(right+" "), f.width)
}

// counting says whether other lines than those that are shown are being counted.
func (f *Figures) counting() bool {
	is := f.scope[pieceLines]
	return slices.ContainsFunc(f.asking, func(a figureQuestion) bool {
		return a.piece == pieceLines && (!is.ready || a.period != is.key.period || a.counselor != is.key.counselor)
	})
}

// above are the lines above what is shown.
func (f *Figures) above() []string {
	all := []string{f.tabLine()}
	if f.behind != nil {
		head := f.behind.head(f.s)
		all = append(all, f.oneLine(head[0], f.s.Style.Plain.Strong.Render))
		for _, l := range wrapped(head[1], max(2, f.width-2), f.s.Style.Plain.Muted.Render) { // how many are not listed is never cut off
			all = append(all, " "+l)
		}
		return all
	}
	if f.tab == tabToday {
		return all
	}
	return append(all, f.notes()...)
}

// oneLine is one line of words, cut where it does not fit.
func (f *Figures) oneLine(words string, style func(...string) string) string {
	if f.s.Lang.Heard() { // nothing is cut off there
		return style(words)
	}
	return " " + style(part.Fit(words, min(outside.Width(words), f.width-1)))
}

// notes say what is to be known of what was counted: what is unfinished or waits, and
// what is not known.
func (f *Figures) notes() (all []string) {
	is, s, ink := f.scope[pieceLines], f.s, f.s.Style.Plain
	if !is.ready {
		return nil
	}
	if is.of.Living {
		words := s.T(lang.FiguresOfThere)
		if n := is.of.Erased; n > 0 {
			words += " " + s.T(lang.FiguresNotThere, lang.N(n))
		}
		if s.Lang.Heard() {
			all = append(all, words)
		} else {
			for _, l := range wrapped(words, max(2, f.width-2), ink.Muted.Render) {
				all = append(all, " "+l)
			}
		}
	}
	for _, l := range is.of.Lines {
		if l.Name == figures.Unfinished && l.Value > 0 {
			all = append(all, f.oneLine(s.T(lang.FiguresNotDone, lang.N(l.Value)), ink.Muted.Render))
		}
	}
	if is.of.Waiting > 0 {
		all = append(all, f.oneLine(s.T(lang.FiguresWaiting, lang.N(is.of.Waiting)), ink.Muted.Render))
	}
	if is.of.Unread > 0 {
		all = append(all, f.oneLine(s.T(lang.FiguresUnread), ink.Warn.Render))
	}
	if n := len(is.of.Lacks); n > 0 {
		k := is.of.Lacks[0]
		words := s.T(lang.FiguresLack, lang.Safe(outside.New(k.Form).Line()), lang.N(k.Version), lang.Said(f.words(pieceLines).field(k.Field)))
		if n > 1 {
			words += " (" + s.T(lang.FiguresOthers, lang.N(n-1)) + ")"
		}
		all = append(all, f.oneLine(words, ink.Warn.Render))
	}
	return all[:min(len(all), max(0, f.height-8))]
}

// below is what is to be said of the line under the cursor, in whole words.
func (f *Figures) below() []string {
	l, ok := f.under()
	if !ok || f.behind != nil || f.height < 10 || f.nothing() {
		return nil
	}
	piece := pieceLines
	if f.tab == tabTable {
		piece = pieceTable
	}
	rule := f.s.Style.Frame.Render(strings.Repeat(f.s.Style.Mark.Rule, f.width))
	lines := wrapped(f.words(piece).sentence(l), max(2, f.width-2), f.s.Style.Plain.Text.Render)
	for len(lines) < 2 { // so that nothing moves from line to line
		lines = append(lines, "")
	}
	return []string{rule, " " + lines[0], " " + lines[1]}
}

// View draws the tab that is open, or the contacts behind a line.
func (f *Figures) View() string {
	if f.width <= 0 || f.height <= 0 {
		return ""
	}
	f.arrange()
	above, below := f.above(), f.below()
	above = above[:min(len(above), f.height)]
	below = below[:min(len(below), max(0, f.height-len(above)-1))]
	height := f.height - len(above) - len(below)
	picture := part.Block(above, f.width, len(above))
	if height > 0 {
		picture = part.Above(picture, f.body(height))
	}
	if len(below) > 0 {
		picture = part.Above(picture, part.Block(below, f.width, len(below)))
	}
	return picture
}

// body is what stands between the lines above and those below.
func (f *Figures) body(height int) string {
	switch {
	case f.behind != nil:
		f.behind.list.SetSize(f.width, height)
		return f.behind.list.View()
	case f.tab == tabToday:
		return f.drawToday(f.width, height)
	case f.scope[pieceLines].ready && f.nothing():
		return f.drawNothing(height)
	case f.tab == tabMonths:
		return f.drawMonths(f.width, height)
	case f.tab == tabHours:
		return f.drawHours(f.width, height)
	case f.tab == tabTable:
		return f.drawTable(height)
	}
	f.lines.SetSize(f.leftWidth(), height)
	if !f.aside() {
		return f.lines.View()
	}
	bar := strings.TrimSuffix(strings.Repeat(" "+f.s.Style.Frame.Render(f.s.Style.Border.Left)+" \n", height), "\n")
	room := f.width - f.leftWidth() - 3
	months := height * 52 / 100
	return part.Beside(f.lines.View(), bar, part.Above(f.drawMonths(room, months), f.drawHours(room, height-months)))
}

// nothing says that nothing was counted in the period, nor in that before it.
func (f *Figures) nothing() bool {
	for _, l := range f.scope[pieceLines].of.Lines {
		if l.Value > 0 || l.Before != nil && l.Before.Value > 0 {
			return false
		}
	}
	return true
}

func (f *Figures) drawNothing(height int) string {
	s, ink := f.s, f.s.Style.Plain
	sheet := &paper{width: max(2, f.width-4)}
	sheet.blank()
	sheet.add(s.T(lang.FiguresEmpty), ink.Text.Render, "  ", "  ")
	sheet.blank()
	if newest, any := f.newest(); any {
		sheet.add(s.T(lang.FiguresNewest, lang.Said(s.periodWords(periodAt(newest, 1)))), ink.Text.Render, "  ", "  ")
		sheet.blank()
	}
	if f.scope[pieceLines].of.Living { // those are counted at once, as long as they are there
		return part.Block(sheet.lines, f.width, height)
	}
	sheet.add(s.T(lang.FiguresHow, s.firstKey(keymap.Figures, keymap.EarlierPeriod)), ink.Muted.Render, "  ", "  ")
	return part.Block(sheet.lines, f.width, height)
}

// drawTable draws two fields against each other, or one.
func (f *Figures) drawTable(height int) string {
	s, w, rows := f.s, f.words(pieceTable), f.cells.rows
	if !f.scope[pieceTable].ready {
		return part.Block(nil, f.width, height)
	}
	unit := figures.Contact
	if len(rows.lines) > 0 {
		unit = rows.lines[0].Unit
	}
	n := 0
	if len(rows.lines) > 0 {
		n = rows.lines[0].Base
	}
	key := f.scope[pieceTable].key
	words, right := s.T(lang.FiguresSays, lang.Said(w.field(key.by)), lang.Said(w.units(unit, n))), ""
	if key.and != "" {
		words = s.T(lang.FiguresCrossed, lang.Said(w.field(key.by)), lang.Said(w.field(key.and)), lang.Said(w.units(unit, n)))
		last, more := f.columns()
		if more || f.from > 0 {
			right = s.T(lang.FiguresColumns, lang.N(f.from+1), lang.N(last), lang.N(len(rows.columns)))
		}
	}
	head := []string{part.Spread(" "+s.Style.Plain.Strong.Render(words), s.Style.Plain.Muted.Render(right+" "), f.width)}
	if len(rows.columns) > 0 {
		head = append(head, rows.columnHead(f.width))
	}
	head = head[:min(len(head), height)]
	view := part.Block(head, f.width, len(head))
	if height > len(head) {
		f.cells.SetSize(f.width, height-len(head))
		view = part.Above(view, f.cells.View())
	}
	return view
}
