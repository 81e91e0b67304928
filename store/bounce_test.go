package store

import (
	"testing"
	"time"
)

// TestBounceBeforeTheCopy: a bounce that is read before the copy in Sent of what it
// speaks of raises the contact to which that went, and leaves nothing when it goes.
func TestBounceBeforeTheCopy(t *testing.T) {
	h := newHouse(t)
	before := h.records()
	at := func(d time.Duration) time.Time { return h.clock.Add(d) }
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", root: "a", id: "a@x", at: at(-3 * time.Hour)})
	h.arrive(letter{uid: 2, from: "daemon@example.net", subject: "Undelivered", text: "x", root: "b", aside: AsideBounce, bounced: []string{"theirs@example.org"}, at: at(-time.Hour)})
	h.arrive(letter{uid: 3, from: "c@example.net", subject: "Undelivered", text: "x", root: "c", aside: AsideBounce, bounced: []string{"nobody@example.org"}, at: at(-time.Hour)})
	asked := h.one(FilterWaiting)
	h.arrive(letter{uid: 4, out: true, from: "a@example.org", root: "a", id: "theirs@example.org", text: "antwoord", at: at(-2 * time.Hour)})
	c := h.one(FilterWaiting)
	if c.ID != asked.ID || c.Messages != 3 || len(c.Reasons) == 0 || c.Reasons[0].Rule != RuleBounced {
		t.Errorf("%d messages, reasons %v", c.Messages, c.Reasons)
	}
	h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(inbox), []UID{1, 2, 3, 4}) })
	if after := h.records(); after[boxThreads.name] != before[boxThreads.name] {
		t.Errorf("%d records are left", after[boxThreads.name]-before[boxThreads.name])
	}
}

// TestBounceBeforeItsMail: what another program sent and files late is later than the
// bounce by the server's clock; it answered nobody all the same, and who waits is as
// urgent as before.
func TestBounceBeforeItsMail(t *testing.T) {
	h := newHouse(t)
	at := func(d time.Duration) time.Time { return h.clock.Add(d) }
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", root: "a", id: "a@x", level: Acute, at: at(-3 * time.Hour)})
	h.arrive(letter{uid: 2, from: "daemon@example.net", subject: "Undelivered", text: "x", root: "b", aside: AsideBounce, bounced: []string{"theirs@example.org"}, at: at(-2 * time.Hour)})
	h.arrive(letter{uid: 4, out: true, from: "a@example.org", root: "a", id: "theirs@example.org", text: "antwoord", at: at(-time.Hour)})
	if c := h.one(FilterWaiting); c.Messages != 3 || c.Urgency != Acute || !c.WaitingSince.Equal(at(-3*time.Hour).Truncate(time.Millisecond)) {
		t.Errorf("%d messages, %v, since %v", c.Messages, c.Urgency, c.WaitingSince)
	}
}
