package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// weekdays are the names of days in the three languages; their first letters
// are enough where they tell them apart ("fri", "vr", "ven").
var weekdays = [7][]string{
	{"sunday", "zondag", "dimanche"}, {"monday", "maandag", "lundi"}, {"tuesday", "dinsdag", "mardi"}, {"wednesday", "woensdag", "mercredi"},
	{"thursday", "donderdag", "jeudi"}, {"friday", "vrijdag", "vendredi"}, {"saturday", "zaterdag", "samedi"},
}

// tomorrow is the next day in the three languages.
var tomorrow = []string{"tomorrow", "morgen", "demain"}

// dayBegins is the hour at which a day of following up begins.
const dayBegins = 9

// day reads a day as people write it: 28/11, 28/11/2026, 2026-11-28, fri, vr,
// ven, +3, tomorrow. The day is one to come, in the zone of now, at the hour at which work
// begins.
func day(words string, now time.Time) (time.Time, bool) {
	words = strings.ToLower(strings.TrimSpace(words))
	today := time.Date(now.Year(), now.Month(), now.Day(), dayBegins, 0, 0, 0, now.Location())
	if slices.Contains(tomorrow, words) {
		return today.AddDate(0, 0, 1), true
	}
	if n, ok := strings.CutPrefix(words, "+"); ok {
		days, err := strconv.Atoi(strings.TrimSpace(n))
		return today.AddDate(0, 0, days), err == nil && days > 0 && days <= 3650
	}
	if t, err := time.ParseInLocation("2006-01-02", words, now.Location()); err == nil {
		return future(t, today)
	}
	if t, err := time.ParseInLocation("2/1/2006", words, now.Location()); err == nil {
		return future(t, today)
	}
	if t, err := time.Parse("2/1", words); err == nil {
		d := time.Date(now.Year(), t.Month(), t.Day(), dayBegins, 0, 0, 0, now.Location())
		if !d.After(now) {
			d = d.AddDate(1, 0, 0)
		}
		return d, d.Day() == t.Day()
	}
	return weekday(words, today)
}

func future(t, today time.Time) (time.Time, bool) {
	t = time.Date(t.Year(), t.Month(), t.Day(), dayBegins, 0, 0, 0, today.Location())
	return t, t.After(today)
}

// weekday finds the one day whose name begins so in some language.
func weekday(words string, today time.Time) (time.Time, bool) {
	if len(words) < 2 {
		return time.Time{}, false
	}
	found := -1
	for d, names := range weekdays {
		for _, n := range names {
			if strings.HasPrefix(n, words) {
				if found >= 0 && found != d {
					return time.Time{}, false
				}
				found = d
			}
		}
	}
	if found < 0 {
		return time.Time{}, false
	}
	ahead := (found - int(today.Weekday()) + 7) % 7
	if ahead == 0 {
		ahead = 7
	}
	return today.AddDate(0, 0, ahead), true
}
