package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/journal"
	"baken/store/member"
)

// That a case left the house stands in its history, for whoever may read that; who
// may not export leaves nothing behind.
func TestExportIsRecorded(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	claims(s)
	k := s.caseFile()
	s.step(s.RecordExported(ctx, k.ID, Exported{Uncovered: true, Page: true}))
	lines, err := s.History(s.id)
	s.step(err)
	last := lines[len(lines)-1]
	if b, ok := last.Body.(journal.CaseExported); !ok || b.Sealed || !b.Uncovered || !b.Page || b.Case != k.ID {
		t.Errorf("%+v", last)
	}
	n := s.events()
	if err := s.RecordExported(ctx, CaseID{1}, Exported{}); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if s.events() != n {
		t.Error("something was recorded")
	}
	s.role("An", member.Administrator, func() {
		if err := s.RecordExported(ctx, k.ID, Exported{Sealed: true}); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("an administrator exported: %v", err)
		}
	})
}
