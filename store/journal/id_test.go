package journal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The clock never goes back, whatever the wall's does, and stays near it.
func TestClockOnlyGoesForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Clock
		wall := when
		for range rapid.IntRange(1, 200).Draw(t, "n") {
			wall = wall.Add(time.Duration(rapid.IntRange(-2000, 2000).Draw(t, "ms")) * time.Millisecond)
			n := c.Next(wall)
			if n <= c {
				t.Fatalf("%d after %d", n, c)
			}
			if n.Time().Before(wall.Truncate(time.Millisecond)) {
				t.Fatalf("%v is behind %v", n.Time(), wall)
			}
			c = n
		}
	})
}

func TestClockWithinOneMillisecond(t *testing.T) {
	c := Clock(0).Next(when)
	for range 1 << 16 {
		c = c.Next(when)
	}
	if got := c.Time().Sub(when); got != time.Millisecond {
		t.Errorf("65,536 events within a millisecond end %v later", got)
	}
}

func TestClockOfOthers(t *testing.T) {
	at := func(d time.Duration) Clock { return Clock(0).Next(when.Add(d)) }
	for _, c := range []struct {
		name     string
		own, see Clock
		want     Clock
		ok       bool
	}{
		{"behind", at(0), at(-time.Hour), at(0), true},
		{"a little ahead", at(0), at(time.Minute), at(time.Minute), true},
		{"as far as may be", at(0), at(MaxAhead), at(MaxAhead), true},
		{"too far ahead", at(0), at(MaxAhead + time.Millisecond), at(0), false},
		{"a year ahead", at(0), at(365 * 24 * time.Hour), at(0), false},
	} {
		if got, ok := c.own.See(c.see, when); got != c.want || ok != c.ok {
			t.Errorf("%s: %v %v", c.name, got.Time(), ok)
		}
	}
}

func TestEventIDs(t *testing.T) {
	c := Clock(0).Next(when)
	a, b := NewEventID(c), NewEventID(c)
	if a == b || a.Clock() != c || !a.Clock().Time().Equal(when) || len(a.String()) != 32 {
		t.Errorf("%s %s", a, b)
	}
	if NewEventID(c.Next(when)).String() <= a.String()[:16] {
		t.Error("ids are not in the order of time")
	}
	team := TeamID{0xab}
	for got, want := range map[Subject]string{
		team.Case(CaseID{1}):           "t." + team.String() + ".c." + CaseID{1}.String(),
		team.Claim(ContactID{1}):       "t." + team.String() + ".claim." + ContactID{1}.String(),
		team.System():                  "t." + team.String() + ".sys",
		team.Audit(WorkstationID{0xf}): "t." + team.String() + ".audit." + WorkstationID{0xf}.String(),
	} {
		if string(got) != want {
			t.Errorf("subject %s, want %s", got, want)
		}
	}
}
