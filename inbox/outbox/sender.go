package outbox

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"baken/store"
)

// Options are what a [Sender] works with. Account is needed.
type Options struct {
	Account Account
	// Finders look for a mail of which nobody knows whether it was sent.
	Finders  []Finder
	Patience Patience
	// CatchUp brings the store in step with the journal that its team shares: what others
	// did, then what was done here. It is called before each mail, of a store that shares
	// one; when it fails, or is nil, the mail waits until it does not, or until a person says
	// that it goes nevertheless. It may block until ctx ends.
	CatchUp func(ctx context.Context) error
	Now     func() time.Time // nil: time.Now
	Log     *slog.Logger     // nil: silence. It never gets content
	// Step is called between any two steps of sending, from the goroutine that
	// sends. It is for tests that end the program there.
	Step func(Step)
}

// Sender sends what is due in the outbox of a store, one mail after another. It
// may be used from many goroutines; they take turns.
type Sender struct {
	store    *store.Store
	outbox   *store.Outbox
	account  Account
	finders  []Finder
	patience Patience
	catchUp  func(context.Context) error
	now      func() time.Time
	log      *slog.Logger
	step     func(Step)

	turn sync.Mutex
	owed map[store.OpID]outcome // what became of a mail and could not be recorded
}

// NewSender makes a Sender. It connects to nothing yet.
func NewSender(s *store.Store, o Options) *Sender {
	n := &Sender{
		store: s, outbox: s.Outbox(), account: o.Account, finders: o.Finders, patience: o.Patience.filled(),
		catchUp: o.CatchUp, now: o.Now, log: o.Log, step: o.Step, owed: map[store.OpID]outcome{},
	}
	if n.now == nil {
		n.now = time.Now
	}
	if n.log == nil {
		n.log = slog.New(slog.DiscardHandler)
	}
	if n.step == nil {
		n.step = func(Step) {}
	}
	if n.account.Secret == nil {
		n.account.Secret = n.account.Config.SMTPSecret()
	}
	return n
}

// Report is what a run of [Sender.Send] did.
type Report struct {
	Sent    int // taken by the server
	Partly  int // of these, not taken for all recipients
	Failed  int // refused for good
	Held    int // waits for a person
	Unclear int // nobody can know
	Later   int // tried again by itself
	Bytes   int64
	Took    time.Duration
}

// Send sends what is due: each mail is checked against what has come in (fetch
// INBOX and Sent first), recorded, handed over, and recorded again. It goes on
// to the next mail when one fails, and ends when the server itself is the
// trouble: that error, one of inbox/account, says what, and the mails wait. An
// error of the store ends it too; the next Send puts in order what it left before
// it sends. What comes due while it sends is for the next Send, before which
// again is looked what has come in.
//
// When ctx ends, what has not come to its final dot waits again; for the answer
// to a dot that has gone it waits two seconds more.
func (s *Sender) Send(ctx context.Context) (r Report, err error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	start := time.Now()
	defer func() { r.Took = time.Since(start) }()
	if s.account.Config.ReadingOnly() {
		return r, ErrReadingOnly
	}
	run := &run{Sender: s, report: &r}
	defer run.hangUp()
	if err := run.recover(ctx); err != nil {
		return r, err
	}
	now := s.now()
	tried := map[store.OpID]bool{}
	for ctx.Err() == nil {
		op, ok, err := s.next(tried, now)
		if err != nil || !ok {
			return r, err
		}
		tried[op.ID] = true
		if err := run.one(ctx, op); err != nil {
			return r, err
		}
	}
	return r, ctx.Err()
}

// next is the first mail that was due at now and was not tried in this run.
func (s *Sender) next(tried map[store.OpID]bool, now time.Time) (store.Op, bool, error) {
	due, err := s.outbox.Due(now)
	for _, op := range due {
		if op.Kind == store.OpSend && !tried[op.ID] {
			return op, true, nil
		}
	}
	return store.Op{}, false, err
}
