package store

import (
	"context"
	"errors"
	"flag"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baken/store/outside"
)

func TestMergeGoesByTheEarlierNumber(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	a, b, c := s.caseOf(ids[0]), s.caseOf(ids[1]), s.caseOf(ids[2])
	first, err := s.MergeCases(ctx, c, b)
	if err != nil || first.CaseNumber != "26-0002" {
		t.Fatalf("%+v, %v", first, err)
	}
	second, err := s.MergeCases(ctx, b, a)
	if err != nil || second.CaseNumber != "26-0001" {
		t.Fatalf("%+v, %v", second, err)
	}
	for _, id := range []CaseID{a, b, c} {
		k, err := s.CaseFile(id)
		if err != nil || k.ID != a || len(k.Contacts) != 3 || !slices.Equal(k.Also, []string{"26-0002", "26-0003"}) {
			t.Errorf("%+v, %v", k, err)
		}
	}
	if _, err := s.MergeCases(ctx, c, a); !errors.Is(err, ErrNoChange) {
		t.Errorf("again: %v", err)
	}
	if _, err := s.Undo(ctx, first.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("the second merge does not depend on the first: %v", err)
	}
	n, _, err := s.WriteNote(ctx, ids[2], outside.New("in het ene dossier"))
	s.step(err)
	if _, err := s.Undo(ctx, second.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("a note in it does not depend on the merge: %v", err)
	}
	s.must(s.Undo(ctx, n.Event))
	s.must(s.CloseContact(ctx, ids[2], MailID{})) // of which case is all the same
	s.must(s.Undo(ctx, second.Event))
}

// Merge then undo is nothing, whatever the cases hold.
func TestMergeThenUndoIsNothing(t *testing.T) {
	ctx := context.Background()
	checks := flag.Lookup("rapid.checks").Value.String()
	if checks == "100" { // unless more was asked for
		flag.Set("rapid.checks", "30")
		defer flag.Set("rapid.checks", checks)
	}
	rapid.Check(t, func(r *rapid.T) {
		s, ids := writers(t)
		defer s.close()
		for range rapid.IntRange(0, 6).Draw(r, "acts") {
			id := rapid.SampledFrom(ids).Draw(r, "contact")
			var err error
			switch rapid.IntRange(0, 4).Draw(r, "act") {
			case 0:
				_, _, err = s.WriteNote(ctx, id, outside.New("belt morgen"))
			case 1:
				_, err = s.CloseContact(ctx, id, MailID{})
			case 2:
				if to := s.caseOf(rapid.SampledFrom(ids).Draw(r, "to")); to != (CaseID{}) {
					_, err = s.Link(ctx, id, to)
				}
			case 3:
				_, err = s.Unlink(ctx, id)
			case 4:
				d, err := s.NewContact(ctx, Phone, Call{StartedAt: s.clock})
				s.must(d, err)
				s.must(s.EndCall(ctx, d.Contact, CallHeld))
				ids = append(ids, d.Contact)
			}
			if err != nil && !errors.Is(err, ErrNoChange) {
				r.Fatal(err)
			}
			s.later()
		}
		a, _ := s.anyCase(r)
		b, _ := s.anyCase(r)
		before := s.everything()
		d, err := s.MergeCases(ctx, a, b)
		if errors.Is(err, ErrNoChange) {
			return
		}
		s.must(d, err)
		s.must(s.Undo(ctx, d.Event))
		if diff := gocmp.Diff(before, s.everything(), sameText); diff != "" {
			r.Fatal(diff)
		}
	})
}

// everything is what is shown of cases and contacts, but for how often.
func (s *scene) everything() (all []any) {
	for _, c := range s.queue(FilterAll) {
		c.Version = 0
		all = append(all, c)
	}
	for _, f := range CaseFilters {
		for _, row := range s.cases(f) {
			k, err := s.CaseFile(row.ID)
			s.step(err)
			for i := range k.Contacts {
				k.Contacts[i].Version = 0
			}
			all = append(all, k)
		}
	}
	return all
}
