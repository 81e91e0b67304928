package directory

import (
	"fmt"
	"testing"
	"time"

	"baken/store/outside"
)

// BenchmarkAt asks 5,000 different hours, each with the holidays of a year.
func BenchmarkAt(b *testing.B) {
	all := make([]Hours, 5000)
	for i := range all {
		all[i] = manyHours(i)
	}
	brussels := zoneOf(b, "Europe/Brussels")
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		t := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC).Add(time.Duration(n%168) * time.Hour)
		for _, h := range all {
			h.At(t, brussels)
		}
	}
}

func manyHours(i int) Hours {
	r := func(days Weekdays, opens, closes int) Rule {
		return Rule{Freq: Weekly, Days: days, Zone: "Europe/Brussels", Opens: Clock(opens + 1), Closes: Clock(closes + 1)}
	}
	h := Hours{Rules: []Rule{r(0b0111110, 9*60, 12*60+i%60), r(0b0011010, 13*60+i%7, 17*60)}}
	for m := range 11 {
		d := On(time.Date(2026+m/6, time.Month(m+1), 1+i%28, 0, 0, 0, 0, time.UTC))
		h.Rules = append(h.Rules, Rule{Kind: Exception, Freq: Daily, From: d, To: d, Zone: "Europe/Brussels", Description: outside.New(fmt.Sprint(i))})
	}
	return h
}

func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
