package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var weekdays = map[Language][7]string{
	English: {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	Dutch:   {"zo", "ma", "di", "wo", "do", "vr", "za"},
	French:  {"dim", "lun", "mar", "mer", "jeu", "ven", "sam"},
}

var months = map[Language][12]string{
	English: {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	Dutch:   {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
	French:  {"janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"},
}

// Day writes a date in the zone of t: "23 Nov", with the year when it is not
// that of now.
func (c *Catalog) Day(t, now time.Time) string {
	s := strconv.Itoa(t.Day()) + " " + c.Month(t.Month())
	if t.Year() != now.In(t.Location()).Year() {
		s += " " + strconv.Itoa(t.Year())
	}
	return s
}

// Date writes a moment in the zone of t: "Mon 23 Nov 09:12", with the year
// when it is not that of now.
func (c *Catalog) Date(t, now time.Time) string {
	return c.Weekday(t.Weekday()) + " " + c.Day(t, now) + " " + c.Clock(t)
}

// Month is a month of the year, short: "Nov".
func (c *Catalog) Month(m time.Month) string {
	if c.aloud {
		return c.MonthName(m)
	}
	return months[c.language][m-1]
}

var monthNames = map[Language][12]string{
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	Dutch:   {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	French:  {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
}

// MonthName is a month of the year in full: "November".
func (c *Catalog) MonthName(m time.Month) string { return monthNames[c.language][m-1] }

// Weekday is a day of the week, short: "Mon".
func (c *Catalog) Weekday(d time.Weekday) string {
	if c.aloud {
		return weekdayNames[c.language][d]
	}
	return weekdays[c.language][d]
}

// Clock writes the time of day in the zone of t: "09:12".
func (c *Catalog) Clock(t time.Time) string { return t.Format("15:04") }

// Waiting writes how long something has waited, in one unit: "2 d", "6 h",
// "5 min", "0 min"; a day is 24 hours. Longer than 99 days is still days.
func (c *Catalog) Waiting(d time.Duration) string {
	if c.aloud {
		return c.lasting(d)
	}
	day := "d"
	if c.language == French {
		day = "j"
	}
	if c.language == Dutch {
		return waiting(d, "d", "u")
	}
	return waiting(d, day, "h")
}

func waiting(d time.Duration, day, hour string) string {
	switch {
	case d < time.Hour:
		return strconv.Itoa(int(max(d, 0)/time.Minute)) + " min"
	case d < 24*time.Hour:
		return strconv.Itoa(int(d/time.Hour)) + " " + hour
	}
	return strconv.Itoa(int(d/(24*time.Hour))) + " " + day
}

// Running writes the length of something that is going on: "0:42", "1:02:03".
func (c *Catalog) Running(d time.Duration) string {
	if c.aloud {
		return c.running(d)
	}
	s := int(max(d, 0) / time.Second)
	if s < 3600 {
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// Count writes a whole number with its thousands parted: "5,100" in English,
// "5.100" in Dutch, "5 100" (a space that does not break) in French.
func (c *Catalog) Count(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	mark := map[Language]string{English: ",", Dutch: ".", French: "\u00a0"}[c.language]
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// Size writes a number of bytes: "812 B", "14 kB", "2.3 MB" (1 kB is 1,000
// bytes; octets in French).
func (c *Catalog) Size(bytes int64) string {
	unit, point := "B", "."
	switch c.language {
	case French:
		unit, point = "o", ","
	case Dutch:
		point = ","
	}
	if bytes < 1000 {
		if c.aloud {
			unit = sizes[c.language][0]
		}
		return strconv.FormatInt(bytes, 10) + " " + unit
	}
	value, prefix := float64(bytes)/1000, 0
	for value >= 999.5 && prefix < 4 {
		value, prefix = value/1000, prefix+1
	}
	decimals := 0
	if prefix > 0 && value < 9.95 {
		decimals = 1
	}
	n := strconv.FormatFloat(value, 'f', decimals, 64)
	n = strings.Replace(n, ".", point, 1) + " "
	if c.aloud && prefix+1 < len(sizes[c.language]) {
		return n + sizes[c.language][prefix+1]
	}
	return n + "kMGTP"[prefix:prefix+1] + unit
}
