package form

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"baken/store/outside"
)

// MaxFile is how long the file of a form may be, in bytes.
const MaxFile = 256 << 10

// file is a form as it is written.
type file struct {
	Form    string              `toml:"form"`
	Version int                 `toml:"version"`
	Answers map[string]fileText `toml:"answers"`
	Persons filePersons         `toml:"persons"`
	Contact []fileField         `toml:"contact"`
	Person  []fileField         `toml:"person"`
}

type filePersons struct {
	Label    fileText            `toml:"label"`
	When     map[string][]string `toml:"when"`
	Required any                 `toml:"required"` // true, false, or a condition
}

type fileField struct {
	Field    string              `toml:"field"`
	Label    fileText            `toml:"label"`
	Type     Type                `toml:"type"`
	Codes    []fileCode          `toml:"codes"`
	When     map[string][]string `toml:"when"`
	Required any                 `toml:"required"`
	PII      bool                `toml:"pii"`
	Source   Source              `toml:"source"`
}

type fileCode struct {
	Code string `toml:"code"`
	From *int   `toml:"from"`
	To   *int   `toml:"to"`
	fileText
}

type fileText struct {
	EN string `toml:"en"`
	NL string `toml:"nl"`
	FR string `toml:"fr"`
}

// Parse reads the file of a form. Nothing of it is used when anything in it is
// wrong: the error names the line and what may stand there, and wraps ErrForm.
func Parse(text string) (*Form, error) {
	if len(text) > MaxFile || !utf8.ValidString(text) {
		return nil, fmt.Errorf("%w: want a TOML file in UTF-8 of up to %d KB", ErrForm, MaxFile>>10)
	}
	p := &parser{lines: linesOf(text), form: &Form{text: text}}
	var f file
	meta, err := toml.Decode(text, &f)
	if err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			return nil, wrong(at.Position.Line, "%s", printed(at.Message))
		}
		return nil, fmt.Errorf("%w: %s", ErrForm, printed(err.Error()))
	}
	for _, unknown := range meta.Undecoded() {
		if slices.Contains(unknown[:len(unknown)-1], "required") {
			continue // a condition: its keys are fields, see required
		}
		key := unknown[len(unknown)-1]
		return nil, wrong(p.lines.find(top, key), "unknown key %q; there are form, version, answers, persons, contact, person; of a field: field, label, type, codes, when, required, pii, source; of a code: code, en, nl, fr, from, to", printed(key))
	}
	if err := p.read(f); err != nil {
		return nil, err
	}
	return p.form, nil
}

// parser makes a form of its file.
type parser struct {
	lines lines
	form  *Form
	yesno []Code
}

func (p *parser) read(f file) error {
	if !named(f.Form) {
		return wrong(p.lines.find(top, "form"), `form: want a name such as form = "helpline", %s`, letters)
	}
	if f.Version < 1 || f.Version > 1<<30 {
		return wrong(p.lines.find(top, "version"), "version: want a number from 1 up, higher than that of the form before")
	}
	p.form.Name, p.form.Version = f.Form, f.Version
	if err := p.answers(f.Answers); err != nil {
		return err
	}
	if len(f.Contact) == 0 {
		return wrong(0, "want at least one field of the contact, under [[contact]]")
	}
	for i, x := range f.Contact {
		field, err := p.field(x, section{contacts, i})
		if err != nil {
			return err
		}
		p.form.Contact = append(p.form.Contact, field)
	}
	if err := p.persons(f); err != nil {
		return err
	}
	for i, x := range f.Person {
		field, err := p.field(x, section{persons, i})
		if err != nil {
			return err
		}
		p.form.Person = append(p.form.Person, field)
	}
	return nil
}

// answers reads what yes, no and not asked are called.
func (p *parser) answers(named map[string]fileText) error {
	at := section{answers, 0}
	for _, code := range []string{Yes, No, NotAsked} {
		l, err := p.label(named[code], p.lines.find(at, code), "answers."+code)
		if err != nil {
			return err
		}
		p.yesno = append(p.yesno, Code{Code: code, Label: l})
	}
	for key := range named {
		if !slices.Contains([]string{Yes, No, NotAsked}, key) {
			return wrong(p.lines.find(at, key), "answers: there are yes, no and not_asked, not %q", printed(key))
		}
	}
	p.form.notAsked = p.yesno[2].Label
	return nil
}

func (p *parser) persons(f file) (err error) {
	at := section{about, 0}
	if len(f.Person) == 0 {
		return nil // there are none: the zero condition never holds
	}
	to := &p.form.Persons
	if to.Label, err = p.label(f.Persons.Label, p.lines.find(at, "label"), "persons.label"); err != nil {
		return err
	}
	if to.When, err = p.condition(f.Persons.When, at, "when", nil); err != nil {
		return err
	}
	to.Required, err = p.required(f.Persons.Required, at, nil)
	return err
}

