package form

import (
	"fmt"
	"strconv"
	"strings"
)

// Answers are what was answered, by the name of the field.
type Answers map[string]Answer

// Sheet is one registration: what was answered about the contact, and about each
// of the persons concerned.
type Sheet struct {
	Contact Answers
	Persons []Answers
}

// Place is a field of the contact (Person is 0), or of a person concerned, from 1.
// Without a Field it is the person.
type Place struct {
	Person int
	Field  string
}

// String is the place as the command line has it: "province", "person.1.theme".
func (p Place) String() string {
	switch {
	case p.Person == 0:
		return p.Field
	case p.Field == "":
		return fmt.Sprintf("person.%d", p.Person)
	}
	return fmt.Sprintf("person.%d.%s", p.Person, p.Field)
}

// maxPersons is how many persons a contact can concern.
const maxPersons = 99

// ParsePlace reads what [Place.String] wrote. Whether there is such a field is for
// [Form.At]; false for what can be none in any form.
func ParsePlace(s string) (p Place, ok bool) {
	rest, ofPerson := strings.CutPrefix(s, "person.")
	if !ofPerson {
		return Place{Field: s}, named(s)
	}
	number, field, withField := strings.Cut(rest, ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > maxPersons || strconv.Itoa(n) != number || withField && !named(field) {
		return Place{}, false
	}
	return Place{Person: n, Field: field}, true
}

// at is the answer at a place of the sheet.
func (s Sheet) at(p Place) Answer {
	if p.Person == 0 {
		return s.Contact[p.Field]
	}
	if p.Person > len(s.Persons) {
		return Answer{}
	}
	return s.Persons[p.Person-1][p.Field]
}

// asked is how the conditions of a person's fields, or of the contact's, find what
// was answered: what is said of the person goes before what is said of the contact.
func (f *Form) asked(s Sheet, person int) func(string) Answer {
	return func(field string) Answer {
		if person > 0 && f.OfPerson(field) != nil {
			return s.at(Place{person, field})
		}
		if x := f.Field(field); x == nil || !f.shows(s, 0, x) {
			return Answer{} // what does not show says nothing
		}
		return s.at(Place{Field: field})
	}
}

func (f *Form) shows(s Sheet, person int, x *Field) bool { return x.When.holds(f.asked(s, person)) }

// WithPersons says whether there can be persons concerned.
func (f *Form) WithPersons(s Sheet) bool { return f.Persons.When.holds(f.asked(s, 0)) }

// Shown gives the places of a sheet that show, in the order of the form: those of
// the contact, then those of each person.
func (f *Form) Shown(s Sheet) (all []Place) {
	for i := range f.Contact {
		if f.shows(s, 0, &f.Contact[i]) {
			all = append(all, Place{Field: f.Contact[i].Name})
		}
	}
	if !f.WithPersons(s) {
		return all
	}
	for n := range s.Persons {
		for i := range f.Person {
			if f.shows(s, n+1, &f.Person[i]) {
				all = append(all, Place{n + 1, f.Person[i].Name})
			}
		}
	}
	return all
}

// Hidden says that the field of a place does not show, and the clause that it
// waits for; false when it shows.
func (f *Form) Hidden(s Sheet, p Place) (Clause, bool) {
	if p.Person > 0 && !f.WithPersons(s) {
		return f.Persons.When.failing(f.asked(s, 0))
	}
	x := f.At(p)
	if x == nil || f.shows(s, p.Person, x) {
		return Clause{}, false
	}
	return x.When.failing(f.asked(s, p.Person))
}

// Progress is how far a registration has come.
type Progress struct {
	Done, Of int     // of what must be answered
	Missing  []Place // what is not, in the order of the form; a person where one must be
}

// Unfinished says whether something is missing.
func (p Progress) Unfinished() bool { return len(p.Missing) > 0 }

// Required says whether the field of a place must be answered, where it shows.
func (f *Form) Required(s Sheet, p Place) bool {
	x := f.At(p)
	return x != nil && x.Required.holds(f.asked(s, p.Person))
}

// Progress looks at what must be answered and shows.
func (f *Form) Progress(s Sheet) (p Progress) {
	for _, at := range f.Shown(s) {
		if !f.Required(s, at) {
			continue
		}
		p.Of++
		if s.at(at).IsZero() {
			p.Missing = append(p.Missing, at)
		}
	}
	if len(s.Persons) == 0 && f.WithPersons(s) && f.Persons.Required.holds(f.asked(s, 0)) {
		p.Of++
		p.Missing = append(p.Missing, Place{Person: 1})
	}
	p.Done = p.Of - len(p.Missing)
	return p
}
