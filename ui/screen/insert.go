package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/template"
	"baken/ui/lang"
)

// Taking is a text into which a template can be put.
type Taking interface {
	Writing
	// Takes says templates of which sort fit, and in which language first.
	Takes() (of template.Sort, language string)
	// Insert puts lines where the cursor is, by themselves: below what stands before it
	// on its line. They can be changed and undone, and nothing is sent or kept by it.
	Insert(text string) tea.Cmd
	// Text is what stands there.
	Text() string
}

// Takes says that a reply takes templates of replies, in the writer's language first.
func (c *Composer) Takes() (template.Sort, string) { return template.Reply, c.language() }

// Insert puts lines below the one where the cursor is.
func (c *Composer) Insert(text string) tea.Cmd {
	if c.Stage() != Open || c.panel != noPanel {
		return nil
	}
	c.reading = false
	c.refocus()
	c.editor.PasteLines(text)
	c.notice = ""
	c.sayNobody()
	return c.touch()
}

// Name says that a service of the directory was put in.
func (c *Composer) Name(n store.NamedService) {
	c.draft.Services = append(c.draft.Services[:len(c.draft.Services):len(c.draft.Services)], n)
}

// Text is what was written so far.
func (c *Composer) Text() string { return c.editor.Value() }

// placeLeft says that something of a template was not filled in; empty for nothing.
func (c *Composer) placeLeft() string {
	if left := template.Left(c.editor.Value()); left != "" {
		return c.s.T(lang.TemplatePlaceLeft, lang.Said(left))
	}
	return ""
}

// Takes says that a note takes templates of notes, in the session's language first.
func (n *Note) Takes() (template.Sort, string) { return template.Note, n.s.Language() }

// Insert puts lines below the one where the cursor is.
func (n *Note) Insert(text string) tea.Cmd {
	if n.Stage() != Open {
		return nil
	}
	n.editor.PasteLines(text)
	n.notice = ""
	return n.touch()
}

// Text is what was written so far.
func (n *Note) Text() string { return n.editor.Value() }
