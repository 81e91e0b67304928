package figures

import (
	"fmt"
	"strings"
)

// Period is a span of whole months; the first and the last belong to it. There are no
// weeks and days: of a contact only the month is kept.
type Period struct{ From, To Month }

// YearOf is the year that a month is in.
func YearOf(m Month) Period { return Period{month(m.Year(), 1), month(m.Year(), 12)} }

// maxMonths is how long a period is at most.
const maxMonths = 100 * 12

// ParsePeriod reads a year (2026), a quarter (2026-Q4), a month (2026-11), or all from
// one of them to another (2026-03..2026-05, 2024..2026). Its error is a [PeriodError].
func ParsePeriod(s string) (Period, error) {
	from, to, several := strings.Cut(s, "..")
	if !several {
		to = from
	}
	first, ok := parsePart(from)
	last, also := parsePart(to)
	p := Period{first.From, last.To}
	if !ok || !also || p.From > p.To || p.months() > maxMonths {
		return Period{}, &PeriodError{Written: s}
	}
	return p, nil
}

func parsePart(s string) (Period, bool) {
	if m, ok := ParseMonth(s); ok {
		return Period{m, m}, true
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
		return Period{m, m + 2}, true
	}
	return Period{}, false
}

// String is the period as ParsePeriod reads it, as short as it can be said.
func (p Period) String() string {
	switch p.span() {
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
func (p Period) Before() Period { return Period{p.From - Month(p.months()), p.From - 1} }

func (p Period) months() int { return int(p.To-p.From) + 1 }

// has says whether a month belongs to the period.
func (p Period) has(m Month) bool { return p.From <= m && m <= p.To }

// span says which sort of period it is: the shorter, the higher.
type span int

const (
	spanOther span = iota - 1 // from one month to another
	spanYear
	spanQuarter
	spanMonth
)

func (p Period) span() span {
	switch n := p.months(); {
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
