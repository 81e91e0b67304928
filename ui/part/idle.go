package part

import "time"

// Idle tells for how long nobody has pressed a key. It goes by the wall clock: the
// machine's own stands still while the machine sleeps. When the wall clock is set back
// it counts from then on, so that a screen that nobody looks after does not stay open
// for as long as the clock was ahead.
type Idle struct {
	after time.Duration
	last  time.Time
}

// NewIdle counts from now on; after 0 it is never over.
func NewIdle(after time.Duration, now time.Time) *Idle { return &Idle{after, now.Round(0)} }

// Pressed says that a key was pressed.
func (i *Idle) Pressed(now time.Time) { i.last = now.Round(0) }

// Over says whether it was long enough. Call it every second or so.
func (i *Idle) Over(now time.Time) bool {
	now = now.Round(0)
	if now.Before(i.last) {
		i.last = now
	}
	return i.after > 0 && now.Sub(i.last) >= i.after
}
