package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
)

// reload reads the draft again: another session of who writes it may have saved it.
func (n *Note) reload() tea.Cmd {
	if !n.loaded || n.over {
		return nil
	}
	st, id, keep := n.s.Store, n.draft.Contact, n.keep
	m := noteLoaded{of: keep, again: true, changes: n.changes}
	return n.s.read(func() tea.Msg {
		m.err = keep.alone(func() (err error) { // not while it is being saved
			m.draft, m.any, err = st.NoteDraft(id)
			m.known = keep.known()
			return err
		})
		return m
	})
}

// retake goes on with what another session has saved. Where something was written here
// too, both stay: theirs below. Of two sorts of notes both become a new one, which nobody
// reads who could not read either.
func (n *Note) retake(m noteLoaded) tea.Cmd {
	if m.err != nil || n.keeping || n.over {
		return nil // saving says what is wrong
	}
	if !m.any || m.known != n.keep.known() || m.draft.Text == m.known { // or it was saved since
		if n.dirty() {
			return n.arm()
		}
		return nil
	}
	theirs, ours := m.draft.Text.Block().String(), n.editor.Value()
	if !n.dirty() {
		if m.changes == n.changes {
			n.keep.saw(m.draft.Text)
			n.draft, n.at = m.draft, m.draft.SavedAt
			n.editor.SetValue(theirs)
			n.editor.Do(keymap.Bottom)
		}
		return nil
	}
	n.keep.saw(m.draft.Text)
	if n.draft.Note != m.draft.Note || n.draft.Summary != m.draft.Summary || n.draft.Options.Supervisors != m.draft.Options.Supervisors {
		few := n.draft.Options.Supervisors || m.draft.Options.Supervisors
		n.draft = store.NoteDraft{Contact: n.draft.Contact, Options: store.NoteOptions{Pinned: n.draft.Options.Pinned, Supervisors: few}}
		n.before = ""
	}
	if !strings.Contains(ours, theirs) {
		n.editor.SetValue(strings.TrimLeft(strings.TrimRight(ours, "\n")+"\n\n"+theirs, "\n"))
		n.notice = n.s.T(lang.WrittenTwice)
	}
	n.changes++
	return n.save()
}
