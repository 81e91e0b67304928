package inbox

import (
	"sync/atomic"
	"testing"
	"time"

	"baken/store"
)

// TestSentIntoAFullMailbox: a reply goes while the mailbox is full. The writer gets it
// once; its copy cannot be kept in Sent, which waits and says why, and is there, once,
// when there is room again.
func TestSentIntoAFullMailbox(t *testing.T) {
	l := newLine(t)
	var ahead atomic.Int64
	l.remake(func(d *Deps) { d.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) } })
	l.question(1)
	l.once()
	l.imap.SetQuota(100)
	op := l.reply(1, 0)
	for i := range 3 {
		s := l.once()
		if i == 0 && (s.Outbox.Sent != 1 || s.Outbox.Failed+s.Outbox.Unclear+s.Outbox.Later != 0) {
			t.Errorf("%+v", s.Outbox)
		}
		if n := l.smtp.Count(op.MessageID.Unsafe()); n != 1 {
			t.Fatalf("the writer got it %d times", n)
		}
		open, err := l.store.Outbox().List(false)
		if err != nil || len(open) != 1 || open[0].Kind != store.OpAppend || open[0].State != store.OpWaiting || open[0].Reason != store.ReasonFull || open[0].Code != "OVERQUOTA" {
			t.Fatalf("there wait %+v, %v", open, err)
		}
		if c, err := l.store.Contact(op.Contact); err != nil || c.State != store.Answered {
			t.Errorf("the contact is %s, %v", c.State, err)
		}
		ahead.Add(int64(time.Hour))
	}
	l.imap.SetQuota(0)
	l.once()
	l.settled(op)
}

// once brings mailbox and outbox into step.
func (l *line) once() Summary {
	l.t.Helper()
	s, err := l.svc.Once(l.t.Context(), nil)
	if err != nil {
		l.t.Fatalf("%+v, %v", s, err)
	}
	return s
}
