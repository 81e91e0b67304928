package inbox

import (
	"testing"

	"baken/inbox/outbox"
	"baken/store"
)

// TestStands has a reply that was put off, or unclear, by one run of the outbox and taken
// by the next counted as sent alone, and one that still waits as waiting.
func TestStands(t *testing.T) {
	for name, tt := range map[string]struct {
		runs  []outbox.Report
		left  store.Pending
		later int
		some  bool // something is left
	}{
		"put off, then taken":           {[]outbox.Report{{Later: 1}, {Sent: 1}}, store.Pending{}, 0, false},
		"unclear, then found":           {[]outbox.Report{{Unclear: 1}, {}}, store.Pending{}, 0, false},
		"put off twice":                 {[]outbox.Report{{Later: 1}, {Later: 1}}, store.Pending{Send: 1}, 1, true},
		"one of two put off":            {[]outbox.Report{{Later: 2}, {Sent: 1}}, store.Pending{Send: 1}, 1, true},
		"still unclear":                 {[]outbox.Report{{Unclear: 1}}, store.Pending{Unclear: 1}, 0, true},
		"refused stays what it was":     {[]outbox.Report{{Failed: 1}}, store.Pending{Failed: 1}, 0, true},
		"another waits, none of these ": {[]outbox.Report{{Sent: 1}}, store.Pending{Send: 1}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			var s Summary
			for _, r := range tt.runs {
				s.send(r)
			}
			s.stands(tt.left)
			if s.Outbox.Later != tt.later || s.Incomplete() != tt.some {
				t.Errorf("%+v, incomplete %t", s.Outbox, s.Incomplete())
			}
		})
	}
}
