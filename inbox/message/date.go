package message

import (
	"strconv"
	"strings"
	"time"
)

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"mrt": 3, "mei": 5, "okt": 10, "fév": 2, "avr": 4, "mai": 5, "déc": 12, // some programs write their own language
}

var zones = map[string]int{
	"ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
	"cet": 1, "cest": 2, "met": 1, "bst": 1, "wet": 0, "west": 1,
}

// parseDate reads a date of RFC 5322, 3.3, and of 4.3, and what resembles it.
// A senseless one (before 1970, after 2200) is the zero time.
func parseDate(s string) time.Time {
	f := strings.FieldsFunc(stripComment(short(s, 200)), func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	if len(f) > 0 && !isDigit(f[0][0]) {
		f = f[1:] // the day of the week
	}
	if len(f) == 1 {
		t, err := time.Parse(time.RFC3339, f[0])
		return sensible(t, err == nil)
	}
	if len(f) > 0 && strings.Count(f[0], "-") == 2 {
		f = append(strings.Split(f[0], "-"), f[1:]...) // 23-Nov-2026
	}
	if len(f) < 4 {
		return time.Time{}
	}
	day, err1 := strconv.Atoi(f[0])
	year, err2 := strconv.Atoi(f[2])
	name := strings.ToLower(strings.TrimSuffix(f[1], "."))
	month, ok := months[name]
	if !ok && len(name) >= 3 {
		month, ok = months[name[:3]]
	}
	if err1 != nil || err2 != nil || !ok || day < 1 || day > 31 {
		return time.Time{}
	}
	switch { // RFC 5322, 4.3
	case year < 50 && len(f[2]) <= 2:
		year += 2000
	case year < 1000 && len(f[2]) <= 3:
		year += 1900
	}
	h, m, sec, ok := clock(f[3])
	if !ok {
		return time.Time{}
	}
	loc := time.UTC
	if len(f) > 4 {
		loc = zone(f[4])
	}
	return sensible(time.Date(year, month, day, h, m, sec, 0, loc), true)
}

func sensible(t time.Time, ok bool) time.Time {
	if !ok || t.Year() < 1970 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}

func clock(s string) (h, m, sec int, ok bool) {
	p := strings.Split(strings.ReplaceAll(s, ".", ":"), ":")
	if len(p) < 2 || len(p) > 3 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, x := range p {
		v, err := strconv.Atoi(x)
		if err != nil || v < 0 || v > 60 {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	return n[0], n[1], n[2], n[0] < 24
}

// zone reads "+0100" or a name; what is unknown counts as UTC.
func zone(s string) *time.Location {
	if len(s) == 5 && (s[0] == '+' || s[0] == '-') {
		v, err := strconv.Atoi(s[1:])
		if err != nil || v/100 > 24 || v%100 > 59 {
			return time.UTC
		}
		sec := (v/100)*3600 + (v%100)*60
		if s[0] == '-' {
			sec = -sec
		}
		if sec == 0 {
			return time.UTC
		}
		return time.FixedZone("", sec)
	}
	if h := zones[strings.ToLower(s)]; h != 0 {
		return time.FixedZone("", h*3600)
	}
	return time.UTC
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
