package ui

import (
	"strings"
	"testing"
	"time"

	"baken/ui/lang"
)

// TestZoneElse: where a clock beside the terminal shows another time than the screen, the
// screen says whose times it shows, when it opens and for as long as there is room.
func TestZoneElse(t *testing.T) {
	for name, tt := range map[string]struct {
		here  *time.Location
		other bool
	}{
		"not known":                      {nil, false},
		"the same":                       {brussels(t), false},
		"another name for the same time": {time.FixedZone("CET", 3600), false},
		"an hour behind":                 {time.UTC, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			t.Cleanup(func() { s.Close() })
			fill(t, s, letters)
			d := deps(t, s, lang.English)
			d.Here = tt.here
			for width, words := range map[int]string{80: "those of Europe/Brussels, not of this terminal", 140: "times: Europe/Brussels"} {
				b := seatWith(t, d, width, 40)
				if v := strip(b.View()); strings.Contains(v, words) != tt.other {
					t.Errorf("at %d columns:\n%s", width, v)
				}
				b.stop()
			}
		})
	}
}
