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
	if !strings.Contains(log.String(), "panic") || strings.Contains(log.String(), "een mes") {
		t.Errorf("the log is\n%s", log.String())
	}
}
