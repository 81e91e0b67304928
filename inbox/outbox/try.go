package outbox

import (
	"context"
	"errors"
	"time"

	"baken/store"
	"baken/store/outside"
)

// run is one Send, with the connection that it keeps for all mails.
type run struct {
	*Sender
	report  *Report
	session *session
	apart   bool // the team's journal could not be reached in this run
}

func (r *run) hangUp() {
	if r.session != nil {
		r.session.close()
		r.session = nil
	}
}

// one sends one mail, or records why it does not go. Its error ends the run.
func (r *run) one(ctx context.Context, op store.Op) error {
	if op.Unsure && r.found(ctx, op.MessageID) {
		// It was unclear once, and has turned up meanwhile.
		r.report.Sent++
		return passState(r.outbox.Sent(ctx, op.ID, r.account.Config.AppendsSent(), nil))
	}
	if err := r.catchesUp(ctx); err != nil {
		return err
	}
	st, err := r.standing(op)
	if err != nil {
		return err
	}
	st.apart = r.apart
	switch why := hold(op, st, r.now(), r.account.Config.HoldAfter); why {
	case store.ReasonNone:
	case store.ReasonApart:
		r.report.Later++
		return passState(r.outbox.Wait(ctx, op.ID, why, r.now().Add(apartPause)))
	default:
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
	r.step(StepBegun)
	p := parcel{from: op.Sender.Unsafe(), mail: bytes}
	for _, to := range op.Recipients {
		p.to = append(p.to, to.Unsafe())
	}
	o := r.try(ctx, op.ID, p)
	if err = r.record(op, o); err != nil {
		r.owed[op.ID] = o
	}
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

// apartPause is how long a reply waits for the team's journal before it is looked again.
const apartPause = 15 * time.Second

// catchesUp brings what others of the team did, and says to them what was done here, so
// that no two answer one mail unknowingly. A journal that cannot be reached is asked once
// in a run.
func (r *run) catchesUp(ctx context.Context) error {
	if r.apart {
		return nil
	}
	st, err := r.store.Standing()
	if err != nil || !st.Shared {
		return err
	}
	r.apart = r.catchUp == nil || r.catchUp(ctx) != nil
	return ctx.Err()
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
		return r.outbox.Later(ctx, op.ID, o.why, o.code, now.Add(wait(op.Tries+1, o.code == "cut" || o.code == "timeout")))
	}
	// The server is the trouble, or we stopped: it goes as soon as that is over.
	r.report.Later++
	return r.outbox.Later(ctx, op.ID, o.why, o.code, now)
}
