package find

import (
	"strconv"
	"time"
)

// dates are how a day can be written.
var dates = []string{"2026", "2026-10", "2026-10-24", "24/10/2026", "3d", "2w", "6m", "1y"}

// day reads a day: its first moment, or the one that lies so many days, weeks,
// months or years before today.
func day(s string, now time.Time) (at time.Time, ok bool) {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02", "2006-1-2", "2/1/2006"} {
		if at, err := time.ParseInLocation(layout, s, now.Location()); err == nil {
			return at, true
		}
	}
	if len(s) < 2 || len(s) > 5 {
		return at, false
	}
	n, err := strconv.ParseUint(s[:len(s)-1], 10, 16)
	if err != nil {
		return at, false
	}
	y, m, d := now.Date()
	switch s[len(s)-1] {
	case 'd':
		d -= int(n)
	case 'w':
		d -= 7 * int(n)
	case 'm':
		m -= time.Month(n)
	case 'y':
		y -= int(n)
	default:
		return at, false
	}
	return time.Date(y, m, d, 0, 0, 0, 0, now.Location()), true
}
