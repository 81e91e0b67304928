package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/outside"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// templates does what can be done with templates where a text is written.
func (a *App) templates(action keymap.Action) (tea.Cmd, bool) {
	if a.desk == nil || action != keymap.PutTemplate && action != keymap.MakeTemplate {
		return nil, false
	}
	w, ok := a.current().(screen.Taking)
	if !ok {
		return nil, false
	}
	if action == keymap.PutTemplate {
		return a.pickTemplate(w), true
	}
	return a.makeTemplate(w), true
}

// pickTemplate asks which template is put into a text.
func (a *App) pickTemplate(w screen.Taking) tea.Cmd {
	s := a.s
	of, first := w.Takes()
	id := w.Contact().ID
	return a.bring(a.Lang.Action(keymap.PutTemplate), func() (func() tea.Cmd, error) {
		all, err := s.Store.Templates()
		if err != nil {
			return nil, err
		}
		me, err := s.Store.MyName()
		if err != nil {
			return nil, err
		}
		number := ""
		if c, err := s.Store.Contact(id); err == nil { // a mail to somebody new has none
			number = c.CaseNumber
		}
		all = slices.DeleteFunc(all, func(t template.Template) bool { return t.For != of })
		near, err := nearby(s, id)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(all, func(t, u template.Template) int { return elsewhere(t, first) - elsewhere(u, first) })
		return func() tea.Cmd {
			var choices []part.Choice
			for i, t := range all {
				choices = append(choices, part.Choice{ID: strconv.Itoa(i), Label: t.Name.Line().String(), Right: t.Language, Also: t.Text.Line().String()})
			}
			a.front.pick(a.Lang.T(lang.TemplatePick), choices, func(chosen string) tea.Cmd {
				t := chosenOf(all, chosen)
				if _, open := a.places.of(w); !open {
					return nil
				}
				return a.insertTemplate(t, w, near, a.values(t, w, me, number))
			})
			a.refocus()
			return nil
		}, nil
	})
}

// chosenOf is the template that was picked by its place.
func chosenOf(all []template.Template, id string) (t template.Template) {
	if i, err := strconv.Atoi(id); err == nil && i < len(all) {
		t = all[i]
	}
	return t
}

// elsewhere is 1 for a template in another language than that.
func elsewhere(t template.Template, language string) int {
	if t.Language == language {
		return 0
	}
	return 1
}

// values are what is filled in. A reply is given nothing that stands for a person.
func (a *App) values(t template.Template, w screen.Taking, me, number string) template.Values {
	l := lang.For(lang.Language(t.Language))
	v := template.Values{Helpline: outside.New(a.s.Config.FromName).Line().String(), Date: l.Day(a.now().In(a.zone()), time.Time{}), Case: number}
	if of, _ := w.Takes(); of == template.Note {
		v.Writer, v.Counselor = w.Contact().Pseudonym.In(t.Language), me
	}
	return v
}

// makeTemplate asks for the name of a template that begins with a text.
func (a *App) makeTemplate(w screen.Taking) tea.Cmd {
	of, language := w.Takes()
	if !slices.Contains([]string{"en", "nl", "fr"}, language) {
		language = a.s.Language()
	}
	t := template.Template{For: of, Language: language, Text: outside.New(w.Text())}
	at := atCase // beside the text that it begins with
	if where, _ := a.places.of(w); where == atCase {
		at = atConversation
	}
	a.nameTemplate(lang.TemplateTakeOut, t, func(t template.Template) tea.Cmd { return a.writeTemplate(at, t) })
	return nil
}

// nameTemplate asks for a name.
func (a *App) nameTemplate(hint lang.Key, t template.Template, then func(template.Template) tea.Cmd) {
	a.front.enter(a.Lang.T(lang.TemplateName), a.Lang.T(hint), t.Name.Line().String(), func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name == "" {
			return nil
		}
		t.Name = outside.New(name)
		return then(t)
	})
	a.refocus()
}

