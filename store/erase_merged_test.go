package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/outside"
)

// What was merged is erased and held as one, by either number; who was taken out of it
// before stays, with what was done on it.
func TestMergedIsErasedAsOne(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	a, b, c := s.caseOf(ids[0]), s.caseOf(ids[1]), s.caseOf(ids[2])
	_, _, err := s.WriteNote(ctx, ids[1], outside.New("van de tweede"))
	s.step(err)
	s.must(s.MergeCases(ctx, a, b))
	s.must(s.MergeCases(ctx, b, c))
	s.must(s.Unlink(ctx, ids[2]))
	s.must(s.HoldCase(ctx, b, true))
	if _, err := s.Unlink(ctx, ids[1]); !errors.Is(err, ErrHeld) { // it would be kept no more
		t.Errorf("taken out of what is held: %v", err)
	}
	call, err := s.NewContact(ctx, Phone, Call{})
	s.must(call, err)
	s.must(s.Link(ctx, call.Contact, c))

	if k, err := s.CaseFile(c); err != nil || !k.Held {
		t.Errorf("the one is not held: %v", err)
	}
	all, err := s.WholeCase(c)
	if err != nil || len(all.Cases) != 3 || len(all.Contacts) != 3 {
		t.Fatalf("%d cases, %d contacts: %v", len(all.Cases), len(all.Contacts), err)
	}
	if _, err := s.Erase(ctx, all); !errors.Is(err, ErrHeld) {
		t.Fatalf("what is held is erased: %v", err)
	}
	s.must(s.HoldCase(ctx, a, false))
	if _, err := s.HoldCase(ctx, c, false); !errors.Is(err, ErrNoChange) {
		t.Errorf("let go twice: %v", err)
	}
	if _, err := s.Erase(ctx, all); err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{"26-0001", "26-0002", "26-0003"} {
		if _, err := s.FindCase(number); !errors.Is(err, ErrUnknown) {
			t.Errorf("%s is found still: %v", number, err)
		}
	}
	left := s.one(FilterAll)
	if left.ID != ids[2] || left.CaseNumber != "26-0004" || left.Claim == Unclaimed {
		t.Errorf("%+v", left)
	}
	if n := s.numbers(CasesAll); len(n) != 1 {
		t.Errorf("cases %v", n)
	}
	if rows, err := s.Calls(1); err != nil || len(rows) != 0 {
		t.Errorf("%d calls go on: %v", len(rows), err)
	}
}
