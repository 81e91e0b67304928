package store

import (
	"context"
	"fmt"
	"testing"

	"baken/store/form"
	"baken/store/journal"
)

// BenchmarkRegister sets one field of a registration that has many.
func BenchmarkRegister(b *testing.B) {
	s := &scene{house: newHouse(b)}
	writes(s)
	s.registers(is("contact_type", "counselling"), is("caller_role", "bystander"), is("province", "VBR"), is("help_given", "advice"))
	n := 0
	for b.Loop() {
		n++
		s.registers(is("caller_age", fmt.Sprint(n%100)))
	}
}

// BenchmarkRegistration reads the registration of a contact of 500 events.
func BenchmarkRegistration(b *testing.B) {
	s := &scene{house: newHouse(b)}
	writes(s)
	s.registers(is("contact_type", "counselling"))
	for n := range 500 {
		s.registers(is("caller_age", fmt.Sprint(n%100)))
	}
	for b.Loop() {
		if _, err := s.Registration(s.id); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFoldRegistrations folds the registrations of 10,000 contacts from the journal,
// each of four events.
func BenchmarkFoldRegistrations(b *testing.B) {
	const contacts = 10_000
	h := newHouse(b)
	h.step(h.write(context.Background(), func(t *tx) error {
		for n := range contacts {
			id := ContactID{1, byte(n >> 8), byte(n)}
			c := CaseID{2, byte(n >> 8), byte(n)}
			bodies := []journal.Body{journal.CaseOpened{Case: c, Number: fmt.Sprintf("26-%05d", n)}, journal.ContactLinked{Case: c, Contact: id}}
			for _, field := range []string{"contact_type", "province"} {
				bodies = append(bodies, journal.Registered{Contact: id, Form: form.Default().Name, Version: 1, Figure: FigureID{byte(n >> 8), byte(n)},
					Answers: []journal.Answer{{FieldOf: journal.FieldOf{Field: field}, Codes: []string{"counselling"}}}})
			}
			if _, err := t.append(bodies...); err != nil {
				return err
			}
		}
		return nil
	}))
	for b.Loop() {
		h.step(h.read(func(t *tx) error {
			for n := range contacts {
				if _, err := t.foldActs(ContactID{1, byte(n >> 8), byte(n)}); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}
