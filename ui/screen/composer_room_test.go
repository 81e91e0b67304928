package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// TestAnsweredInSight: whatever else stands in the composer, on the smallest of the
// sizes too, some lines of the message that is answered do, and some of what is
// written.
func TestAnsweredInSight(t *testing.T) {
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		m := r.bang()
		m.cc = []string{"huisarts@example.org", "school@example.org", "een.heel.lang.adres.van.een.advocatenkantoor@example.org"}
		m.subject = strings.Repeat("een lang onderwerp ", 8)
		m.text = ""
		for n := range 30 {
			m.text += fmt.Sprintf("Regel %d van wat hij schreef.\n", n+1)
		}
		for n := range 8 {
			m.reasons = append(m.reasons, store.Reason{Rule: fmt.Sprint("rule", n), Text: outside.New(fmt.Sprintf("woorden die gevaarlijk kunnen zijn, nummer %d", n))})
		}
		r.arrive(m)
		for name, keys := range map[string]string{
			"text": "Beste,", "form": "Beste,<ctrl+r>", "safe": "Beste,<ctrl+g>", "file": "Beste,<ctrl+f>",
			"reason": "Beste,<ctrl+g><down><enter><ctrl+s>", "nothing": "<ctrl+s>",
		} {
			c := r.answer()
			c.SetSize(80, 21)
			press(c, r.Look, keys)
			v := ansi.Strip(c.View())
			if n := strings.Count(v, "Regel "); n < 3 || !strings.Contains(v, "Regel 1 van") {
				t.Errorf("%s, %s: %d lines of the message:\n%s", l, name, n, v)
			}
			if !strings.Contains(v, "Beste,") && name != "nothing" {
				t.Errorf("%s, %s: nothing of the text:\n%s", l, name, v)
			}
			if !strings.Contains(v, "woorden die") || !strings.Contains(v, "’ — mes") || strings.Count(v, "woorden die") > 1 {
				t.Errorf("%s, %s: the reasons:\n%s", l, name, v)
			}
			if err := r.Store.DropReply(t.Context(), c.to.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
}
