package imap

import (
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// TestHostileMailbox: with all mails of the corpus in one mailbox every one of them gets
// its row and its body, and nothing stops the rest.
func TestHostileMailbox(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	corpus := mailtest.Hostiles()
	h.server.Fill("INBOX", len(corpus), func(i int) ([]byte, time.Time) {
		return append([]byte("X-Number: 1\r\n"), corpus[i].Raw...), day.Add(-time.Duration(i) * time.Minute)
	})
	h.once()
	h.agree("INBOX")
	mails := 0
	for _, c := range h.contacts() {
		for _, m := range h.conversation(c.ID) {
			mails++
			if !m.HaveBody {
				t.Errorf("a mail has no body (%s)", m.Flaw)
			}
		}
	}
	if mails != len(corpus) {
		t.Errorf("%d mails, want %d", mails, len(corpus))
	}
}
