package directory

import (
	"slices"
	"strings"
	"time"

	"baken/store/outside"
)

// Written is a row of the schedules of HSDS 3.1 as it was written, each column as its
// text.
type Written struct {
	ValidFrom, ValidTo, Start, Until, Count, WeekStart, Freq, Interval string // valid_from, valid_to, dtstart, until, count, wkst, freq, interval
	ByDay, ByWeekNo, ByMonthDay, ByYearDay                             string // byday, byweekno, bymonthday, byyearday
	Zone, OpensAt, ClosesAt                                            string // timezone, opens_at, closes_at
	Description, Notes, Link, Attending                                string // description, notes, schedule_link, attending_type
}

// Rule reads the row. Its error is a HoursError and names the column that cannot be read,
// as HSDS calls it; where the row does not say on which days it holds that is the first
// column that would.
//
// A row of one day is an exception, and so is one from a first day to a last that names no
// days between them and no frequency. Of the rows without times those are exceptions too
// that have a first and a last day, and those that come back each year; any other is a
// remark.
func (w Written) Rule() (Rule, error) {
	r := Rule{
		Description: outside.New(strings.TrimSpace(w.Description)), Notes: outside.New(strings.TrimSpace(w.Notes)),
		Link: outside.New(strings.TrimSpace(w.Link)), Attending: outside.New(strings.TrimSpace(w.Attending)),
	}
	p := &columns{}
	r.Freq = p.freq(w.Freq)
	r.Days, r.Nth = p.weekdays("byday", w.ByDay)
	r.MonthDays = p.numbers("bymonthday", w.ByMonthDay, 31)
	r.YearDays = p.numbers("byyearday", w.ByYearDay, 366)
	r.Weeks = p.numbers("byweekno", w.ByWeekNo, 53)
	r.WeekStart = p.weekStart(w.WeekStart)
	r.Interval = p.number("interval", w.Interval, 1000)
	r.Opens, r.Closes, r.Zone = p.times(w.OpensAt, w.ClosesAt, w.Zone)
	l := limits{
		from: p.date("valid_from", w.ValidFrom), to: p.date("valid_to", w.ValidTo),
		start: p.date("dtstart", w.Start), until: p.date("until", w.Until),
		count: p.number("count", w.Count, 100_000),
	}
	if p.err != nil {
		return Rule{}, p.err
	}
	if column := r.settle(l); column != "" {
		return Rule{}, wrong(column)
	}
	return r, nil
}

// unread is what is left of a row that cannot be read: on which days it may hold, as far
// as it says that, and its words.
func (w Written) unread() Rule {
	r := Rule{Kind: Unread, Description: outside.New(strings.TrimSpace(w.Description)), Notes: outside.New(strings.TrimSpace(w.Notes))}
	p := &columns{}
	from, to := p.date("valid_from", w.ValidFrom), p.date("valid_to", w.ValidTo)
	if p.err == nil && (from == 0 || to == 0 || from <= to) {
		r.From, r.To = from, to
	}
	return r
}

// wrong is the error of a column.
func wrong(column string) error { return &HoursError{column} }

// limits are the first and last days of a row in its several ways to say them.
type limits struct {
	from, to, start, until Date
	count                  int
}

// first is the first day of the row, and last the last; zero is not said.
func (l limits) first() Date { return max(l.from, l.start) }

func (l limits) last() Date {
	if l.to == 0 || l.until == 0 {
		return max(l.to, l.until)
	}
	return min(l.to, l.until)
}

