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
		all, err := s.FormDrafts(id)
		s.step(err)
		for _, d := range all {
			if d.Text.IsEmpty() {
				t.Errorf("an empty one of %s", d.Field)
			}
			if d.Field == "summary" {
				return d.Text.Unsafe()
			}
		}
		return ""
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
	// Each field has its own: two forms that are open do not write over one another.
	s.step(s.SaveFormDraft(ctx, FormDraft{Contact: s.id, Person: PersonID{1}, Field: "story", Text: outside.New("haar broer")}))
	if all, err := s.FormDrafts(s.id); err != nil || len(all) != 2 || all[0].Field != "story" || words(s.id) != "buurkind\n\nhuilt" {
		t.Errorf("of two fields: %d, %v", len(all), err)
	}
	s.registers(Entry{Field: "summary", Answer: form.Words(outside.New("een bevel"))}) // beside the screen
	if words(s.id) == "" {
		t.Error("a command threw the words away")
	}
	s.later()
	s.must(s.Register(OfDraft(ctx), s.id, Entry{Field: "summary", Answer: form.Words(outside.New("buurkind huilt"))}))
	if words(s.id) != "" {
		t.Error("a draft is left of what is registered")
	}
	if all, err := s.FormDrafts(s.id); err != nil || len(all) != 1 || all[0].Text != outside.New("haar broer") {
		t.Errorf("of the other field: %v, %v", all, err)
	}
	s.step(s.SaveFormDraft(ctx, FormDraft{Contact: s.id, Field: "summary", Text: outside.New("x")}))
	s.step(s.DropFormDraft(ctx, FormDraft{Contact: other, Field: "summary"}))
	if words(s.id) != "" {
		t.Error("it was not thrown away")
	}
	if err := s.SaveFormDraft(ctx, FormDraft{Contact: ContactID{9}, Field: "summary", Text: outside.New("x")}); err != nil && !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	s.step(s.DropFormDraft(ctx, FormDraft{Contact: ContactID{9}, Field: "summary"}))
}
