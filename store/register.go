package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"baken/store/form"
	"baken/store/journal"
	"baken/store/vault"
)

// Entry is one change of a registration.
type Entry struct {
	Person PersonID    // zero: the contact itself; one that is not known yet is added
	Field  string      // empty: the person is taken away
	Answer form.Answer // zero: the field is not answered any more
}

// maxPersons is how many persons a contact can concern: see [form.Place].
const maxPersons = 99

// Register sets fields of a contact's registration, all of them or none. What is
// registered is read and set under the form that it was begun with. ErrNoChange
// when all of it stands there already. Of what cannot be set the error says why:
// [form.FieldError], [form.CodeError], [form.ValueError], [form.HiddenError];
// ErrUnknown for a person who was taken away, ErrErased when the contact's words
// were erased.
func (s *Store) Register(ctx context.Context, id ContactID, entries ...Entry) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		if d, err = t.register(id, entries); err != nil {
			return err
		}
		t.outcome = &d
		return t.countDue(t.s.now().Add(-countAfter))
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// registering is a registration while it is changed, and what changes it.
type registering struct {
	Registration
	had   registration
	set   journal.Registered
	names journal.RegisteredNames
	words journal.RegisteredWords
	asked []form.Place // what was answered, to see whether it shows
	safe  *Safety      // the answer to whether somebody else reads the mail, if it changes
}

func (t *tx) register(id ContactID, entries []Entry) (d Done, err error) {
	c, err := t.contact(id)
	if err != nil {
		return d, err
	}
	if err := t.unerased(Owner(c.ID), vault.Words); err != nil {
		return d, err
	}
	a, err := t.acts(c.ID)
	if err != nil {
		return d, err
	}
	r := registering{had: a.Registration}
	if r.Registration, err = t.registration(c.ID); err != nil {
		return d, err
	}
	if err := r.take(entries); err != nil {
		return d, err
	}
	if r.safe != nil && *r.safe == c.MailSafe && (c.MailSafe != NotAsked || !a.SafetyAt.IsZero()) {
		r.safe = nil
	}
	opening, err := t.openCase(&c, a)
	if err != nil {
		return d, err
	}
	if _, err := t.append(opening...); err != nil {
		return d, err
	}
	beside, err := t.append(r.beside(c.ID)...)
	if err != nil {
		return d, err
	}
	for i := 0; t.ofDraft && i < len(r.words.Words); i++ {
		if err := t.dropFormDrafts(c.ID, r.words.Words[i].FieldOf); err != nil {
			return d, err
		}
	}
	set := r.set
	set.Contact, set.Form, set.Version, set.Figure = c.ID, r.Form.Name, r.Form.Version, r.had.figure()
	if !r.had.begun() {
		set.Figure = newFigureID()
	}
	for _, e := range beside {
		set.With = append(set.With, e.ID)
	}
	events, err := t.append(set)
	if err != nil {
		return d, err
	}
	return Done{Event: events[0].ID, Contact: c.ID, Case: c.Case, CaseNumber: c.CaseNumber}, t.recountFor(set, nil)
}

// beside are the events of the act before its last.
func (r *registering) beside(c ContactID) (all []journal.Body) {
	if len(r.names.Answers) > 0 {
		r.names.Contact = c
		all = append(all, r.names)
	}
	if len(r.words.Words) > 0 {
		r.words.Contact = c
		all = append(all, r.words)
	}
	if r.safe != nil {
		all = append(all, journal.SafetyAsked{Contact: c, Safe: string(*r.safe)})
	}
	return all
}

// take changes the registration by all entries, and then looks whether what was
// answered shows: the order in which it is told does not matter.
func (r *registering) take(entries []Entry) error {
	r.Sheet.Contact = maps.Clone(r.Sheet.Contact)
	changed := false
	for _, e := range entries {
		one, err := r.takeOne(e)
		if err != nil {
			return err
		}
		changed = changed || one
	}
	for _, p := range r.asked {
		if until, hidden := r.Form.Hidden(r.Sheet, p); hidden {
			return &form.HiddenError{Field: p.String(), Until: until}
		}
	}
	if !changed {
		return ErrNoChange
	}
	return nil
}

