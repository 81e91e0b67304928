package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"testing"

	"baken/store/figures"
	"baken/store/form"
	"baken/store/journal"
	"baken/store/vault"
)

// counts writes n figures as finished registrations leave them, spread over the months
// of years.
func (h *house) counts(n int, first, years int) {
	h.t.Helper()
	r := rand.New(rand.NewPCG(1, 1))
	f := form.Default()
	one := func(x *form.Field) []string { return []string{x.Codes[r.IntN(len(x.Codes))].Code} }
	for from := 0; from < n; from += 10_000 {
		h.step(h.write(context.Background(), func(t *tx) error {
			for i := from; i < min(from+10_000, n); i++ {
				id := FigureID{}
				binary.BigEndian.PutUint64(id[:], r.Uint64())
				month := r.IntN(12 * years)
				v := figure{Form: formName{f.Name, f.Version}, Month: fmt.Sprintf("%04d-%02d", first+month/12, month%12+1), Hour: r.IntN(168), Event: EventID{byte(i)}}
				var all []journal.Answer
				for j := range f.Contact {
					x := &f.Contact[j]
					if x.Type.Coded() {
						codes := one(x)
						if x.Name == "contact_type" {
							codes = []string{"counselling"}
						}
						all = append(all, journal.Answer{FieldOf: journal.FieldOf{Field: x.Name}, Codes: codes})
					}
				}
				for p := range 1 + r.IntN(2) {
					for j := range f.Person {
						x := &f.Person[j]
						codes := one(x)
						if x.Name == "role" {
							codes = []string{"victim"}
						}
						all = append(all, journal.Answer{FieldOf: journal.FieldOf{Person: PersonID{byte(p + 1)}, Field: x.Name}, Codes: codes})
					}
				}
				v.Answers = answersAfter(nil, all, v.Event, 0)
				if err := t.putValueFor(boxFigures, id[:], Owner{}, vault.Figures, v); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}

// BenchmarkFiguresYear counts R1 to R13 of a year of 10,000 contacts.
func BenchmarkFiguresYear(b *testing.B) { benchmarkFigures(b, 10_000, 1) }

// BenchmarkFiguresTenYears counts 100,000 of ten years, all of them.
func BenchmarkFiguresTenYears(b *testing.B) { benchmarkFigures(b, 100_000, 10) }

func benchmarkFigures(b *testing.B, n, years int) {
	h := newHouse(b)
	h.counts(n, 2026-years, years)
	p, err := figures.ParsePeriod(fmt.Sprintf("%d..2025", 2026-years))
	h.step(err)
	for b.Loop() {
		f, err := h.Figures(context.Background(), FiguresQuery{Period: p})
		if err != nil || f.Lines[0].Value != n {
			b.Fatal(f.Lines, err)
		}
	}
}

// BenchmarkFiguresScreen counts what the screen shows of one year beside each other, where
// 100,000 contacts of ten years are counted: the lines, the months, and the hours.
func BenchmarkFiguresScreen(b *testing.B) {
	h := newHouse(b)
	h.counts(100_000, 2016, 10)
	year, err := figures.ParsePeriod("2025")
	h.step(err)
	all := []FiguresQuery{{Period: year, Before: true}, {Period: year, Before: true, By: []string{"month", "channel"}}, {Period: year, By: []string{"weekday", "hour"}}}
	for b.Loop() {
		f, err := h.SeveralFigures(context.Background(), all...)
		if err != nil || f[0].Lines[0].Value == 0 {
			b.Fatal(err)
		}
	}
}

// BenchmarkCountEarlier writes 1,000 figures through the journal.
func BenchmarkCountEarlier(b *testing.B) {
	h := newHouse(b)
	rec := figures.Record{Form: form.Default(), Month: figures.MonthOf(h.clock), Contact: figures.Answers{
		{Field: "contact_type", Codes: []string{"counselling"}}, {Field: "channel", Codes: []string{"chat"}}, {Field: "province", Codes: []string{"OVL"}}, {Field: "help_given", Codes: []string{"advice", "referral"}},
	}, Persons: []figures.Answers{{{Field: "role", Codes: []string{"victim"}}, {Field: "theme", Codes: []string{"stalking"}}}}}
	for b.Loop() {
		h.step(h.CountEarlier(context.Background(), func(yield func(figures.Record) bool) {
			for range 1000 {
				if !yield(rec) {
					return
				}
			}
		}))
	}
}
