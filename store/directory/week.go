package directory

import (
	"cmp"
	"slices"
	"time"

	"baken/store/outside"
)

// Week is what opening hours are in general and which exceptions are near, for showing:
// without words of any language. Times are those of the team's zone.
type Week struct {
	Known      bool             // Always, Days or Other say something
	Unread     bool             // a rule that holds could not be read, so that Days, Other and Closed are left out
	Always     bool             // day and night, all the week
	Until      Date             // the first day after which a part of Days ends, within Near; zero where none does
	Days       []Group          // days with equal times together, from Monday on
	Closed     []time.Weekday   // days on which nothing opens; none where that is not known
	Other      []Pattern        // what opens on other days than certain ones of each week, or only later
	Notes      []outside.Text   // what the rules that hold say in words
	Exceptions []ExceptionalDay // that begin within Near, today among them
}

// Near is how many days with exceptions a Week looks at.
const Near = 30

// Group are days of the week with equal times.
type Group struct {
	Days  []time.Weekday
	Times []Span // in their order
}

// Pattern is a rule that comes back in another way than each week, or that begins within
// Near.
type Pattern struct {
	Freq      Freq
	Interval  int   // 1 is each
	Days      []Nth // from Monday on; with a number those of the month, or of the year where Freq is Yearly
	MonthDays []int
	YearDays  []int
	Weeks     []int
	From, To  Date // From is zero where it has begun
	Next      Date // the next day it opens
	Times     Span
	Note      outside.Text
}

// ExceptionalDay is a day, or some that follow each other, with their own hours.
type ExceptionalDay struct {
	From, To Date   // To is zero where no end is in sight
	Times    []Span // in their order; none is closed
	Note     outside.Text
}

// Week gives the hours for showing.
func (h Hours) Week(today Date, zone *time.Location) Week {
	if zone == nil {
		zone = time.UTC
	}
	v := viewer{today: today, zone: zone}
	var w Week
	days := make([][]block, 7)
	noted := map[outside.Text]bool{}
	for i := range h.Rules {
		r := &h.Rules[i]
		if r.To != 0 && r.To < today || r.From != 0 && r.From >= today+Near {
			continue
		}
		if n := r.note(); r.Kind != Exception && !n.IsEmpty() && !noted[n] {
			noted[n] = true
			w.Notes = append(w.Notes, n)
		}
		switch {
		case r.Kind == Unread:
			w.Unread = w.Unread || r.spans(today)
		case r.Kind != Regular || r.Opens == 0:
		case r.weekly() && r.From <= today:
			v.table(r, days)
			if r.To != 0 && r.To < today+Near && (w.Until == 0 || r.To < w.Until) {
				w.Until = r.To
			}
		default:
			if p, ok := v.pattern(r); ok {
				w.Other = append(w.Other, p)
			}
		}
	}
	w.Exceptions = v.exceptions(h)
	if w.Unread {
		w.Other, w.Until = nil, 0
		return w
	}
	w.group(days)
	w.Always = always(days)
	w.Known = len(w.Days)+len(w.Other) > 0
	if w.Known {
		w.close(days)
	}
	return w
}

// viewer puts rules into the zone of who looks, as of a day.
type viewer struct {
	today Date
	zone  *time.Location
}

// block is a span in minutes since the midnight of its day.
type block struct{ from, to int }

// block is when a rule opens on a day, and the day on which that is in the zone.
func (v viewer) block(r *Rule, d Date) (Date, block) {
	from, to := r.span().minutes()
	if there := location(r.Zone, v.zone); there != v.zone {
		w, here := wallAt(there, d.Time()), wallAt(v.zone, d.Time())
		length := to - from
		d, from = here.clock(w.moment(d, from))
		to = from + length
	}
	if from >= dayMinutes {
		d, from, to = d+1, from-dayMinutes, to-dayMinutes
	}
	return d, block{from, to}
}

// table adds the times of a rule to the days of the week, from Sunday on.
func (v viewer) table(r *Rule, days [][]block) {
	for d := v.today; d < v.today+7; d++ {
		if r.Days == 0 || r.Days.Has(d.Weekday()) {
			on, b := v.block(r, d)
			days[on.Weekday()] = append(days[on.Weekday()], b)
		}
	}
}

// patternDays is how far a pattern is followed to the next day it opens.
const patternDays = 5 * 366

