package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baken/ui/lang"
)

// weekdays are the names of days; their first letters are enough where they tell
// them apart ("fri", "vr", "ven").
var weekdays = map[lang.Language][7]string{
	lang.English: {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
	lang.Dutch:   {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
	lang.French:  {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
}

// tomorrow is the next day in the three languages.
var tomorrow = []string{"tomorrow", "morgen", "demain"}

// dayBegins is the hour at which a day of following up begins.
const dayBegins = 9

// day reads a day as people write it: 28/11, 28/11/2026, 2026-11-28, fri, vr,
// ven, +3, tomorrow. Names of days are looked for in the person's language before
// the others. The day is one to come, in the zone of now, at the hour at which work
// begins.
func day(words string, now time.Time, speaks lang.Language) (time.Time, bool) {
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
	return weekday(words, today, speaks)
}

func future(t, today time.Time) (time.Time, bool) {
	t = time.Date(t.Year(), t.Month(), t.Day(), dayBegins, 0, 0, 0, today.Location())
	return t, t.After(today)
}

// weekday finds the one day whose name begins so, in the person's language or else
// in some other.
func weekday(words string, today time.Time, speaks lang.Language) (time.Time, bool) {
	if len(words) < 2 {
		return time.Time{}, false
	}
	found := named(words, speaks)
	if len(found) == 0 {
		for _, l := range lang.Languages() {
			found = append(found, named(words, l)...)
		}
		slices.Sort(found)
		found = slices.Compact(found)
	}
	if len(found) != 1 {
		return time.Time{}, false
	}
	ahead := (found[0] - int(today.Weekday()) + 7) % 7
	if ahead == 0 {
		ahead = 7
	}
	return today.AddDate(0, 0, ahead), true
}

// named are the days, 0 for Sunday, whose names begin so in a language.
func named(words string, in lang.Language) (days []int) {
	for d, name := range weekdays[in] {
		if strings.HasPrefix(name, words) {
			days = append(days, d)
		}
	}
	return days
}
