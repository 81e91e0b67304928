package directory

import (
	"slices"
	"time"
)

// spans says whether a day lies between the first and the last that the rule holds.
func (r *Rule) spans(d Date) bool { return (r.From == 0 || d >= r.From) && (r.To == 0 || d <= r.To) }

// on says whether the rule holds on a day.
func (r *Rule) on(d Date) bool {
	if !r.spans(d) {
		return false
	}
	if r.weekly() {
		return r.Days == 0 || r.Days.Has(d.Weekday())
	}
	x := newDay(d)
	if r.Interval <= 1 {
		return r.chooses(x)
	}
	return r.chooses(x) && r.turn(x, newDay(r.Start))
}

// holds says whether the rule holds on a day, whatever its first and its last one are.
func (r *Rule) holds(x, start day) bool {
	if r.weekly() {
		return r.Days == 0 || r.Days.Has(x.weekday)
	}
	return r.chooses(x) && r.turn(x, start)
}

// weekly says whether the rule is the same in each week.
func (r *Rule) weekly() bool {
	return r.Interval <= 1 && r.Start == 0 && len(r.Nth)+len(r.MonthDays)+len(r.YearDays)+len(r.Weeks) == 0
}

// turn says whether a day is in one of the days, weeks, months or years that the
// interval leaves, counted from where the rule starts.
func (r *Rule) turn(x, start day) bool {
	if r.Interval <= 1 {
		return true
	}
	var since int64
	switch r.Freq {
	case Daily:
		since = int64(x.date) - int64(start.date)
	case Weekly:
		since = (int64(r.weekStart(x.date)) - int64(r.weekStart(start.date))) / 7
	default:
		since = int64(x.year - start.year)
		if r.Freq == Monthly {
			since = since*12 + int64(x.month-start.month)
		}
	}
	return since%int64(r.Interval) == 0
}

// weekStart is the first day of the week of d.
func (r *Rule) weekStart(d Date) Date { return d - Date((d.Weekday()-r.WeekStart+7)%7) }

// day is a date and where it stands in its month and year, all from 1.
type day struct {
	date      Date
	weekday   time.Weekday
	year      int
	month     time.Month
	ofMonth   int
	ofYear    int
	monthDays int
	yearDays  int
}

var monthDays = [...]int{time.January: 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func newDay(d Date) day {
	t := d.Time()
	year, month, n := t.Date()
	x := day{date: d, weekday: d.Weekday(), year: year, month: month, ofMonth: n, ofYear: t.YearDay(), monthDays: monthDays[month], yearDays: 365}
	if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		x.yearDays++
		if month == time.February {
			x.monthDays++
		}
	}
	return x
}

// next goes on to the next day.
func (x *day) next() {
	x.date++
	if x.ofMonth == x.monthDays {
		*x = newDay(x.date)
		return
	}
	x.weekday = (x.weekday + 1) % 7
	x.ofMonth++
	x.ofYear++
}

// chooses says whether the columns that choose days choose this one.
func (r *Rule) chooses(x day) bool {
	switch {
	case (r.Days != 0 || len(r.Nth) > 0) && !r.Days.Has(x.weekday) && !slices.ContainsFunc(r.Nth, func(n Nth) bool { return r.nth(n, x) }):
		return false
	case len(r.MonthDays) > 0 && !counted(r.MonthDays, x.ofMonth, x.monthDays):
		return false
	case len(r.YearDays) > 0 && !counted(r.YearDays, x.ofYear, x.yearDays):
		return false
	case len(r.Weeks) > 0 && !r.inWeeks(x):
		return false
	}
	return !r.anniversary() || r.sameDay(x)
}

// anniversary says whether the rule holds on the day of each year that it began.
func (r *Rule) anniversary() bool {
	return r.Freq == Yearly && r.Days == 0 && len(r.Nth)+len(r.MonthDays)+len(r.YearDays)+len(r.Weeks) == 0
}

func (r *Rule) sameDay(x day) bool {
	_, month, n := r.Start.Time().Date()
	return x.month == month && x.ofMonth == n
}

// nth says whether a day is the weekday that n counts.
func (r *Rule) nth(n Nth, x day) bool {
	if n.Day != x.weekday {
		return false
	}
	at, of := x.ofMonth, x.monthDays
	if r.Freq == Yearly {
		at, of = x.ofYear, x.yearDays
	}
	return n.N == (at-1)/7+1 || n.N == -((of-at)/7+1)
}

// counted says whether one of the numbers is at, counted from the beginning or from the
// end of so many.
func counted(numbers []int, at, of int) bool {
	return slices.Contains(numbers, at) || slices.Contains(numbers, at-of-1)
}

// inWeeks says whether the week of a day is one of the rule's. A week is of the year that
// has most of its days.
func (r *Rule) inWeeks(x day) bool {
	middle := r.weekStart(x.date) + 3
	at, of := x.ofYear+int(middle-x.date), x.yearDays
	if at < 1 || at > of {
		m := newDay(middle)
		at, of = m.ofYear, m.yearDays
	}
	return counted(r.Weeks, (at-1)/7+1, (at-1)/7+1+(of-at)/7)
}
