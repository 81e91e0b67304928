package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/member"
	"baken/ui/lang"
)

// noteRights are which notes the member may write.
type noteRights struct {
	all bool // those that all colleagues read
	few bool // those for supervisors
}

func rightsOf(st *store.Store) (r noteRights, err error) {
	if r.all, err = st.May(member.Note); err == nil {
		r.few, err = st.May(member.SupervisorNote)
	}
	return r, err
}

// summaryOf is what is said of a contact's case, safe to show; empty for nothing.
func summaryOf(st *store.Store, id store.ContactID) (string, error) {
	c, err := st.Contact(id)
	if err != nil || c.Case == (store.CaseID{}) {
		return "", err
	}
	file, err := st.CaseFile(c.Case)
	return strings.TrimRight(file.Summary.Newest().Text.Block().String(), "\n "), err
}

// revises says whether there was a text before.
func (n *Note) revises() bool { return n.draft.Note != (store.NoteID{}) || n.draft.Summary }

// whyNotChoose says why a note cannot be pinned, or be for others, while it is
// written.
func (n *Note) whyNotChoose(a keymap.Action) string {
	switch {
	case n.revises():
		return n.s.T(lang.WhyNewNotesOnly)
	case a == keymap.ForSupervisors && !n.may.few:
		return n.s.T(lang.WhyFewNotAllowed)
	case a == keymap.ForSupervisors && !n.may.all:
		return n.s.T(lang.WhyAllNotAllowed)
	}
	return ""
}

// choose turns around that a new note is pinned, or who may read it.
func (n *Note) choose(a keymap.Action) tea.Cmd {
	if !n.loaded {
		return nil // the draft that comes says it
	}
	if why := n.whyNotChoose(a); why != "" {
		n.notice = why
		return nil
	}
	n.notice = ""
	if o := &n.draft.Options; a == keymap.PinNote {
		o.Pinned = !o.Pinned
	} else {
		o.Supervisors = !o.Supervisors
	}
	return n.touch()
}

// word is what is being written.
func (n *Note) word() lang.Key {
	if n.draft.Summary {
		return lang.SummaryWord
	}
	return lang.NoteWord
}

// forWhom says who will read it, and where it will stand.
func (n *Note) forWhom() string {
	s := n.s
	words := s.T(lang.NoteStays)
	switch {
	case n.draft.Summary:
		words = s.T(lang.SummaryStays)
	case n.draft.Options.Supervisors:
		words = s.T(lang.NoteStaysFew)
	}
	if n.draft.Note != (store.NoteID{}) {
		words = s.dotted(s.T(lang.NoteRevising), words)
	}
	if n.draft.Options.Pinned && !n.revises() {
		words = s.dotted(words, s.T(lang.NoteWillPin))
	}
	return words
}

// ink is the colour of who will read it: another where not all colleagues do.
func (n *Note) ink() func(...string) string {
	if n.draft.Options.Supervisors && !n.draft.Summary {
		return n.s.Style.Plain.Warn.Render
	}
	return n.s.Style.Plain.Note.Render
}
