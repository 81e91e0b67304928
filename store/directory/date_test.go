package directory

import (
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for s, want := range map[string]Date{
		"1970-01-01": 1, "1970-01-02": 2, "1969-12-30": -1, "1900-02-28": -25508, "2028-02-29": 21244, "9999-12-31": 2932897,
		" 2026-11-26 ": 20784, "2026-11-26T23:59:59Z": 20784, "2026-11-26 08:00": 20784,
	} {
		d, ok := ParseDate(s)
		if !ok || d != want {
			t.Errorf("%q: %d %v, want %d", s, d, ok, want)
		}
	}
	for _, s := range []string{"", "2026", "2026-02-29", "26-11-2026", "2026-11-266", "2026/11/26", "1969-12-31", "20261126"} {
		if d, ok := ParseDate(s); ok || d != 0 {
			t.Errorf("%q: %v", s, d)
		}
	}
	if s := Date(0).String(); s != "" {
		t.Errorf("no day is %q", s)
	}
}

// TestDateDays says that days follow each other as the calendar has them.
func TestDateDays(t *testing.T) {
	at := time.Date(1899, 12, 1, 0, 0, 0, 0, time.UTC)
	for d := On(at); at.Year() < 2110; d, at = d+1, at.AddDate(0, 0, 1) {
		if d == 0 {
			continue
		}
		back, ok := ParseDate(d.String())
		if !ok || back != d || !d.Time().Equal(at) || d.Weekday() != at.Weekday() || On(at.Add(24*time.Hour-time.Nanosecond)) != d {
			t.Fatalf("%v is %v, a %v", at, d, d.Weekday())
		}
	}
}

func TestOnZone(t *testing.T) {
	at := time.Date(2026, 11, 26, 23, 30, 0, 0, time.UTC)
	if d := On(at.In(zoneOf(t, "Europe/Brussels"))); d.String() != "2026-11-27" {
		t.Error(d)
	}
}
