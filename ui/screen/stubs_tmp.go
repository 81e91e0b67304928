package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/part"
)

type blankScreen struct{ w, h int }

func (b *blankScreen) SetSize(w, h int)                 { b.w, b.h = w, h }
func (b *blankScreen) SetFocus(bool)                    {}
func (b *blankScreen) Do(keymap.Action) (tea.Cmd, bool) { return nil, false }
func (b *blankScreen) Type(_ tea.KeyMsg, a keymap.Action) tea.Cmd {
	if a == keymap.Back {
		return func() tea.Msg { return Ended{} }
	}
	return nil
}
func (b *blankScreen) Update(tea.Msg) tea.Cmd   { return nil }
func (b *blankScreen) Why(keymap.Action) string { return "" }
func (b *blankScreen) View() string             { return part.Block(nil, b.w, b.h) }
func (b *blankScreen) Flush() tea.Cmd           { return nil }

// Note writes notes.
type Note struct {
	blankScreen
	to store.Contact
}

// NewNote writes a note.
func NewNote(s *Session, c store.Contact, number string, revise *store.Note) (*Note, tea.Cmd) {
	return &Note{to: c}, nil
}
func (n *Note) Context() keymap.Context { return keymap.Note }

// Contact is at which it is written.
func (n *Note) Contact() store.Contact { return n.to }

// CasePane shows a case.
type CasePane struct{ blankScreen }

// NewCasePane makes an empty one.
func NewCasePane(s *Session) *CasePane                     { return &CasePane{} }
func (p *CasePane) Context() keymap.Context                { return keymap.Case }
func (p *CasePane) Show(c store.Contact, any bool) tea.Cmd { return nil }
func (p *CasePane) Note() (store.Note, bool)               { return store.Note{}, false }
func (p *CasePane) CaseNumber() string                     { return "" }
func (p *CasePane) Scroll() part.Scroll                    { return part.Scroll{} }

// Outbox lists operations.
type Outbox struct{ blankScreen }

// NewOutbox makes it.
func NewOutbox(s *Session) *Outbox        { return &Outbox{} }
func (o *Outbox) Context() keymap.Context { return keymap.Outbox }
func (o *Outbox) Load() tea.Cmd           { return nil }
