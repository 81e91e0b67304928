package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"baken/store/member"
	"baken/store/outside"
	"baken/store/template"
)

// The team changes, adds and removes what is offered; the default set holds for the
// rest.
func TestTemplates(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	find := func(id template.ID) (template.Template, bool) {
		t.Helper()
		all, err := h.Templates()
		h.step(err)
		i := slices.IndexFunc(all, func(o template.Template) bool { return o.ID == id })
		if i < 0 {
			return template.Template{}, false
		}
		return all[i], true
	}
	before, err := h.Templates()
	h.step(err)
	if len(before) != len(template.Defaults()) {
		t.Fatalf("%d to begin with", len(before))
	}
	mine := template.Template{Name: outside.New("Bedankt"), Language: "nl", For: template.Reply, Text: outside.New("Dank u.\n{helpline}")}
	h.step(h.SaveTemplateDraft(ctx, mine))
	id, err := h.SetTemplate(ctx, mine)
	h.step(err)
	if _, ok, _ := h.TemplateDraft(); ok {
		t.Error("the draft outlived its template")
	}
	mine.ID = id
	if got, ok := find(id); !ok || got != mine {
		t.Errorf("%+v", got)
	}
	again := mine
	again.ID, again.Name = template.ID{}, outside.New("bedankt")
	if _, err := h.SetTemplate(ctx, again); !errors.Is(err, ErrThere) {
		t.Error(err)
	}
	if _, err := h.SetTemplate(ctx, mine); !errors.Is(err, ErrNoChange) {
		t.Error(err)
	}
	first := template.Defaults()[0]
	changed := first
	changed.Text = outside.New("Anders.")
	_, err = h.SetTemplate(ctx, changed)
	h.step(err)
	if got, _ := find(first.ID); got != changed {
		t.Errorf("one of the default set is %+v", got)
	}
	h.step(h.RemoveTemplate(ctx, first.ID))
	if _, ok := find(first.ID); ok {
		t.Error("it is offered still")
	}
	if err := h.RemoveTemplate(ctx, first.ID); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	h.role("Jef", member.Counselor, func() {
		if err := h.RemoveTemplate(ctx, id); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("a counselor removed one: %v", err)
		}
		if _, err := h.SetTemplate(ctx, template.Template{Name: outside.New("x"), Language: "nl", For: template.Note, Text: outside.New("x")}); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("a counselor added one: %v", err)
		}
	})
}
