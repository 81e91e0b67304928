package store

import (
	"fmt"
	"testing"
	"time"

	"baken/store/mail"
	"baken/store/outside"
)

// TestGravestReasonFirst: a row has no room for all reasons, and the one for which
// it stands high is not the one that falls out, however many newer mails there
// are.
func TestGravestReasonFirst(t *testing.T) {
	h := newHouse(t)
	at := h.clock.Add(-3 * time.Hour)
	grave := Reason{"knife", outside.New("hij heeft een mes")}
	for i := range 9 {
		l := letter{uid: UID(i + 1), from: "a@example.org", root: "root@example.org", at: at.Add(time.Duration(i) * time.Minute)}
		found := Assessment{Urgency: Raised, Language: "nl", Reasons: []Reason{{fmt.Sprintf("rule%d", i), outside.New("bang")}}}
		if i == 0 {
			found = Assessment{Urgency: Acute, Language: "nl", Reasons: []Reason{grave}}
		}
		id, _ := h.header(inbox, l)
		h.sync(func(y *Sync) error {
			return y.Body(id, PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New("bang")}}}), nil, found)
		})
	}
	if c := h.one(FilterWaiting); len(c.Reasons) != maxReasons || c.Reasons[0] != grave || c.Reasons[1].Rule != "rule8" {
		t.Errorf("the row says %d reasons, the first of rule %q", len(c.Reasons), c.Reasons[0].Rule)
	}
}