func (r *registering) takeOne(e Entry) (changed bool, err error) {
	if e.Field == "" {
		return true, r.takeAway(e.Person)
	}
	at, into, of := form.Place{Field: e.Field}, r.Sheet.Contact, r.Form.Contact
	if e.Person != (PersonID{}) {
		n, err := r.person(e.Person)
		if err != nil {
			return false, err
		}
		at.Person, into, of = n+1, r.Sheet.Persons[n], r.Form.Person
	}
	x := r.Form.At(at)
	if x == nil {
		there := make([]string, len(of))
		for i, f := range of {
			there[i] = f.Name
		}
		return false, &form.FieldError{Written: e.Field, There: there}
	}
	if err := x.Check(e.Answer); err != nil {
		return false, err
	}
	_, filled := r.Filled[e.Field]
	filled = filled && at.Person == 0
	if e.Answer.Equal(into[e.Field]) && !filled || e.Answer.IsZero() && filled {
		return at.Person > 0 && slices.Contains(r.set.Added, e.Person), nil
	}
	into[e.Field] = e.Answer
	if e.Answer.IsZero() {
		delete(into, e.Field)
	} else {
		r.asked = append(r.asked, at)
	}
	r.write(journal.FieldOf{Person: e.Person, Field: e.Field}, x, e.Answer)
	return true, nil
}

// write puts an answer into the event of its class.
func (r *registering) write(f journal.FieldOf, x *form.Field, a form.Answer) {
	switch {
	case x.Type == form.Text:
		r.words.Words = append(slices.DeleteFunc(r.words.Words, func(o journal.AnswerWords) bool { return o.FieldOf == f }), journal.AnswerWords{FieldOf: f, Text: a.Text})
		r.also(f)
	case x.PII:
		r.names.Answers = withAnswer(r.names.Answers, journal.Answer{FieldOf: f, Codes: a.Codes})
		r.also(f)
	default:
		r.set.Answers = withAnswer(r.set.Answers, journal.Answer{FieldOf: f, Codes: a.Codes})
	}
	if x.Source == form.FromMailSafe && len(a.Codes) == 1 { // the composer goes by it too
		safe := Safety(a.Codes[0])
		if a.Codes[0] == form.NotAsked {
			safe = NotAsked
		}
		r.safe = &safe
	}
}

func (r *registering) also(f journal.FieldOf) {
	if !slices.Contains(r.set.Also, f) {
		r.set.Also = append(r.set.Also, f)
	}
}

// withAnswer is a list with one answer more, or another one to the same field.
func withAnswer(all []journal.Answer, a journal.Answer) []journal.Answer {
	return append(slices.DeleteFunc(all, func(o journal.Answer) bool { return o.FieldOf == a.FieldOf }), a)
}

// person is the index of a person, who is added if nobody knows of one.
func (r *registering) person(id PersonID) (int, error) {
	if i := slices.Index(r.Persons, id); i >= 0 {
		return i, nil
	}
	gone := slices.ContainsFunc(r.had.Persons, func(c concerned) bool { return c.Person == id }) || slices.Contains(r.set.Gone, id)
	switch {
	case gone:
		return 0, fmt.Errorf("%w: person %s, who was taken away", ErrUnknown, id)
	case len(r.Persons) == maxPersons:
		return 0, fmt.Errorf("%w: a contact concerns up to %d persons", ErrTooLarge, maxPersons)
	}
	if !r.Form.WithPersons(r.Sheet) {
		r.asked = append(r.asked, form.Place{Person: len(r.Persons) + 1}) // unless another entry lets them be
	}
	r.set.Added = append(r.set.Added, id)
	r.Persons = append(r.Persons, id)
	r.Sheet.Persons = append(r.Sheet.Persons, form.Answers{})
	return len(r.Persons) - 1, nil
}

// takeAway takes a person away, with what was answered of that person.
func (r *registering) takeAway(id PersonID) error {
	i := slices.Index(r.Persons, id)
	if i < 0 {
		return fmt.Errorf("%w: person %s", ErrUnknown, id)
	}
	if slices.Contains(r.set.Added, id) {
		return errors.New("a person is added and taken away in one act")
	}
	r.set.Gone = append(r.set.Gone, id)
	r.Persons = slices.Delete(slices.Clone(r.Persons), i, i+1)
	r.Sheet.Persons = slices.Delete(slices.Clone(r.Sheet.Persons), i, i+1)
	return nil
}
