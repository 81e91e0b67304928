package screen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

// StandingWords say whether a service is open now, and until when; now is in the zone
// of who reads.
func StandingWords(l *lang.Catalog, s directory.Standing, now time.Time) string {
	until := ""
	if !s.Until.IsZero() {
		until = momentWords(l, s.Until.In(now.Location()), now)
	}
	switch {
	case !s.Known:
		return l.T(lang.DirectoryHoursUnknown)
	case s.Open && s.Always:
		return l.T(lang.OpenAlways)
	case s.Open && until != "":
		return l.T(lang.OpenUntil, lang.Said(until))
	case s.Open:
		return l.T(lang.OpenNow)
	case until != "":
		return l.T(lang.ClosedUntil, lang.Said(until))
	}
	return l.T(lang.ClosedNow)
}

// standingOf is how it stands with a service at one of its places. Where it is shown at
// none of several it is open when one of them is; until when is said as far as that
// holds for all that are.
func standingOf(v *directory.Service, place int, now time.Time) directory.Standing {
	if place >= 0 || len(v.Places) < 2 {
		return v.HoursAt(place).At(now, now.Location())
	}
	var open, closed directory.Standing
	known := true
	for i := range v.Places {
		s := v.HoursAt(i).At(now, now.Location())
		switch {
		case s.Open && !open.Open:
			open = s
		case s.Open:
			open.Always = open.Always && s.Always
			if !open.Until.Equal(s.Until) {
				open.Until = time.Time{}
			}
		case !s.Known:
			known = false
		case !closed.Known || !s.Until.IsZero() && (closed.Until.IsZero() || s.Until.Before(closed.Until)):
			closed = s
		}
	}
	switch {
	case open.Open:
		return open
	case known:
		return closed
	}
	return directory.Standing{}
}

// momentWords are a moment as near as it is: the time alone on the same day, the
// weekday within a week.
func momentWords(l *lang.Catalog, at, now time.Time) string {
	switch days := directory.On(at) - directory.On(now); {
	case days == 0:
		return l.Clock(at)
	case days > 0 && days < 7:
		return l.Weekday(at.Weekday()) + " " + l.Clock(at)
	}
	return l.Date(at, now)
}

// times is a line of opening hours: which days, and when.
type times struct {
	days, when string
	note       outside.Text
}

// weekTimes are the opening hours of a week, line by line: the days of each week, what
// opens otherwise, the days that are closed, and the exceptions that are near.
func weekTimes(l *lang.Catalog, w directory.Week, now time.Time) (week, exceptions []times) {
	if w.Always {
		week = append(week, times{days: l.T(lang.OpenAlways)})
	} else {
		for _, g := range w.Days {
			week = append(week, times{days: dayWords(l, g.Days), when: spanWords(g.Times)})
		}
	}
	for _, p := range w.Other {
		week = append(week, times{patternWords(l, p, now), spanWords([]directory.Span{p.Times}), p.Note})
	}
	if len(w.Closed) > 0 {
		week = append(week, times{days: dayWords(l, w.Closed), when: l.T(lang.ClosedWord)})
	}
	if w.Until != 0 {
		week = append(week, times{days: l.T(lang.HoursUntil, lang.Said(dateWords(l, w.Until, now)))})
	}
	for _, n := range w.Notes {
		if !slices.ContainsFunc(week, func(t times) bool { return t.note == n }) {
			week = append(week, times{note: n})
		}
	}
	for _, x := range w.Exceptions {
		days := dateWords(l, x.From, now)
		switch {
		case x.To == 0:
			days = l.T(lang.HoursFrom, lang.Said(days))
		case x.To != x.From:
			days = l.T(lang.HoursDays, lang.Said(days), lang.Said(dateWords(l, x.To, now)))
		}
		when := l.T(lang.ClosedWord)
		if len(x.Times) > 0 {
			when = spanWords(x.Times)
		}
		exceptions = append(exceptions, times{days, when, x.Note})
	}
	return week, exceptions
}

// dateWords are a day, with its weekday.
func dateWords(l *lang.Catalog, d directory.Date, now time.Time) string {
	return l.Weekday(d.Weekday()) + " " + l.Day(d.Time(), now)
}

// dayWords are days of the week, those that follow each other as from the first to the
// last.
func dayWords(l *lang.Catalog, days []time.Weekday) string {
	var all []string
	for i := 0; i < len(days); {
		j := i
		for j+1 < len(days) && days[j+1] == (days[j]+1)%7 {
			j++
		}
		switch first, last := lang.Said(l.Weekday(days[i])), lang.Said(l.Weekday(days[j])); {
		case j > i+1:
			all = append(all, l.T(lang.HoursDays, first, last))
		case j > i:
			all = append(all, l.Weekday(days[i]), l.Weekday(days[j]))
		default:
			all = append(all, l.Weekday(days[i]))
		}
		i = j + 1
	}
	return strings.Join(all, ", ")
}

func spanWords(spans []directory.Span) string {
	var all []string
	for _, s := range spans {
		all = append(all, s.Opens.String()+"–"+s.Closes.String())
	}
	return strings.Join(all, ", ")
}

// patternWords say when something comes back that is not on certain days of each week.
func patternWords(l *lang.Catalog, p directory.Pattern, now time.Time) string {
	var days []string
	monthly := false
	for _, d := range p.Days {
		words := l.Weekday(d.Day)
		if key, ok := nthKeys[d.N]; ok {
			words, monthly = l.T(key, lang.Said(words)), true
		}
		days = append(days, words)
	}
	words := l.T(lang.SomeDays)
	switch {
	case p.Freq == directory.Yearly || len(p.Weeks)+len(p.YearDays) > 0:
	case p.Freq == directory.Monthly && len(p.MonthDays) > 0 && len(days) == 0:
		var all []string
		for _, n := range p.MonthDays {
			switch {
			case n > 0:
				all = append(all, l.T(lang.DaysOfMonth, lang.Said(strconv.Itoa(n))))
			case n == -1:
				all = append(all, l.T(lang.LastDay))
			}
		}
		if len(all) == len(p.MonthDays) {
			words = l.T(lang.OfMonth, lang.Said(strings.Join(all, ", ")))
		}
	case p.Freq == directory.Monthly && monthly && p.Interval == 1:
		words = l.T(lang.OfMonth, lang.Said(strings.Join(days, ", ")))
	case p.Freq == directory.Weekly && p.Interval > 1 && len(days) > 0:
		words = l.T(lang.EachWeeks, lang.N(p.Interval), lang.Said(strings.Join(days, ", ")))
	case p.Freq == directory.Weekly && len(days) > 0:
		words = strings.Join(days, ", ")
	}
	switch {
	case p.From != 0:
		words += ", " + l.T(lang.HoursFrom, lang.Said(dateWords(l, p.From, now)))
	case p.Next != 0:
		words += ", " + l.T(lang.HoursNext, lang.Said(dateWords(l, p.Next, now)))
	}
	return words
}

var nthKeys = map[int]lang.Key{1: lang.NthFirst, 2: lang.NthSecond, 3: lang.NthThird, 4: lang.NthFourth, 5: lang.NthFifth, -1: lang.NthLast}
