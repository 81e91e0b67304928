package figures

import (
	"fmt"
	"strconv"
	"time"
)

// Day is a day: the days since the end of the year 0, so that no day is zero.
type Day int

// epoch is the day on which the clock of Unix begins.
const epoch Day = 719163

// DayOf is the day of a moment, in its zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return epoch + Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/(24*60*60))
}

// Time is the beginning of the day in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d-epoch)*24*60*60, 0).UTC() }

// String is the day as "2026-11-26".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// first is the first day of a month.
func (m Month) first() Day {
	return DayOf(time.Date(m.Year(), time.Month(m.ofYear()+1), 1, 0, 0, 0, 0, time.UTC))
}

// week is a week of ISO 8601: from the Monday on, the first has the fourth of January.
func week(year int, number string) (Period, bool) {
	n, err := strconv.Atoi(number)
	if err != nil || year == 0 {
		return Period{}, false
	}
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := DayOf(fourth) - Day((int(fourth.Weekday())+6)%7) + Day(7*(n-1))
	if y, w := monday.Time().ISOWeek(); y != year || w != n {
		return Period{}, false
	}
	return daysOf(monday, monday+6), true
}

// sayDays is a span of days as ParsePeriod reads it.
func (p Period) sayDays() string {
	first := p.First.Time()
	switch {
	case p.First == p.Last:
		return p.First.String()
	case p.Last == p.First+6 && first.Weekday() == time.Monday:
		y, w := first.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	}
	return p.First.String() + ".." + p.Last.String()
}
