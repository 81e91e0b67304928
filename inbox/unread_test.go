package inbox

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baken/inbox/imap"
	"baken/inbox/mailtest"
	"baken/store"
)

// TestNothingGoesWhatIsNotRead: while the server does not give INBOX or Sent, a
// reply waits, and the status does not say that all is in step.
func TestNothingGoesWhatIsNotRead(t *testing.T) {
	for _, folder := range []string{"INBOX", "Sent"} {
		t.Run(folder, func(t *testing.T) {
			l := newLine(t)
			l.question(1)
			if _, err := l.svc.Once(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			op := l.reply(1, 0)

			var asked atomic.Int32
			good := l.cfg.IMAP
			l.cfg.IMAP = "imap://h@" + mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
				s.Hello("IMAP4rev1")
				for {
					tag, rest := s.Expect("")
					switch verb, of, _ := strings.Cut(rest, " "); verb {
					case "LIST":
						s.Say(`* LIST () "/" INBOX`)
						s.Say(`* LIST () "/" Sent`)
					case "SELECT":
						if strings.Trim(of, `"`) == folder {
							asked.Add(1)
							s.Say("%s NO [SERVERBUG] it is broken", tag)
							continue
						}
						s.Say("* 0 EXISTS")
						s.Say("* OK [UIDVALIDITY 7] valid")
						s.Say("* OK [UIDNEXT 1] next")
					}
					s.Say("%s OK done", tag)
				}
			})
			l.remake()
			var unread *imap.UnreadError
			if _, err := l.svc.Once(t.Context(), nil); !errors.As(err, &unread) {
				t.Fatalf("once ends with %v", err)
			}
			asked.Store(0)
			l.run()
			l.until("the folder was asked for often", func() bool { l.svc.Nudge(); return asked.Load() > 5 })
			if at := l.svc.Status().SyncedAt; !at.IsZero() {
				t.Errorf("it is said to be in step at %v", at)
			}
			l.stop()
			if n := l.smtp.Count(op.MessageID.Unsafe()); n != 0 {
				t.Fatal("it went over what was not read")
			}
			if got := l.op(op.ID); got.State != store.OpWaiting {
				t.Errorf("the reply is %s", got.State)
			}

			l.cfg.IMAP = good
			l.remake()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			if _, err := l.svc.Once(ctx, nil); err != nil || l.smtp.Count(op.MessageID.Unsafe()) != 1 {
				t.Errorf("when it can be read again: %v", err)
			}
		})
	}
}
