package screen

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// monthFields are the fields of which a table of months has the same numbers as the
// lines: with one answer each, which the lines take as it is.
var monthFields = map[string]bool{"channel": true, "theme": true, "caller_role": true, "caller_gender": true, "province": true}

// monthField is the field of the line under the cursor, by which its months are counted;
// none for the months of all contacts.
func (f *Figures) monthField() string {
	l, ok := f.lines.selected()
	switch {
	case !ok || l.Name == figures.ByMinors:
	case l.Name == figures.Victims:
		return "theme" // its rows count victims
	case len(l.By) == 1 && monthFields[l.By[0].Field]:
		return l.By[0].Field
	}
	return ""
}

// unsaid are the codes of a table that the lines have as not known.
var unsaid = map[string]bool{"": true, "unknown": true, "not_asked": true}

// course are the months of the line under the cursor, and what they are of.
func (f *Figures) course() (c part.Course, what string) {
	is, w := f.scope[pieceMonths], f.words(pieceLines)
	what = w.T(lang.FigureContacts)
	code := func(string) bool { return true }
	cells := false
	if l, ok := f.lines.selected(); ok && is.key.and != "" && is.key.and == f.monthField() {
		if what = w.whole(l); len(l.By) == 1 {
			cells = true
			code = func(k string) bool { return k == l.By[0].Code || l.By[0].Code == "" && unsaid[k] }
		}
	} else if is.key.and != "" && f.words(pieceMonths).unit() == figures.Victim {
		what = w.T(lang.FigureVictims)
	}
	now, before := map[string]int{}, map[string]int{}
	for _, l := range is.of.Lines {
		if cells != (len(l.By) == 2) || cells && !code(l.By[1].Code) {
			continue
		}
		now[l.By[0].Code] += l.Value
		if l.Before != nil {
			before[l.By[0].Code] += l.Before.Value
		}
	}
	for m := is.key.period.From; m <= is.key.period.To; m++ {
		n := part.Missing
		if m <= f.month() {
			n = now[m.String()]
		}
		c.Labels = append(c.Labels, f.s.Lang.Month(monthOf(m)))
		c.Values = append(c.Values, n)
		if is.key.before {
			c.Before = append(c.Before, before[(m-12).String()])
		}
	}
	return c, what
}

// unit is what the lines of a table count.
func (w figureWords) unit() figures.Unit {
	if len(w.of.Lines) > 0 {
		return w.of.Lines[0].Unit
	}
	return figures.Contact
}

// drawMonths draws the line over the twelve months up to the end of the period.
func (f *Figures) drawMonths(width, height int) string {
	is, s, ink := f.scope[pieceMonths], f.s, f.s.Style.Plain
	if !is.ready || height < 2 {
		return part.Block(nil, width, height)
	}
	c, what := f.course()
	head := " " + ink.Strong.Render(s.T(lang.FiguresByMonth, lang.Said(what), lang.Said(s.periodShort(is.key.period))))
	right := ""
	if is.key.before {
		right = ink.Muted.Render(s.Style.Chart.Point + " " + s.periodShort(is.key.period.Before()) + " ")
	}
	lines := []string{part.Spread(head, right, width)}
	if n := is.of.Waiting; n > 0 && f.scope[pieceLines].of.Living && height > 6 { // the lines have them, the months do not yet
		lines = append(lines, part.Fit(" "+ink.Muted.Render(s.T(lang.FiguresWaiting, lang.N(n))), width))
	}
	return part.Above(part.Block(lines, width, len(lines)), c.View(s.Look, width, height-len(lines)))
}

// heat are the contacts of each hour of the week.
func (f *Figures) heat() (h part.Heat, sum int) {
	for d := range 7 {
		h.Rows = append(h.Rows, f.s.Lang.Weekday(time.Weekday((d+1)%7)))
		h.Values = append(h.Values, make([]int, 24))
	}
	for hour := range 24 {
		h.Columns = append(h.Columns, strconv.Itoa(hour))
	}
	at := map[string][2]int{}
	for d := range 7 {
		for hour := range 24 {
			at[fmt.Sprintf("%d %02d", d+1, hour)] = [2]int{d, hour}
		}
	}
	for _, l := range f.scope[pieceHours].of.Lines {
		if len(l.By) == 2 {
			if i, ok := at[l.By[0].Code+" "+l.By[1].Code]; ok {
				h.Values[i[0]][i[1]] = l.Value
				sum += l.Value
			}
		}
	}
	return h, sum
}

// drawHours draws the hours of the week, with what each shade stands for.
func (f *Figures) drawHours(width, height int) string {
	is, s, ink := f.scope[pieceHours], f.s, f.s.Style.Plain
	if !is.ready || height < 3 {
		return part.Block(nil, width, height)
	}
	h, sum := f.heat()
	words := s.T(lang.FiguresByHour, s.contacts(sum))
	var legend []string
	for i, step := range h.Steps() {
		if step[1] == 0 {
			continue
		}
		said := s.Lang.Count(step[0])
		if step[0] != step[1] {
			said += "–" + s.Lang.Count(step[1])
		}
		shade := s.Style.Chart.Shades[i+1]
		legend = append(legend, " "+ink.Accent.Render(shade+shade)+" "+ink.Muted.Render(said)+" ")
	}
	lines := strings.Split(h.View(s.Look, width, height-2), "\n")
	for n := len(lines); n > 0 && strings.TrimSpace(lines[n-1]) == ""; n-- {
		lines = lines[:n-1]
	}
	lines = append([]string{" " + ink.Strong.Render(s.dotted(words, s.periodWords(is.key.period)))}, lines...)
	lines = append(lines, packed(legend, width)...)
	if days := f.days(h, sum, width); len(lines)+1+len(days) <= height {
		lines = append(append(lines, ""), days...)
	}
	return part.Block(lines, width, height)
}

// packed are pieces in as many lines as they need.
func packed(pieces []string, width int) (lines []string) {
	for _, p := range pieces {
		if n := len(lines); n > 0 && outside.Width(lines[n-1])+outside.Width(p) <= width {
			lines[n-1] += p
			continue
		}
		lines = append(lines, p)
	}
	return lines
}

// days are the days of the week, each with its bar and its number.
func (f *Figures) days(h part.Heat, sum, width int) (all []string) {
	w, ink := f.words(pieceHours), f.s.Style.Plain
	sums, most, label, right := make([]int, len(h.Rows)), 1, 0, 0
	said := make([]string, len(h.Rows))
	for d, row := range h.Values {
		for _, n := range row {
			sums[d] += n
		}
		n := figures.Number{Value: sums[d], Base: sum, NoShare: sum == 0}
		said[d] = rightly(f.s.Lang.Count(sums[d]), 7) + "  " + w.share(figures.Line{Unit: figures.Contact, Of: figures.OfContacts}, n, true)
		most, label, right = max(most, sums[d]), max(label, outside.Width(h.Rows[d])), max(right, outside.Width(said[d]))
	}
	room := width - label - right - 3
	for d, day := range h.Rows {
		bar := ""
		if room > 3 {
			bar = f.s.Bar(float64(sums[d])/float64(most), room, ink.Accent, ink.Text)
		}
		all = append(all, ink.Text.Render(part.Fit(day, label))+"  "+bar+ink.Muted.Render(part.Fit(said[d], right)))
	}
	return all
}
