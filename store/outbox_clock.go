package store

import (
	"context"
	"time"
)

// setBack is from which difference on the clock was set back, and not just put right.
const setBack = 10 * time.Second

// Rewind is for a clock that was ahead and was set back: an operation that was to wait
// for a while from a moment which by this clock is still to come would wait until then,
// be it a year. It waits for that while from now, and counts as given now.
func (b *Outbox) Rewind(ctx context.Context) error {
	all, err := b.List(false)
	if err != nil {
		return err
	}
	for _, o := range all {
		if !o.ahead(b.s.now()) {
			continue
		}
		if err := b.change(ctx, o.ID, func(t *tx, o *Op) error { o.rewind(t.s.now().UTC()); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// began is when the wait of an operation began.
func (o *Op) began() time.Time { return later(o.Since, o.TriedAt) }

func (o *Op) ahead(now time.Time) bool { return o.began().Sub(now) > setBack }

func (o *Op) rewind(now time.Time) {
	if !o.ahead(now) {
		return // by another, meanwhile
	}
	if wait := o.NotBefore.Sub(o.began()); !o.NotBefore.IsZero() {
		o.NotBefore = now.Add(max(wait, 0))
	}
	for _, at := range []*time.Time{&o.Since, &o.TriedAt, &o.StoppedAt} {
		if at.After(now) {
			*at = now
		}
	}
}
