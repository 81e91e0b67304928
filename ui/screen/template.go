package screen

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/part"
)

// Template is where a text is written that is kept ready for all. It belongs to no
// contact, and nothing here sends or writes into a case. What is typed is a draft in
// the store within a second.
type Template struct {
	s      *Session
	draft  template.Template
	before template.Template // as it stands; zero for a new one
	begun  string            // the text to begin with
	editor *part.Editor
	progress

	notice  string
	keeping bool

	width, height int
}

// NewTemplate changes a template, or begins one whose id is zero: then its text is
// what it begins with.
func NewTemplate(s *Session, t template.Template) (*Template, tea.Cmd) {
	n := &Template{s: s, draft: t, editor: part.NewEditor(s.Look), begun: t.Text.Block().String()}
	if t.ID != (template.ID{}) {
		n.before = t
	}
	n.progress = newProgress(s.Log)
	n.editor.Bar = s.Style.Plain.Muted.Render(s.Style.Mark.Thumb)
	n.editor.SetValue(n.begun)
	n.editor.Do(keymap.Bottom)
	return n, n.load()
}

// Contact is none.
func (n *Template) Contact() store.Contact { return store.Contact{} }

// Stage says whether it takes keys.
func (n *Template) Stage() Stage { return n.stage(n.keeping) }

// templateLoaded brings the draft there is.
type templateLoaded struct {
	of    *keeper
	draft template.Template
	any   bool
	err   error
}

func (n *Template) load() tea.Cmd {
	st, keep, log := n.s.Store, n.keep, n.s.Log
	return n.s.read(func() tea.Msg {
		m := templateLoaded{of: keep}
		m.err = guard.Run(log, func() (err error) { m.draft, m.any, err = st.TemplateDraft(); return err })
		return m
	})
}

// take goes on with a draft. There is one: where it is of another template than was
// asked for, it comes first, so that it is not lost.
func (n *Template) take(m templateLoaded) tea.Cmd {
	if m.err != nil {
		return tea.Batch(func() tea.Msg { return Failed{What: n.s.Lang.Action(keymap.Templates), Err: m.err} }, n.end(Ended{Of: n, Missed: true}))
	}
	n.loaded = true
	typed := n.editor.Value()
	if typed == n.begun {
		typed = ""
	}
	if !m.any {
		return n.touch() // what it begins with is worth keeping
	}
	same := m.draft.ID == n.draft.ID && m.draft.For == n.draft.For && m.draft.Name == n.draft.Name
	if !same {
		n.notice, n.before = n.s.T(lang.TemplateOther), template.Template{}
	}
	n.draft = m.draft
	n.editor.SetValue(strings.Trim(m.draft.Text.Block().String()+"\n"+typed, "\n"))
	n.editor.Do(keymap.Bottom)
	return n.touch()
}

func (n *Template) touch() tea.Cmd {
	n.changes++
	return n.arm()
}

func (n *Template) arm() tea.Cmd {
	if n.timer || !n.loaded {
		return nil
	}
	n.timer = true
	keep := n.keep
	return n.s.Lasts(tea.Tick(n.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// current is the template as it stands on the screen.
func (n *Template) current() template.Template {
	t := n.draft
	t.Text = outside.New(strings.TrimRight(n.editor.Value(), "\n "))
	return t
}

// save writes the draft, in a command.
func (n *Template) save() tea.Cmd {
	if !n.loaded || !n.dirty() {
		return nil
	}
	s, keep, change, t := n.s, n.keep, n.changes, n.current()
	none := n.editor.IsEmpty() || t == n.before
	return func() tea.Msg {
		err := keep.write(change, func() error {
			if none {
				return s.Store.DropTemplateDraft(s.saving())
			}
			return s.Store.SaveTemplateDraft(s.saving(), t)
		})
		return draftSaved{keep, change, s.Now(), err}
	}
}

// Flush saves at once what is not saved yet.
func (n *Template) Flush() tea.Cmd { return n.save() }

// Rescue is the draft as it stands.
func (n *Template) Rescue() store.Unsaved {
	t := n.current()
	return store.Unsaved{Template: &t}
}

func (n *Template) savedUp(m draftSaved) tea.Cmd {
	if m.err != nil {
		said := n.failed
		n.failed, n.ending = true, false
		return tea.Batch(n.arm(), n.s.saveFailed(lang.FailSaveNote, m.err, said))
	}
	n.failed = false
	if m.change > n.saved {
		n.saved, n.at = m.change, m.at
	}
	if n.ending && !n.dirty() {
		return n.end(Ended{Of: n})
	}
	return nil
}

// Leave ends writing; the draft is kept.
func (n *Template) Leave() tea.Cmd {
	if n.keeping {
		return nil
	}
	n.ending = true
	if n.loaded && !n.dirty() || !n.loaded && n.editor.Value() == n.begun {
		return n.end(Ended{Of: n})
	}
	return n.save()
}

// templateKept says whether the team has it.
type templateKept struct {
	of  *keeper
	id  template.ID
	err error
}

// keepIt keeps the template ready for all.
func (n *Template) keepIt() tea.Cmd {
	t := n.current()
	if n.Stage() != Open {
		return nil
	}
	if words, wrong := TemplateWords(n.s.Lang, t.Check()); wrong {
		n.notice = words
		return nil
	}
	n.keeping = true
	s, keep := n.s, n.keep
	return func() tea.Msg {
		m := templateKept{of: keep}
		m.err = keep.finish(func() (err error) { m.id, err = s.Store.SetTemplate(s.Context, t); return err })
		return m
	}
}

func (n *Template) kept(m templateKept) tea.Cmd {
	if m.err != nil {
		n.keeping = false
		if words, known := TemplateWords(n.s.Lang, m.err); known {
			n.notice = words
			return n.touch()
		}
		return tea.Batch(n.touch(), func() tea.Msg { return failed(n.s.Lang.Action(keymap.KeepTemplate), m.err) })
	}
	n.saved = n.changes
	st, before := n.s.Store, n.before
	acted := Acted{Key: lang.DoneTemplate, Name: n.draft.Name.Line().String(), Back: func(ctx context.Context) error {
		if before.ID == (template.ID{}) {
			return st.RemoveTemplate(ctx, m.id)
		}
		_, err := st.SetTemplate(ctx, before)
		return err
	}}
	return n.end(Ended{Of: n, Did: &acted})
}

// Update takes what has happened.
func (n *Template) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case templateLoaded:
		if m.of == n.keep {
			return n.take(m)
		}
	case pauseOver:
		if m.of == n.keep {
			n.timer = false
			return n.save()
		}
	case draftSaved:
		if m.of == n.keep {
			return n.savedUp(m)
		}
	case templateKept:
		if m.of == n.keep {
			return n.kept(m)
		}
	}
	return nil
}
