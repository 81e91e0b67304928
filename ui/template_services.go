package ui

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/directory"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// fewServices is how many services a template is filled in with.
const fewServices = 3

// nearServices are the services that fit a contact, and what was asked for them.
type nearServices struct {
	store.FoundServices
	asked store.ServiceQuery
}

// nearby finds the services that fit what is registered of a contact, the nearest
// first; none as long as no theme is, or there is no directory.
func nearby(s *screen.Session, id store.ContactID) (n nearServices, err error) {
	if id == (store.ContactID{}) { // a mail to somebody new
		return n, nil
	}
	if n.asked, err = s.Store.ServicesFor(id); err != nil || n.asked.Theme.IsEmpty() {
		return n, err
	}
	now := s.Now()
	if s.Zone != nil {
		now = now.In(s.Zone)
	}
	n.FoundServices, err = s.Store.FindServices(n.asked, now, 0, fewServices)
	if errors.Is(err, store.ErrNoDirectory) {
		err = nil
	}
	return n, err
}

// insertTemplate puts a template into a text, filled in: with those services alone of which
// it is known that they fit. Of those of which nobody has seen for a year that all holds,
// it is said.
func (a *App) insertTemplate(t template.Template, w screen.Taking, near nearServices, v template.Values) tea.Cmd {
	if !t.WantsServices() {
		return w.Insert(t.Fill(v))
	}
	l, now := lang.For(lang.Language(t.Language)), a.now().In(a.zone())
	var texts, old []string
	sure := near.Services[:min(near.Sure, len(near.Services))]
	for i := range sure {
		f := &sure[i].Service
		texts = append(texts, screen.ServiceText(l, f, screen.PlaceFor(f, near.asked), now))
		if f.CheckFirst(directory.On(now)) {
			old = append(old, f.Name.Line().Cut(nameWidth).String())
		}
	}
	v.Services = strings.Join(texts, "\n\n")
	cmd := w.Insert(t.Fill(v))
	if c, reply := w.(*screen.Composer); reply {
		for i := range sure {
			f := &sure[i].Service
			c.Name(store.NamedIn(*f, near.Directory.ID, screen.PlaceFor(f, near.asked)))
		}
	}
	switch {
	case near.asked.Theme.IsEmpty():
		a.say(part.Warning, a.Lang.T(lang.TemplateNoTheme))
	case len(sure) == 0:
		a.say(part.Warning, a.Lang.T(lang.TemplateNoServices))
	case len(old) > 0:
		a.say(part.Warning, a.Lang.T(lang.TemplateServicesOld, lang.Said(strings.Join(old, ", "))))
	}
	return cmd
}