// writeTemplate opens the editor on a template.
func (a *App) writeTemplate(at spot, t template.Template) tea.Cmd {
	return a.write(at, func() (screen.Writing, tea.Cmd) { return screen.NewTemplate(a.s, t) })
}

// The choices that begin a template.
const (
	newReply = "reply"
	newNote  = "note"
)

// openTemplates shows all templates, to change them.
func (a *App) openTemplates() tea.Cmd {
	s := a.s
	return a.bring(a.Lang.Action(keymap.Templates), func() (func() tea.Cmd, error) {
		all, err := s.Store.Templates()
		return func() tea.Cmd {
			choices := []part.Choice{{ID: newReply, Label: a.Lang.T(lang.TemplateNewReply)}, {ID: newNote, Label: a.Lang.T(lang.TemplateNewNote)}}
			for i, t := range all {
				right := a.Lang.T(screen.SortWord(t.For)) + " " + t.Language
				choices = append(choices, part.Choice{ID: strconv.Itoa(i), Label: t.Name.Line().String(), Right: right, Also: t.Text.Line().String()})
			}
			a.front.pick(a.Lang.T(lang.TemplatesTitle), choices, func(chosen string) tea.Cmd {
				if chosen == newReply || chosen == newNote {
					return a.beginTemplate(template.Sort(chosen))
				}
				return a.changeTemplate(chosenOf(all, chosen))
			})
			a.refocus()
			return nil
		}, err
	})
}

// beginTemplate asks in which language and under what name.
func (a *App) beginTemplate(of template.Sort) tea.Cmd {
	var choices []part.Choice
	for _, l := range []string{a.s.Language(), "nl", "fr", "en"} {
		if !slices.ContainsFunc(choices, func(c part.Choice) bool { return c.ID == l }) {
			choices = append(choices, part.Choice{ID: l, Label: l})
		}
	}
	a.front.pick(a.Lang.T(lang.TemplateLanguage), choices, func(language string) tea.Cmd {
		a.nameTemplate(lang.TemplateNameHint, template.Template{For: of, Language: language}, func(t template.Template) tea.Cmd {
			return a.writeTemplate(atCase, t)
		})
		return nil
	})
	a.refocus()
	return nil
}

// changeTemplate asks what is to be done with a template.
func (a *App) changeTemplate(t template.Template) tea.Cmd {
	const edit, rename, remove = "edit", "rename", "remove"
	a.front.pick(t.Name.Line().String(), []part.Choice{
		{ID: edit, Label: a.Lang.T(lang.TemplateEdit)}, {ID: rename, Label: a.Lang.T(lang.TemplateRename)}, {ID: remove, Label: a.Lang.T(lang.TemplateRemove)},
	}, func(what string) tea.Cmd {
		switch what {
		case edit:
			return a.writeTemplate(atCase, t)
		case rename:
			a.nameTemplate(lang.TemplateNameHint, t, func(named template.Template) tea.Cmd {
				return a.settleTemplate(lang.DoneTemplate, named, func(ctx context.Context) error { _, err := a.s.Store.SetTemplate(ctx, named); return err }, t)
			})
			return nil
		}
		return a.settleTemplate(lang.DoneTemplateGone, t, func(ctx context.Context) error { return a.s.Store.RemoveTemplate(ctx, t.ID) }, t)
	})
	a.refocus()
	return nil
}

// settleTemplate changes a template behind the screen; undoing it sets it as it was.
func (a *App) settleTemplate(key lang.Key, t template.Template, f func(context.Context) error, was template.Template) tea.Cmd {
	s, what := a.s, a.Lang.Action(keymap.Templates)
	return a.begin(func() tea.Msg {
		if err := f(s.Context); err != nil {
			if words, known := screen.TemplateWords(s.Lang, err); known {
				return screen.Said{Tone: part.Warning, Words: words}
			}
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: key, Name: t.Name.Line().String(), Back: func(ctx context.Context) error {
			_, err := s.Store.SetTemplate(ctx, was)
			return err
		}}
	})
}
