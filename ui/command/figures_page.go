package command

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"baken/store"
	"baken/store/figures"
	"baken/ui/lang"
	"baken/ui/report"
	"baken/ui/screen"
)

// figurePage puts figures on a page of [report], with what else it counts for its
// charts.
type figurePage struct {
	figurePrinter
	store *store.Store
}

// write counts what the charts need beside, and writes the page.
func (p figurePage) write(ctx context.Context) error {
	page := report.Page{Language: string(p.Language()), Title: p.T(lang.FiguresTitle, p.period()), Period: p.head(), Notes: p.notes()}
	if len(p.q.By) > 0 {
		page.Sections = p.tables()
	} else {
		page.Key = p.key()
		page.Sections = p.sections()
		more, err := p.times(ctx)
		if err != nil {
			return err
		}
		page.Sections = slices.Insert(page.Sections, 1, more...)
		page.After = append(page.After, p.T(lang.FiguresDefined))
	}
	if p.q.Published {
		page.After = append(page.After, p.T(lang.FiguresHatched))
	}
	return report.Write(p.stdout, page)
}

// key are the numbers that stand large.
func (p figurePage) key() (all []report.KeyFigure) {
	for _, l := range p.of.Lines {
		if l.Name == figures.Contacts || l.Name == figures.Unique || l.Name == figures.Victims {
			all = append(all, report.KeyFigure{Value: p.number(l.Number), Label: p.label(l)})
		}
	}
	return all
}

// sections are the lines, those that belong together in one.
func (p figurePage) sections() (all []report.Section) {
	for from := 0; from < len(p.of.Lines); {
		to := from + 1
		for to < len(p.of.Lines) && sameSection(p.of.Lines[from], p.of.Lines[to]) {
			to++
		}
		lines := p.of.Lines[from:to]
		all = append(all, p.section(p.sectionTitle(lines[0]), lines))
		from = to
	}
	return all
}

// sectionTitles are those of lines that are not the codes of one field.
var sectionTitles = map[int]lang.Key{1: lang.FiguresPartContacts, 5: lang.FiguresPartContext, 6: lang.FiguresPartAges, 9: lang.FiguresPartShares, 12: lang.FiguresPartMinors}

// sectionNumber is the first of the lines that a line stands with.
func sectionNumber(r int) int {
	switch r {
	case 2:
		return 1
	case 10, 11:
		return 9
	}
	return r
}

func sameSection(a, b figures.Line) bool {
	n := sectionNumber(a.R)
	if n != sectionNumber(b.R) {
		return false
	}
	_, titled := sectionTitles[n]
	return titled || a.By[0].Field == b.By[0].Field
}

func (p figurePage) sectionTitle(l figures.Line) string {
	if key, ok := sectionTitles[sectionNumber(l.R)]; ok {
		return p.T(key)
	}
	return capital(p.fieldName(l.By[0]))
}

// capital is a text that begins with a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// section is a bar chart of lines, with its table.
func (p figurePage) section(title string, lines []figures.Line) report.Section {
	s := report.Section{Title: title, Table: report.Table{Caption: title + ", " + p.period(), Heads: []string{p.T(lang.HeadFigure), p.period()}}}
	if p.q.Before {
		s.Table.Heads = append(s.Table.Heads, screen.PeriodWords(p.Catalog, p.of.Before))
	}
	var wholes []string
	for _, l := range lines {
		row := []string{p.nameIn(l), p.words(l, l.Number)}
		if l.Before != nil {
			row = append(row, p.words(l, *l.Before))
		}
		s.Table.Rows = append(s.Table.Rows, row)
		if l.Of == figures.OfNothing {
			continue
		}
		b := p.bar(l, l.Number)
		if l.Before != nil {
			before := p.bar(l, *l.Before)
			b.Before = &before
		}
		s.Bars = append(s.Bars, b)
		if whole := p.whole(l, l.Number); !l.NoShare && l.R != 12 && !slices.Contains(wholes, whole) {
			wholes = append(wholes, whole)
		}
	}
	if len(wholes) > 0 {
		s.Note = p.T(lang.FiguresShareOf, strings.Join(wholes, " · "))
	}
	if p.q.Before {
		s.Note = strings.TrimSpace(s.Note + " " + p.T(lang.FiguresHollow, screen.PeriodWords(p.Catalog, p.of.Before)))
	}
	return s
}

