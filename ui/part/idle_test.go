package part

import (
	"testing"
	"time"
)

func TestIdle(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	i := NewIdle(5*time.Minute, now)
	for _, c := range []struct {
		what  string
		later time.Duration
		press bool
		over  bool
	}{
		{"just begun", 0, false, false},
		{"almost", 5*time.Minute - time.Second, false, false},
		{"a key", 0, true, false},
		{"after the key", 5 * time.Minute, false, true},
		{"a key again", 0, true, false},
		{"set back a day", -24 * time.Hour, false, false},
		{"not long after that", 4 * time.Minute, false, false},
		{"long enough after that", time.Minute, false, true},
		{"a key after that", 0, true, false},
		{"ahead a year", 365 * 24 * time.Hour, false, true},
	} {
		now = now.Add(c.later)
		if c.press {
			i.Pressed(now)
		}
		if got := i.Over(now); got != c.over {
			t.Errorf("%s: over %v", c.what, got)
		}
	}
	if NewIdle(0, now).Over(now.Add(time.Hour)) {
		t.Error("without a time it is over")
	}
}
