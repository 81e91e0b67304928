package command

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
)

// registrationRow is a registration as the command line gives it.
type registrationRow struct {
	Contact    string       `json:"contact"`
	Form       string       `json:"form"`
	Version    int          `json:"version"`
	Fields     answersRow   `json:"fields"`
	Persons    []answersRow `json:"persons"`
	Unfinished bool         `json:"unfinished"`
	Missing    []string     `json:"missing"`
	Guesses    answersRow   `json:"guesses"` // what the program thinks, and nobody has said
}

// answersRow are answers in the order of the form: an object in JSON.
type answersRow []answerCell

type answerCell struct {
	name    string
	several bool
	codes   []string
	text    outside.Safe
}

// MarshalJSON writes an object; an answer is a string, or a list where it can be
// several.
func (r answersRow) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, c := range r {
		if i > 0 {
			b.WriteByte(',')
		}
		var value any = c.text
		switch {
		case c.several:
			value = c.codes
		case len(c.codes) > 0:
			value = c.codes[0]
		}
		p, err := object(value)
		if err != nil {
			return nil, err
		}
		b.WriteString(strconv.Quote(c.name) + ":" + string(p))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// String is one cell of CSV.
func (r answersRow) String() string {
	all := make([]string, len(r))
	for i, c := range r {
		all[i] = c.name + "=" + strings.Join(c.codes, ",") + c.text.String()
	}
	return strings.Join(all, " ")
}

var _ json.Marshaler = answersRow{}

// row makes one of the answers to fields; words only where they may be shown.
func answersOf(fields []form.Field, answers form.Answers, words bool) answersRow {
	r := answersRow{}
	for _, x := range fields {
		a, ok := answers[x.Name]
		if !ok || a.IsZero() || x.Type == form.Text && !words {
			continue
		}
		r = append(r, answerCell{x.Name, x.Type == form.Several, a.Codes, a.Text.Block()})
	}
	return r
}

// registrationRowOf is a registration with its words, or without.
func registrationRowOf(reg store.Registration, words bool) registrationRow {
	r := registrationRow{
		Contact: reg.Contact.String(), Form: reg.Form.Name, Version: reg.Form.Version, Fields: answersOf(reg.Form.Contact, reg.Sheet.Contact, words),
		Persons: []answersRow{}, Unfinished: reg.Progress.Unfinished(), Missing: []string{}, Guesses: answersOf(reg.Form.Contact, reg.Guesses, words),
	}
	for _, p := range reg.Sheet.Persons {
		r.Persons = append(r.Persons, answersOf(reg.Form.Person, p, words))
	}
	for _, m := range reg.Progress.Missing {
		r.Missing = append(r.Missing, m.String())
	}
	return r
}

// inWords says whether something was answered in words.
func inWords(reg store.Registration) bool {
	for _, p := range reg.Form.Shown(reg.Sheet) {
		if x := reg.Form.At(p); x.Type == form.Text && !answerAt(reg, p).IsZero() {
			return true
		}
	}
	return false
}

func answerAt(reg store.Registration, p form.Place) form.Answer {
	if p.Person > 0 {
		return reg.Sheet.Persons[p.Person-1][p.Field]
	}
	return reg.Sheet.Contact[p.Field]
}

// show prints a registration. On a terminal words are left out unless they are
// asked for, as they would stay in its scrollback; where they are written, the
// history says so.
func (r *registerCommand) show(ctx context.Context, a *app, s *lease, reg store.Registration) error {
	words := !onTerminal(a.stdout) || r.Print
	if words && inWords(reg) {
		if err := s.RecordPrinted(ctx, reg.Contact); err != nil {
			return err
		}
	}
	if a.Format != formatTable {
		return printSheet(a, registrationRowOf(reg, words))
	}
	out := newSheet(a, []lang.Key{lang.HeadField, lang.HeadAnswer, lang.HeadLabel}, func(r [3]string) []string { return r[:] })
	for _, p := range reg.Form.Shown(reg.Sheet) {
		answer := a.answerWords(reg, p, words)
		if answer == "" {
			continue
		}
		if err := out.row([3]string{p.String(), answer, reg.Form.At(p).Label.In(string(a.Language())).Line().String()}); err != nil {
			return err
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	if len(reg.Progress.Missing) > 0 {
		missing := make([]string, len(reg.Progress.Missing))
		for i, m := range reg.Progress.Missing {
			missing[i] = m.String()
		}
		a.say(lang.RegisterMissing, len(missing), strings.Join(missing, ", "))
	}
	return nil
}

// answerWords is an answer in words; empty where there is none.
func (a *app) answerWords(reg store.Registration, p form.Place, words bool) string {
	x, answer := reg.Form.At(p), answerAt(reg, p)
	guess := false
	if answer.IsZero() && p.Person == 0 {
		answer = reg.Guesses[p.Field]
		guess = !answer.IsZero()
	}
	var said []string
	for _, c := range answer.Codes {
		label := reg.Form.LabelOf(x, c, string(a.Language())).Line().String()
		if at, err := time.Parse(time.RFC3339, c); err == nil && x.Type == form.Time {
			label = local(at)
		}
		said = append(said, label)
	}
	switch {
	case x.Type == form.Text && answer.Text.IsEmpty():
		return ""
	case x.Type == form.Text && !words:
		return a.T(lang.RegisterWritten)
	case x.Type == form.Text:
		return answer.Text.Line().String()
	case guess:
		return a.T(lang.RegisterGuess, strings.Join(said, ", "))
	}
	return strings.Join(said, ", ")
}

// fieldRow is a field of a form as --fields prints it.
type fieldRow struct {
	Field    string    `json:"field"`
	Label    string    `json:"label"`
	Type     string    `json:"type"`
	Codes    []codeRow `json:"codes"`
	Required bool      `json:"required"` // always, or where it must be by another answer
	PII      bool      `json:"pii"`
}

type codeRow struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// fields prints the fields of the form that is in use, or that a contact is
// registered with.
func (r *registerCommand) fields(ctx context.Context, a *app) error {
	print := func(f *form.Form) error {
		out := newSheet(a, []lang.Key{lang.HeadField, lang.HeadLabel, lang.HeadKind, lang.HeadCodes}, func(r fieldRow) []string {
			codes := make([]string, len(r.Codes))
			for i, c := range r.Codes {
				codes[i] = c.Code
			}
			return []string{r.Field, r.Label, r.Type, strings.Join(codes, " ")}
		})
		for _, x := range f.Contact {
			if err := out.row(a.fieldRow(f, x, x.Name)); err != nil {
				return err
			}
		}
		for _, x := range f.Person {
			if err := out.row(a.fieldRow(f, x, "person.N."+x.Name)); err != nil {
				return err
			}
		}
		return out.close()
	}
	if r.Contact != "" {
		return a.with(ctx, r.Contact, func(s *lease, id store.ContactID) error {
			reg, err := s.Registration(id)
			if err != nil {
				return err
			}
			return print(reg.Form)
		})
	}
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	f, err := s.Form()
	if err != nil {
		return err
	}
	return print(f)
}

func (a *app) fieldRow(f *form.Form, x form.Field, name string) fieldRow {
	in := func(l outside.Text) string { return l.Line().String() }
	r := fieldRow{Field: name, Label: in(x.Label.In(string(a.Language()))), Type: string(x.Type), Codes: []codeRow{}, Required: x.Required.Always || len(x.Required.Clauses) > 0, PII: x.PII}
	for _, c := range f.Offered(&x) {
		r.Codes = append(r.Codes, codeRow{c.Code, in(c.Label.In(string(a.Language())))})
	}
	return r
}
