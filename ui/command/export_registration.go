package command

import (
	"errors"

	"baken/store"
	"baken/store/form"
)

// registrations are those of the case's contacts that were begun. Where names are
// covered, answers that can identify a person are left out.
func (e *export) registrations() (all []store.Registration, err error) {
	for _, k := range e.file.Contacts {
		reg, err := e.s.Registration(k.ID)
		if errors.Is(err, store.ErrNewer) {
			continue // under a form that only a newer version knows
		}
		if err != nil {
			return nil, err
		}
		if !reg.Begun {
			continue
		}
		if !e.open {
			reg.Sheet = unnamed(reg)
		}
		all = append(all, reg)
	}
	return all, nil
}

// unnamed are the answers of a registration without those that can identify a person.
func unnamed(reg store.Registration) (s form.Sheet) {
	without := func(answers form.Answers, field func(string) *form.Field) form.Answers {
		kept := form.Answers{}
		for name, a := range answers {
			if x := field(name); x != nil && !x.PII {
				kept[name] = a
			}
		}
		return kept
	}
	s.Contact = without(reg.Sheet.Contact, reg.Form.Field)
	for _, p := range reg.Sheet.Persons {
		s.Persons = append(s.Persons, without(p, reg.Form.OfPerson))
	}
	return s
}

// registrationRows are the registrations for programs.
func (e *export) registrationRows() ([]registrationRow, error) {
	all, err := e.registrations()
	rows := []registrationRow{}
	for _, reg := range all {
		rows = append(rows, registrationRowOf(reg, true))
	}
	return rows, err
}

// registeredWords are the registrations for people: of each what was answered.
func (e *export) registeredWords() (shown []map[string]any, err error) {
	all, err := e.registrations()
	for _, reg := range all {
		var answers []map[string]any
		for _, p := range reg.Form.Shown(reg.Sheet) {
			x := reg.Form.At(p)
			if answerAt(reg, p).IsZero() { // what the program guesses nobody has said
				continue
			}
			label := x.Label.In(string(e.Language())).Line().String()
			if p.Person > 0 {
				label = count(p.Person) + ". " + label
			}
			answers = append(answers, map[string]any{"Label": label, "Words": e.answerWords(reg, p, true)})
		}
		shown = append(shown, map[string]any{"Answers": answers})
	}
	return shown, err
}
