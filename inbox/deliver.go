package inbox

import (
	"context"
	"errors"
	"time"

	"baken/inbox/account"
	"baken/store/guard"
)

// send settles what is unclear, and sends what is due if something was when it
// was last looked what has come in. It runs beside the loop.
func (r *running) send(due bool) {
	var s Sent
	s.Err = guard.Run(r.log, func() error {
		if _, err := r.sender.Settle(r.ctx); err != nil || !due {
			return err
		}
		var err error
		s.Report, err = r.sender.Send(r.ctx)
		return err
	})
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
	did := s.Report.Sent+s.Failed+s.Held+s.Unclear+s.Later > 0
	if !did {
		r.idle = time.Now() // what is listed as due was not: not again at once
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
		t.Sending, t.SendErr, t.SendNext = false, s.Err, time.Time{}
		if s.Err != nil {
			t.SendNext = r.now().Add(r.pause)
		}
	})
	r.share(func(f *follower) { f.took(s.Report) })
	if did || s.Err != nil {
		r.give(s)
	}
}

// Between two tries of a submission server that takes nothing.
const (
	firstPause = 5 * time.Second
	lastPause  = 5 * time.Minute
)
