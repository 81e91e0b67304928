package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// caseSettled says that the cursor of the cases has stood on one for a while.
type caseSettled struct{ screen.CaseSelected }

// caseSelected is called when the cursor of the cases stands on another.
func (a *App) caseSelected(m screen.CaseSelected) tea.Cmd {
	if a.at != atCases || !a.panes.beside(atCase) {
		return nil // nothing of it is on the screen: it is read when it is opened
	}
	return tea.Tick(settleFor, func(time.Time) tea.Msg { return caseSettled{m} })
}

// caseSettledOn shows the case beside the list, if the cursor is still there.
func (a *App) caseSettledOn(m caseSettled) tea.Cmd {
	row, _ := a.cases.Case()
	if row.ID != m.Case.ID || a.at != atCases || len(a.places.texts()) > 0 {
		return nil
	}
	c, any := row.Newest()
	return a.show(screen.Selected{Contact: c, Any: any})
}

// openCase opens the case under the cursor, at its newest contact.
func (a *App) openCase() tea.Cmd {
	row, _ := a.cases.Case()
	c, ok := row.Newest()
	if !ok || len(a.places.texts()) > 0 { // what is being written stays where it is
		return a.goTo(atCase)
	}
	return tea.Batch(a.show(screen.Selected{Contact: c, Any: true}), a.queue.GoTo(c.ID), a.goTo(atCase), a.readLater(c.ID))
}

// openBeside opens the conversation of another contact of the case.
func (a *App) openBeside(c store.Contact) tea.Cmd {
	return tea.Batch(a.show(screen.Selected{Contact: c, Any: true}), a.queue.GoTo(c.ID), a.goTo(atConversation), a.recordOpened(c.ID))
}

// caseAct does an act on the case under the cursor.
func (a *App) caseAct(action keymap.Action) tea.Cmd {
	row, any := a.cases.Case()
	if !any {
		return nil
	}
	switch action {
	case keymap.Open:
		return a.openCase()
	case keymap.Close:
		closes := func() tea.Cmd {
			return a.onCase(row, action, lang.DoneCloseCase, func(ctx context.Context, s *store.Store) (store.Done, error) {
				return s.CloseCase(ctx, row.ID, row.Contacts)
			})
		}
		if !row.Urgent() {
			return closes()
		}
		a.front.ask(a.Lang.T(lang.AskCloseCaseUrgent, lang.Said(row.Number)), a.Lang.T(lang.WordClose), closes)
		a.refocus()
	case keymap.Reopen:
		return a.onCase(row, action, lang.DoneReopenCase, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.ReopenCase(ctx, row.ID)
		})
	case keymap.MergeCases:
		return a.askMerge(row)
	}
	return nil
}

// onCase runs an act on a case behind the screen and says what came of it.
func (a *App) onCase(row store.CaseRow, action keymap.Action, key lang.Key, f func(context.Context, *store.Store) (store.Done, error)) tea.Cmd {
	s, what := a.s, a.Lang.Action(action)
	return a.begin(func() tea.Msg {
		d, err := f(s.Context, s.Store)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: key, Name: row.Number, Args: []lang.Arg{lang.Said(d.CaseNumber)}, Undo: d.Event, Also: d.Also}
	})
}

// askMerge asks with which other case, and then, naming both, whether.
func (a *App) askMerge(row store.CaseRow) tea.Cmd {
	s, what := a.s, a.Lang.Action(keymap.MergeCases)
	other := func(c store.CaseRow) bool { return c.ID != row.ID }
	return a.bring(what, func() (func() tea.Cmd, error) {
		all, err := offer(s, "", other)
		return func() tea.Cmd {
			a.front.pickOf(a.Lang.T(lang.CasePickMerge, lang.Said(row.Number)), a.Lang.T(lang.CasePickHint), all, a.offerCases(other), func(number string) tea.Cmd {
				return a.bring(what, func() (func() tea.Cmd, error) {
					with, err := rowOf(s, number)
					return func() tea.Cmd { return a.confirmMerge(row, with) }, err
				})
			})
			a.refocus()
			return nil
		}, err
	})
}

// confirmMerge asks, naming both cases and the number that stays, whether they are
// one.
func (a *App) confirmMerge(row, with store.CaseRow) tea.Cmd {
	question := a.Lang.T(lang.AskMerge, lang.Said(row.Number), lang.Said(with.Number), lang.Said(min(row.Number, with.Number)))
	a.front.ask(question, a.Lang.T(lang.WordMerge), func() tea.Cmd {
		return a.onCase(row, keymap.MergeCases, lang.DoneMerge, func(ctx context.Context, s *store.Store) (store.Done, error) {
			return s.MergeCases(ctx, row.ID, with.ID)
		})
	})
	a.refocus()
	return nil
}

// rowOf finds a case by its number.
func rowOf(s *screen.Session, number string) (store.CaseRow, error) {
	id, err := s.Store.FindCase(number)
	if err != nil {
		return store.CaseRow{}, err
	}
	return s.Store.CaseRow(id)
}

// ownCase is the choice of a case of one's own.
const ownCase = "-"

