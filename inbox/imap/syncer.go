package imap

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"baken/inbox/account"
	"baken/inbox/message"
	"baken/inbox/triage"
	"baken/store"
)

// Deps is what a [Syncer] works with beside the store. The zero value is good.
type Deps struct {
	Now    func() time.Time // nil: time.Now
	Log    *slog.Logger     // nil: silence. It never gets content
	Rules  *triage.Rules    // nil: those that come with the program
	Secret *account.Secret  // nil: from the configuration
	Dial   account.Dialer   // nil: TCP
	// Patience is how long the server may owe a byte; 0: 30 seconds. Poll is
	// how often is asked where the server does not tell; 0: a minute.
	Patience, Poll time.Duration
}

// Syncer keeps a store in step with a mailbox.
type Syncer struct {
	store     *store.Store
	mirror    *store.Mirror
	cfg       account.Config
	server    account.Server
	secret    *account.Secret
	addresses account.Addresses
	rules     func() *triage.Rules
	prepared  sync.Once
	limits    message.Limits
	now       func() time.Time
	log       *slog.Logger
	dial      account.Dialer
	patience  time.Duration
	poll      time.Duration

	nudge chan struct{}
	ask   chan ask

	putOff int       // how often the server said that it can't at the moment, since asked
	asked  time.Time // when what the server did not give was wanted again; of who makes the passes

	asking atomic.Int32 // requests that wait for their turn or their answer

	mu      sync.Mutex
	online  bool          // a session serves requests
	offline chan struct{} // closed with that session
}

// New makes a Syncer. It connects to nothing yet. The configuration must have
// passed [account.Config.Validate].
func New(s *store.Store, cfg account.Config, d Deps) (*Syncer, error) {
	server, err := cfg.IMAPServer()
	if err != nil {
		return nil, err
	}
	y := &Syncer{
		store: s, mirror: s.Mirror(), cfg: cfg, server: server, secret: d.Secret, addresses: cfg.Addresses(), rules: triage.Default,
		limits: message.DefaultLimits, now: d.Now, log: d.Log, dial: d.Dial, patience: d.Patience, poll: d.Poll,
		nudge: make(chan struct{}, 1), ask: make(chan ask),
	}
	if y.now == nil {
		y.now = time.Now
	}
	if y.log == nil {
		y.log = slog.New(slog.DiscardHandler)
	}
	if d.Rules != nil {
		y.rules = func() *triage.Rules { return d.Rules }
	}
	if y.secret == nil {
		y.secret = cfg.IMAPSecret()
	}
	if y.dial == nil {
		y.dial = account.Dial
	}
	if y.patience == 0 {
		y.patience = patience
	}
	if y.poll == 0 {
		y.poll = time.Minute
	}
	return y, nil
}

// Nudge has [Syncer.Run] look now, or connect now if it waits for its next
// try. It does not wait.
func (s *Syncer) Nudge() {
	select {
	case s.nudge <- struct{}{}:
	default:
	}
}

// Once brings store and server into step, all bodies too, and ends. progress
// may be nil; it is called in the same goroutine. What was done before an error
// is kept, and the summary says what it was. An [UnreadError] says that all was
// done but for folders that cannot be read, a [MissingError] but for those that are
// not there.
func (s *Syncer) Once(ctx context.Context, progress func(Progress)) (Summary, error) {
	start := time.Now()
	if progress == nil {
		progress = func(Progress) {}
	}
	w := &work{s: s, alone: true, tally: newTally(), tell: func(e Event) {
		if p, ok := e.(Progress); ok {
			progress(p)
		}
	}}
	c, err := s.connect(ctx)
	if err != nil {
		return w.tally.summary(time.Since(start)), err
	}
	defer c.close()
	err = w.with(ctx, c, func() error {
		if err := w.pass(true); err != nil {
			return err
		}
		for w.putOffAgain() {
			if err := w.pass(true); err != nil {
				return err
			}
		}
		for looks, late := 1, false; ; {
			more, err := w.unit()
			if notNow(err) && w.rest() {
				continue
			}
			if err != nil {
				return err
			}
			if !more && !late {
				// Last, for it may take the connection along.
				if _, err := w.replayLate(); err != nil {
					return err
				}
				late, more = true, true
			}
			if w.stale && looks < maxLooks {
				looks, more = looks+1, true
				if err := w.pass(false); err != nil {
					return err
				}
			}
			if more {
				continue
			}
			return w.lacking()
		}
	})
	w.tally.bodies = int(w.bodied.Load())
	w.tally.receive(w.c)
	sum := w.tally.summary(time.Since(start))
	if err == nil {
		c.logout()
	}
	return sum, err
}
