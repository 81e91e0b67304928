package ui

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baken/ui/lang"
	"baken/ui/screen"
)

// A panic ends neither the program nor says a contact's words to the log.
func TestPanicSaysNothing(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	d := deps(t, s, lang.English)
	var log bytes.Buffer
	d.Log = slog.New(slog.NewJSONHandler(&log, nil))
	cmd := safe(d.Log, func() tea.Msg { panic("hij heeft een mes") })
	if m, ok := cmd().(screen.Failed); !ok || m.Err == nil {
		t.Errorf("the command gave %T", m)
	}
	batch := safe(d.Log, func() tea.Msg { return tea.BatchMsg{func() tea.Msg { panic("hij heeft een mes") }} })().(tea.BatchMsg)
	if _, ok := batch[0]().(screen.Failed); !ok {
		t.Error("a command of a batch is not guarded")
	}
	if !strings.Contains(log.String(), "a fault in the program") || strings.Contains(log.String(), "een mes") {
		t.Errorf("the log is\n%s", log.String())
	}
}

// TestPanicGoesOn: after a panic in Update and in View the program goes on, and a
// screen that was emptied stays empty.
func TestPanicGoesOn(t *testing.T) {
	b, _ := seated(t, 80, 24)
	g := guardedApp(b.App)
	whole := g.View()
	broken, places := g.app.desk, g.app.desk.places
	broken.places = [spots]place{} // nothing stands anywhere: whatever is told panics
	m, cmd := g.Update(screen.Changed{})
	if m != tea.Model(g) || cmd != nil {
		t.Fatalf("the model is %v", m)
	}
	if m.View() != whole {
		t.Error("what cannot be drawn is not as it was drawn last")
	}
	style := g.app.Style
	g.app.blank, g.app.Style = true, nil
	if v := m.View(); v != "" {
		t.Errorf("blanked, it shows %q", v)
	}
	g.app.blank, g.app.Style, broken.places = false, style, places
	g.Update(press("j"))
	if v := strip(m.View()); !strings.Contains(v, "went wrong inside") {
		t.Errorf("it does not say so:\n%s", v)
	}
}
