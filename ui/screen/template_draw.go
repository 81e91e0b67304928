package screen

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/part"
)

// Context is the template's.
func (n *Template) Context() keymap.Context { return keymap.TemplateText }

// SetSize sets the room in cells.
func (n *Template) SetSize(width, height int) { n.width, n.height = width, height }

// SetFocus says whether keys go to the text.
func (n *Template) SetFocus(on bool) { n.editor.SetFocus(on) }

// Do does an action that came by another way than a key.
func (n *Template) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.KeepTemplate:
		return n.keepIt(), true
	case keymap.Back:
		return n.Leave(), true
	}
	return nil, false
}

// Type takes a key.
func (n *Template) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
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
func (n *Template) Why(a keymap.Action) string {
	if a == keymap.KeepTemplate && n.editor.IsEmpty() {
		return n.s.T(lang.TemplateEmpty)
	}
	return ""
}

// Title is the template's name.
func (n *Template) Title() string {
	return n.s.T(lang.TemplateTitle, lang.Safe(n.draft.Name.Line()))
}

// Edge has the title, and where one is in a long text. Its frame is neither a note's
// nor a reply's.
func (n *Template) Edge() part.Edge { return part.Edge{Title: n.Title(), Foot: n.s.lineOf(n.editor)} }

// View draws what it is for and what is filled in, and the text.
func (n *Template) View() string {
	if n.width <= 0 || n.height <= 0 {
		return ""
	}
	s, ink := n.s, n.s.Style.Plain
	what := s.dotted(s.T(lang.TemplatePick), s.T(SortWord(n.draft.For)), n.draft.Language)
	lines := s.rule(ink.Muted, what, n.words(s, lang.TemplateSaved, lang.TemplateUnsaved), n.widest(s, lang.TemplateSaved, lang.TemplateUnsaved), n.width)
	add := func(words string, render func(...string) string) {
		for _, l := range wrapped(words, max(2, n.width-1), render) {
			lines = append(lines, " "+l)
		}
	}
	add(s.T(lang.TemplatePlaces, lang.Said(strings.Join(template.Places(n.draft.For, n.draft.Language), " "))), ink.Muted.Render)
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

// SortWord is what templates of a sort are for.
func SortWord(of template.Sort) lang.Key {
	if of == template.Note {
		return lang.TemplateNotes
	}
	return lang.TemplateReplies
}

// TemplateWords say why a template could not be kept; false when an error is of
// another sort, or none.
func TemplateWords(l *lang.Catalog, err error) (string, bool) {
	var place *template.PlaceError
	switch {
	case errors.As(err, &place) && place.Notes:
		return l.T(lang.TemplateNotesOnly, lang.Said(place.Place)), true
	case errors.As(err, &place):
		return l.T(lang.TemplateNoPlace, lang.Said(place.Place)), true
	case errors.Is(err, template.ErrEmpty):
		return l.T(lang.TemplateEmpty), true
	case errors.Is(err, template.ErrTooLong):
		return l.T(lang.TemplateLong, lang.N(template.MaxName), lang.N(template.MaxText>>10)), true
	case errors.Is(err, template.ErrSort):
		return l.T(lang.TemplateNoSort), true
	case errors.Is(err, template.ErrLanguage):
		return l.T(lang.TemplateNoLanguage), true
	case errors.Is(err, store.ErrThere):
		return l.T(lang.TemplateThere), true
	}
	return "", false
}
