package figures

import (
	"fmt"
	"strings"
	"time"
)

// Period is a span of whole months, or of days; the first and the last belong to it. Of
// what is counted only the month is kept: days are those of contacts that are still
// there.
type Period struct {
	From, To    Month
	First, Last Day // zero: all of the months
}

// Days says whether it is a span of days, which are not whole months.
func (p Period) Days() bool { return p.First != 0 }

// daysOf are the days from one to another; whole months where they are.
func daysOf(first, last Day) Period {
	p := Period{From: MonthOf(first.Time()), To: MonthOf(last.Time())}
	if first != p.From.first() || last != (p.To+1).first()-1 {
		p.First, p.Last = first, last
	}
	return p
}

// YearOf is the year that a month is in.
func YearOf(m Month) Period {
	return Period{From: month(m.Year(), 1), To: month(m.Year(), 12)}
}

// maxMonths is how long a period is at most.
const maxMonths = 100 * 12

// ParsePeriod reads a year (2026), a quarter (2026-Q4), a month (2026-11), a week of ISO
// 8601 (2026-W48), a day (2026-11-26), or all from one of them to another
// (2026-03..2026-05, 2026-11-01..2026-11-26). Its error is a [PeriodError].
func ParsePeriod(s string) (Period, error) {
	from, to, several := strings.Cut(s, "..")
	if !several {
		to = from
	}
	first, ok := parsePart(from)
	last, also := parsePart(to)
	p := Period{From: first.From, To: last.To}
	if first.Days() || last.Days() {
		from, _ := first.Edges()
		_, to := last.Edges()
		if from > to {
			return Period{}, &PeriodError{Written: s}
		}
		p = daysOf(from, to)
	}
	if !ok || !also || p.From > p.To || p.months() > maxMonths {
		return Period{}, &PeriodError{Written: s}
	}
	return p, nil
}

func parsePart(s string) (Period, bool) {
	if m, ok := ParseMonth(s); ok {
		return Period{From: m, To: m}, true
	}
	if len(s) < 4 {
		return Period{}, false
	}
	year, ok := digits(s[:4])
	switch {
	case !ok:
	case len(s) == 4:
		return YearOf(month(year, 1)), true
	case len(s) == 7 && (s[4:6] == "-Q" || s[4:6] == "-q") && s[6] >= '1' && s[6] <= '4':
		m := month(year, int(s[6]-'1')*3+1)
		return Period{From: m, To: m + 2}, true
	case len(s) == 8 && (s[4:6] == "-W" || s[4:6] == "-w"):
		return week(year, s[6:])
	case len(s) == 10:
		if d, err := time.Parse(time.DateOnly, s); err == nil && year > 0 {
			return daysOf(DayOf(d), DayOf(d)), true
		}
	}
	return Period{}, false
}

// String is the period as ParsePeriod reads it, as short as it can be said.
func (p Period) String() string {
	switch p.span() {
	case spanDays:
		return p.sayDays()
	case spanYear:
		return fmt.Sprintf("%04d", p.From.Year())
	case spanQuarter:
		return fmt.Sprintf("%04d-Q%d", p.From.Year(), p.From.ofYear()/3+1)
	case spanMonth:
		return p.From.String()
	}
	if p.From.ofYear() == 0 && p.To.ofYear() == 11 {
		return fmt.Sprintf("%04d..%04d", p.From.Year(), p.To.Year())
	}
	return p.From.String() + ".." + p.To.String()
}

// Before is the period as long as this one that ends where it begins.
func (p Period) Before() Period {
	if p.Days() {
		return daysOf(p.First-(p.Last-p.First)-1, p.First-1)
	}
	return Period{From: p.From - Month(p.months()), To: p.From - 1}
}

// After is the period as long as this one that begins where it ends.
func (p Period) After() Period {
	if p.Days() {
		return daysOf(p.Last+1, p.Last+1+(p.Last-p.First))
	}
	return Period{From: p.To + 1, To: p.To + Month(p.months())}
}

// Edges are its first and its last day.
func (p Period) Edges() (first, last Day) {
	if p.Days() {
		return p.First, p.Last
	}
	return p.From.first(), (p.To + 1).first() - 1
}

func (p Period) months() int { return int(p.To-p.From) + 1 }

// has says whether a month belongs to the period.
func (p Period) has(m Month) bool { return p.From <= m && m <= p.To }

// includes says whether a record does. One whose day is not kept is in no span of days.
func (p Period) includes(rec *Record) bool {
	if p.Days() {
		return p.First <= rec.Day && rec.Day <= p.Last
	}
	return p.has(rec.Month)
}

// span says which sort of period it is: the shorter, the higher.
type span int

const (
	spanDays  span = iota - 2 // from one day to another
	spanOther                 // from one month to another
	spanYear
	spanQuarter
	spanMonth
)

func (p Period) span() span {
	switch n := p.months(); {
	case p.Days():
		return spanDays
	case n == 12 && p.From.ofYear() == 0:
		return spanYear
	case n == 3 && p.From.ofYear()%3 == 0:
		return spanQuarter
	case n == 1:
		return spanMonth
	}
	return spanOther
}

// months are how many a span has.
func (s span) months() int { return [...]int{12, 3, 1}[s] }
