package imap

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"baken/inbox/account"
	"baken/store"
	"baken/store/guard"
)

// Run stays in step with the server until ctx ends, whatever the network does,
// and tells of it on events. Whoever gives events takes from it: a StateChanged,
// Synced or Trouble waits for its turn, a Progress does not. Run ends with nil
// when ctx ends, and with an error when the store cannot be written.
func (s *Syncer) Run(ctx context.Context, events chan<- Event) error {
	tell := func(e Event) {
		if _, ok := e.(Progress); ok {
			select {
			case events <- e:
			default:
			}
			return
		}
		select {
		case events <- e:
		case <-ctx.Done():
		}
	}
	var wait backoff
	for {
		tell(StateChanged{State: Connecting})
		began := time.Now()
		err := guard.Run(s.log, func() error { return s.session(ctx, tell) })
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, store.ErrClosed), errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrDisk):
			tell(StateChanged{State: Offline, Problem: problemOf(err), Err: err})
			return err
		}
		if time.Since(began) > steady {
			wait.reset()
		}
		state, pause := Offline, wait.next()
		switch {
		case account.NeedsPerson(err):
			state, pause = Refused, wait.longest()
		case errors.Is(err, errSuspended):
			pause = 0
		}
		s.log.Info("mail connection ended", "err", err, "again", pause)
		if pause > 0 {
			tell(StateChanged{State: state, Problem: problemOf(err), Err: err, Next: s.now().Add(pause)})
		}
		if !s.rest(ctx, pause) {
			return nil
		}
	}
}

// rest waits; a nudge or a suspend of the machine ends it early. False when ctx
// ended.
func (s *Syncer) rest(ctx context.Context, d time.Duration) bool {
	end := time.NewTimer(d)
	defer end.Stop()
	look := time.NewTicker(2 * time.Second)
	defer look.Stop()
	var sense sleepSense
	sense.slept(s.now())
	for {
		select {
		case <-ctx.Done():
			return false
		case <-end.C:
			return ctx.Err() == nil
		case <-s.nudge:
			return true
		case <-look.C:
			if sense.slept(s.now()) {
				return true
			}
		}
	}
}

const (
	// steady is how long a connection must have held for the next drop to count
	// as the first.
	steady   = time.Minute
	firstTry = time.Second
	lastTry  = 5 * time.Minute
)

// backoff is the pause between tries: doubled each time, never the same for all
// who lost the same server.
type backoff struct{ last time.Duration }

func (b *backoff) reset() { b.last = 0 }

func (b *backoff) next() time.Duration {
	b.last = min(max(firstTry, b.last*2), lastTry)
	return b.last/2 + rand.N(b.last/2+1)
}

func (b *backoff) longest() time.Duration {
	b.last = lastTry
	return b.next()
}