// nameIn is what a line is called below the title of its section.
func (p figurePage) nameIn(l figures.Line) string {
	if len(l.By) == 0 || l.R == 1 {
		return p.label(l)
	}
	return p.called(l, l.By[len(l.By)-1])
}

// words are a number and its share.
func (p figurePage) words(l figures.Line, n figures.Number) string {
	share := p.share(l, n)
	switch {
	case l.Of == figures.OfNothing && !n.Withheld:
		return share
	case share == "":
		return p.number(n)
	}
	return p.number(n) + " — " + share
}

func (p figurePage) bar(l figures.Line, n figures.Number) report.Bar {
	b := report.Bar{Label: p.nameIn(l), Words: p.number(n), Withheld: n.Withheld}
	if !n.NoShare {
		b.Share = n.Share()
		b.Words += " · " + p.T(lang.FiguresPercent, n.Percent())
	}
	return b
}

// times are the sections of when it was: months, and hours of the week.
func (p figurePage) times(ctx context.Context) (all []report.Section, err error) {
	months, err := p.months(ctx)
	if err != nil {
		return nil, err
	}
	if months != nil {
		all = append(all, *months)
	}
	if p.q.Published {
		return all, nil // hours are not published
	}
	hours, err := p.hours(ctx)
	return append(all, hours), err
}

// months is the line over months; nil where there is only one.
func (p figurePage) months(ctx context.Context) (*report.Section, error) {
	var all []figures.Month
	for m := p.of.Period.From; m <= p.of.Period.To; m++ {
		all = append(all, m)
	}
	if len(all) < 2 || p.of.Period.Days() {
		return nil, nil
	}
	count := p.byMonth
	if p.q.Published {
		count = p.publishedMonths
	}
	numbers, err := count(ctx, all)
	if err != nil {
		return nil, err
	}
	title := p.T(lang.FiguresOverMonths)
	s := report.Section{Title: title, Table: report.Table{Caption: title + ", " + p.period(), Heads: []string{p.T(lang.FiguresMonth)}}}
	line := &report.Line{None: p.Count(0)}
	most := 0
	for i, name := range []lang.Key{lang.FigureContacts, lang.FigureVictims} {
		s.Table.Heads = append(s.Table.Heads, p.T(name))
		series := report.Series{Label: p.T(name)}
		for _, n := range numbers {
			series.Points = append(series.Points, report.Point{Value: n[i].Value, Withheld: n[i].Withheld})
			most = max(most, n[i].Value)
		}
		line.Series = append(line.Series, series)
	}
	line.Most = p.Count(max(most, 1))
	for i, m := range all {
		tick := ""
		switch first := m.String()[5:] == "01"; {
		case len(all) <= 12:
			tick = strings.TrimPrefix(m.String()[5:], "0")
		case first:
			tick = strconv.Itoa(m.Year())
		}
		line.Months = append(line.Months, tick)
		s.Table.Rows = append(s.Table.Rows, []string{screen.PeriodWords(p.Catalog, figures.Period{From: m, To: m}), p.share(alone(figures.Contact), numbers[i][0]), p.share(alone(figures.Victim), numbers[i][1])})
		for j, n := range numbers[i] {
			if n.Withheld {
				s.Table.Rows[i][j+1] = p.number(n)
			}
		}
	}
	s.Line = line
	return &s, nil
}

// alone is a line that is a share of nothing.
func alone(u figures.Unit) figures.Line { return figures.Line{Unit: u, Of: figures.OfNothing} }

