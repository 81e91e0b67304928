package inbox

import (
	"errors"
	"time"

	"baken/store"
)

// clock finds out that the machine slept: then the clock on the wall has gone
// on and the machine's own has not.
type clock struct {
	wall  time.Time
	ticks time.Time
}

// slept is from which difference on it was sleep, and no clock being adjusted.
const slept = 10 * time.Second

func (c *clock) start(now time.Time) { c.wall, c.ticks = now.Round(0), time.Now() }

// jumped says whether the machine slept since the last call, and when it fell
// asleep at the latest; or whether its clock was set back.
func (c *clock) jumped(now time.Time) (asleep time.Time, yes, back bool) {
	asleep = c.wall.Add(time.Since(c.ticks))
	yes, back = now.Sub(asleep) > slept, asleep.Sub(now) > slept
	c.start(now)
	return asleep, yes, back
}

// wake takes back, after a sleep, the replies that were still within their time
// to undo when the machine fell asleep: nobody has had that time. After the clock was
// set back nothing waits for the time that it had shown.
func (r *running) wake() error {
	asleep, yes, back := r.clock.jumped(r.now())
	if back {
		r.asked, r.settled = time.Time{}, time.Time{}
		r.change(func(s *Status) { s.SendNext = time.Time{} })
		return r.outbox.Rewind(r.ctx)
	}
	if !yes {
		return nil
	}
	r.fresh = false
	r.Nudge()
	all, err := r.outbox.List(false)
	if err != nil {
		return err
	}
	for _, op := range all {
		if op.Kind != store.OpSend || op.State != store.OpWaiting || op.Tries > 0 || !op.NotBefore.After(asleep) {
			continue
		}
		err := r.outbox.Recall(r.ctx, op.ID)
		switch {
		case r.ctx.Err() != nil:
			return nil // it ends, and whoever ends it takes them back
		case err != nil && !errors.Is(err, store.ErrState):
			return err
		}
	}
	return nil
}