// pattern gives a rule as one. A rule that never comes again has none.
func (v viewer) pattern(r *Rule) (Pattern, bool) {
	p := Pattern{Freq: r.Freq, Interval: max(r.Interval, 1), MonthDays: r.MonthDays, YearDays: r.YearDays, Weeks: r.Weeks, To: r.To, Note: r.note()}
	for _, d := range week {
		if r.Days.Has(d) {
			p.Days = append(p.Days, Nth{Day: d})
		}
	}
	p.Days = append(p.Days, r.Nth...)
	if r.From > v.today {
		p.From = r.From
	}
	x, start := newDay(max(v.today, p.From)), newDay(r.Start)
	for ; x.date < v.today+patternDays && (r.To == 0 || x.date <= r.To); x.next() {
		if r.holds(x, start) {
			var b block
			p.Next, b = v.block(r, x.date)
			p.Times = spanOf(b.from, b.to)
			return p, true
		}
	}
	return Pattern{}, false
}

// exceptions are those that are near.
func (v viewer) exceptions(h Hours) []ExceptionalDay {
	var all []ExceptionalDay
	a := ask{}
	for i := range h.Rules {
		if h.Rules[i].Kind == Exception {
			a.rules, a.specials = append(a.rules, asked{Rule: &h.Rules[i]}), true
		}
	}
	for d := v.today; d < v.today+furthest; d++ {
		x, ok := v.exception(&a, d)
		n := len(all)
		goesOn := ok && n > 0 && all[n-1].To == d-1 && all[n-1].Note == x.Note && slices.Equal(all[n-1].Times, x.Times)
		switch {
		case goesOn:
			all[n-1].To = d
		case d >= v.today+Near: // nothing of what is told goes on any more
			return all
		case ok:
			all = append(all, x)
		}
	}
	all[len(all)-1].To = 0
	return all
}

// furthest is how many days one exception is followed beyond those that a Week looks at.
const furthest = Near + 370

// exception is what holds on a day, if that is one.
func (v viewer) exception(a *ask, d Date) (x ExceptionalDay, ok bool) {
	length, special := a.special(d)
	if special == nil {
		return x, false
	}
	x = ExceptionalDay{From: d, To: d, Note: special.note()}
	var blocks []block
	for _, r := range a.rules {
		if r.Opens != 0 && r.length() == length && r.on(d) {
			_, b := v.block(r.Rule, d)
			blocks = append(blocks, b)
		}
	}
	x.Times = spans(join(blocks))
	return x, true
}

// group puts days with equal times together.
func (w *Week) group(days [][]block) {
	for _, d := range week {
		times := spans(join(days[d]))
		if len(times) == 0 {
			continue
		}
		i := slices.IndexFunc(w.Days, func(g Group) bool { return slices.Equal(g.Times, times) })
		if i < 0 {
			i = len(w.Days)
			w.Days = append(w.Days, Group{Times: times})
		}
		w.Days[i].Days = append(w.Days[i].Days, d)
	}
}

// close finds the days on which nothing opens.
func (w *Week) close(days [][]block) {
	var touched Weekdays
	for _, p := range w.Other {
		if len(p.Days) == 0 {
			touched = everyDay
		}
		for _, d := range p.Days {
			touched |= 1 << d.Day
		}
	}
	for _, d := range week {
		if len(days[d]) == 0 && !touched.Has(d) {
			w.Closed = append(w.Closed, d)
		}
	}
}

// join sorts blocks and makes one of those that meet, as long as that is shorter than a
// day or has all of it.
func join(all []block) []block {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b block) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var joined []block
	for _, b := range all {
		if n := len(joined); n > 0 && b.from <= joined[n-1].to {
			last := &joined[n-1]
			if b.to <= last.to {
				continue
			}
			if b.from < last.to || b.to-last.from < dayMinutes || last.from == 0 && b.to == dayMinutes {
				last.to = b.to
				continue
			}
		}
		joined = append(joined, b)
	}
	return joined
}

// spans gives blocks as times of the day.
func spans(all []block) []Span {
	var s []Span
	for _, b := range all {
		s = append(s, spanOf(b.from, min(b.to, b.from+dayMinutes)))
	}
	return s
}

// always says whether the blocks of a week leave nothing of it.
func always(days [][]block) bool {
	const weekMinutes = 7 * dayMinutes
	var all []block
	for d, blocks := range days {
		for _, b := range blocks {
			b.from, b.to = b.from+d*dayMinutes, b.to+d*dayMinutes
			all = append(all, b)
			if b.to > weekMinutes {
				all = append(all, block{0, b.to - weekMinutes})
			}
		}
	}
	slices.SortFunc(all, func(a, b block) int { return cmp.Compare(a.from, b.from) })
	end := 0
	for _, b := range all {
		if b.from > end {
			return false
		}
		end = max(end, b.to)
	}
	return end >= weekMinutes
}
