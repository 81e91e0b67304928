package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
)

// Context is the note's.
func (n *Note) Context() keymap.Context { return keymap.Note }

// SetSize sets the room in cells.
func (n *Note) SetSize(width, height int) { n.width, n.height = width, height }

// SetFocus says whether keys go to the note.
func (n *Note) SetFocus(on bool) { n.editor.SetFocus(on) }

// Do does an action that came by another way than a key.
func (n *Note) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.KeepNote:
		return n.keepIt(), true
	case keymap.PinNote, keymap.ForSupervisors:
		return n.choose(a), true
	case keymap.Back:
		return n.Leave(), true
	}
	return nil, false
}

// Type takes a key.
func (n *Note) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if n.Stage() == Going {
		return nil
	}
	if cmd, done := n.Do(a); done {
		return cmd
	}
	before := n.editor.Version()
	n.editor.Update(key, a)
	if n.editor.Version() == before {
		return nil
	}
	n.notice = ""
	return n.touch()
}

// Why says why an action cannot be done now.
func (n *Note) Why(a keymap.Action) string {
	switch a {
	case keymap.KeepNote:
		if n.editor.IsEmpty() && !(n.draft.Summary && n.before != "") {
			return n.s.T(lang.MissingNote)
		}
	case keymap.PinNote, keymap.ForSupervisors:
		return n.whyNotChoose(a)
	}
	return ""
}

// Title is what is being written, and in which case.
func (n *Note) Title() string {
	first, title := lang.NoteTitleFirst, lang.NoteTitle
	if n.draft.Summary {
		first, title = lang.SummaryFirst, lang.SummaryTitle
	}
	if n.number == "" {
		return n.s.T(first)
	}
	return n.s.T(title, lang.Said(n.number))
}

// Edge has the title, and where one is in a long text. The frame is a note's own,
// so that it is not taken for a reply.
func (n *Note) Edge() part.Edge {
	return part.Edge{Title: n.Title(), Foot: n.s.lineOf(n.editor), Frame: &n.s.Style.NoteFrame}
}

// View draws what it is and whom it is for, and the text.
func (n *Note) View() string {
	if n.width <= 0 || n.height <= 0 {
		return ""
	}
	s, ink := n.s, n.s.Style.Plain
	lines := s.rule(s.Style.NoteFrame, s.T(n.word()), n.words(s, lang.NoteSaved, lang.NoteUnsaved), n.widest(s, lang.NoteSaved, lang.NoteUnsaved), n.width)
	add := func(words string, render func(...string) string) {
		for _, l := range wrapped(words, max(2, n.width-1), render) {
			lines = append(lines, " "+l)
		}
	}
	add(n.forWhom(), n.ink())
	if n.erased {
		add(s.T(lang.TextErased), s.Style.Alarm.Render)
	}
	if n.notice != "" {
		add(n.notice, ink.Warn.Render)
	}
	if n.height >= airy {
		lines = append(lines, "")
	}
	if room := n.height - len(lines); room > 0 {
		n.editor.SetSize(n.width, room)
		lines = append(lines, strings.Split(n.editor.View(), "\n")...)
	}
	return part.Block(lines, n.width, n.height)
}
