package screen

import (
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/figures"
	"baken/ui/lang"
	"baken/ui/part"
)

// periodSpans are how many months a period has that is asked for by one key.
var periodSpans = map[keymap.Action]figures.Month{keymap.ByYear: 12, keymap.ByQuarter: 3, keymap.ByMonth: 1}

// periodAt is the period of so many months that a month is in.
func periodAt(m, months figures.Month) figures.Period {
	from := m - m%months // years begin with a multiple of 12
	return figures.Period{From: from, To: from + months - 1}
}

// shifted is the period as long as another, before it or after it.
func shifted(p figures.Period, after bool) figures.Period {
	if after {
		return p.After()
	}
	return p.Before()
}

// yearUpto are the twelve months that end with a period.
func yearUpto(p figures.Period) figures.Period { return figures.Period{From: p.To - 11, To: p.To} }

func monthOf(m figures.Month) time.Month { return time.Month(int(m)%12 + 1) }

// within is what of a period one looks at where a shorter one is asked for: today if that
// is in it, else its end.
func (f *Figures) within() figures.Day {
	first, last := f.asks.Period.Edges()
	return min(last, max(first, f.day()))
}

// day is the day that it is, in the zone of who looks.
func (f *Figures) day() figures.Day { return figures.DayOf(f.now()) }

// Periods are those that are asked for most; what is typed may be any other.
func (f *Figures) Periods() (all []part.Choice) {
	put := func(key lang.Key, p figures.Period) {
		all = append(all, part.Choice{ID: p.String(), Label: f.s.T(key), Right: f.s.periodWords(p)})
	}
	m, week := f.month(), figures.WeekOf(f.day())
	put(lang.PeriodThisWeek, week)
	put(lang.PeriodLastWeek, week.Before())
	put(lang.PeriodThisMonth, periodAt(m, 1))
	put(lang.PeriodLastMonth, periodAt(m, 1).Before())
	put(lang.PeriodThisQuarter, periodAt(m, 3))
	put(lang.PeriodLastQuarter, periodAt(m, 3).Before())
	put(lang.PeriodThisYear, periodAt(m, 12))
	put(lang.PeriodLastYear, periodAt(m, 12).Before())
	put(lang.PeriodMonths, figures.Period{From: m - 11, To: m})
	return all
}

// PeriodTyped is the period that was typed, as [figures.ParsePeriod] reads it; between two
// there may be a space too.
func (f *Figures) PeriodTyped(typed string) (part.Choice, bool) {
	words := strings.Fields(strings.ReplaceAll(typed, "..", " "))
	p, err := figures.ParsePeriod(strings.Join(words, ".."))
	if err != nil || len(words) > 2 {
		return part.Choice{}, false
	}
	return part.Choice{ID: p.String(), Label: f.s.periodWords(p)}, true
}

// Show counts the period of a choice.
func (f *Figures) Show(id string) tea.Cmd {
	p, err := figures.ParsePeriod(id)
	if err != nil {
		return nil // no choice has that
	}
	return f.ask(func(q *store.FiguresQuery) { q.Period = p })
}

// periodWords is a period in words.
func (s *Session) periodWords(p figures.Period) string { return PeriodWords(s.Lang, p) }

// PeriodWords is a period in words: "2026", "Q3 2026", "November 2026", "week 48, 23–29 Nov
// 2026".
func PeriodWords(l *lang.Catalog, p figures.Period) string { return periodIn(l, p, l.MonthName) }

// periodShort is a period where there is little room: "Nov 2026".
func (s *Session) periodShort(p figures.Period) string { return periodIn(s.Lang, p, s.Lang.Month) }

// periodIn is a period in words, with what months are called.
func periodIn(l *lang.Catalog, p figures.Period, called func(time.Month) string) string {
	if p.Days() {
		return daysWords(l, p)
	}
	year := lang.Said(strconv.Itoa(p.From.Year()))
	whole := p.From%12 == 0 && p.To%12 == 11
	switch n := p.To - p.From + 1; {
	case n == 1:
		return l.T(lang.FiguresMonthOf, lang.Said(called(monthOf(p.From))), year)
	case n == 3 && p.From%3 == 0:
		return l.T(lang.FiguresQuarter, lang.Said(strconv.Itoa(int(p.From)%12/3+1)), year)
	case n == 12 && whole:
		return strconv.Itoa(p.From.Year())
	case whole:
		return l.T(lang.FiguresSpan, year, lang.Said(strconv.Itoa(p.To.Year())))
	}
	month := func(m figures.Month) lang.Arg { return lang.Said(periodIn(l, periodAt(m, 1), called)) }
	return l.T(lang.FiguresSpan, month(p.From), month(p.To))
}

// timeFields are what every contact has, whatever its form.
var timeFields = map[string]lang.Key{"month": lang.FiguresMonthWord, "weekday": lang.FiguresWeekday, "hour": lang.FiguresHourOf}

// TimeField is what a piece of when a contact was is called; false where it is none.
func TimeField(name string) (lang.Key, bool) { key, ok := timeFields[name]; return key, ok }

// TimeCode is what a month and a weekday are called: "Nov 2026", "Mon".
func TimeCode(l *lang.Catalog, k figures.Key) (string, bool) {
	switch {
	case k.Field == "weekday" && len(k.Code) == 1:
		return l.Weekday(time.Weekday(int(k.Code[0]-'0') % 7)), true
	case k.Field == "month":
		m, ok := figures.ParseMonth(k.Code)
		return periodIn(l, periodAt(m, 1), l.Month), ok
	}
	return "", false
}

// daysWords is a span of days in words.
func daysWords(l *lang.Catalog, p figures.Period) string {
	first, last := p.First.Time(), p.Last.Time()
	day := func(t, now time.Time) lang.Arg { return lang.Said(l.Day(t, now)) }
	ends := day(last, time.Time{}) // with its year
	if p.First == p.Last {
		return l.T(lang.FiguresDay, lang.Said(l.Weekday(last.Weekday())), ends)
	}
	if _, week, ok := p.Week(); ok {
		from := lang.Said(strconv.Itoa(first.Day()))
		if first.Month() != last.Month() {
			from = day(first, last)
		}
		return l.T(lang.FiguresWeek, lang.Said(strconv.Itoa(week)), from, ends)
	}
	return l.T(lang.FiguresDays, day(first, last), ends)
}
