package directory

import (
	"fmt"
	"time"
)

// Clock is a time of day in minutes since midnight, plus one; zero is none. The end of
// a day, 24:00, is one too.
type Clock uint16

const (
	dayMinutes = 24 * 60
	midnight   = Clock(1)
	dayEnd     = Clock(dayMinutes + 1)
)

// Minutes are those since midnight.
func (c Clock) Minutes() int { return int(c) - 1 }

// String is the time as HH:MM, and nothing where there is none.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Minutes()/60, c.Minutes()%60)
}

// Span is from when to when something is open. A Closes that is not after Opens is on
// the next day.
type Span struct {
	Opens, Closes Clock
}

// minutes are those since the midnight before Opens, the end not included.
func (s Span) minutes() (from, to int) {
	from, to = s.Opens.Minutes(), s.Closes.Minutes()
	if to <= from {
		to += dayMinutes
	}
	return from, to
}

// spanOf is the span of minutes since a midnight.
func spanOf(from, to int) Span {
	for from >= dayMinutes {
		from, to = from-dayMinutes, to-dayMinutes
	}
	if to > dayMinutes {
		to = (to-1)%dayMinutes + 1
	}
	return Span{Clock(from + 1), Clock(to + 1)}
}

// Weekdays is a set of days of the week: 1<<time.Sunday and so on.
type Weekdays uint8

const everyDay Weekdays = 1<<7 - 1

// Has says whether a day is in it.
func (w Weekdays) Has(d time.Weekday) bool { return w>>d&1 != 0 }

// week are the days of it in the order they are shown.
var week = [...]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
