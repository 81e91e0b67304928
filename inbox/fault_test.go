package inbox

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/store"
	"baken/store/guard"
)

// faulty is a dialer with a mistake in it, the first times.
func faulty(times *atomic.Int32) account.Dialer {
	return func(ctx context.Context, addr string) (net.Conn, error) {
		if times.Add(-1) >= 0 {
			panic("een mes")
		}
		return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
	}
}

// TestFaultsEndNothing: after a mistake of ours on the way to a server it is tried
// again, and what was to be sent is sent once.
func TestFaultsEndNothing(t *testing.T) {
	l := newLine(t)
	l.question(1)
	var toIMAP, toSMTP atomic.Int32
	toIMAP.Store(1)
	toSMTP.Store(1)
	seen := make(chan imap.Problem, 64)
	l.remake(func(d *Deps) { d.DialIMAP, d.DialSMTP = faulty(&toIMAP), faulty(&toSMTP) })
	l.run(func(e Event) {
		if s, ok := e.(Status); ok && s.Problem != imap.NoProblem {
			seen <- s.Problem
		}
	})
	l.until("it is connected", l.online)
	if p := <-seen; p != imap.ProgramFault {
		t.Errorf("told as %q", p)
	}
	l.until("the question is here", func() bool {
		c, err := l.store.Counts()
		return err == nil && c.All == 1 && c.ToFetch == 0
	})
	op := l.reply(1, 0)
	l.until("sending has failed", func() bool { return errors.Is(l.svc.Status().SendErr, guard.ErrFault) })
	l.until("it is sent", func() bool { l.svc.Nudge(); return l.op(op.ID).State == store.OpDone })
	if n := l.smtp.Count(op.MessageID.Unsafe()); n != 1 {
		t.Errorf("it went %d times", n)
	}
}

// TestFaultInTheLoop: a mistake in what decides ends the service in an orderly way.
func TestFaultInTheLoop(t *testing.T) {
	l := newLine(t)
	var bad atomic.Bool
	l.remake(func(d *Deps) {
		d.Now = func() time.Time {
			if bad.Load() {
				panic("een mes")
			}
			return time.Now()
		}
	})
	l.run()
	l.until("it is connected", l.online)
	bad.Store(true)
	l.svc.Nudge()
	select {
	case err := <-l.ended:
		if !errors.Is(err, guard.ErrFault) {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
	l.cancel = nil
}
