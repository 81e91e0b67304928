package screen

import (
	"fmt"
	"strings"
	"time"

	"baken/store"
	"baken/store/figures"
	"baken/ui/lang"
)

// The figures in words, for who hears them: a line each, in each of the ways to look at
// them.

// Where names what of the figures is looked at, whatever is counted there.
func (f *Figures) Where() string {
	return fmt.Sprint(f.Title(), int(f.tab), f.by, f.behind != nil, len(f.Behind()))
}

// Counted are the figures in words, a line each; nil while they are being counted. The
// lines can be chosen by their place.
func (f *Figures) Counted() (head []string, lines []string, ok bool) {
	piece := [figureTabs]figurePiece{tabLines: pieceLines, tabMonths: pieceMonths, tabHours: pieceHours, tabTable: pieceTable, tabToday: pieceToday}[f.tab]
	if !f.scope[piece].ready || !f.scope[pieceLines].ready {
		return nil, nil, false
	}
	s := f.s
	if f.behind != nil {
		return append([]string{s.sentences(f.Title())}, f.behind.head(s)...), nil, true
	}
	switch f.tab {
	case tabToday:
		return f.todayAloud()
	case tabLines:
		head = append(head, s.sentences(f.Title()))
	default:
		head = append(head, s.sentences(s.dotted(f.Title(), s.T(tabNames[f.tab]))))
	}
	for _, note := range f.notes() {
		head = append(head, strings.TrimSpace(note))
	}
	if f.nothing() {
		return append(head, s.sentences(s.T(lang.FiguresEmpty))), nil, true
	}
	switch f.tab {
	case tabMonths:
		what, lines := f.monthsAloud()
		return append(head, what), lines, true
	case tabHours:
		what, lines := f.hoursAloud()
		return append(head, what), lines, true
	case tabTable:
		return head, f.linesAloud(f.cells, pieceTable), true
	}
	return head, f.linesAloud(f.lines, pieceLines), true
}

// linesAloud are lines, each with what it is about where that is another than before.
func (f *Figures) linesAloud(list *figureList, piece figurePiece) (lines []string) {
	w, last := f.words(piece), ""
	for _, l := range list.rows.lines {
		words := w.sentence(l)
		if l.R > 0 {
			h := w.head(l)
			words = w.dotted(w.T(lang.PlainNamed, lang.Said(w.label(l)), lang.Said(w.said(l, l.Number))), f.was(w, l))
			if h != last {
				words = w.sentences(h) + " " + words
			}
			last = h
		}
		lines = append(lines, w.sentences(words, list.rows.across(l)))
	}
	return lines
}

// across are the columns of a row of a table that have anything, each with its count; empty
// where it has none.
func (r *figureRows) across(l figures.Line) string {
	var all []string
	for _, k := range r.columns {
		if len(l.By) == 1 {
			if c, ok := r.cells[l.By[0].Code][k.Code]; ok && c.Value > 0 {
				all = append(all, r.words.T(lang.PlainNamed, lang.Said(r.words.code(c, c.By[1])), lang.Said(r.words.Lang.Count(c.Value))))
			}
		}
	}
	return strings.Join(all, ", ")
}

// monthsAloud is what the months are of, and each of them.
func (f *Figures) monthsAloud() (what string, lines []string) {
	s, is := f.s, f.scope[pieceMonths]
	c, of := f.course()
	what = s.sentences(s.T(lang.FiguresByMonth, lang.Said(of), lang.Said(s.periodShort(is.key.period))))
	for i, label := range c.Labels {
		if c.Values[i] < 0 { // it has not come yet
			continue
		}
		words := s.Lang.Count(c.Values[i])
		if c.Before != nil {
			words = s.dotted(words, s.T(lang.FiguresWas, lang.Said(s.periodShort(is.key.period.Before())), lang.Said(s.Lang.Count(c.Before[i]))))
		}
		lines = append(lines, s.sentences(s.T(lang.PlainNamed, lang.Said(label), lang.Said(words))))
	}
	return what, lines
}

// hoursAloud is what the hours are of, and each day of the week with those in which there
// was anything.
func (f *Figures) hoursAloud() (what string, lines []string) {
	s := f.s
	h, sum := f.heat()
	what = s.sentences(s.dotted(s.T(lang.FiguresByHour, s.contacts(sum)), s.periodWords(f.scope[pieceHours].key.period)))
	for d, hours := range h.Values {
		all, words := 0, []string{}
		for hour, n := range hours {
			if n > 0 {
				words = append(words, s.T(lang.PlainHour, lang.N(hour), lang.Said(s.Lang.Count(n))))
			}
			all += n
		}
		lines = append(lines, s.sentences(s.T(lang.PlainNamed, lang.Said(h.Rows[d]), lang.Said(s.Lang.Count(all))), strings.Join(words, ", ")))
	}
	return what, lines
}

// todayAloud is how the line stands, and each channel.
func (f *Figures) todayAloud() (head, lines []string, ok bool) {
	s := f.s
	if f.today == nil {
		return nil, nil, false
	}
	now := f.today.At
	head = []string{s.sentences(s.T(lang.TodayHead, lang.Said(s.Lang.Weekday(now.Weekday())+" "+s.Lang.Day(now, now)), lang.Said(s.Lang.Clock(now)))), s.T(lang.TodayNote)}
	lines = []string{f.todayRow(s.T(lang.TodayAll), f.today.All, now)}
	for _, c := range f.today.Channels {
		lines = append(lines, f.todayRow(s.T(channelKey(c.Channel)), c, now))
	}
	return head, lines, true
}

func (f *Figures) todayRow(name string, c store.TodayOf, now time.Time) string {
	s := f.s
	cells := f.todayCells(c, now)
	said := func(key lang.Key, i int) string {
		return s.T(lang.PlainNamed, lang.Said(s.T(key)), lang.Said(cells[i]))
	}
	words := []string{said(lang.TodayWaiting, 0)}
	if !c.Longest.IsZero() {
		words = append(words, said(lang.TodayLongest, 1))
	}
	words = append(words, said(lang.TodayDone, 2))
	if c.First > 0 {
		words = append(words, said(lang.TodayFirst, 3))
	}
	return s.sentences(append([]string{name}, words...)...)
}

func (f *Figures) was(w figureWords, l figures.Line) string {
	if l.Before == nil {
		return ""
	}
	return w.T(lang.FiguresWas, lang.Said(w.periodWords(w.of.Before)), lang.Said(w.said(l, *l.Before)))
}

// Choose puts the cursor on a line, or on a contact behind one, by its place.
func (f *Figures) Choose(i int) bool {
	switch {
	case f.behind != nil:
		if i < len(f.behind.rows.all) {
			return f.behind.list.Select(f.behind.rows.all[i].ID)
		}
		return false
	case f.tab == tabTable:
		return i < len(f.cells.rows.lines) && f.cells.Select(idOf(f.cells.rows.lines[i]))
	}
	return i < len(f.lines.rows.lines) && f.lines.Select(idOf(f.lines.rows.lines[i]))
}

// Behind are the contacts behind the line that is open.
func (f *Figures) Behind() []store.Contact {
	if f.behind == nil {
		return nil
	}
	return f.behind.rows.all
}
