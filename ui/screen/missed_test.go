package screen

import (
	"strings"
	"testing"

	"baken/ui/lang"
)

// TestFindWhileReading: words are found in the conversation and in the case as
// one types them, and that they stand nowhere is said.
func TestFindWhileReading(t *testing.T) {
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		r.lived()
		to, _ := r.contact()
		c := NewConversation(r.Session)
		c.SetSize(80, 20)
		c.SetFocus(true)
		pump(c, c.Show(to, true))
		p := r.pane()
		for name, s := range map[string]driven{"conversation": c, "case": p} {
			press(s, r.Look, "/nergens")
			if v := s.View(); !strings.Contains(v, r.T(lang.NotFound)) {
				t.Errorf("%s, %s: not said that it was not found:\n%s", l, name, v)
			}
			if m, ok := told[Said](press(s, r.Look, "<enter>")); !ok || m.Words != r.T(lang.NotFound) {
				t.Errorf("%s, %s: said %q", l, name, m.Words)
			}
			if m, ok := told[Said](press(s, r.Look, "n")); !ok || m.Words != r.T(lang.NotFound) {
				t.Errorf("%s, %s: n said %q", l, name, m.Words)
			}
			if m, ok := told[Said](press(s, r.Look, "/mes<enter>n")); name == "conversation" && ok {
				t.Errorf("%s, %s: said %q", l, name, m.Words)
			}
		}
	}
}
