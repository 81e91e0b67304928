package figures

import (
	"errors"
	"testing"
	"time"
)

func nowOf(year int) time.Time { return time.Date(year, 6, 15, 12, 0, 0, 0, time.UTC) }

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ written, months, said, before string }{
		{"2026", "2026-01 2026-12", "2026", "2025"},
		{"2026-Q4", "2026-10 2026-12", "2026-Q4", "2026-Q3"},
		{"2026-q1", "2026-01 2026-03", "2026-Q1", "2025-Q4"},
		{"2026-11", "2026-11 2026-11", "2026-11", "2026-10"},
		{"2026-03..2026-05", "2026-03 2026-05", "2026-03..2026-05", "2025-12..2026-02"},
		{"2026-01..2026-Q1", "2026-01 2026-03", "2026-Q1", "2025-Q4"},
		{"2024..2026", "2024-01 2026-12", "2024..2026", "2021..2023"},
		{"2026-W48", "2026-11 2026-11", "2026-W48", "2026-W47"},
		{"2026-w01", "2025-12 2026-01", "2026-W01", "2025-W52"},
		{"2026-W53", "2026-12 2027-01", "2026-W53", "2026-W52"},
		{"2026-11-26", "2026-11 2026-11", "2026-11-26", "2026-11-25"},
		{"2026-03-01", "2026-03 2026-03", "2026-03-01", "2026-02-28"},
		{"2026-11-20..2026-11-26", "2026-11 2026-11", "2026-11-20..2026-11-26", "2026-11-13..2026-11-19"},
		{"2026-11-23..2026-11-29", "2026-11 2026-11", "2026-W48", "2026-W47"},
		{"2026-10..2026-11-26", "2026-10 2026-11", "2026-10-01..2026-11-26", "2026-08-05..2026-09-30"},
		{"2026-W47..2026-W48", "2026-11 2026-11", "2026-11-16..2026-11-29", "2026-11-02..2026-11-15"},
		{"2024-02-01..2024-02-29", "2024-02 2024-02", "2024-02", "2024-01"}, // whole months are months
	} {
		p, err := ParsePeriod(c.written)
		if err != nil {
			t.Errorf("%s: %v", c.written, err)
			continue
		}
		if got := p.From.String() + " " + p.To.String(); got != c.months || p.String() != c.said || p.Before().String() != c.before {
			t.Errorf("%s: %s, called %s, before it %s", c.written, got, p, p.Before())
		}
		if after := p.After(); after.Before() != p && !after.Days() == !p.Days() {
			t.Errorf("after %s comes %s, and before that %s", p, after, after.Before())
		}
		if first, last := p.Edges(); WeekOf(first).First > first || WeekOf(last).Last < last {
			t.Errorf("%s is not in its weeks %s and %s", p, WeekOf(first), WeekOf(last))
		}
		if again, err := ParsePeriod(p.String()); err != nil || again != p {
			t.Errorf("%s does not read as itself: %v", p, err)
		}
	}
	for _, s := range []string{"", "26", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-W00", "2026-W54", "2025-W53", "2026-Wxx", "2026-11-31", "2026-1-26", "26-11-2026", "2026-11-26..2026-11-25", "2026-11-26..2026-W47", "0000-W01", "0000-01-01", "2026-05..2026-03", "..", "2026..", "+026", "week", "0001..2026"} {
		var wrong *PeriodError
		if p, err := ParsePeriod(s); !errors.Is(err, ErrPeriod) || !errors.As(err, &wrong) || wrong.Written != s {
			t.Errorf("%q is %v: %v", s, p, err)
		}
	}
}
