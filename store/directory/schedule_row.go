package directory

import (
	"errors"
	"slices"
	"strings"
)

// weekdayNames are what the days are called in files of 1.1 and 2.x, from Monday: the letters of
// today, the names of three languages, and numbers, of which 7 and 0 are Sunday.
var weekdayNames = [][]string{
	{"MO", "1", "mon", "monday", "maandag", "lundi"},
	{"TU", "2", "tue", "tuesday", "dinsdag", "mardi"},
	{"WE", "3", "wed", "wednesday", "woensdag", "mercredi"},
	{"TH", "4", "thu", "thursday", "donderdag", "jeudi"},
	{"FR", "5", "fri", "friday", "vrijdag", "vendredi"},
	{"SA", "6", "sat", "saturday", "zaterdag", "samedi"},
	{"SU", "7", "0", "sun", "sunday", "zondag", "dimanche"},
}

// weekdayOf is a day of the week as HSDS 3.1 writes it.
func weekdayOf(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, names := range weekdayNames {
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, s) }) {
			return names[0], true
		}
	}
	return "", false
}

func (j *joiner) addSchedule(r *row, t target) bool {
	h := j.hoursOf(t)
	w, why, col := written(r)
	var rule Rule
	if why == 0 {
		var err error
		if rule, err = j.rule(w); err != nil {
			why, col = BadSchedule, wrongColumn(err)
		}
	}
	switch {
	case why != 0:
		j.refuse(r, why, col)
		h.doubt(w.unread())
		return false
	case h == nil:
		return true
	case len(h.Rules) >= maxRules:
		j.refuse(r, TooMany, colID)
		h.doubt(Rule{Kind: Unread})
		return false
	}
	h.Rules = append(h.Rules, rule)
	return true
}

// hoursOf are the hours that a row of a target belongs to; nil where none are kept.
func (j *joiner) hoursOf(t target) *Hours {
	switch t.of {
	case services:
		return &j.services[t.service].Hours
	case serviceAtLocation:
		return &j.services[t.service].Places[t.place].Hours
	case locations:
		return &t.loc.place.Opens
	}
	return nil
}

// maxRules is how many rules one service, place or service at a place has, so that the
// hours that are put together from them can be asked while one types.
const maxRules = 200

// doubt adds that a row could not be read. When there is no room for it, that goes for
// all days.
func (h *Hours) doubt(r Rule) {
	switch {
	case h == nil || len(h.Rules) > maxRules:
	case len(h.Rules) == maxRules:
		h.Rules = append(h.Rules, Rule{Kind: Unread})
	default:
		h.Rules = append(h.Rules, r)
	}
}

// doubt leaves what a row was to say open, where it can be told of what: the row itself
// is refused.
func (j *joiner) doubt(r *row) {
	if r.of != schedules && r.of != eligibilities {
		return
	}
	switch t, how, _ := j.find(r); {
	case how != isThere:
	case r.of == schedules:
		j.hoursOf(t).doubt(Rule{Kind: Unread})
	case t.of == services || t.of == serviceAtLocation:
		j.made[t.service].agesUnread = true
	}
}

// wrongColumn is the one that makes opening hours unreadable.
func wrongColumn(err error) column {
	var at *HoursError
	if !errors.As(err, &at) {
		return colID
	}
	return lookUp[schedules][at.Column].col
}

// rule reads a row of opening hours. Most rows of a directory are like others.
func (j *joiner) rule(w Written) (Rule, error) {
	if rule, ok := j.rules[w]; ok {
		return rule, nil
	}
	for _, s := range []*string{
		&w.ValidFrom, &w.ValidTo, &w.Start, &w.Until, &w.Count, &w.WeekStart, &w.Freq, &w.Interval, &w.ByDay, &w.ByWeekNo,
		&w.ByMonthDay, &w.ByYearDay, &w.Zone, &w.OpensAt, &w.ClosesAt, &w.Description, &w.Notes, &w.Link, &w.Attending,
	} {
		*s = j.keep(*s)
	}
	rule, err := w.Rule()
	if err == nil && len(j.rules) < 1<<14 {
		j.rules[w] = rule
	}
	return rule, err
}

// written is a row of opening hours as HSDS 3.1 writes it. A weekday of 1.1 is a week's
// rule; a holiday of 1.1 holds from its first day to its last one, and has no times when
// it is closed.
func written(r *row) (w Written, why Reason, col column) {
	w = Written{
		ValidFrom: r.get(colValidFrom), ValidTo: r.get(colValidTo), Start: r.get(colStart), Until: r.get(colUntil), Count: r.get(colCount),
		WeekStart: r.get(colWeekStart), Freq: r.get(colFreq), Interval: r.get(colInterval), ByDay: r.get(colByDay), ByWeekNo: r.get(colByWeekNo),
		ByMonthDay: r.get(colByMonthDay), ByYearDay: r.get(colByYearDay), Zone: r.get(colZone), OpensAt: r.get(colOpens), ClosesAt: r.get(colCloses),
		Description: r.get(colDescription), Notes: r.get(colNotes), Link: r.get(colLink), Attending: r.get(colAttending),
	}
	if day := r.get(colWeekday); day != "" && w.ByDay == "" {
		by, ok := weekdayOf(day)
		if !ok {
			return w, BadSchedule, colWeekday
		}
		w.ByDay, w.Freq = by, "WEEKLY"
	}
	if r.get(colFirstDay) == "" && r.get(colLastDay) == "" {
		return w, 0, 0
	}
	w.ValidFrom, w.ValidTo, w.Freq = r.get(colFirstDay), r.get(colLastDay), ""
	if w.ValidFrom == "" {
		w.ValidFrom = w.ValidTo
	}
	if w.ValidTo == "" {
		w.ValidTo = w.ValidFrom
	}
	switch strings.ToLower(strings.TrimSpace(r.get(colClosed))) {
	case "true", "yes", "1", "t", "y":
		w.OpensAt, w.ClosesAt = "", ""
	case "false", "no", "0", "f", "n":
		if w.OpensAt == "" {
			return w, BadSchedule, colOpens
		}
	case "":
	default:
		return w, BadSchedule, colClosed
	}
	return w, 0, 0
}
