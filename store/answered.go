package store

import (
	"bytes"
	"cmp"
	"slices"

	"baken/store/journal"
)

// registration is what the events of a contact add up to of its registration. Of
// each field the answer stands whose event is the latest by its id, in whatever
// order the events came: two workstations that have the same events have the same
// registration. What identifies and what is told stays in its events.
type registration struct {
	Form    formName    `cbor:"1,keyasint,omitzero"`
	Formed  EventID     `cbor:"2,keyasint,omitzero"` // the event that named the form
	Figures []FigureID  `cbor:"3,keyasint,omitempty"`
	Answers []answered  `cbor:"4,keyasint,omitempty"` // in the order of their places
	Persons []concerned `cbor:"5,keyasint,omitempty"` // in the order of their ids
}

// formName is one version of a form.
type formName struct {
	Name    string `cbor:"1,keyasint"`
	Version int    `cbor:"2,keyasint"`
}

// answered is one answer, and the event that gave it.
type answered struct {
	journal.Answer
	Event EventID `cbor:"4,keyasint"`
	Seq   uint64  `cbor:"5,keyasint,omitzero"` // where the answer stands in the journal, if not here
}

// concerned is a person whom the contact is about, or was.
type concerned struct {
	Person PersonID `cbor:"1,keyasint"`
	Event  EventID  `cbor:"2,keyasint"`
	Gone   bool     `cbor:"3,keyasint,omitzero"`
	Since  EventID  `cbor:"4,keyasint,omitzero"` // the event that first named the person: the order that people see
}

// begun says whether anything was registered.
func (r registration) begun() bool { return len(r.Figures) > 0 }

// figure is the one under which the contact is counted: contacts that were joined
// have several, and are counted once.
func (r registration) figure() (id FigureID) {
	if len(r.Figures) > 0 {
		id = r.Figures[0]
	}
	return id
}

// apply is the registration after one more event. It changes nothing of r.
func (r registration) apply(e journal.Event) registration {
	switch b := e.Body.(type) {
	case journal.Registered:
		if earlier(r.Formed, e.ID) {
			r.Form, r.Formed = formName{b.Form, b.Version}, e.ID
		}
		if i, ok := slices.BinarySearchFunc(r.Figures, b.Figure, compareFigures); !ok {
			r.Figures = slices.Insert(slices.Clone(r.Figures), i, b.Figure)
		}
		r.Answers = answersAfter(r.Answers, b.Answers, e.ID, 0)
		r.Persons = slices.Clone(r.Persons)
		for _, id := range b.Added {
			r.person(concerned{Person: id, Event: e.ID, Since: e.ID})
		}
		for _, id := range b.Gone {
			r.person(concerned{Person: id, Event: e.ID, Gone: true})
		}
	case journal.RegisteredNames:
		bare := make([]journal.Answer, len(b.Answers))
		for i, a := range b.Answers {
			bare[i].FieldOf = a.FieldOf
		}
		r.Answers = answersAfter(r.Answers, bare, e.ID, e.Seq)
	case journal.RegisteredWords:
		bare := make([]journal.Answer, len(b.Words))
		for i, w := range b.Words {
			bare[i].FieldOf = w.FieldOf
		}
		r.Answers = answersAfter(r.Answers, bare, e.ID, e.Seq)
	}
	return r
}

// person keeps what is said of one; r.Persons is r's own.
func (r *registration) person(c concerned) {
	i, ok := slices.BinarySearchFunc(r.Persons, c, func(a, b concerned) int { return bytes.Compare(a.Person[:], b.Person[:]) })
	if !ok {
		r.Persons = slices.Insert(r.Persons, i, c)
		return
	}
	was := r.Persons[i]
	since := was.Since
	if !c.Gone && (since == (EventID{}) || earlier(c.Since, since)) {
		since = c.Since
	}
	if earlier(was.Event, c.Event) {
		was = c
	}
	was.Since = since
	r.Persons[i] = was
}

// persons are those whom the contact is about, in the order in which they were
// named.
func (r registration) persons() (ids []PersonID) {
	all := slices.DeleteFunc(slices.Clone(r.Persons), func(c concerned) bool { return c.Gone || c.Since == (EventID{}) })
	slices.SortStableFunc(all, func(a, b concerned) int { return bytes.Compare(a.Since[:], b.Since[:]) })
	for _, c := range all {
		ids = append(ids, c.Person)
	}
	return ids
}

// answersAfter is a list of answers with those that an event gave.
func answersAfter(have []answered, given []journal.Answer, by EventID, seq uint64) []answered {
	have = slices.Clone(have)
	for _, a := range given {
		next := answered{a, by, seq}
		i, ok := slices.BinarySearchFunc(have, next, compareAnswers)
		switch {
		case !ok:
			have = slices.Insert(have, i, next)
		case earlier(have[i].Event, by):
			have[i] = next
		}
	}
	return have
}

func compareAnswers(a, b answered) int {
	return cmp.Or(bytes.Compare(a.Person[:], b.Person[:]), cmp.Compare(a.Field, b.Field))
}

func compareFigures(a, b FigureID) int { return bytes.Compare(a[:], b[:]) }

// earlier says whether a is before b: by their clocks, and then by their ids.
func earlier(a, b EventID) bool { return bytes.Compare(a[:], b[:]) < 0 }
