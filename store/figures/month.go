package figures

import (
	"fmt"
	"strconv"
	"time"
)

// Month is a month of a year: the months since the beginning of the year 0.
type Month int

// MonthOf is the month of a moment, in its zone.
func MonthOf(t time.Time) Month { return month(t.Year(), int(t.Month())) }

func month(year, of int) Month { return Month(year*12 + of - 1) }

// ParseMonth reads what String wrote; false for what is no month.
func ParseMonth(s string) (Month, bool) {
	if len(s) != 7 || s[4] != '-' {
		return 0, false
	}
	year, ok := digits(s[:4])
	of, also := digits(s[5:])
	if !ok || !also || of < 1 || of > 12 {
		return 0, false
	}
	return month(year, of), true
}

func digits(s string) (int, bool) {
	for _, d := range s {
		if d < '0' || d > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// String is the month as "2026-11".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), m.ofYear()+1) }

// Year is the year of the month.
func (m Month) Year() int { return int(m) / 12 }

// ofYear is the month's place in its year, from 0.
func (m Month) ofYear() int { return int(m) % 12 }
