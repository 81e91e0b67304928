package store

import (
	"slices"

	"baken/store/journal"
)

// undoneWith is what is undone together with an event: the rest of an act that took
// several. ErrDepends when a later act depends on one of them.
func (t *tx) undoneWith(e journal.Event) (all []journal.Body, err error) {
	b, ok := e.Body.(journal.Registered)
	if !ok {
		return nil, nil
	}
	for _, id := range b.With {
		if t.undone(id) {
			continue
		}
		one, err := t.eventByID(id)
		if err != nil {
			return nil, err
		}
		switch one.Body.(type) {
		case journal.RegisteredNames, journal.RegisteredWords: // their fields are those of e
		default:
			m, err := journal.Means(one.Body, one.Member, t.eventByID)
			if err != nil {
				return nil, err
			}
			if err := t.nothingAfter(one, m); err != nil {
				return nil, err
			}
		}
		all = append(all, journal.Undone{Event: id})
	}
	return all, nil
}

// formBack makes the words of a registration that is undone a draft again, below those
// that are being written: these were begun later, whatever a clock says.
func (t *tx) formBack(e journal.Event) error {
	b, ok := e.Body.(journal.Registered)
	if !ok {
		return nil
	}
	for _, id := range b.With {
		one, err := t.eventByID(id)
		if err != nil {
			return err
		}
		said, ok := one.Body.(journal.RegisteredWords)
		if !ok {
			continue
		}
		for _, w := range said.Words {
			if w.Text.IsEmpty() {
				continue
			}
			if _, err := t.takeFormDraft(FormDraft{Contact: b.Contact, Person: w.Person, Field: w.Field, Text: w.Text}); err != nil {
				return err
			}
			t.change.contact(b.Contact)
		}
	}
	return nil
}

// figuresOf are the figures of the contacts that an event is about.
func (t *tx) figuresOf(m journal.Meaning) (all []FigureID, err error) {
	for _, of := range m.About {
		if of.Case || of.Room {
			continue
		}
		by, err := t.canonical(of.ID)
		if err != nil {
			return nil, err
		}
		a, err := t.acts(by)
		if err != nil {
			return nil, err
		}
		for _, f := range a.Registration.Figures {
			if !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all, nil
}
