package directory

import (
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
	defer a.done()
	a.begin(t, zone)
	a.gather(h.Rules)
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
