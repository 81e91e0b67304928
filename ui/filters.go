package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/directory"
	"baken/store/find"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// filterChoices are the choices of a filter of the directory, in the order of what they
// are called here.
type filterChoices struct {
	a     *App
	all   []part.Choice
	names map[string]outside.Text // what the directory calls them
}

// put adds a choice. name says what it is called in a language; also are other words that
// find it.
func (f *filterChoices) put(id string, own outside.Text, have int, name func(language string) string, also ...string) {
	words := []string{own.Line().String(), outside.New(id).Line().String()}
	for _, l := range lang.Languages() {
		words = append(words, name(string(l)))
	}
	f.names[id] = own
	f.all = append(f.all, part.Choice{ID: id, Label: name(f.a.s.Language()), Right: f.a.Lang.Count(have), Also: strings.Join(append(words, also...), " ")})
}

// leftover says that a code stands for all that the others do not name.
func leftover(id string) bool {
	return id == "other" || id == "unknown" || strings.HasPrefix(id, "other_")
}

// inOrder are the choices, those that stand for the rest behind the others; before them
// stands that none is asked for.
func (f *filterChoices) inOrder() []part.Choice {
	rest := func(c part.Choice) int {
		switch {
		case c.ID == "unknown":
			return 2
		case leftover(c.ID):
			return 1
		}
		return 0
	}
	slices.SortStableFunc(f.all, func(a, b part.Choice) int {
		return cmp.Or(cmp.Compare(rest(a), rest(b)), strings.Compare(find.Folded(a.Label), find.Folded(b.Label)))
	})
	return slices.Insert(f.all, 0, part.Choice{Label: f.a.Lang.T(lang.FilterAny)})
}

// pickFilter asks for a theme, a province, a municipality or a language, of those that
// the directory has; the first choice is any.
func (a *App) pickFilter(action keymap.Action) tea.Cmd {
	d := a.directory
	c, form := d.Choices(), d.Form()
	all := &filterChoices{a: a, names: map[string]outside.Text{}}
	var title lang.Key
	var then func(id string) tea.Cmd
	switch action {
	case keymap.FilterTheme:
		title = lang.PickTheme
		for _, t := range c.Themes {
			key := outside.New(string(t.Key))
			all.put(string(t.Key), t.Name, t.Have, func(l string) string { return screen.ThemeName(form, l, key, t.Name) })
		}
		then = func(id string) tea.Cmd {
			return d.Filter(func(q *store.ServiceQuery) { q.Theme = outside.New(id) })
		}
	case keymap.FilterProvince:
		title = lang.PickProvince
		for _, p := range c.Lands {
			all.put(string(p.Key), p.Name, p.Have, func(l string) string { return screen.LandName(form, l, p.Key) })
		}
		then = func(id string) tea.Cmd { return d.FilterLand(directory.Land(id)) }
	case keymap.FilterTown:
		title = lang.PickTown
		for _, t := range c.Towns {
			all.put(string(t.Key), t.Name, t.Have, func(string) string { return t.Name.Line().String() }, t.Key.Names()...)
		}
		then = func(id string) tea.Cmd { return d.FilterTown(directory.Land(id), all.names[id]) }
	default:
		title = lang.PickLanguage
		for _, t := range c.Languages {
			all.put(t.Key, t.Name, t.Have, func(l string) string { return screen.LanguageName(form, l, t.Key, t.Name) })
		}
		then = func(id string) tea.Cmd {
			return d.Filter(func(q *store.ServiceQuery) { q.Language = id })
		}
	}
	a.front.pick(a.Lang.T(title), all.inOrder(), then)
	a.refocus()
	return nil
}
