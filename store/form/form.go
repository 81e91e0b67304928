package form

import (
	"slices"

	"baken/store/outside"
)

// Form is one version of a registration's definition.
type Form struct {
	Name    string // which form it is, through all its versions
	Version int    // from 1
	Contact []Field
	Person  []Field
	Persons Persons

	text     string
	notAsked Label
}

// Text is the file that the form was read from.
func (f *Form) Text() string { return f.text }

// Persons says what holds for the persons concerned together.
type Persons struct {
	Label    Label
	When     Condition // whether there can be any
	Required Condition // whether there must be one
}

// Field is one question of a form.
type Field struct {
	Name     string
	Label    Label
	Type     Type
	Codes    []Code // what can be answered; of an age its classes, of a language those that are offered
	When     Condition
	Required Condition
	PII      bool   // it can identify a person, and goes when that goes
	Source   Source // what the program fills it with by itself
}

// Code is one answer that can be given.
type Code struct {
	Code     string
	Label    Label
	From, To int // of a class of ages: the first and the last that belong to it
	Ranged   bool
}

// Type says what an answer is.
type Type string

// The types, as a form's file has them.
const (
	One      Type = "one"      // one of the codes
	Several  Type = "several"  // one or more of the codes, the main one first
	YesNo    Type = "yesno"    // yes, no, or not asked
	Age      Type = "age"      // a number of years, exact or about, or a class
	Language Type = "language" // a code of ISO 639
	Time     Type = "time"     // a moment
	Text     Type = "text"     // words
)

// Types are all types.
var Types = []Type{One, Several, YesNo, Age, Language, Time, Text}

// The codes that no form needs to list.
const (
	Yes      = "yes"
	No       = "no"
	NotAsked = "not_asked"
)

// Source names what the program knows of a contact by itself.
type Source string

// The sources. A guess is shown as one and counts for nothing until a person says
// that it is so.
const (
	FromChannel    Source = "channel"
	FromDirection  Source = "direction"
	FromStart      Source = "started_at"
	FromEnd        Source = "ended_at"
	FromFirstReply Source = "first_reply_at"
	FromDanger     Source = "danger"
	FromMailSafe   Source = "mail_safe"
	FromLanguage   Source = "language" // a guess

	// What a visitor said before the chat.
	FromVisitorAge    Source = "visitor_age"
	FromVisitorGender Source = "visitor_gender"
	FromVisitorRegion Source = "visitor_region"
)

// Sources are all sources.
var Sources = []Source{FromChannel, FromDirection, FromStart, FromEnd, FromFirstReply, FromDanger, FromMailSafe, FromLanguage, FromVisitorAge, FromVisitorGender, FromVisitorRegion}

// Said says whether it is what the contact said of itself, and nobody here.
func (s Source) Said() bool {
	return s == FromVisitorAge || s == FromVisitorGender || s == FromVisitorRegion
}

// Guess says whether what comes from the source is only a guess.
func (s Source) Guess() bool { return s == FromLanguage }

// Coded says whether answers of the type are codes, and so can be not asked.
func (t Type) Coded() bool { return t != Time && t != Text }

// Label is what something is called in each language of the program.
type Label struct{ en, nl, fr outside.Text }

// In gives the label in a language ("en", "nl", "fr"); English for another.
func (l Label) In(language string) outside.Text {
	switch language {
	case "nl":
		return l.nl
	case "fr":
		return l.fr
	}
	return l.en
}

// Field gives a field of the contact; nil when the form has none of that name.
func (f *Form) Field(name string) *Field { return find(f.Contact, name) }

// OfPerson gives a field of the persons concerned; nil when the form has none of
// that name.
func (f *Form) OfPerson(name string) *Field { return find(f.Person, name) }

// At gives the field of a place; nil when the form has none.
func (f *Form) At(p Place) *Field {
	if p.Person > 0 {
		return f.OfPerson(p.Field)
	}
	return f.Field(p.Field)
}

func find(fields []Field, name string) *Field {
	if i := slices.IndexFunc(fields, func(x Field) bool { return x.Name == name }); i >= 0 {
		return &fields[i]
	}
	return nil
}

// Code gives one of the answers that can be given; false for none of them.
func (f *Field) Code(code string) (Code, bool) {
	if i := slices.IndexFunc(f.Codes, func(c Code) bool { return c.Code == code }); i >= 0 {
		return f.Codes[i], true
	}
	return Code{}, false
}

// codes are the codes alone.
func (f *Field) codes() (all []string) {
	for _, c := range f.Codes {
		all = append(all, c.Code)
	}
	return all
}