// askLink asks for the case that a contact belongs to: the suggested one first, then
// those that were busy last, and whatever one types.
func (a *App) askLink(c store.Contact) tea.Cmd {
	s, what := a.s, a.Lang.Action(keymap.Link)
	return a.bring(what, func() (func() tea.Cmd, error) {
		c, err := s.Store.Contact(c.ID) // as it is now, not as it was drawn last
		if err != nil {
			return nil, err
		}
		g, any, err := s.Store.Suggestion(c.ID)
		var row store.CaseRow
		if err == nil && c.Case != (store.CaseID{}) {
			row, err = s.Store.CaseRow(c.Case)
		}
		other := func(k store.CaseRow) bool { return k.ID != c.Case && (!any || k.ID != g.Case) }
		var busy []part.Choice
		if err == nil {
			busy, err = offer(s, "", other)
		}
		return func() tea.Cmd {
			var first []part.Choice
			if any {
				first = append(first, a.suggestion(g))
			}
			if len(row.Contacts) > 1 {
				first = append(first, part.Choice{ID: ownCase, Label: a.Lang.T(lang.CaseOfItsOwn)})
			}
			title := a.Lang.T(lang.CasePick, lang.Said(c.Pseudonym.In(s.Language())))
			a.front.pickOf(title, a.Lang.T(lang.CasePickHint), append(first, busy...), a.offerCases(other), func(number string) tea.Cmd { return a.link(c, number) })
			a.refocus()
			return nil
		}, err
	})
}

// suggestion is a suggested case as a choice, with the reason.
func (a *App) suggestion(g store.Suggestion) part.Choice {
	day := a.Lang.Day(g.OpenedAt.In(a.zone()), a.now().In(a.zone()))
	why := a.Lang.T(lang.CaseSuggestion, lang.Said(day))
	if g.Several {
		why = a.Lang.T(lang.SeveralHere)
	}
	return part.Choice{ID: g.Number, Label: g.Number, Right: why}
}

// link puts a contact into the case of a number, or into one of its own.
func (a *App) link(c store.Contact, number string) tea.Cmd {
	s, name, key := a.s, c.Pseudonym.In(a.s.Language()), lang.DoneLink
	what := a.Lang.Action(keymap.Link)
	if number == ownCase {
		key = lang.DoneUnlink
	}
	return a.begin(func() tea.Msg {
		d, err := func() (store.Done, error) {
			if number == ownCase {
				return s.Store.Unlink(s.Context, c.ID)
			}
			id, err := s.Store.FindCase(number)
			if err != nil {
				return store.Done{}, err
			}
			return s.Store.Link(s.Context, c.ID, id)
		}()
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: key, Name: name, Args: []lang.Arg{lang.Said(d.CaseNumber)}, Contact: d.Contact, Undo: d.Event, Also: d.Also}
	})
}

// acceptCase puts a contact into the suggested case.
func (a *App) acceptCase(c store.Contact) tea.Cmd {
	if g, ok := a.conversation.Suggested(); ok {
		return a.link(c, g.Number)
	}
	return nil
}

// whyNotSuggested: the case must stand on the screen, with its reason, before one
// key accepts it.
func whyNotSuggested(a *App, c store.Contact) lang.Key {
	if shown, _ := a.conversation.Contact(); shown.ID != c.ID {
		return lang.WhyOpenFirst
	}
	if _, ok := a.conversation.Suggested(); !ok {
		return lang.WhyNoSuggestion
	}
	return ""
}

// maxOffered is how many cases a picker offers for the words that were typed.
const maxOffered = 50

// casesOffered are more choices for the picker that is open.
type casesOffered struct {
	number int
	words  string
	all    []part.Choice
	err    error
}

var errEnough = errors.New("enough")

// offerCases asks for the cases that have the words, behind the screen.
func (a *App) offerCases(fits func(store.CaseRow) bool) func(string) tea.Cmd {
	s := a.s
	a.offering++
	number := a.offering
	return func(words string) tea.Cmd {
		return func() tea.Msg {
			all, err := offer(s, words, fits)
			return casesOffered{number, words, all, err}
		}
	}
}

// offer gives some cases that have the words, open ones first, those that were busy
// last before others.
func offer(s *screen.Session, words string, fits func(store.CaseRow) bool) (all []part.Choice, err error) {
	for _, f := range []store.CaseFilter{store.CasesOpen, store.CasesClosed} {
		err = s.Store.NarrowCases(s.Context, f, words, s.Language(), func(rows []store.CaseRow) error {
			for _, c := range rows {
				if fits(c) {
					all = append(all, choiceOf(s, c))
				}
				if len(all) == maxOffered {
					return errEnough
				}
			}
			return nil
		})
		if errors.Is(err, errEnough) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// choiceOf is a case as a choice: its number and who is in it.
func choiceOf(s *screen.Session, c store.CaseRow) part.Choice {
	var who, also []string
	for i := len(c.Contacts) - 1; i >= 0; i-- {
		who = append(who, c.Contacts[i].Pseudonym.In(s.Language()))
		also = append(also, c.Contacts[i].Subject.Line().String())
	}
	word := lang.CaseOpenWord
	if !c.Open {
		word = lang.CaseClosedWord
	}
	return part.Choice{
		ID: c.Number, Label: c.Number + "  " + strings.Join(who, ", "), Right: s.T(word),
		Also: strings.Join(append(append(c.Also, c.Number), also...), " "),
	}
}

// offered gives the picker more to choose from.
func (a *App) offered(m casesOffered) tea.Cmd {
	switch {
	case m.err != nil:
		return a.failed(screen.Failed{Err: m.err})
	case a.front.what == inPicker && a.front.offer != nil && m.number == a.offering && m.words == a.front.picker.Typed():
		a.front.picker.Offer(m.all)
	}
	return nil
}
