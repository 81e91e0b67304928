package inbox

import (
	"testing"
	"time"

	"baken/inbox/imap"
)

// TestFresh: a reply is not sent upon a look at the mailbox that began before
// somebody asked for one. What has come in since INBOX was read is not known.
func TestFresh(t *testing.T) {
	asked := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		began time.Time
		want  bool
	}{
		{"begun before it was asked for", asked.Add(-time.Millisecond), false},
		{"begun then", asked, true},
		{"begun afterwards", asked.Add(time.Minute), true},
	} {
		r := &running{Service: &Service{}, ctx: t.Context(), events: make(chan Event, 1), online: true, wanted: true, asked: asked}
		if err := r.hear(imap.Synced{At: c.began}); err != nil {
			t.Fatal(err)
		}
		if r.fresh != c.want {
			t.Errorf("%s: fresh is %v", c.name, r.fresh)
		}
	}
}
