package screen

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
)

// formReread brings the words that are being written of a field: another session of who
// writes them has saved them.
type formReread struct {
	of    *keeper
	at    spotOfForm
	draft store.FormDraft
	any   bool
	err   error
}

// reread reads the words of the field under the cursor again.
func (f *Form) reread() tea.Cmd {
	m := formReread{of: f.keep, at: f.at}
	st, id, keep := f.s.Store, f.to.ID, f.keep
	return f.s.read(func() tea.Msg {
		m.err = keep.alone(func() error { // not while they are being saved
			all, err := st.FormDrafts(id)
			i := slices.IndexFunc(all, func(d store.FormDraft) bool { return d.Person == m.at.person && d.Field == m.at.field })
			if m.any = i >= 0; m.any {
				m.draft = all[i]
				keep.sawField(m.at, m.draft.Text)
			}
			return err
		})
		return m
	})
}

// retake puts what another session has saved below what was written here: nothing that was
// typed is lost.
func (f *Form) retake(m formReread) tea.Cmd {
	if m.err != nil || f.over || m.at != f.at || !f.writes() {
		return nil // saving says what is wrong
	}
	if theirs, ours := m.draft.Text.Block().String(), f.editor.Value(); m.any && !strings.Contains(ours, theirs) {
		f.editor.SetValue(strings.TrimLeft(strings.TrimRight(ours, "\n")+"\n\n"+theirs, "\n"))
		f.editor.Do(keymap.Bottom)
		f.notice = f.s.T(lang.WrittenTwice)
		f.changes++
	}
	return f.save()
}
