package figures

import (
	"slices"

	"baken/store/form"
)

// completeness says which registrations of a form are unfinished. It looks at each
// combination of what matters once.
type completeness struct {
	form    *form.Form
	matters map[string]bool // a field that must be answered, or with what it is: true
	looked  map[string]bool
	key     []byte
}

func completenessOf(f *form.Form) *completeness {
	c := &completeness{form: f, matters: map[string]bool{}, looked: map[string]bool{}}
	read := func(conditions ...form.Condition) {
		for _, x := range conditions {
			for _, clause := range x.Clauses {
				c.matters[clause.Field] = true
			}
		}
	}
	read(f.Persons.When, f.Persons.Required)
	for _, x := range slices.Concat(f.Contact, f.Person) {
		read(x.When, x.Required)
		if _, ok := c.matters[x.Name]; !ok && (x.Required.Always || len(x.Required.Clauses) > 0) {
			c.matters[x.Name] = false
		}
	}
	return c
}

// unfinished says whether something is missing that must be answered. What is not
// counted, words above all, is taken as there.
func (c *completeness) unfinished(rec *Record) bool {
	c.key = c.append(c.key[:0], rec.Contact)
	for _, p := range rec.Persons {
		c.key = c.append(append(c.key, 1), p)
	}
	missing, ok := c.looked[string(c.key)]
	if !ok {
		missing = c.missing(rec)
		if len(c.looked) == maxLooked {
			clear(c.looked)
		}
		c.looked[string(c.key)] = missing
	}
	return missing
}

// maxLooked is how many combinations are remembered.
const maxLooked = 1 << 14

func (c *completeness) append(key []byte, all Answers) []byte {
	for _, a := range all {
		codes, matters := c.matters[a.Field]
		if !matters || len(a.Codes) == 0 {
			continue
		}
		key = append(append(key, 2), a.Field...)
		if codes {
			for _, code := range a.Codes {
				key = append(append(key, 3), code...)
			}
		}
	}
	return key
}

func (c *completeness) missing(rec *Record) bool {
	s := form.Sheet{Contact: answers(rec.Contact)}
	for _, p := range rec.Persons {
		s.Persons = append(s.Persons, answers(p))
	}
	return slices.ContainsFunc(c.form.Progress(s).Missing, func(p form.Place) bool {
		f := c.form.At(p)
		return f == nil || counted(f)
	})
}

func answers(all Answers) form.Answers {
	m := make(form.Answers, len(all))
	for _, a := range all {
		m[a.Field] = form.Codes(a.Codes...)
	}
	return m
}

// counted says whether the answers to a field are counted.
func counted(f *form.Field) bool { return !f.PII && f.Type.Coded() }
