package imap

import (
	"testing"

	"baken/inbox/mailtest"
)

func TestFirstSync(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 120)
	h.deliver("Junk", 3)
	sum := h.once()
	// The three in Junk are the same mails as three in INBOX, and kept once.
	if sum.Total.New != 123 || sum.Bodies != 120 {
		t.Errorf("new %d, bodies %d; want 123 and 120", sum.Total.New, sum.Bodies)
	}
	h.agree("INBOX")
	h.agree("Junk")
	c := h.contact("vraag 100")
	if m := h.conversation(c.ID); len(m) != 1 || m[0].Body.OwnText().IsEmpty() {
		t.Errorf("the conversation has %d messages, or no text", len(m))
	}
	if sum := h.once(); sum.Total.New+sum.Total.Gone+sum.Total.Changed != 0 || len(sum.Folders) != 0 {
		t.Errorf("a second sync without changes did something: %+v", sum)
	}
}
