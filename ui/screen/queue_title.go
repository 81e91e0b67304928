package screen

import (
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// filterKeys are the words of the filters.
var filterKeys = map[store.Filter]lang.Key{
	store.FilterWaiting: lang.QueueWaiting, store.FilterMine: lang.QueueMine, store.FilterAnswered: lang.QueueAnswered,
	store.FilterClosed: lang.QueueClosed, store.FilterAside: lang.QueueAside, store.FilterAll: lang.QueueAll, store.FilterUnfinished: lang.QueueUnfinished,
}

// counted is how many a filter shows, in words.
func (q *Queue) counted(f store.Filter) string {
	c := q.counts
	n := map[store.Filter]int{
		store.FilterWaiting: c.Waiting, store.FilterMine: c.Mine, store.FilterAnswered: c.Answered,
		store.FilterClosed: c.Closed, store.FilterAside: c.Aside, store.FilterAll: c.All, store.FilterUnfinished: c.Unfinished,
	}[f]
	return q.s.T(filterKeys[f], lang.N(n))
}

// Title is the queue's name, and what it shows where that is not who waits.
func (q *Queue) Title() string {
	if q.filter == store.FilterWaiting {
		return q.s.T(lang.QueueTitle)
	}
	return q.s.dotted(q.s.T(lang.QueueTitle), q.counted(q.filter))
}

// Edge has what the queue shows with the counts that matter beside it, and where
// in it one is.
func (q *Queue) Edge() part.Edge {
	mine := ""
	if q.filter != store.FilterMine && q.counts.Mine > 0 {
		mine = q.counted(store.FilterMine)
	}
	e := part.Edge{Title: q.s.dotted(q.s.T(lang.QueueTitle), q.counted(q.filter), mine), Scroll: q.Scroll()}
	if at, of := q.Position(); of > 0 {
		e.Foot = q.s.T(lang.QueueNarrowed, lang.N(at), lang.N(of))
	}
	return e
}

// Position says where the cursor is in the whole list.
func (q *Queue) Position() (at, of int) {
	if q.words != "" {
		return q.list.Cursor() + 1, len(q.rows.rows)
	}
	return q.rows.from + q.list.Cursor() + 1, q.rows.total
}

// Scroll says which part of the whole is in sight.
func (q *Queue) Scroll() part.Scroll {
	s := q.list.Scroll()
	if q.words == "" {
		s.From += q.rows.from
		s.Of = q.rows.total
	}
	return s
}
