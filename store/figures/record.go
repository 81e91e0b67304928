package figures

import "baken/store/form"

// Record is what is counted of one contact. Nothing of it is kept or changed.
type Record struct {
	Form    *form.Form // nil: a form that only a newer version of the program knows
	Month   Month
	Day     Day // of contacts that are still there; zero: not known
	Hour    int // of the week, from Monday 0:00
	Contact Answers
	Persons []Answers
}

// Answers are what was answered about a contact, or about one person.
type Answers []Answer

// Answer is one field and its codes, the main one first.
type Answer struct {
	Field string
	Codes []string
}

// of are the codes of a field; none when it was not answered.
func (a Answers) of(field string) []string {
	for i := range a {
		if a[i].Field == field {
			return a[i].Codes
		}
	}
	return nil
}

// main is the first code of a field; empty when it was not answered.
func (a Answers) main(field string) string {
	if codes := a.of(field); len(codes) > 0 {
		return codes[0]
	}
	return ""
}

// known is the first code of a field; empty when nothing is known.
func (a Answers) known(field string) string {
	if code := a.main(field); code != unknown && code != form.NotAsked {
		return code
	}
	return ""
}

// unknown is the code with which forms have that somebody asked and was not told.
const unknown = "unknown"
