package directory

import (
	"strings"
	"time"
)

// Date is a day without a time or a zone, in days since 1 January 1970, plus one; zero
// is none, so that 31 December 1969 cannot be said.
type Date int32

const daySeconds = 24 * 60 * 60

// On is the day of a moment, in its zone.
func On(t time.Time) Date {
	_, offset := t.Zone()
	return dayOf(t.Unix() + int64(offset))
}

// dayOf is the day of a wall clock's seconds since 1 January 1970.
func dayOf(wall int64) Date { return Date(floor(wall, daySeconds) + 1) }

// ParseDate reads YYYY-MM-DD, with or without a time behind it.
func ParseDate(s string) (Date, bool) {
	s = strings.TrimSpace(s)
	if len(s) > len(time.DateOnly) {
		if c := s[len(time.DateOnly)]; c != 'T' && c != 't' && c != ' ' {
			return 0, false
		}
		s = s[:len(time.DateOnly)]
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, false
	}
	d := On(t)
	return d, d != 0
}

// Time is the beginning of the day in UTC.
func (d Date) Time() time.Time { return time.Unix((int64(d)-1)*daySeconds, 0).UTC() }

// String is the day as YYYY-MM-DD, and nothing where there is none.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Weekday is which day of the week it is.
func (d Date) Weekday() time.Weekday {
	return time.Weekday(modulo(int64(d)+3, 7)) // 1 January 1970 was a Thursday
}

// floor is a divided by b, rounded down.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// modulo is what is left of a after floor.
func modulo(a, b int64) int64 { return a - floor(a, b)*b }
