package command

import (
	"context"
	"strings"

	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
)

type registerCommand struct {
	Contact string   `arg:"" optional:""`
	Set     []string `placeholder:"FIELD=CODE" sep:"none"`
	Fields  bool
	Print   bool
}

// Run sets fields of a registration, or prints it, or the fields that there are.
func (r *registerCommand) Run(ctx context.Context, a *app) error {
	switch {
	case r.Fields && len(r.Set) > 0:
		return misused(lang.RegisterFieldsSet)
	case r.Fields:
		return r.fields(ctx, a)
	case r.Contact == "":
		return misused(lang.MissingArgument, `"<contact>"`)
	}
	return a.with(ctx, r.Contact, func(s *lease, id store.ContactID) error {
		reg, err := s.Registration(id)
		if err != nil {
			return err
		}
		if len(r.Set) == 0 {
			return r.show(ctx, a, s, reg)
		}
		entries, err := r.entries(a, reg)
		if err != nil {
			return err
		}
		d, err := s.Register(ctx, id, entries...)
		if err != nil {
			return ofForm(err)
		}
		return a.printAct(d.Event.String(), ending, d)
	})
}

// entries are what --set says. Persons are counted as they are printed; the next
// number is a new one.
func (r *registerCommand) entries(a *app, reg store.Registration) (all []store.Entry, err error) {
	persons := append([]store.PersonID(nil), reg.Persons...)
	seen := map[form.Place]bool{}
	for _, set := range r.Set {
		at, written, ok := strings.Cut(set, "=")
		if !ok {
			return nil, misused(lang.RegisterNoEquals, set)
		}
		p, ok := form.ParsePlace(strings.TrimSpace(at))
		if !ok {
			return nil, ofForm(&form.FieldError{Written: at, There: settable(reg.Form)})
		}
		if seen[p] {
			return nil, misused(lang.RegisterTwice, p.String())
		}
		seen[p] = true
		if p.Person > len(persons)+1 {
			return nil, misused(lang.RegisterNoPerson, p.String(), len(persons)+1)
		}
		if p.Person == len(persons)+1 {
			if p.Field == "" {
				return nil, misused(lang.RegisterNoPersonGone, p.String())
			}
			persons = append(persons, store.NewPersonID())
		}
		e := store.Entry{Field: p.Field}
		if p.Person > 0 {
			e.Person = persons[p.Person-1]
		}
		if p.Field == "" { // the person is taken away
			if written != "" {
				return nil, misused(lang.RegisterNoPersonGone, p.String())
			}
			all = append(all, e)
			continue
		}
		x := reg.Form.At(p)
		if x == nil {
			return nil, ofForm(&form.FieldError{Written: at, There: settable(reg.Form)})
		}
		if written == "-" && x.Type == form.Text {
			text, err := a.text(form.MaxText)
			if err != nil {
				return nil, err
			}
			e.Answer = form.Words(outside.New(strings.TrimRight(text.Unsafe(), "\n")))
		} else if e.Answer, err = x.Read(written); err != nil {
			return nil, ofForm(err)
		}
		all = append(all, e)
	}
	return all, nil
}

// settable are the fields of a form as --set has them.
func settable(f *form.Form) (all []string) {
	for _, x := range f.Contact {
		all = append(all, x.Name)
	}
	for _, x := range f.Person {
		all = append(all, form.Place{Person: 1, Field: x.Name}.String())
	}
	return all
}
