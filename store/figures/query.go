package figures

import (
	"time"

	"baken/store/outside"
)

// Query is what is to be counted. Region, Theme and Channel take a code of the form,
// or what it is called in one of its languages; empty, they leave nothing out. A theme
// narrows to the victims of whom it is the main one, and to the contacts about them.
type Query struct {
	Period  Period
	Before  bool // with the period before beside it
	Region  string
	Theme   string
	Channel string
	By      []string // one field or two: counts these instead of the lines
	// Counselor is the name of who registered them. Who gives the records leaves the
	// others out: nothing of it is kept in what is counted.
	Counselor outside.Text
	// Published holds to what the package promises of what is published. Now decides
	// which periods are over, in the zone of the helpline.
	Published bool
	Now       time.Time
}

// Living says whether it can only be counted from the contacts that are still there: of
// what is kept when they are erased nobody knows the day, and who registered it.
func (q Query) Living() bool { return q.Period.Days() || !q.Counselor.IsEmpty() }

// check refuses what cannot be asked.
func (q Query) check() error {
	if len(q.By) > 2 || len(q.By) == 2 && q.By[0] == q.By[1] {
		return ErrFields
	}
	if !q.Published {
		return nil
	}
	if len(q.By) > 0 || q.Region != "" || q.Theme != "" || q.Channel != "" || q.Living() || q.Period.span() <= spanOther {
		return ErrNotPublished
	}
	if q.Period.To >= MonthOf(q.Now) {
		return ErrNotOver
	}
	return nil
}

// window is all that must be looked at.
func (q Query) window() Period {
	w := Period{From: q.Period.From, To: q.Period.To}
	if q.Before {
		w.From = q.Period.Before().From
	}
	if q.Published {
		w = Period{From: YearOf(w.From).From, To: YearOf(w.To).To}
	}
	return w
}
