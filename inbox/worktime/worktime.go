// Package worktime reckons with the hours in which a helpline works: when an
// answer is due, and for how much working time something has waited.
//
// It reads no clock and no configuration. Hours are those of the clock on the
// wall of one place, so that a day stays a day when summer time begins or ends.
package worktime

import (
	"time"
	_ "time/tzdata" // the place must be known on every machine

	"baken/inbox/account"
)

// Hours are the hours of a week in which somebody works. At least one day must
// be set and From lie before To; the zero value is of no use.
type Hours struct {
	Place    *time.Location
	Days     [7]bool // by time.Weekday
	From, To int     // minutes since midnight
}

// Brussels is the place of the helpline.
var Brussels = func() *time.Location {
	l, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err) // the zones are part of the program
	}
	return l
}()

// Usual are the hours where nothing else is said: Monday to Friday, nine to
// five, in Brussels. It knows no holidays.
func Usual() Hours {
	h := Hours{Place: Brussels, From: 9 * 60, To: 17 * 60}
	for d := time.Monday; d <= time.Friday; d++ {
		h.Days[d] = true
	}
	return h
}

// Due is when an answer is due to what came at t. A day ends at the same time of
// the next working day; what came outside the hours counts from their next
// beginning.
func (h Hours) Due(t time.Time, w account.Within) time.Time {
	t = h.next(t)
	for range w.Days {
		y, m, d := t.Date()
		for n := 1; ; n++ {
			day := time.Date(y, m, d+n, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), h.Place)
			if h.Days[day.Weekday()] {
				t = day
				break
			}
		}
	}
	for left := time.Duration(w.Hours) * time.Hour; left > 0; {
		_, end := h.day(t)
		if room := end.Sub(t); left <= room {
			return t.Add(left)
		} else {
			left -= room
		}
		t = h.next(end)
	}
	return t
}

// Between is how much working time there is from one moment to a later one;
// none when it is not later.
func (h Hours) Between(from, to time.Time) time.Duration {
	var sum time.Duration
	for t := h.next(from); t.Before(to); {
		_, end := h.day(t)
		if to.Before(end) {
			return sum + to.Sub(t)
		}
		sum += end.Sub(t)
		t = h.next(end)
	}
	return sum
}

// Open says whether somebody works at t.
func (h Hours) Open(t time.Time) bool { return h.next(t).Equal(t) }

// day is when the working day of t begins and ends.
func (h Hours) day(t time.Time) (begin, end time.Time) {
	y, m, d := t.In(h.Place).Date()
	return time.Date(y, m, d, 0, h.From, 0, 0, h.Place), time.Date(y, m, d, 0, h.To, 0, 0, h.Place)
}

// next is the first moment from t on in which somebody works.
func (h Hours) next(t time.Time) time.Time {
	t = t.In(h.Place)
	for range 8 {
		begin, end := h.day(t)
		if h.Days[begin.Weekday()] {
			switch {
			case t.Before(begin):
				return begin
			case t.Before(end):
				return t
			}
		}
		y, m, d := t.Date()
		t = time.Date(y, m, d+1, 0, 0, 0, 0, h.Place)
	}
	return t // no day is a working day
}
