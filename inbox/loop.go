package inbox

import (
	"context"
	"time"

	"baken/inbox/imap"
	"baken/store"
)

// running is one Run. Its loop is the only goroutine that decides; sending has
// one of its own, of which there is at most one.
type running struct {
	*Service
	ctx    context.Context
	events chan<- Event
	heard  chan imap.Event
	sent   chan Sent

	online  bool
	fresh   bool      // store and server agree, and nothing came due since
	wanted  bool      // something is due, and a sync was asked for
	asked   time.Time // when it was, for the last time
	sending bool
	idle    time.Time // when a run of the outbox found nothing to do, by the machine's clock
	settled time.Time // when what is unclear was last looked for on this connection
	pause   time.Duration
	clock   clock
}

// loop runs until ctx ends or the syncer does.
func (r *running) loop(synced chan error) error {
	changes := r.store.Listen()
	defer changes.Close()
	timer := time.NewTimer(0)
	defer timer.Stop()
	r.clock.start(r.now())
	for {
		select {
		case <-r.ctx.Done():
			return nil
		case err := <-synced:
			close(synced)
			return err
		case e := <-r.heard:
			if err := r.hear(e); err != nil {
				return err
			}
		case s := <-r.sent:
			r.sending = false
			r.finish(s)
		case <-r.nudge:
			r.pause = 0
			r.change(func(s *Status) { s.SendNext = time.Time{} })
		case _, open := <-changes.C:
			if !open {
				return store.ErrClosed
			}
			if !changes.Take().Outbox {
				continue
			}
		case <-timer.C:
		}
		next, err := r.look()
		if err != nil {
			return err
		}
		timer.Reset(next)
	}
}

// hear takes what the syncer tells.
func (r *running) hear(e imap.Event) error {
	defer r.share(func(f *follower) { f.hear(e) })
	switch e := e.(type) {
	case imap.StateChanged:
		r.online = e.State == imap.Online
		if !r.online {
			r.fresh, r.wanted, r.settled = false, false, time.Time{}
		}
		r.tell(func(s *Status) { s.Mail, s.Problem, s.Next = e.State, e.Problem, e.Next })
	case imap.Synced:
		// A look that began before it was asked for may have missed what came since.
		r.fresh = r.online && !e.At.Before(r.asked)
		r.tell(func(s *Status) { s.SyncedAt, s.Left = e.At, e.Left })
		var did Summary
		if did.add(e.Done); len(did.Rows) > 0 {
			r.give(Worked{did.Rows})
		}
	case imap.Progress:
		r.give(Progress{e})
	case imap.Trouble:
		r.give(Trouble{e})
	}
	return nil
}

// look does what can be done now, and says when to look again at the latest.
func (r *running) look() (next time.Duration, err error) {
	if err := r.wake(); err != nil {
		return 0, err
	}
	before := r.Status()
	p, err := r.count()
	if err != nil {
		return 0, err
	}
	if s := r.Status(); s != before {
		r.give(s)
	}
	next, due, err := r.due()
	if err != nil {
		return 0, err
	}
	if r.sending || r.cfg.ReadingOnly() || !r.online {
		return next, nil
	}
	unsettled := p.Unclear > 0 && r.now().Sub(r.settled) > settleAgain
	switch {
	case !due && !unsettled:
		return next, nil
	case !r.fresh:
		return next, nil // a Synced comes
	case due && !r.wanted && r.stale():
		// Something may have come in since: ask, and send when that is answered.
		r.wanted, r.fresh, r.asked = true, false, r.now()
		r.syncer.Nudge()
		return next, nil
	}
	r.wanted, r.settled = false, r.now()
	r.sending = true
	r.tell(func(s *Status) { s.Sending, s.SendNext = due, time.Time{} })
	go r.send(due)
	return next, nil
}

// stale says whether the last sync is too long ago to send upon it.
func (r *running) stale() bool { return r.now().Sub(r.Status().SyncedAt) > staleAfter }

// staleAfter is how long what was fetched is taken for what is there.
const staleAfter = 5 * time.Second

// settleAgain is how often what is unclear is looked for: a server may put its
// copy into Sent late.
const settleAgain = 5 * time.Minute

// due says whether a reply is to be sent now, and else how long until one is.
// Looking every quarter of a minute costs nothing, and is right also after the
// clock was set.
func (r *running) due() (next time.Duration, due bool, err error) {
	next = 15 * time.Second
	now := r.now()
	if from := r.Status().SendNext; from.After(now) {
		return min(next, from.Sub(now)), false, nil
	}
	ready, err := r.outbox.Due(now)
	if err != nil {
		return next, false, err
	}
	for _, op := range ready {
		due = due || op.Kind == store.OpSend
	}
	all, err := r.outbox.List(false)
	for _, op := range all {
		if op.Kind == store.OpSend && op.State == store.OpTrying && !r.sending {
			due = true // nobody tries it: what became of it could not be recorded
		}
		if op.Kind == store.OpSend && op.State == store.OpWaiting && op.NotBefore.After(now) {
			next = min(next, op.NotBefore.Sub(now))
		}
	}
	if due && time.Since(r.idle) < time.Second {
		return time.Second, false, err
	}
	// A clock that stands still in a test must not make this a busy loop.
	return max(next, 5*time.Millisecond), due, err
}
