package directory

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// columns reads the columns of a row. The first that is wrong stands in err.
type columns struct {
	err error
}

func (p *columns) wrong(column string) {
	if p.err == nil {
		p.err = wrong(column)
	}
}

func (p *columns) freq(s string) Freq {
	switch strings.ToUpper(strings.TrimSpace(s)) {
	case "":
		return 0
	case "DAILY":
		return Daily
	case "WEEKLY":
		return Weekly
	case "MONTHLY":
		return Monthly
	case "YEARLY":
		return Yearly
	}
	p.wrong("freq")
	return 0
}

// date reads a day, also as RFC 5545 writes it: YYYYMMDD, with or without a time.
func (p *columns) date(column, s string) Date {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0
	}
	if compactDate.MatchString(s) {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	d, ok := ParseDate(s)
	if !ok {
		p.wrong(column)
	}
	return d
}

var compactDate = regexp.MustCompile(`^\d{8}(T|$)`)

// number reads one that is not negative, up to max.
func (p *columns) number(column, s string, max int) int {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > max {
		p.wrong(column)
		return 0
	}
	return n
}

// numbers reads those of a list, which count from 1 or from -1, up to max.
func (p *columns) numbers(column, s string, max int) []int {
	var all []int
	for _, f := range list(s) {
		n, err := strconv.Atoi(f)
		if err != nil || n == 0 || n > max || n < -max {
			p.wrong(column)
			return nil
		}
		all = append(all, n)
	}
	return compact(all)
}

// list are the parts of a column with several.
func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\t' })
}

// weekdays reads days of the week, with a number before them or without.
func (p *columns) weekdays(column, s string) (Weekdays, []Nth) {
	var days Weekdays
	var nth []Nth
	for _, f := range list(s) {
		name := strings.TrimLeft(f, "+-0123456789")
		number := strings.TrimSuffix(f, name)
		d, ok := weekday(name)
		if !ok {
			p.wrong(column)
			return 0, nil
		}
		if number == "" {
			days |= 1 << d
			continue
		}
		n, err := strconv.Atoi(number)
		if err != nil || n == 0 || n > 53 || n < -53 {
			p.wrong(column)
			return 0, nil
		}
		nth = append(nth, Nth{n, d})
	}
	slices.SortFunc(nth, func(a, b Nth) int { return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.Day, b.Day)) })
	return days, slices.Compact(nth)
}

// weekday reads MO, Mon or Monday.
func weekday(s string) (time.Weekday, bool) {
	for _, d := range week {
		if name := d.String(); len(s) >= 2 && len(s) <= len(name) && strings.EqualFold(name[:len(s)], s) {
			return d, true
		}
	}
	return 0, false
}

func (p *columns) weekStart(s string) time.Weekday {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Monday
	}
	d, ok := weekday(s)
	if !ok {
		p.wrong("wkst")
	}
	return d
}

// times reads when it opens and closes, and the zone of both. An offset behind a time
// goes before the column of the zone, unless that zone has it.
func (p *columns) times(opens, closes, zone string) (Clock, Clock, string) {
	o, offset := p.clock("opens_at", opens)
	c, other := p.clock("closes_at", closes)
	switch {
	case o == 0 && c != 0:
		p.wrong("opens_at")
	case o != 0 && c == 0, offset != nil && other != nil && *offset != *other:
		p.wrong("closes_at")
	}
	if c == midnight && o == c || o == dayEnd && (c == midnight || c >= dayEnd-1) {
		p.wrong("closes_at") // as some programs write a day that is closed, and others one that is open
	}
	if c == dayEnd-1 {
		c = dayEnd // 23:59 is how the end of the day is written where 24:00 cannot be
	}
	if c == midnight {
		c = dayEnd
	}
	if offset == nil {
		offset = other
	}
	return o, c, p.zone(zone, offset)
}

func (p *columns) zone(s string, offset *int) string {
	s = strings.TrimSpace(s)
	if o, ok := parseOffset(s); ok {
		if offset != nil {
			o = *offset
		}
		return offsetName(o)
	}
	named, ok := loadZone(s)
	if !ok && s != "" {
		p.wrong("timezone")
		return ""
	}
	if offset != nil && (s == "" || !keeps(named, *offset)) {
		return offsetName(*offset)
	}
	return s
}

var clockForm = regexp.MustCompile(`^(\d{1,2}):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*([Zz]|[+-]\d{1,2}(?::?[0-5]\d)?)?$`)

// clock reads a time of day, and the offset behind it if there is one. Seconds do not
// count.
func (p *columns) clock(column, s string) (Clock, *int) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, nil
	}
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		p.wrong(column)
		return 0, nil
	}
	hours, _ := strconv.Atoi(m[1])
	minutes, _ := strconv.Atoi(m[2])
	minutes += hours * 60
	if minutes > dayMinutes {
		p.wrong(column)
		return 0, nil
	}
	if m[3] == "" {
		return Clock(minutes + 1), nil
	}
	offset, ok := parseOffset(m[3])
	if !ok {
		p.wrong(column)
	}
	return Clock(minutes + 1), &offset
}
