package inbox

import (
	"testing"
	"time"

	"baken/store"
)

// TestAnsweredInTheTimeToUndo: another program answers while a reply waits for the end of
// its time to undo; the writer does not get both without somebody's word.
func TestAnsweredInTheTimeToUndo(t *testing.T) {
	l := newLine(t)
	l.run()
	l.until("it is online", l.online)
	l.question(1)
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	op := l.reply(1, 2*time.Second)
	l.imap.Deliver("Sent", []byte("From: "+l.imap.User+"\r\nTo: writer1@example.net\r\nSubject: Re: x\r\nMessage-ID: <collega@example.org>\r\nIn-Reply-To: <q1@example.net>\r\nReferences: <q1@example.net>\r\n\r\nVan een collega.\r\n"), time.Now())
	l.until("it is held", func() bool { return l.op(op.ID).State == store.OpConflict })
	if o := l.op(op.ID); o.Reason != store.ReasonAnswered || l.smtp.Count(op.MessageID.Unsafe()) != 0 {
		t.Errorf("it is %s, %s", o.State, o.Reason)
	}
}
