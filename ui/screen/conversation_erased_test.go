package screen

import (
	"strings"
	"testing"

	"baken/store"
	"baken/ui/lang"
)

// TestErasedMessage: a message whose keys were destroyed says so.
func TestErasedMessage(t *testing.T) {
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		r.arrive(r.bang())
		to, messages := r.contact()
		messages[0] = store.Message{Mail: messages[0].Mail, At: messages[0].At, Direction: store.In, Erased: true}
		c, _ := NewComposer(r.Session, to, messages, false)
		c.above.SetSize(80, 20)
		if v := c.above.View(); !strings.Contains(v, r.T(lang.ErasedWord)) {
			t.Errorf("%s: it does not say that it was erased:\n%s", l, v)
		}
	}
}