// field reads one field; what its conditions ask stands before it in the file, so
// that nothing waits for itself.
func (p *parser) field(x fileField, at section) (f Field, err error) {
	before := p.form.Person
	if at.of == contacts {
		before = p.form.Contact
	}
	switch {
	case !named(x.Field):
		return f, wrong(p.lines.find(at, "field"), `field: want a name such as field = "province", %s`, letters)
	case find(before, x.Field) != nil:
		return f, wrong(p.lines.find(at, quoted(x.Field)), "field: %q stands in the form already", x.Field)
	case x.Type == "":
		return f, wrong(p.lines.find(at, "field"), "%s: type is missing; there are %s", x.Field, joined(Types))
	case !slices.Contains(Types, x.Type):
		return f, wrong(p.lines.find(at, "type"), "%s: there is no type %q; there are %s", x.Field, printed(string(x.Type)), joined(Types))
	case x.Source != "" && !slices.Contains(Sources, x.Source):
		return f, wrong(p.lines.find(at, "source"), "%s: there is no source %q; there are %s", x.Field, printed(string(x.Source)), joined(Sources))
	case x.Source != "" && at.of == persons:
		return f, wrong(p.lines.find(at, "source"), "%s: the program knows nothing of a person concerned by itself; source is for fields of the contact", x.Field)
	}
	f = Field{Name: x.Field, Type: x.Type, PII: x.PII, Source: x.Source}
	if f.Label, err = p.label(x.Label, p.lines.find(at, "label"), x.Field+".label"); err != nil {
		return f, err
	}
	if f.Codes, err = p.codes(x, at); err != nil {
		return f, err
	}
	if f.When, err = p.condition(x.When, at, "when", before); err != nil {
		return f, err
	}
	f.Required, err = p.required(x.Required, at, before)
	return f, err
}

// label reads what something is called: each language has it.
func (p *parser) label(t fileText, line int, of string) (Label, error) {
	for _, x := range []struct{ language, words string }{{"en", t.EN}, {"nl", t.NL}, {"fr", t.FR}} {
		if outside.New(x.words).Line().IsEmpty() || len(x.words) > maxLabel {
			return Label{}, wrong(line, "%s: want words in en, nl and fr, of up to %d bytes; those in %s are missing or too long", of, maxLabel, x.language)
		}
	}
	return Label{outside.New(t.EN), outside.New(t.NL), outside.New(t.FR)}, nil
}

const maxLabel = 200

// required reads true, false, or a condition.
func (p *parser) required(v any, at section, before []Field) (Condition, error) {
	switch v := v.(type) {
	case nil:
		return Condition{}, nil
	case bool:
		return Condition{Always: v}, nil
	case map[string]any:
		of := map[string][]string{}
		for field, codes := range v {
			list, ok := codes.([]any)
			for _, c := range list {
				code, isText := c.(string)
				ok = ok && isText
				of[field] = append(of[field], code)
			}
			if !ok {
				return Condition{}, wrong(p.lines.find(at, "required"), `required: want true, false, or codes such as { contact_type = ["counselling"] }`)
			}
		}
		return p.condition(of, at, "required", before)
	}
	return Condition{}, wrong(p.lines.find(at, "required"), `required: want true, false, or codes such as { contact_type = ["counselling"] }`)
}

// condition reads which fields must have been answered with which codes; none are
// always.
func (p *parser) condition(of map[string][]string, at section, key string, before []Field) (c Condition, err error) {
	if len(of) == 0 {
		return Condition{Always: true}, nil
	}
	line := p.lines.find(at, key)
	names := make([]string, 0, len(of))
	for name := range of {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		x := find(before, name)
		if x == nil {
			x = find(p.form.Contact, name) // also of a person: what is said of the contact
		}
		if x == nil || len(x.Codes) == 0 {
			return c, wrong(line, "%s: %q is no field with codes that stands before", key, printed(name))
		}
		if len(of[name]) == 0 {
			return c, wrong(line, "%s: %s wants a code; there are %s", key, name, strings.Join(x.codes(), ", "))
		}
		for _, code := range of[name] {
			if _, ok := x.Code(code); !ok {
				return c, wrong(line, "%s: %s has no code %q; there are %s", key, name, printed(code), strings.Join(x.codes(), ", "))
			}
		}
		c.Clauses = append(c.Clauses, Clause{name, slices.Clone(of[name])})
	}
	return c, nil
}
