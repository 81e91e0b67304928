package directory

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestCount says that a count ends on the day that counting day by day ends on.
func TestCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := Written{
			Start:      (Date(20_000) + Date(rapid.IntRange(0, 1000).Draw(t, "start"))).String(),
			Freq:       rapid.SampledFrom([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}).Draw(t, "freq"),
			Interval:   rapid.SampledFrom([]string{"", "2", "3"}).Draw(t, "interval"),
			ByDay:      rapid.SampledFrom([]string{"", "", "MO", workdays, "SA,SU", "1MO,-1FR"}).Draw(t, "byday"),
			ByMonthDay: rapid.SampledFrom([]string{"", "", "", "13", "31,-1"}).Draw(t, "bymonthday"),
			ByWeekNo:   rapid.SampledFrom([]string{"", "", "", "1,-1", "53"}).Draw(t, "byweekno"),
			WeekStart:  rapid.SampledFrom([]string{"", "SU", "WE"}).Draw(t, "wkst"),
			OpensAt:    "09:00", ClosesAt: "10:00",
		}
		if rapid.IntRange(0, 9).Draw(t, "29 February") == 0 {
			w.Start = "2024-02-29"
		}
		r, err := w.Rule()
		if err != nil { // it does not say its days
			return
		}
		r.Start = r.From // where it was left out because nothing else hangs on it
		if r.Freq == Weekly {
			r.WeekStart = (&columns{}).weekStart(w.WeekStart)
		}
		count := rapid.IntRange(1, 60).Draw(t, "count")
		got, ok := r.after(count)
		left := count
		for d := r.Start; d < r.Start+maxLooked; d++ {
			if !r.on(d) {
				continue
			}
			if left--; left > 0 {
				continue
			}
			if !ok || got != d {
				t.Fatalf("%+v: %v, %v; want %v", r, got, ok, d)
			}
			return
		}
		if ok && got < r.Start+maxLooked {
			t.Fatalf("%+v: ends on %v", r, got)
		}
	})
}

// BenchmarkCount reads rows whose end is found by counting days one by one.
func BenchmarkCount(b *testing.B) {
	var yearDays strings.Builder
	for n := range 366 {
		fmt.Fprintf(&yearDays, "%d,", n+1)
	}
	rows := []Written{
		{Freq: "MONTHLY", ByMonthDay: "31", Start: "2020-01-01", Count: "9999", OpensAt: "09:00", ClosesAt: "10:00"},
		{Freq: "YEARLY", Interval: "9", ByYearDay: "366", Start: "2020-01-01", Count: "9999", OpensAt: "09:00", ClosesAt: "10:00"},
		{Freq: "YEARLY", ByWeekNo: "53", ByMonthDay: "30", Start: "2020-01-01", Count: "9999", OpensAt: "09:00", ClosesAt: "10:00"},
		{ByYearDay: yearDays.String(), ByMonthDay: "31", Start: "2020-01-01", Count: "9999", OpensAt: "09:00", ClosesAt: "10:00"},
		{Freq: "DAILY", Interval: "7", ByDay: "MO", Start: "2020-01-01", Count: "9999", OpensAt: "09:00", ClosesAt: "10:00"},
	}
	for n := 0; b.Loop(); n++ {
		if _, err := rows[n%len(rows)].Rule(); err == nil {
			b.Fatal("no error")
		}
	}
}