// settle finds out what kind of rule the columns make together and gives each its one
// form. It gives the column that is wrong beside the others, if one is.
func (r *Rule) settle(l limits) (column string) {
	if l.to != 0 && l.from != 0 && l.to < l.from {
		return "valid_to"
	}
	timed, repeats, chosen := r.Opens != 0, r.Freq != 0, r.chosen()
	bounded := l.first() != 0 && l.last() != 0
	switch {
	case l.from != 0 && l.from == l.to:
		return r.except(limits{from: l.from, to: l.to})
	case !repeats && !chosen && l.start != 0 && l.until == 0 && (l.last() == 0 || timed && l.from == 0):
		return r.except(limits{from: l.start, to: l.start})
	case bounded && (!repeats && !chosen || !timed && r.daily(l)):
		return r.except(l)
	case !timed && l.first() != 0 && (bounded || r.Freq == Yearly || l.count > 0 && (repeats || chosen)):
		r.Kind = Exception
	case !timed:
		r.Kind, r.Interval, r.WeekStart = Remark, 0, time.Sunday
	case !repeats && !chosen:
		return "freq"
	}
	if r.Freq == 0 && chosen {
		r.Freq = r.implied()
	}
	if column := r.bound(l); column != "" || r.Kind == Remark {
		return column
	}
	return r.start(l)
}

// chosen says whether the row names days of the week, the month or the year.
func (r *Rule) chosen() bool {
	return r.Days != 0 || len(r.Nth)+len(r.MonthDays)+len(r.YearDays)+len(r.Weeks) > 0
}

// daily says whether a row without times that has a first and a last day is about each
// day between them. A frequency that counts from nowhere, or comes round once, says no
// more than that.
func (r *Rule) daily(l limits) bool {
	if r.chosen() || r.Interval > 1 || l.count > 0 {
		return false
	}
	return r.Freq == Daily || l.start == 0 && (r.Freq != Yearly || l.last() < l.first()+365)
}

// except makes the row an exception for each day from the first to the last.
func (r *Rule) except(l limits) (column string) {
	*r = Rule{Kind: Exception, Freq: Daily, Zone: r.Zone, Opens: r.Opens, Closes: r.Closes,
		Description: r.Description, Notes: r.Notes, Link: r.Link, Attending: r.Attending}
	return r.bound(l)
}

// implied is how often a rule comes back that chooses its days and does not say.
func (r *Rule) implied() Freq {
	switch {
	case len(r.YearDays)+len(r.Weeks) > 0:
		return Yearly
	case len(r.Nth)+len(r.MonthDays) > 0:
		return Monthly
	}
	return Weekly
}

// bound sets the first day and the last.
func (r *Rule) bound(l limits) (column string) {
	r.From, r.To = l.from, l.to
	if l.start != 0 && (r.From == 0 || r.From < l.start) {
		r.From = l.start
	}
	if l.until != 0 && (r.To == 0 || l.until < r.To) {
		r.To = l.until
	}
	if r.From != 0 && r.To != 0 && r.To < r.From {
		if r.To == l.until {
			return "until"
		}
		return "valid_to"
	}
	return ""
}

// start sets where counting begins, takes from there what the columns leave open, and
// ends the rule after its count.
func (r *Rule) start(l limits) (column string) {
	r.Start = l.start
	if r.Start == 0 {
		r.Start = l.from
	}
	if len(r.Nth) > 0 && (r.Freq < Monthly || len(r.Weeks) > 0) {
		return "byday"
	}
	open := r.Days == 0 && len(r.Nth)+len(r.MonthDays)+len(r.YearDays) == 0
	switch {
	case r.Start == 0 && (open && r.Freq != Daily || r.Interval > 1 || l.count > 0):
		return "dtstart"
	case open && (r.Freq == Weekly || len(r.Weeks) > 0):
		r.Days = 1 << r.Start.Weekday()
	case open && r.Freq == Monthly:
		r.MonthDays = []int{r.Start.Time().Day()}
	}
	if r.Interval <= 1 {
		r.Interval = 0
	}
	if l.count > 0 && !r.end(l.count) {
		return "count"
	}
	if r.Interval == 0 && !r.anniversary() {
		r.Start = 0
	}
	if len(r.Weeks) == 0 && (r.Freq != Weekly || r.Interval == 0) {
		r.WeekStart = time.Sunday
	}
	return ""
}

// compact sorts numbers and leaves each once.
func compact(n []int) []int {
	slices.Sort(n)
	return slices.Compact(n)
}
