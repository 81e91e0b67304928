package store

import (
	"context"
	"testing"

	"baken/store/outside"
)

// What is typed in the team's room stays the member's own until it is said.
func TestRemarkDraft(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	kept := func(want string) {
		t.Helper()
		text, err := s.RemarkDraft()
		s.step(err)
		if text.Unsafe() != want {
			t.Errorf("%q is kept, want %q", text.Unsafe(), want)
		}
	}
	kept("")
	s.step(s.SaveRemarkDraft(ctx, outside.New("wie neemt")))
	s.step(s.SaveRemarkDraft(ctx, outside.New("wie neemt morgen over?")))
	kept("wie neemt morgen over?")
	s.step(s.by(s.els, func() error { kept(""); return nil }))
	if said := s.teamRoom(); len(said) > 0 {
		t.Errorf("it was said: %q", said)
	}
	text := outside.New("en wie overmorgen?")
	sealed, err := s.SealUnsaved(Unsaved{Remark: &text})
	s.step(err)
	for range 2 { // that it was taken back may not be heard of
		_, err = s.TakeBack(ctx, sealed)
		s.step(err)
		kept("wie neemt morgen over?\nen wie overmorgen?")
	}
	s.step(s.SaveRemarkDraft(ctx, outside.Text{}))
	kept("")
}
