package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/outside"
	"baken/store/vault"
)

// What is typed in the team's room stays the member's own until it is said.
func TestRemarkDraft(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	kept := func(want string) {
		t.Helper()
		text, err := s.RemarkDraft(CaseID{})
		s.step(err)
		if text.Unsafe() != want {
			t.Errorf("%q is kept, want %q", text.Unsafe(), want)
		}
	}
	kept("")
	s.step(s.SaveRemarkDraft(ctx, CaseID{}, outside.New("wie neemt")))
	s.step(s.SaveRemarkDraft(ctx, CaseID{}, outside.New("wie neemt morgen over?")))
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
	s.step(s.SaveRemarkDraft(ctx, CaseID{}, outside.Text{}))
	kept("")
}

// What is typed beside a case stays the member's own, is found by each id of cases that
// were merged, and goes with the words of the case.
func TestRemarkDraftOnCase(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	claims(s)
	s.must(s.Claim(ctx, other))
	one, two := s.caseOf(s.id), s.caseOf(other)
	kept := func(of CaseID, want string) {
		t.Helper()
		text, err := s.RemarkDraft(of)
		s.step(err)
		if text.Unsafe() != want {
			t.Errorf("%q is kept, want %q", text.Unsafe(), want)
		}
	}
	s.step(s.SaveRemarkDraft(ctx, one, outside.New("weet jij")))
	s.step(s.SaveRemarkDraft(ctx, one, outside.New("weet jij meer?")))
	s.step(s.SaveRemarkDraft(ctx, two, outside.New("en dit?")))
	kept(one, "weet jij meer?")
	kept(CaseID{}, "")
	text := outside.New("zeg het mij")
	sealed, err := s.SealUnsaved(Unsaved{Remark: &text, RemarkOf: one})
	s.step(err)
	for range 2 {
		_, err = s.TakeBack(ctx, sealed)
		s.step(err)
		kept(one, "weet jij meer?\nzeg het mij")
	}
	s.must(s.MergeCases(ctx, one, two))
	for _, id := range []CaseID{one, two} {
		kept(id, "weet jij meer?\nzeg het mij\nen dit?")
	}
	s.step(s.SaveRemarkDraft(ctx, two, outside.New("alles samen")))
	kept(one, "alles samen")
	if err := s.SaveRemarkDraft(ctx, CaseID{1}, text); !errors.Is(err, ErrUnknown) {
		t.Errorf("beside no case: %v", err)
	}
	_, err = s.Erase(ctx, Erasure{Cases: []CaseID{one, two}, Classes: []vault.Class{vault.Words}})
	s.step(err)
	if _, err := s.RemarkDraft(one); !errors.Is(err, ErrErased) {
		t.Error(err)
	}
	if err := s.SaveRemarkDraft(ctx, one, text); !errors.Is(err, ErrErased) {
		t.Error(err)
	}
	s.step(s.read(func(t *tx) error {
		return t.scan(boxDrafts, []byte{remarkDrafts}, func(_, _ []byte) error { return errStop })
	}))
}
