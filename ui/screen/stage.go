package screen

import tea "github.com/charmbracelet/bubbletea"

// Stage is how far a text is from being open: whether it takes keys.
type Stage int

// The stages.
const (
	Open   Stage = iota
	Coming       // what there was of it is being read
	Going        // it is being saved, sent or kept, and left if that succeeds
)

// Stage says whether the composer takes keys.
func (c *Composer) Stage() Stage { return c.stage(c.sending) }

// Stage says whether the note takes keys.
func (n *Note) Stage() Stage { return n.stage(n.keeping) }

func (p *progress) stage(handed bool) Stage {
	switch {
	case p.ending || p.over || handed:
		return Going
	case !p.loaded:
		return Coming
	}
	return Open
}

// end tells the app, once, that a text is done: from then on it stands there only
// until it is taken away, and takes no key.
func (p *progress) end(m Ended) tea.Cmd {
	if p.over {
		return nil
	}
	p.over = true
	return func() tea.Msg { return m }
}

// Unsaved says that what stands on the screen could not be saved and still may be: of
// what was erased nothing is handed on.
func (p *progress) Unsaved() bool { return p.failed && p.dirty() && !p.erased }
