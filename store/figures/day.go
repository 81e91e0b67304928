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
	p := WeekOf(DayOf(time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)) + Day(7*(n-1)))
	y, w, _ := p.Week()
	return p, y == year && w == n
}

// WeekOf is the week of ISO 8601 that a day is in.
func WeekOf(d Day) Period {
	monday := d - Day((int(d.Time().Weekday())+6)%7)
	return daysOf(monday, monday+6)
}

// Week says which week of ISO 8601 the period is, and of which year; false when it is
// none.
func (p Period) Week() (year, week int, ok bool) {
	if !p.Days() || p.Last != p.First+6 || p.First.Time().Weekday() != time.Monday {
		return 0, 0, false
	}
	year, week = p.First.Time().ISOWeek()
	return year, week, true
}

// sayDays is a span of days as ParsePeriod reads it.
func (p Period) sayDays() string {
	if p.First == p.Last {
		return p.First.String()
	}
	if y, w, ok := p.Week(); ok {
		return fmt.Sprintf("%04d-W%02d", y, w)
	}
	return p.First.String() + ".." + p.Last.String()
}
