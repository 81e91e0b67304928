package directory

// countDays is how far a count goes. One that goes on after that has no end.
const countDays = 40 * 366

// maxLooked is how many days are looked at one by one for the end of a count: fewer where
// a row has long lists, so that none takes longer than others.
const maxLooked = 4 * 366

// end ends the rule on the day that it has held so often. It gives false when that is too
// far to be looked for.
func (r *Rule) end(count int) bool {
	d, ok := r.after(count)
	if ok && d < r.Start+countDays && (r.To == 0 || d < r.To) {
		r.To = d
	}
	return ok
}

// after is the day that the rule has held so often, counted from its start on, or any
// after its last one.
func (r *Rule) after(count int) (Date, bool) {
	each := max(r.Interval, 1)
	bare := len(r.Nth)+len(r.MonthDays)+len(r.YearDays)+len(r.Weeks) == 0
	switch {
	case bare && r.Freq == Daily && r.Days == 0:
		return r.Start + Date((count-1)*each), true
	case bare && r.Freq == Weekly && r.Days != 0:
		return r.afterWeeks(count, each), true
	case r.anniversary():
		return r.afterYears(count, each), true
	}
	weekdays, monthDays := r.mayBe()
	start := newDay(r.Start)
	x := start
	listed := len(r.Nth) + len(r.MonthDays) + len(r.YearDays) + len(r.Weeks)
	for range maxLooked * 8 / max(8, listed) {
		if r.To != 0 && x.date > r.To {
			return x.date, true
		}
		if weekdays.Has(x.weekday) && monthDays>>x.ofMonth&1 != 0 && r.chooses(x) && (each == 1 || r.turn(x, start)) {
			if count--; count == 0 {
				return x.date, true
			}
		}
		x.next()
	}
	return 0, false
}

// mayBe are the days of the week and of the month outside of which the rule holds on none,
// so that most days need no second look.
func (r *Rule) mayBe() (of Weekdays, monthDays uint32) {
	of = r.Days
	for _, n := range r.Nth {
		of |= 1 << n.Day
	}
	if of == 0 {
		of = everyDay
	}
	for _, n := range r.MonthDays {
		if n > 0 {
			monthDays |= 1 << n
			continue
		}
		for last := 28; last <= 31; last++ {
			if n+last+1 > 0 {
				monthDays |= 1 << (n + last + 1)
			}
		}
	}
	if len(r.MonthDays) == 0 {
		monthDays = 1<<32 - 1
	}
	return of, monthDays
}

// afterWeeks counts some days of each week, or of every so many.
func (r *Rule) afterWeeks(count, each int) Date {
	first := r.weekStart(r.Start)
	var days []Date // chosen ones of a week, from its beginning
	for d := range Date(7) {
		if r.Days.Has((first + d).Weekday()) {
			days = append(days, d)
			if first+d < r.Start {
				count++
			}
		}
	}
	weeks := (count - 1) / len(days) * each
	return first + Date(weeks*7) + days[(count-1)%len(days)]
}

// afterYears counts the days of the year that the rule began on; 29 February is not there
// each year.
func (r *Rule) afterYears(count, each int) Date {
	start := r.Start.Time()
	for n := 0; n < countDays/366; n += each {
		d := On(start.AddDate(n, 0, 0))
		if d.Time().Day() != start.Day() {
			continue
		}
		if count--; count == 0 {
			return d
		}
	}
	return r.Start + countDays
}
