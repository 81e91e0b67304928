package inbox

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
)

func TestClock(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		after time.Duration
		want  bool
		back  bool
	}{{0, false, false}, {9 * time.Second, false, false}, {time.Hour, true, false}, {-9 * time.Second, false, false}, {-time.Hour, false, true}} {
		var k clock
		k.start(start)
		asleep, got, back := k.jumped(start.Add(c.after))
		if got != c.want || back != c.back || asleep.Sub(start) > time.Second {
			t.Errorf("after %v: %v, asleep at %v", c.after, got, asleep)
		}
		if _, again, back := k.jumped(start.Add(c.after)); again || back {
			t.Errorf("after %v it jumped twice", c.after)
		}
	}
}

// The machine sleeps within the ten seconds of undo.
func TestSleepWithinTheTimeToUndo(t *testing.T) {
	l := newLine(t)
	var ahead atomic.Int64
	now := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	var err error
	l.svc, err = New(l.store, l.cfg, Deps{Now: now, Poll: 300 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	l.question(1)
	l.run()
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	op := l.reply(1, 10*time.Second)
	ahead.Store(int64(8 * time.Hour))
	l.svc.Nudge()
	l.until("it is a draft again", func() bool { _, ok, err := l.store.ReplyDraft(op.Contact); return err == nil && ok })
	l.stop()
	if n := l.smtp.Count(op.MessageID.Unsafe()); n != 0 {
		t.Errorf("it was sent %d times", n)
	}
}

// A reply is given by a clock that is a year ahead and is then put right: it does not
// wait for a year.
func TestClockSetBackWhileAReplyWaits(t *testing.T) {
	l := newLine(t)
	const year = 365 * 24 * time.Hour
	var ahead atomic.Int64
	ahead.Store(int64(year))
	now := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	err := l.store.Close()
	if err == nil {
		l.store, err = open(l.path, store.Options{Now: now, NoSync: true})
	}
	if err == nil {
		l.svc, err = New(l.store, l.cfg, Deps{Now: now, Poll: 300 * time.Millisecond})
	}
	if err != nil {
		t.Fatal(err)
	}
	l.question(1)
	l.run()
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	op := l.reply(1, year+2*time.Second) // in two seconds, by the clock that is ahead
	l.until("it is in the outbox", func() bool { return l.svc.Status().ToSend == 1 })
	ahead.Store(0)
	l.svc.Nudge()
	l.until("it is sent", func() bool { return l.smtp.Count(op.MessageID.Unsafe()) == 1 })
	l.stop()
}

// The mailbox can be reached and the submission server cannot.
func TestSubmissionServerDown(t *testing.T) {
	l := newLine(t)
	l.question(1)
	l.run()
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	l.toSMTP.Down()
	op := l.reply(1, 0)
	l.until("it is said", func() bool {
		s := l.svc.Status()
		return errors.Is(s.SendErr, account.ErrUnreachable) && !s.SendNext.IsZero() && s.ToSend == 1
	})
	if got := l.op(op.ID); got.State != store.OpWaiting || got.Reason != store.ReasonOffline {
		t.Errorf("it is %s, %s", got.State, got.Reason)
	}
	l.toSMTP.Up()
	l.svc.Nudge()
	l.until("it is sent", func() bool {
		open, err := l.store.Outbox().List(false)
		return err == nil && len(open) == 0 && l.svc.Status().SendErr == nil
	})
	l.stop()
	l.settled(op)
}

func TestRefusedForGood(t *testing.T) {
	l := newLine(t)
	l.question(1)
	if _, err := l.svc.Once(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	op := l.reply(1, 0)
	l.smtp.Fault(mailtest.Fault{At: mailtest.AtRcpt, Code: 550})
	s, err := l.svc.Once(t.Context(), nil)
	if err != nil || s.Outbox.Failed != 1 || !s.Incomplete() {
		t.Fatalf("%+v, %v", s, err)
	}
	if got := l.op(op.ID); got.State != store.OpFailed || got.Reason != store.ReasonRecipient {
		t.Errorf("it is %s, %s", got.State, got.Reason)
	}
}

func TestReadingOnly(t *testing.T) {
	l := newLine(t)
	l.cfg.SMTP = ""
	l.remake()
	l.question(1)
	if s, err := l.svc.Once(t.Context(), nil); err != nil || s.Incomplete() {
		t.Fatalf("%+v, %v", s, err)
	}
	if !l.svc.Status().ReadingOnly {
		t.Error("the status does not say so")
	}
	for _, k := range l.svc.Check(t.Context()) {
		if !k.OK || k.ReadingOnly != (k.What == "smtp") {
			t.Errorf("%+v", k)
		}
	}
}

func TestOnlyOneRuns(t *testing.T) {
	l := newLine(t)
	l.run()
	l.until("it is online", l.online)
	if _, err := l.svc.Once(t.Context(), nil); !errors.Is(err, ErrRunning) {
		t.Errorf("err = %v", err)
	}
	l.stop()
	if _, err := l.svc.Once(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

// A second reply to a contact waits for the first, which the server refuses for
// now; nothing spins meanwhile.
func TestASecondReplyWaitsForTheFirst(t *testing.T) {
	l := newLine(t)
	l.question(1)
	l.run()
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	l.smtp.Fault(mailtest.Fault{At: mailtest.AtMail, Code: 451})
	first := l.reply(1, 0)
	l.until("the first was tried", func() bool { return l.op(first.ID).Tries == 1 && l.op(first.ID).State == store.OpWaiting })
	second := l.reply(1, 0)
	began := l.toSMTP.Accepted()
	time.Sleep(500 * time.Millisecond)
	if n := l.toSMTP.Accepted() - began; n > 1 {
		t.Errorf("%d connections in half a second", n)
	}
	if got := l.op(second.ID); got.Tries != 0 || l.smtp.Count(second.MessageID.Unsafe()) != 0 {
		t.Errorf("the second is %s after %d tries", got.State, got.Tries)
	}
	l.stop()
}
