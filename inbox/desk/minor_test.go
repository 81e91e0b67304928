package desk

import (
	"testing"

	"baken/store"
	"baken/store/outside"
)

// TestMinorAsAnswered: who answers to be a minor stands in the queue as one who writes it.
func TestMinorAsAnswered(t *testing.T) {
	v := newHub(t).comes()
	v.says("goeiemiddag, ik heb een vraag")
	v.says("mag dat hier?")
	c := v.contactRow()
	if want := (store.Reason{Rule: "nl.minor.age", Text: outside.New("12-17")}); c.Urgency != store.Minor || len(c.Reasons) != 1 || c.Reasons[0] != want {
		t.Errorf("%v for %+v", c.Urgency, c.Reasons)
	}
}
