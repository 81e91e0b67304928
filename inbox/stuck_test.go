package inbox

import (
	"testing"
	"time"

	"baken/store"
)

// TestNothingStaysTrying: what became of a mail could not be recorded; while
// nothing else is due, the running service finds out and says that it is unclear.
func TestNothingStaysTrying(t *testing.T) {
	l := newLine(t)
	l.question(1)
	l.run()
	l.until("the question is here", func() bool {
		c, err := l.store.Counts()
		return err == nil && c.All == 1 && c.ToFetch == 0
	})
	op := l.reply(1, time.Hour)
	// The loop may look between the two steps, and put the first one in order.
	l.until("it is unclear", func() bool {
		if l.op(op.ID).State == store.OpWaiting {
			if l.store.Outbox().Begin(t.Context(), op.ID) == nil {
				_ = l.store.Outbox().DataBegun(t.Context(), op.ID)
			}
		}
		return l.op(op.ID).State == store.OpUnclear
	})
	if n := l.smtp.Count(op.MessageID.Unsafe()); n != 0 {
		t.Errorf("it went %d times", n)
	}
}
