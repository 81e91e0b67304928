package journal

import "baken/store/outside"

// What is registered of a contact: the coded facts for the year's figures. An
// event carries what it changes alone; of each field the answer stands whose event
// is the latest by its id. What can identify somebody, and words, are events of
// their own, each sealed with the keys of its class.

// Registered: these fields were answered so, under this version of the form. It is
// the last event of its act.
type Registered struct {
	Contact ContactID  `cbor:"1,keyasint"`
	Form    string     `cbor:"2,keyasint"`
	Version int        `cbor:"3,keyasint"`
	Figure  FigureID   `cbor:"4,keyasint"` // under which it is counted
	Answers []Answer   `cbor:"5,keyasint,omitempty"`
	Added   []PersonID `cbor:"6,keyasint,omitempty"` // persons whom the contact is about too
	Gone    []PersonID `cbor:"7,keyasint,omitempty"` // persons whom it is not about any more
	Also    []FieldOf  `cbor:"8,keyasint,omitempty"` // fields that events of With answer
	With    []EventID  `cbor:"9,keyasint,omitempty"` // the other events of the act, which are undone with it
}

// RegisteredNames: these fields, which can identify somebody, were answered so.
type RegisteredNames struct {
	Contact ContactID `cbor:"1,keyasint"`
	Answers []Answer  `cbor:"2,keyasint"`
}

// RegisteredWords: these fields were answered in words.
type RegisteredWords struct {
	Contact ContactID     `cbor:"1,keyasint"`
	Words   []AnswerWords `cbor:"2,keyasint"`
}

// FieldOf is a field of the contact (the zero Person), or of a person concerned.
type FieldOf struct {
	Person PersonID `cbor:"1,keyasint,omitzero"`
	Field  string   `cbor:"2,keyasint"`
}

// Answer is an answer of codes; with none of them the field is not answered any
// more.
type Answer struct {
	FieldOf
	Codes []string `cbor:"3,keyasint,omitempty"`
}

// AnswerWords is an answer in words; empty, the field is not answered any more.
type AnswerWords struct {
	FieldOf
	Text outside.Text `cbor:"3,keyasint,omitzero"`
}

// Counted: this is counted of a contact that nothing here names, so that the
// figures stay when the contact is erased. It has no day and no exact age, and is
// not written beside the events that it is made of.
type Counted struct {
	Figure  FigureID `cbor:"1,keyasint"`
	Form    string   `cbor:"2,keyasint"`
	Version int      `cbor:"3,keyasint"`
	Month   string   `cbor:"4,keyasint"`           // "2026-11", in the team's time zone, as Hour
	Hour    int      `cbor:"5,keyasint,omitzero"`  // of the week, from Monday 0:00
	Void    bool     `cbor:"6,keyasint,omitzero"`  // it is not counted any more: another one is, or nothing
	Answers []Answer `cbor:"7,keyasint,omitempty"` // those that changed
}

// FormReplaced: contacts that are not registered yet are registered with this form
// from now on. Definition is its file.
type FormReplaced struct {
	Form       string       `cbor:"1,keyasint"`
	Version    int          `cbor:"2,keyasint"`
	Definition outside.Text `cbor:"3,keyasint"`
}

func (Registered) Kind() Kind      { return "registration.set" }
func (RegisteredNames) Kind() Kind { return "registration.names" }
func (RegisteredWords) Kind() Kind { return "registration.words" }
func (Counted) Kind() Kind         { return "figure.counted" }
func (FormReplaced) Kind() Kind    { return "team.form" }

// part is the piece of the view that a field is.
func (f FieldOf) part(c ContactID) Part {
	p := Part{What: PartRegistration, Of: c, Field: "field." + f.Field}
	if f.Person != (PersonID{}) {
		p.Field = personField(f.Person) + "." + f.Field
	}
	return p
}

func personField(id PersonID) string { return "person." + id.String() }

// writes are the fields that it answers, and the persons that it adds or takes
// away.
func (b Registered) writes() (all []Part) {
	for _, a := range b.Answers {
		all = append(all, a.part(b.Contact))
	}
	for _, f := range b.Also {
		all = append(all, f.part(b.Contact))
	}
	for _, persons := range [][]PersonID{b.Added, b.Gone} {
		for _, id := range persons {
			all = append(all, Part{What: PartRegistration, Of: b.Contact, Field: personField(id)})
		}
	}
	return all
}

func (b RegisteredNames) writes() (all []Part) {
	for _, a := range b.Answers {
		all = append(all, a.part(b.Contact))
	}
	return all
}

func (b RegisteredWords) writes() (all []Part) {
	for _, w := range b.Words {
		all = append(all, w.part(b.Contact))
	}
	return all
}
