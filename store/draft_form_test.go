package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/form"
	"baken/store/outside"
)

// The words of a field are a draft until they are registered, also at a contact that
// was joined, and come back when they could not be saved.
func TestWordsOfAFormAreADraft(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	words := func(id ContactID) string {
		t.Helper()
		d, ok, err := s.FormDraft(id)
		if err != nil || ok == d.Text.IsEmpty() {
			t.Errorf("%v, %q: %v", ok, d.Text.Unsafe(), err)
		}
		return d.Text.Unsafe()
	}
	s.step(s.SaveFormDraft(ctx, FormDraft{Contact: s.id, Field: "summary", Text: outside.New("buurkind")}))
	s.must(s.Join(ctx, s.id, other))
	if words(s.id) != "buurkind" || words(other) != "buurkind" {
		t.Error("it is not found where it was begun")
	}
	sealed, err := s.SealUnsaved(Unsaved{Form: &FormDraft{Contact: s.id, Field: "summary", Text: outside.New("huilt")}})
	s.step(err)
	for range 2 { // twice is once
		if _, err := s.TakeBack(ctx, sealed); err != nil {
			t.Fatal(err)
		}
		if got := words(s.id); got != "buurkind\n\nhuilt" {
			t.Errorf("what came back: %q", got)
		}
	}
	s.registers(is("contact_type", "counselling"))
	if words(s.id) == "" {
		t.Error("another field threw the words away")
	}
	s.registers(Entry{Field: "summary", Answer: form.Words(outside.New("buurkind huilt"))})
	if words(s.id) != "" {
		t.Error("a draft is left of what is registered")
	}
	s.step(s.SaveFormDraft(ctx, FormDraft{Contact: s.id, Field: "summary", Text: outside.New("x")}))
	s.step(s.DropFormDraft(ctx, other))
	if words(s.id) != "" {
		t.Error("it was not thrown away")
	}
	if err := s.SaveFormDraft(ctx, FormDraft{Contact: ContactID{9}, Field: "summary", Text: outside.New("x")}); err != nil && !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	s.step(s.DropFormDraft(ctx, ContactID{9}))
}
