package part

import (
	"bytes"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// writing is a program with one field below a heading.
type writing struct{ field *Field }

func (w writing) Init() tea.Cmd { return nil }

func (w writing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		if key.Type == tea.KeyCtrlQ {
			return w, tea.Quit
		}
		w.field.Update(key, "")
	}
	return w, nil
}

func (w writing) View() string { return Frame("boven\n" + w.field.View() + "\nonder") }

// TestCursorThroughBubbleTea runs the real renderer: the cursor ends where the
// field has it, is shown, and nothing of the marks reaches the terminal.
func TestCursorThroughBubbleTea(t *testing.T) {
	var out bytes.Buffer
	f := NewField(look())
	f.SetSize(20)
	f.SetFocus(true)
	// The input ends by itself: ab, 日, ctrl+q.
	p := tea.NewProgram(writing{f}, tea.WithInput(strings.NewReader("ab日\x11")), tea.WithOutput(NewTerminal(&out)), tea.WithAltScreen(), tea.WithoutSignalHandler())
	if _, err := p.Run(); err != nil {
		t.Fatal(err)
	}
	s := out.String()
	if strings.Contains(s, "?7781") || strings.Contains(s, "?7782") {
		t.Errorf("a mark reached the terminal: %q", s)
	}
	if at := ansi.CursorPosition(5, 2) + ansi.ShowCursor; !strings.Contains(s, at) {
		t.Errorf("the cursor was never behind the text: %q", s)
	}
	if strings.LastIndex(s, ansi.ShowCursor) < strings.LastIndex(s, ansi.HideCursor) {
		t.Errorf("the cursor is hidden at the end: %q", s)
	}
}
