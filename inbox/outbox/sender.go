package outbox

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"baken/store"
	"baken/store/outside"
)

// Options are what a [Sender] works with. Account is needed.
type Options struct {
	Account Account
	// Finders look for a mail of which nobody knows whether it was sent.
	Finders  []Finder
	Patience Patience
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: silence. It never gets content
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
	now      func() time.Time
	log      *slog.Logger
	step     func(Step)

	turn    sync.Mutex
	sending atomic.Bool
}

// NewSender makes a Sender. It connects to nothing yet.
func NewSender(s *store.Store, o Options) *Sender {
	n := &Sender{
		store: s, outbox: s.Outbox(), account: o.Account, finders: o.Finders, patience: o.Patience.filled(),
		now: o.Now, log: o.Log, step: o.Step,
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

// Sending says whether a mail is on its way at this moment.
func (s *Sender) Sending() bool { return s.sending.Load() }

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
// error of the store ends it too; [store.Outbox.Recover] puts in order what it
// left.
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
	tried := map[store.OpID]bool{}
	for ctx.Err() == nil {
		op, ok, err := s.next(tried)
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

// next is the first mail that is due and was not tried in this run.
func (s *Sender) next(tried map[store.OpID]bool) (store.Op, bool, error) {
	due, err := s.outbox.Due(s.now())
	for _, op := range due {
		if op.Kind == store.OpSend && !tried[op.ID] {
			return op, true, nil
		}
	}
	return store.Op{}, false, err
}

// run is one Send, with the connection that it keeps for all mails.
type run struct {
	*Sender
	report  *Report
	session *session
}

func (r *run) hangUp() {
	if r.session != nil {
		r.session.close()
		r.session = nil
	}
}

// one sends one mail, or records why it does not go. Its error ends the run.
func (r *run) one(ctx context.Context, op store.Op) error {
	if op.Insist && op.Tries > 0 && r.found(ctx, op.MessageID) {
		// A person said "again" of a mail that has turned up meanwhile.
		r.report.Sent++
		return r.outbox.Sent(ctx, op.ID, r.account.Config.AppendsSent(), nil)
	}
	st, err := r.standing(op)
	if err != nil {
		return err
	}
	if why := hold(op, st, r.now(), r.account.Config.HoldAfter); why != store.ReasonNone {
		r.report.Held++
		return passState(r.outbox.Hold(ctx, op.ID, why))
	}
	bytes, err := r.outbox.Parcel(op.ID)
	if errors.Is(err, store.ErrErased) || errors.Is(err, store.ErrNotKept) {
		r.report.Failed++ // and the mails behind it go on
		return r.give(ctx, op, outcome{verdict: never, why: store.ReasonGone, code: codeErased})
	}
	if err != nil {
		return err
	}
	if err := r.outbox.Begin(ctx, op.ID); err != nil {
		return passState(err) // taken back or decided in the meantime
	}
	r.sending.Store(true)
	defer r.sending.Store(false)
	r.step(StepBegun)
	p := parcel{from: op.Sender.Unsafe(), mail: bytes}
	for _, to := range op.Recipients {
		p.to = append(p.to, to.Unsafe())
	}
	o := r.try(ctx, op.ID, p)
	err = r.record(op, o)
	r.step(StepRecorded)
	r.log.Info("sending", "op", op.Short(), "verdict", o.verdict.String(), "code", o.code, "tries", op.Tries+1)
	switch {
	case err != nil:
		return err
	case o.verdict == barred, o.verdict == withheld && o.err != nil:
		return o.err
	}
	return nil
}

// passState takes it for nothing that an operation is not where it was when it
// was listed.
func passState(err error) error {
	if errors.Is(err, store.ErrState) || errors.Is(err, store.ErrUnknown) {
		return nil
	}
	return err
}

// give records a refusal that needed no server.
func (r *run) give(ctx context.Context, op store.Op, o outcome) error {
	if err := r.outbox.Begin(ctx, op.ID); err != nil {
		return passState(err)
	}
	return r.outbox.Fail(ctx, op.ID, o.why, o.code)
}

// try hands the mail over, on the connection that is open or on a new one. A
// server that takes so many mails on one connection and no more gets another.
func (r *run) try(ctx context.Context, id store.OpID, p parcel) outcome {
	for {
		fresh := r.session == nil
		if fresh {
			s, err := open(ctx, r.account, r.patience, r.step)
			if err != nil {
				return ofServer(err)
			}
			r.session = s
		}
		s := r.session
		o := s.hand(ctx, p, func() error { return r.outbox.DataBegun(context.WithoutCancel(ctx), id) })
		if o.verdict != taken {
			r.session = nil // hand has closed it
		}
		if o.verdict == later && !fresh && s.used && !s.mailed {
			continue
		}
		return o
	}
}

// record keeps what became of a try. A stop does not keep it from that.
func (r *run) record(op store.Op, o outcome) error {
	ctx := context.Background()
	now := r.now()
	switch o.verdict {
	case taken:
		r.report.Sent++
		r.report.Bytes += op.Size
		var accepted []outside.Text
		for _, a := range o.accepted {
			accepted = append(accepted, outside.New(a))
		}
		if accepted != nil {
			r.report.Partly++
		}
		return r.outbox.Sent(ctx, op.ID, r.account.Config.AppendsSent(), accepted)
	case never:
		r.report.Failed++
		return r.outbox.Fail(ctx, op.ID, o.why, o.code)
	case unclear:
		if err := r.outbox.Unclear(ctx, op.ID, o.code); err != nil {
			return err
		}
		r.report.Unclear++
		return nil
	case later:
		r.report.Later++
		return r.outbox.Later(ctx, op.ID, o.why, o.code, now.Add(wait(op.Tries+1)))
	}
	// The server is the trouble, or we stopped: it goes as soon as that is over.
	r.report.Later++
	return r.outbox.Later(ctx, op.ID, o.why, o.code, now)
}
