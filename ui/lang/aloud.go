package lang

import (
	"maps"
	"strconv"
	"strings"
	"time"
)

// aloud marks a text that takes the place of another one where it is heard.
const aloud = "aloud."

// Aloud is the catalog for who hears what it says, or reads it with the fingers: the
// same words, with days, months, durations and sizes in full, and commas where a line
// on a screen has dots. A text that has another one for this, under its key with
// "aloud." before it, gives way to that.
func (c *Catalog) Aloud() *Catalog {
	heard := &Catalog{language: c.language, texts: maps.Clone(c.texts), groups: c.groups, aloud: true}
	for k, t := range c.texts {
		if other, ok := c.texts[aloud+k]; ok {
			t = other
		}
		heard.texts[k] = undotted(t)
	}
	return heard
}

// Heard says whether this is the catalog for who hears it.
func (c *Catalog) Heard() bool { return c.aloud }

// undotted is a text with commas in the place of dots between its parts.
func undotted(t template) template {
	out := make(template, len(t))
	for i, p := range t {
		p.words = strings.ReplaceAll(p.words, " · ", ", ")
		out[i] = p
	}
	return out
}

var weekdayNames = map[Language][7]string{
	English: {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	Dutch:   {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
	French:  {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
}

// unit is a unit in the two forms of a language.
type unit struct{ one, more string }

func (u unit) of(c *Catalog, n int) string {
	word := u.more
	if c.form(n) == 0 {
		word = u.one
	}
	return strconv.Itoa(n) + " " + word
}

// units of time and of size, from small to large.
var (
	times = map[Language][4]unit{
		English: {{"second", "seconds"}, {"minute", "minutes"}, {"hour", "hours"}, {"day", "days"}},
		Dutch:   {{"seconde", "seconden"}, {"minuut", "minuten"}, {"uur", "uur"}, {"dag", "dagen"}},
		French:  {{"seconde", "secondes"}, {"minute", "minutes"}, {"heure", "heures"}, {"jour", "jours"}},
	}
	sizes = map[Language][5]string{
		English: {"bytes", "kilobytes", "megabytes", "gigabytes", "terabytes"},
		Dutch:   {"bytes", "kilobyte", "megabyte", "gigabyte", "terabyte"},
		French:  {"octets", "kilooctets", "mégaoctets", "gigaoctets", "téraoctets"},
	}
)

// lasting is a duration in its largest unit, in full: "2 days", "1 hour".
func (c *Catalog) lasting(d time.Duration) string {
	d = max(d, 0)
	u := times[c.language]
	if d < time.Minute {
		return map[Language]string{English: "less than a minute", Dutch: "minder dan een minuut", French: "moins d’une minute"}[c.language]
	}
	switch {
	case d < time.Hour:
		return u[1].of(c, int(d/time.Minute))
	case d < 24*time.Hour:
		return u[2].of(c, int(d/time.Hour))
	}
	return u[3].of(c, int(d/(24*time.Hour)))
}

// running is a duration to the second, in full: "1 hour 2 minutes", "42 seconds".
func (c *Catalog) running(d time.Duration) string {
	u, s := times[c.language], int(max(d, 0)/time.Second)
	var all []string
	if h := s / 3600; h > 0 {
		all = append(all, u[2].of(c, h))
	}
	if m := s / 60 % 60; m > 0 {
		all = append(all, u[1].of(c, m))
	}
	if s < 3600 && (s%60 > 0 || len(all) == 0) {
		all = append(all, u[0].of(c, s%60))
	}
	return strings.Join(all, " ")
}
