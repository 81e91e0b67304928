package ui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// figuresAct asks which of the contacts shall be counted, or which fields.
func (a *App) figuresAct(action keymap.Action) tea.Cmd {
	f := a.figures
	switch action {
	case keymap.FilterTheme:
		a.pickFigures(lang.PickTheme, action)
	case keymap.FilterProvince:
		a.pickFigures(lang.PickProvince, action)
	case keymap.FilterChannel:
		a.pickFigures(lang.PickChannel, action)
	case keymap.FilterCounselor:
		a.pickCounselor()
	case keymap.AnyPeriod:
		a.front.pickOr(a.Lang.T(lang.PickPeriod), a.Lang.T(lang.PeriodForms), a.Lang.T(lang.PeriodNone), f.Periods(), f.PeriodTyped, f.Show)
		a.refocus()
	case keymap.CrossFields:
		a.front.pick(a.Lang.T(lang.FiguresPickRows), f.Fields(""), func(rows string) tea.Cmd {
			columns := slices.Insert(f.Fields(rows), 0, part.Choice{Label: a.Lang.T(lang.FiguresOnlyRows)})
			a.front.pick(a.Lang.T(lang.FiguresPickCols, lang.Said(f.FieldName(rows))), columns, func(columns string) tea.Cmd {
				return f.Cross(rows, columns)
			})
			a.refocus()
			return nil
		})
		a.refocus()
	}
	return nil
}

// pickFigures asks for a code of a field; the first choice is any.
func (a *App) pickFigures(title lang.Key, action keymap.Action) {
	all := slices.Insert(a.figures.Codes(action), 0, part.Choice{Label: a.Lang.T(lang.FilterAny)})
	a.front.pick(a.Lang.T(title), all, func(code string) tea.Cmd { return a.figures.Narrow(action, code) })
	a.refocus()
}

// pickCounselor asks whose contacts shall be counted.
func (a *App) pickCounselor() {
	names := a.figures.Counselors()
	all := []part.Choice{{Label: a.Lang.T(lang.FilterAny)}}
	for i, name := range names {
		all = append(all, part.Choice{ID: strconv.Itoa(i), Label: name.Line().String()})
	}
	a.front.pick(a.Lang.T(lang.PickCounselor), all, func(id string) tea.Cmd {
		if id == "" {
			return a.figures.Of(outside.Text{})
		}
		i, _ := strconv.Atoi(id)
		return a.figures.Of(names[i])
	})
	a.refocus()
}

// openCounted opens a contact of the list behind a line; one comes back to that list.
// Where a text is being written, that stays in front.
func (a *App) openCounted(c store.Contact) tea.Cmd {
	if len(a.places.texts()) > 0 {
		return a.goTo(atConversation)
	}
	if a.via != atFigures {
		a.came, a.via = a.via, atFigures
	}
	return tea.Batch(a.show(screen.Selected{Contact: c, Any: true}), a.goTo(atConversation), a.recordOpened(c.ID))
}
