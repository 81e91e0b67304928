package directory

import (
	"math"
	"sync"
	"time"

	"baken/store/outside"
)

// Standing is how it stands with opening hours at a moment.
type Standing struct {
	Known  bool         // else nothing says whether it is open
	Open   bool         // never where it is not known
	Always bool         // open, and so for all of the next 14 days
	Until  time.Time    // when Known or Open changes next; zero if not within 14 days
	Note   outside.Text // of the exception that holds on this day
}

// ahead is how far one looks for the next change.
const ahead = 14 * 24 * time.Hour

// windows are for how many days spans are worked out: first those that mostly have the
// next change in them, then all.
var windows = [...]Date{4, 17}

// slack is what the ends of a window do not tell, in seconds: days begin elsewhere at
// another time, and change their length.
const slack = 28 * 60 * 60

// At says whether it is open at a moment. The zone is the team's, for rules that have
// none of their own; nil is UTC. Days and exceptions are those of the rule's zone, and
// hours that run over midnight belong to the day they begin on.
func (h Hours) At(t time.Time, zone *time.Location) Standing {
	if len(h.Rules) == 0 {
		return Standing{}
	}
	if zone == nil {
		zone = time.UTC
	}
	a := asks.Get().(*ask)
	defer asks.Put(a)
	a.begin(t, zone)
	a.gather(h.Rules)
	defer clear(a.rules)
	if len(a.rules) == 0 {
		return Standing{}
	}
	var s Standing
	var change int64
	for _, n := range windows {
		a.fill(n)
		s.Known, s.Open, change = a.state(n)
		if change < a.now+int64(n)*daySeconds-slack {
			break
		}
	}
	if _, special := a.special(a.today); special != nil {
		s.Note = special.note()
	}
	if change <= a.now+int64(ahead/time.Second) {
		s.Until = time.Unix(change, 0).In(zone)
	} else {
		s.Always = s.Open
	}
	return s
}

// ask is one question to some hours.
type ask struct {
	now      int64
	today    Date
	rules    []asked
	specials bool      // whether an exception is among them
	walls    []wall    // the first is the team's
	spans    []moments // sorted by their beginning
	next     Date      // the first day whose spans are not worked out
}

// asks keeps the room of questions that were answered: many are asked at once.
var asks = sync.Pool{New: func() any { return new(ask) }}

func (a *ask) begin(t time.Time, zone *time.Location) {
	a.now, a.today = t.Unix(), On(t.In(zone))
	a.next = a.today - back
	a.rules, a.spans, a.specials = a.rules[:0], a.spans[:0], false
	a.walls = append(a.walls[:0], wallAt(zone, t))
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
		length, special := a.special(d)
		for i := range a.rules {
			r := &a.rules[i]
			if r.Opens == 0 || (r.Kind == Exception) != (special != nil) || special != nil && r.length() != length || !r.on(d) {
				continue
			}
			from, to := r.span().minutes()
			w := &a.walls[r.wall]
			a.add(moments{w.moment(d, from), w.moment(d, to)})
		}
	}
}

// add puts a span where it belongs.
func (a *ask) add(m moments) {
	if m.to <= m.from {
		return
	}
	a.spans = append(a.spans, m)
	for i := len(a.spans) - 1; i > 0 && a.spans[i-1].from > m.from; i-- {
		a.spans[i-1], a.spans[i] = a.spans[i], a.spans[i-1]
	}
}

// special is an exception that holds on a day, of those for the fewest days, and for how
// many that is.
func (a *ask) special(d Date) (length Date, r *Rule) {
	if !a.specials {
		return 0, nil
	}
	for i := range a.rules {
		if x := a.rules[i].Rule; x.Kind == Exception && (r == nil || x.length() < length) && x.on(d) {
			length, r = x.length(), x
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
	for i := range a.rules {
		if r := a.rules[i].Rule; r.Opens != 0 && r.spans(d) || r.Kind == Exception && r.on(d) {
			return true
		}
	}
	return false
}
