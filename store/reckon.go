package store

import (
	"slices"
	"time"
)

// reckon is the state of a contact: what waits, since when, how urgent. open
// says that its writer has another contact that is being worked on.
func reckon(old row, a acts, all []entry, since time.Time, now time.Time, open bool) row {
	r := row{Channel: Mail, Name: old.Name, Owner: old.Owner, Before: old.Before, Made: old.Made, Writer: old.Writer, Thread: old.Thread}
	if old.Channel != "" {
		r.Channel = old.Channel
	}
	answered, closed := a.upto()
	answeredAt := a.answeredAt()
	var flagged time.Time
	lost := map[MailID]bool{} // they answered nobody
	for _, e := range all {
		if e.Bounce && e.Of != (MailID{}) {
			lost[e.Of] = true
		}
	}
	newest, shown := -1, -1 // of all that came in; of that without bounces
	gone := len(all) > 0
	for i, e := range all {
		if r.First == 0 {
			r.First = e.At
		}
		r.Last = e.At
		r.Mails++
		r.Files += e.Files
		gone = gone && e.Gone
		if !e.Read {
			r.Unfetched++
		}
		if e.Dir == Out {
			// The copy of an answer from here says no more than the answer: what came in
			// between was not in sight when it was written.
			if e.Aside == "" && !a.gave(e.Op) && !lost[e.id] {
				answered, answeredAt = later(answered, e.at()), later(answeredAt, e.at())
			}
			continue
		}
		if e.Flags&Seen == 0 {
			r.Unread++
		}
		if e.Flags&AnsweredFlag != 0 && !e.Bounce {
			flagged = e.at() // by another program: what came up to it was answered
		}
		newest = i
		if !e.Bounce {
			shown = i
		}
		if !e.Bounce && (e.Aside == "" || e.Level > max(NotAssessed, Contact{Danger: a.Danger.Danger}.Rank())) {
			r.WriterAt = e.At
		}
	}
	if r.First == 0 {
		r.First, r.Last = r.Made, max(r.Made, a.Call.Ended.UnixMilli())
	}
	if gone {
		r.Flags |= rowGone
	}
	upto := later(answered, closed)
	if newest >= 0 {
		r.LastIn = all[newest].id
		if shown < 0 {
			shown = newest
		}
		n := all[shown]
		r.Newest, r.NewestAt, r.Lang = n.id, n.At, n.Lang
		r.Urgency = n.Level
		if n.NoForm {
			r.Flags |= rowNoForm
		}
		if n.Bare {
			r.Flags |= rowBare
		}
	}
	first, before, urgency := reckonWaiting(all, later(upto, flagged), since, a, open, &r)
	switch {
	case first != 0:
		r.State, r.Since, r.Urgency = Waiting, first, urgency
	case !a.FollowUp.IsZero() && !a.FollowUp.After(now):
		r.State, r.Since = Waiting, a.FollowUp.UnixMilli()
	case a.closedSince(answeredAt) && !flagged.After(upto):
		r.State = Closed
	case newest < 0 || !answered.IsZero() || !flagged.IsZero():
		r.State = Answered
	case all[newest].Aside != "":
		r.State, r.Aside = Aside, all[newest].Aside
	case before:
		r.State, r.Aside = Aside, AsideOld
	default:
		r.State = Answered
	}
	if len(all) == 0 && r.Channel != Mail && len(a.Closings) == 0 {
		r.State, r.Since, r.Aside = Waiting, r.Made, "" // a call or a chat that nobody has finished
	}
	return r
}

// reckonWaiting gives the time of the first message that waits for us, whether
// there were some before since, and the highest urgency of those that wait.
func reckonWaiting(all []entry, upto, since time.Time, a acts, open bool, r *row) (first int64, before bool, urgency Urgency) {
	for _, e := range all {
		if e.Dir == Out || !e.at().After(upto) {
			continue
		}
		forced := !e.at().After(a.MadeWait)
		if !e.at().After(since) && !forced {
			before = true
			continue
		}
		if e.Aside != "" && e.Level < Raised && !forced && !open && !e.Bounce {
			continue
		}
		if e.Bounce {
			r.Flags |= rowBounced
			urgency = max(urgency, Raised, unheard(all, a, e.Op))
		}
		if first == 0 {
			first = e.At
		}
		urgency = max(urgency, e.Level)
	}
	return first, before, urgency
}

// unheard is the highest level of the messages to which answer op, which did not
// arrive, was the answer: they are unanswered again.
func unheard(all []entry, a acts, op OpID) (level Urgency) {
	at := slices.IndexFunc(a.Answers, func(r answer) bool { return r.Op == op })
	if at < 0 {
		return Calm
	}
	lost := func(op OpID) bool {
		return slices.ContainsFunc(all, func(e entry) bool { return e.Bounce && e.Op == op })
	}
	upto := a.Answers[at].Upto
	var from time.Time
	for _, r := range a.Answers[:at] {
		if !r.Void && !lost(r.Op) && r.Upto.Before(upto) {
			from = later(from, r.Upto)
		}
	}
	for _, e := range all {
		if e.Dir == In && !e.Bounce && e.at().After(from) && !e.at().After(upto) {
			level = max(level, e.Level)
		}
	}
	return level
}
