package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/outside"
)

// BenchmarkCase opens a case of 500 events: its file with the notes, its history and
// what was said.
func BenchmarkCase(b *testing.B) {
	ctx := context.Background()
	s := &scene{house: newHouse(b)}
	writes(s)
	claims(s)
	c, err := s.Contact(s.id)
	s.step(err)
	s.step(s.write(ctx, func(t *tx) error {
		for i := range 250 {
			note := journal.NoteWritten{Case: c.Case, Contact: s.id, Text: outside.New(fmt.Sprint("belt morgen, dag ", i))}
			note.Note[0], note.Note[1] = byte(i), byte(i>>8)
			danger := journal.DangerJudged{Contact: s.id, Danger: []string{"none", "concern"}[i%2]}
			if _, err := t.append(note, danger); err != nil {
				return err
			}
		}
		return nil
	}))
	b.ResetTimer()
	for range b.N {
		file, err := s.CaseFile(c.Case)
		if err != nil || len(file.Notes) != 250 {
			b.Fatal(len(file.Notes), err)
		}
		if lines, err := s.History(s.id); err != nil || len(lines) < 500 {
			b.Fatal(len(lines), err)
		}
		if _, err := talk(s.house, s.id); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFoldYear folds 10,000 contacts and their cases from the journal: what each
// event means, and what all of them add up to.
func BenchmarkFoldYear(b *testing.B) {
	const contacts = 10_000
	ctx := context.Background()
	h := newHouse(b)
	h.fill(0, contacts, "")
	for from := 0; from < contacts; from += 500 {
		rows, err := h.Queue(FilterAll, from, 500)
		h.step(err)
		h.step(h.write(ctx, func(t *tx) error {
			for _, c := range rows {
				for _, d := range []deciding{
					func(t *tx, c Contact, a acts) ([]journal.Body, error) {
						return []journal.Body{journal.Opened{Contact: c.ID}, journal.Claimed{Contact: c.ID}, journal.DangerJudged{Contact: c.ID, Danger: "concern"}}, nil
					},
					func(t *tx, c Contact, a acts) ([]journal.Body, error) {
						note := journal.NoteWritten{Case: c.Case, Contact: c.ID, Text: outside.New("belt morgen zelf")}
						copy(note.Note[:], c.ID[:])
						return []journal.Body{note, journal.Closed{Contact: c.ID, Newest: c.Newest, Upto: c.LastAt}}, nil
					},
				} {
					if _, err := t.act(c.ID, d); err != nil {
						return err
					}
				}
			}
			return nil
		}))
		h.clock = h.clock.Add(time.Hour)
	}
	b.ResetTimer()
	for range b.N {
		v := &verifier{s: h.Store, ctx: ctx, progress: func(string, int) {}, hold: heldBlocks, found: map[string]*sum{}}
		h.step(h.guard(v.begin))
		v.checks = append(v.checks, Check{What: CheckActs})
		h.step(v.run(v.acts))
		v.b.Rollback()
		if c := v.checks[0]; len(c.Wrong) > 0 || c.Checked < 2*contacts {
			b.Fatalf("%d folded, %d wrong", c.Checked, len(c.Wrong))
		}
	}
}
