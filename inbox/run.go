package inbox

import (
	"context"
	"errors"
	"time"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/store"
)

// ErrRunning: Run was called while it runs.
var ErrRunning = errors.New("the mail account is being kept in step already")

// Run stays in step with the account until ctx ends or [Service.Stop] is
// called, whatever the network does. Whoever gives events takes from it. First
// it puts in order what an earlier end left; then, each time there is a
// connection, INBOX and Sent are fetched and what is due is sent. At the end,
// replies within their time to undo are drafts again. It ends with nil, or with
// an error when the store cannot be written.
func (v *Service) Run(ctx context.Context, events chan<- Event) error {
	ctx, end, err := v.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := v.outbox.Recover(ctx); err != nil {
		return err
	}
	r := &running{Service: v, ctx: ctx, events: events, heard: make(chan imap.Event, 16), sent: make(chan Sent, 1)}
	synced := make(chan error, 1)
	go func() { synced <- v.syncer.Run(ctx, r.heard) }()
	err = r.loop(synced)
	v.halt()
	if r.sending {
		<-r.sent
	}
	for {
		select {
		case <-r.heard: // what the syncer still has to say nobody needs
			continue
		case e, open := <-synced:
			if open && err == nil {
				err = e
			}
		}
		break
	}
	if _, e := v.outbox.RecallAll(context.WithoutCancel(ctx)); e != nil && err == nil && !errors.Is(e, store.ErrClosed) {
		err = e
	}
	v.forget()
	v.change(func(s *Status) { s.Mail, s.Problem, s.Next = imap.Offline, imap.NoProblem, time.Time{} })
	return err
}

// begin makes sure that only one goroutine speaks for the account. end says
// that it has done.
func (v *Service) begin(ctx context.Context) (_ context.Context, end func(), err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.stop != nil {
		return nil, nil, ErrRunning
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	v.stop, v.ended = stop, ended
	return ctx, func() {
		stop()
		v.mu.Lock()
		v.stop = nil
		v.mu.Unlock()
		close(ended)
	}, nil
}

// halt has what was begun come to its end.
func (v *Service) halt() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stop()
}

// forget drops the secrets from memory.
func (v *Service) forget() {
	v.secret.Forget()
	v.out.Secret.Forget()
}

// running is one Run. Its loop is the only goroutine that decides; sending has
// one of its own, of which there is at most one.
type running struct {
	*Service
	ctx    context.Context
	events chan<- Event
	heard  chan imap.Event
	sent   chan Sent

	online  bool
	fresh   bool // store and server agree, and nothing came due since
	wanted  bool // something is due, and a sync was asked for
	sending bool
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
	switch e := e.(type) {
	case imap.StateChanged:
		r.online = e.State == imap.Online
		if !r.online {
			r.fresh, r.wanted, r.settled = false, false, time.Time{}
		}
		r.tell(func(s *Status) { s.Mail, s.Problem, s.Next = e.State, e.Problem, e.Next })
	case imap.Synced:
		r.fresh = r.online
		r.tell(func(s *Status) { s.SyncedAt, s.Left = e.At, e.Left })
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
		r.wanted, r.fresh = true, false
		r.syncer.Nudge()
		return next, nil
	}
	r.wanted, r.settled = false, r.now()
	r.sending = true
	r.change(func(s *Status) { s.SendNext = time.Time{} })
	go r.send()
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
	barred := r.Status().SendNext
	all, err := r.outbox.List(false)
	for _, op := range all {
		if op.Kind != store.OpSend || op.State != store.OpWaiting {
			continue
		}
		at := op.NotBefore
		if at.Before(barred) {
			at = barred
		}
		if at.After(now) {
			next = min(next, at.Sub(now))
			continue
		}
		due = true
	}
	// A clock that stands still in a test must not make this a busy loop.
	return max(next, 5*time.Millisecond), due, err
}

// send settles what is unclear and sends what is due, beside the loop.
func (r *running) send() {
	var s Sent
	if _, err := r.sender.Settle(r.ctx); err != nil {
		s.Err = err
	} else {
		s.Report, s.Err = r.sender.Send(r.ctx)
	}
	r.sent <- s
}

// finish takes what a run of the outbox did.
func (r *running) finish(s Sent) {
	if r.ctx.Err() != nil || errors.Is(s.Err, context.Canceled) {
		return
	}
	if s.Unclear > 0 {
		r.fresh, r.settled = false, time.Time{} // looked for after the next sync
		r.syncer.Nudge()
	}
	if s.Err != nil {
		r.pause = min(max(2*r.pause, firstPause), lastPause)
		if account.NeedsPerson(s.Err) {
			r.pause = lastPause
		}
	} else {
		r.pause = 0
	}
	r.tell(func(t *Status) {
		t.SendErr, t.SendNext = s.Err, time.Time{}
		if s.Err != nil {
			t.SendNext = r.now().Add(r.pause)
		}
	})
	if s.Report.Sent+s.Failed+s.Held+s.Unclear+s.Later > 0 || s.Err != nil {
		r.give(s)
	}
}

// Between two tries of a submission server that takes nothing.
const (
	firstPause = 5 * time.Second
	lastPause  = 5 * time.Minute
)

// tell changes the status and tells of it, if it is another.
func (r *running) tell(f func(*Status)) {
	if _, changed := r.change(f); changed {
		r.give(r.Status())
	}
}

// give hands an event on. A Progress does not wait for its turn.
func (r *running) give(e Event) {
	if _, ok := e.(Progress); ok {
		select {
		case r.events <- e:
		default:
		}
		return
	}
	select {
	case r.events <- e:
	case <-r.ctx.Done():
	}
}

var _ outbox.Finder = (*imap.Syncer)(nil)
