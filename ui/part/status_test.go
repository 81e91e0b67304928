package part

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"baken/store/outside"
	"baken/ui/lang"
)

// TestStatusLineGivesWay: what weighs least goes first, then letters of where one is, and
// only then what weighs more; nothing is ever wider than there is room.
func TestStatusLineGivesWay(t *testing.T) {
	s := NewStatusLine(looks(termenv.Ascii, lang.French))
	s.Name, s.Spare, s.Firm, s.Kept = "Baken", 1, 2, 1
	s.Where, s.Short = []string{"Dossiers", "Annuaire"}, []string{"Doss…", "Annu…"}
	s.Right = []Item{{"en ligne", 0}, {"Noor", 1}, {"hors ligne", 2}}
	for _, c := range []struct {
		width int
		there string
		not   string
	}{
		{60, "Dossiers Annuaire en ligne Noor hors", "…"},
		{45, "Dossiers Annuaire Noor hors", "ligne…"},
		{40, "Doss… Annu… Noor hors", "Dossiers"},
		{35, "Doss… Annu… hors", "Noor"},
		{27, "Doss… hors", "Noor Annu…"},
	} {
		s.SetSize(c.width)
		view := s.View()
		for _, w := range strings.Fields(c.there) {
			if !strings.Contains(view, w) {
				t.Errorf("at %d no %q in %q", c.width, w, view)
			}
		}
		for _, w := range strings.Fields(c.not) {
			if strings.Contains(view, w+" ") {
				t.Errorf("at %d %q in %q", c.width, w, view)
			}
		}
		if outside.Width(view) != c.width {
			t.Errorf("%q is not %d wide", view, c.width)
		}
	}
}
