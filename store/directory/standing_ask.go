package directory

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"time"
)

// ask is one question to some hours.
type ask struct {
	now      int64
	today    Date
	rules    []asked
	specials bool      // whether an exception is among them
	doubts   bool      // whether one that could not be read is
	walls    []wall    // the first is the team's
	spans    []moments // sorted by their beginning
	next     Date      // the first day whose spans are not worked out
}

// asks keeps the room of questions that were answered: many are asked at once.
var asks = sync.Pool{New: func() any { return new(ask) }}

func (a *ask) begin(t time.Time, zone *time.Location) {
	a.now, a.today = t.Unix(), On(t.In(zone))
	a.next = a.today - back
	a.rules, a.spans, a.specials, a.doubts = a.rules[:0], a.spans[:0], false, false
	a.walls = append(a.walls[:0], wallAt(zone, t))
}

func (a *ask) done() {
	clear(a.rules)
	asks.Put(a)
}

// asked is a rule that may hold in the days asked about, and which of the walls is its.
type asked struct {
	*Rule
	wall int
}

// moments are from when to when something is open, the end not included.
type moments struct{ from, to int64 }

// gather picks the rules that say when it is open in these days.
func (a *ask) gather(rules []Rule) {
	first, last := a.today-back, a.today+windows[len(windows)-1]
	for i := range rules {
		r := &rules[i]
		if r.Kind == Remark || r.Kind == Regular && r.Opens == 0 || r.To != 0 && r.To < first || r.From != 0 && r.From > last {
			continue
		}
		a.rules = append(a.rules, asked{r, a.wall(r.Zone)})
		a.specials = a.specials || r.Kind == Exception
		a.doubts = a.doubts || r.Kind == Unread
	}
}

// wall gives the number of a zone's wall.
func (a *ask) wall(name string) int {
	home := a.walls[0].zone
	zone := location(name, home)
	for i := range a.walls {
		if a.walls[i].zone == zone {
			return i
		}
	}
	a.walls = append(a.walls, wallAt(zone, time.Unix(a.now, 0)))
	return len(a.walls) - 1
}

// back is how many days ago hours may have begun that are still on: one over midnight,
// and one because the day may be another one elsewhere.
const back = 2

// fill works out the spans up to so many days after today.
func (a *ask) fill(days Date) {
	for ; a.next <= a.today+days; a.next++ {
		d := a.next
		if a.doubtful(d) {
			continue
		}
		length, special := a.special(d)
		for i := range a.rules {
			r := &a.rules[i]
			if r.Opens == 0 || (r.Kind == Exception) != (special != nil) || special != nil && r.length() != length || !r.on(d) {
				continue
			}
			from, to := r.span().minutes()
			w := &a.walls[r.wall]
			if m := (moments{w.moment(d, from), w.moment(d, to)}); m.from < m.to {
				a.spans = append(a.spans, m)
			}
		}
	}
	slices.SortFunc(a.spans, func(a, b moments) int { return cmp.Compare(a.from, b.from) })
}

// doubtful says whether a rule that could not be read may hold on a day. Nothing is known
// then of what opens on it.
func (a *ask) doubtful(d Date) bool {
	return a.doubts && slices.ContainsFunc(a.rules, func(r asked) bool { return r.Kind == Unread && r.spans(d) })
}

// special is an exception that holds on a day, of those for the fewest days, and how many
// that is. One that says something goes before one that does not.
func (a *ask) special(d Date) (length Date, r *Rule) {
	if !a.specials {
		return 0, nil
	}
	for i := range a.rules {
		x := a.rules[i].Rule
		if x.Kind != Exception || !x.on(d) {
			continue
		}
		if n := x.length(); r == nil || n < length || n == length && r.note().IsEmpty() {
			length, r = n, x
		}
	}
	return length, r
}

// length is how many days an exception is made for at once, less one.
func (r *Rule) length() Date {
	if r.Freq == Yearly || r.From == 0 || r.To == 0 {
		return 0
	}
	return r.To - r.From
}

// never is later than any change.
const never = math.MaxInt64

// state is how it stands now, and when that changes.
func (a *ask) state(days Date) (known, open bool, change int64) {
	next, end := int64(never), a.now
	for _, s := range a.spans {
		switch {
		case s.from > end:
			next = min(next, s.from)
		case s.to > end:
			end = s.to
		}
	}
	if end > a.now {
		return true, true, end
	}
	known = a.known(a.today)
	for d := a.today + 1; d <= a.today+days; d++ {
		begins := a.walls[0].moment(d, 0)
		if begins >= next {
			break
		}
		if a.known(d) != known {
			return known, false, begins
		}
	}
	return known, false, next
}

// known says whether anything is said of a day: an exception, or hours in whose time it
// lies.
func (a *ask) known(d Date) bool {
	if a.doubtful(d) {
		return false
	}
	for i := range a.rules {
		if r := a.rules[i].Rule; r.Opens != 0 && r.spans(d) || r.Kind == Exception && r.on(d) {
			return true
		}
	}
	return false
}
