package account

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the calendar, "2026-10-24". The zero value is none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// In is when the day begins in a place; the zero time for the zero Date.
func (d Date) In(l *time.Location) time.Time {
	if d == (Date{}) {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, l)
}

// MarshalText writes it as in the configuration.
func (d Date) MarshalText() ([]byte, error) {
	if d == (Date{}) {
		return nil, nil
	}
	return fmt.Appendf(nil, "%04d-%02d-%02d", d.Year, d.Month, d.Day), nil
}

// UnmarshalText reads "2006-01-02"; the empty text is no date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(b))
	if err != nil {
		return &ConfigError{Value: string(b), Want: WantDate}
	}
	d.Year, d.Month, d.Day = t.Date()
	return nil
}

// Within is a time to answer in, counted when the helpline works: whole days,
// hours, or both.
type Within struct{ Days, Hours int }

// String writes it as in the configuration.
func (w Within) String() string {
	var parts []string
	if w.Days > 0 {
		parts = append(parts, plural(w.Days, "working day"))
	}
	if w.Hours > 0 || w.Days == 0 {
		parts = append(parts, plural(w.Hours, "working hour"))
	}
	return strings.Join(parts, " ")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// MarshalText writes it as in the configuration.
func (w Within) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads "2 working days", "6 working hours", "1 working day 4
// working hours"; the word working may be left out.
func (w *Within) UnmarshalText(b []byte) error {
	bad := &ConfigError{Value: string(b), Want: WantAnswerTime}
	var r Within
	words := strings.Fields(strings.ToLower(string(b)))
	for len(words) > 0 {
		n, err := strconv.Atoi(words[0])
		words = words[1:]
		if err != nil || n < 0 || n > 1000 || len(words) == 0 {
			return bad
		}
		if words[0] == "working" && len(words) > 1 {
			words = words[1:]
		}
		switch strings.TrimSuffix(words[0], "s") {
		case "day":
			r.Days += n
		case "hour":
			r.Hours += n
		default:
			return bad
		}
		words = words[1:]
	}
	if r == (Within{}) {
		return bad
	}
	*w = r
	return nil
}
