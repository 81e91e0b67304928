package inbox

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/store"
)

// TestNow asks a Service that runs: when it answers, what had come in is here with its
// text, what was due has gone and its copy stands in Sent; and when there is no network
// it says so. It uses the connections that are there.
func TestNow(t *testing.T) {
	l := newLine(t)
	l.remake(func(d *Deps) { d.Poll = time.Hour })
	l.run()
	l.until("it is online", func() bool { return !l.svc.Status().SyncedAt.IsZero() })
	before := l.toIMAP.Accepted()
	for n := range 3 {
		l.question(n)
		if s, err := l.svc.Now(t.Context(), func(Progress) {}); err != nil || s.Incomplete() {
			t.Fatalf("%+v, %v", s, err)
		}
		if c, err := l.store.Counts(); err != nil || c.Waiting != 1 || c.ToFetch != 0 {
			t.Errorf("%+v, %v", c, err)
		}
		op := l.reply(n, 0)
		s, err := l.svc.Now(t.Context(), nil)
		if err != nil || l.op(op.ID).State != store.OpDone {
			t.Errorf("%+v, %v; the reply is %s", s, err, l.op(op.ID).State)
		}
		if p, err := l.store.Outbox().Pending(); err != nil || p != (store.Pending{}) {
			t.Errorf("%+v, %v", p, err)
		}
	}
	if n := l.toIMAP.Accepted(); n != before {
		t.Errorf("%d connections more", n-before)
	}
	l.question(7)
	if _, err := l.svc.Now(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	l.toIMAP.Down()
	start := time.Now()
	if _, err := l.svc.Now(t.Context(), nil); !errors.Is(err, account.ErrUnreachable) && !errors.Is(err, account.ErrServer) {
		t.Errorf("without a network: %v after %v", err, time.Since(start))
	}
	l.toIMAP.Up()
	l.until("it is online again", func() bool { l.svc.Nudge(); return l.online() })

	l.toSMTP.Down()
	op := l.reply(7, 0)
	if _, err := l.svc.Now(t.Context(), nil); !errors.Is(err, account.ErrUnreachable) || l.op(op.ID).State != store.OpWaiting {
		t.Errorf("without a submission server: %v, the reply is %s", err, l.op(op.ID).State)
	}
	l.toSMTP.Up()
	if s, err := l.svc.Now(t.Context(), nil); err != nil || s.Outbox != (outbox.Report{Sent: 1, Bytes: s.Outbox.Bytes, Took: s.Outbox.Took}) || len(s.Rows) == 0 {
		t.Errorf("with one again: %+v, %v", s, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.svc.Now(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("who does not wait: %v", err)
	}
	l.stop()
	l.settled(op)

	before = l.toIMAP.Accepted()
	if s, err := l.svc.Now(t.Context(), nil); !errors.Is(err, imap.ErrOffline) || len(s.Rows) > 0 || l.toIMAP.Accepted() != before {
		t.Errorf("where nothing runs: %+v, %v", s, err)
	}
	l.question(8)
	asked := make(chan error, 1)
	go func() { _, err := l.svc.Now(t.Context(), nil); asked <- err }()
	l.run() // it was asked a moment before
	if err := <-asked; err != nil {
		t.Error(err)
	}
	if c, err := l.store.Counts(); err != nil || c.Waiting != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	l.stop()
}
