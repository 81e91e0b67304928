package worktime

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/inbox/account"
)

func at(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04", s, Brussels)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestDue(t *testing.T) {
	for _, c := range []struct {
		what, came string
		within     account.Within
		want       string
	}{
		{"in the middle of a week", "2026-11-23 10:30", account.Within{Days: 2}, "2026-11-25 10:30"},
		{"over a weekend", "2026-11-26 16:00", account.Within{Days: 2}, "2026-11-30 16:00"},
		{"on a Saturday", "2026-11-28 12:00", account.Within{Days: 2}, "2026-12-02 09:00"},
		{"before the day begins", "2026-11-23 07:00", account.Within{Days: 1}, "2026-11-24 09:00"},
		{"after the day ended", "2026-11-23 17:00", account.Within{Days: 1}, "2026-11-25 09:00"},
		{"hours of one day", "2026-11-23 10:00", account.Within{Hours: 4}, "2026-11-23 14:00"},
		{"hours up to the end", "2026-11-23 10:00", account.Within{Hours: 7}, "2026-11-23 17:00"},
		{"hours into the next day", "2026-11-23 15:00", account.Within{Hours: 6}, "2026-11-24 13:00"},
		{"hours over a weekend", "2026-11-27 16:30", account.Within{Hours: 1}, "2026-11-30 09:30"},
		{"days and hours", "2026-11-23 16:00", account.Within{Days: 1, Hours: 2}, "2026-11-25 10:00"},
		{"over the end of summer time", "2026-10-23 10:00", account.Within{Days: 1}, "2026-10-26 10:00"},
		{"over the beginning of summer time", "2026-03-27 16:00", account.Within{Hours: 2}, "2026-03-30 10:00"},
	} {
		if got, want := Usual().Due(at(t, c.came), c.within), at(t, c.want); !got.Equal(want) {
			t.Errorf("%s: %v, want %v", c.what, got, want)
		}
	}
}

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     time.Duration
	}{
		{"2026-11-23 10:00", "2026-11-23 12:00", 2 * time.Hour},
		{"2026-11-23 16:00", "2026-11-24 10:00", 2 * time.Hour},
		{"2026-11-27 08:00", "2026-11-30 09:30", 8*time.Hour + 30*time.Minute},
		{"2026-11-28 08:00", "2026-11-29 20:00", 0},
		{"2026-11-24 12:00", "2026-11-23 12:00", 0},
		{"2026-10-23 16:00", "2026-10-26 10:00", 2 * time.Hour},
	} {
		if got := Usual().Between(at(t, c.from), at(t, c.to)); got != c.want {
			t.Errorf("%s to %s: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestOpen(t *testing.T) {
	for when, want := range map[string]bool{
		"2026-11-23 09:00": true, "2026-11-23 16:59": true, "2026-11-23 17:00": false,
		"2026-11-23 08:59": false, "2026-11-28 12:00": false,
	} {
		if got := Usual().Open(at(t, when)); got != want {
			t.Errorf("%s: %v", when, got)
		}
	}
}

// What is due in some hours is as many working hours away.
func TestDueIsBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		came := time.Unix(rapid.Int64Range(1_700_000_000, 1_900_000_000).Draw(t, "came"), 0)
		hours := rapid.IntRange(1, 100).Draw(t, "hours")
		due := Usual().Due(came, account.Within{Hours: hours})
		if got := Usual().Between(came, due); got != time.Duration(hours)*time.Hour {
			t.Fatalf("%v and %d h: due %v, %v of work between", came, hours, due, got)
		}
		if days := Usual().Due(came, account.Within{Days: hours}); !Usual().Open(days) {
			t.Fatalf("due at %v, when nobody works", days)
		}
	})
}