// byMonth counts contacts and victims of each month.
func (p figurePage) byMonth(ctx context.Context, all []figures.Month) ([][2]figures.Number, error) {
	numbers := make([][2]figures.Number, len(all))
	for i := range numbers {
		numbers[i] = [2]figures.Number{{NoShare: true}, {NoShare: true}}
	}
	for i, by := range [][]string{{"month"}, {"month", "role"}} {
		q := p.q
		q.By, q.Before = by, false
		counted, err := p.store.Figures(ctx, q)
		if i == 1 && errors.Is(err, figures.ErrField) {
			continue // the form has no persons
		}
		if err != nil {
			return nil, ofFigures(err)
		}
		for _, l := range counted.Lines {
			if m, ok := figures.ParseMonth(l.By[0].Code); ok && len(l.By) == 1 {
				numbers[m-all[0]][i].Value = l.Value
			}
		}
	}
	return numbers, nil
}

// publishedMonths are what is published of each month.
func (p figurePage) publishedMonths(ctx context.Context, all []figures.Month) ([][2]figures.Number, error) {
	var queries []store.FiguresQuery
	for _, m := range all {
		q := p.q
		q.Period, q.Before = figures.Period{From: m, To: m}, false
		queries = append(queries, q)
	}
	months, err := p.store.SeveralFigures(ctx, queries...)
	if err != nil {
		return nil, ofFigures(err)
	}
	var numbers [][2]figures.Number
	for _, counted := range months {
		var n [2]figures.Number
		for _, l := range counted.Lines {
			switch l.Name {
			case figures.Contacts:
				n[0] = l.Number
			case figures.Victims:
				n[1] = l.Number
			}
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}

// hours is the heat map of the hours of the week.
func (p figurePage) hours(ctx context.Context) (s report.Section, err error) {
	q := p.q
	q.By, q.Before = []string{"weekday", "hour"}, false
	counted, err := p.store.Figures(ctx, q)
	if err != nil {
		return s, ofFigures(err)
	}
	var n [24][7]int
	total := 0
	for _, l := range counted.Lines {
		if len(l.By) == 1 {
			total += l.Value
			continue
		}
		day, err1 := strconv.Atoi(l.By[0].Code)
		hour, err2 := strconv.Atoi(l.By[1].Code)
		if err1 == nil && err2 == nil && 1 <= day && day <= 7 && 0 <= hour && hour < 24 {
			n[hour][day-1] = l.Value
		}
	}
	title := p.T(lang.FiguresOverHours)
	s = report.Section{Title: title, Note: p.T(screen.FigureUnit(figures.Contact), total) + ". " + p.T(lang.FiguresHoursOf)}
	heat := report.Heat{}
	s.Table = report.Table{Caption: title + ", " + p.period(), Heads: []string{p.T(lang.FiguresHour)}, Dense: true}
	for d := range 7 {
		heat.Columns = append(heat.Columns, p.Weekday(time.Weekday((d+1)%7)))
	}
	s.Table.Heads = append(s.Table.Heads, heat.Columns...)
	for h := range 24 {
		row := report.HeatRow{Label: strconv.Itoa(h)}
		cells := []string{strconv.Itoa(h) + "–" + strconv.Itoa(h+1)}
		for d := range 7 {
			row.Cells = append(row.Cells, report.HeatCell{Value: n[h][d], Words: p.Count(n[h][d])})
			cells = append(cells, p.Count(n[h][d]))
		}
		heat.Rows, s.Table.Rows = append(heat.Rows, row), append(s.Table.Rows, cells)
	}
	s.Heat = &heat
	return s, nil
}

// tables are the sections of fields against each other: one for the first field, and one
// for each of its codes where there are two.
func (p figurePage) tables() (all []report.Section) {
	var rows []figures.Line
	for _, l := range p.of.Lines {
		if len(l.By) == 1 {
			rows = append(rows, l)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	all = append(all, p.section(capital(p.fieldName(rows[0].By[0])), rows))
	for from := 0; from < len(p.of.Lines) && len(p.q.By) == 2; {
		to := from + 1
		for to < len(p.of.Lines) && len(p.of.Lines[to].By) == 2 {
			to++
		}
		head := p.of.Lines[from]
		all = append(all, p.section(capital(p.label(head))+" — "+p.fieldName(p.of.Lines[to-1].By[1]), p.of.Lines[from+1:to]))
		from = to
	}
	return all
}
