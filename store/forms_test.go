package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"baken/store/form"
	"baken/store/outside"
)

// What was registered under a form is read under it when the team has another one.
func TestFormIsReplaced(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.registers(is("contact_type", "counselling"), is("province", "VBR"))
	was := s.written()
	second := strings.NewReplacer("version = 1", "version = 2", `code = "VBR"`, `code = "BRA"`, `field = "summary"`, `field = "story"`).Replace(form.Default().Text())
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"no form":       {"form = 3", form.ErrForm},
		"no new number": {strings.Replace(second, "version = 2", "version = 1", 1), ErrFormVersion},
		"the same":      {form.Default().Text(), ErrNoChange},
	} {
		if _, err := s.ReplaceForm(ctx, outside.New(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	d, err := s.ReplaceForm(ctx, outside.New(second))
	s.step(err)
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrCannotUndo) {
		t.Errorf("undone: %v", err)
	}
	for range 2 {
		if f, err := s.Form(); err != nil || f.Version != 2 || f.Field("story") == nil {
			t.Fatalf("in use: %v", err)
		}
		r, err := s.Registration(s.id)
		if err != nil || r.Form.Version != 1 || s.written() != was {
			t.Errorf("the old registration is %s: %v", s.written(), err)
		}
		s.reopen()
	}
	s.registers(is("province", "ANT")) // it goes on under its own form
	if _, err := s.Register(ctx, s.id, is("province", "BRA")); !errors.Is(err, form.ErrValue) {
		t.Errorf("a code of the other form: %v", err)
	}
	s.must(s.Register(ctx, other, is("contact_type", "information"), is("province", "BRA")))
	if r, err := s.Registration(other); err != nil || r.Form.Version != 2 {
		t.Errorf("the new registration: %v", err)
	}
	// On another workstation too, and with a form of another name.
	elsewhere := s.replica()
	from := s.events() + 1
	_, err = s.ReplaceForm(ctx, outside.New(strings.NewReplacer(`form = "helpline"`, `form = "ours"`).Replace(second)))
	s.step(err)
	elsewhere.take(s.house, from)
	if f, err := elsewhere.Form(); err != nil || f.Name != "ours" {
		t.Errorf("elsewhere: %v", err)
	}
	if _, err := s.ReplaceForm(ctx, outside.New(second)); !errors.Is(err, ErrFormVersion) {
		t.Errorf("back to an old one: %v", err)
	}
}

// A store of the schema before is brought up to date, and registers.
func TestMigrationToForms(t *testing.T) {
	h := newHouse(t)
	h.close()
	h.path += ".old"
	o := h.options()
	o.layouts = layouts[:3]
	old, err := Create(h.path, Founding{Name: outside.New("Noor"), Ways: []NamedWay{{h.way, "passphrase"}}}, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	s := &scene{house: h}
	s.step(h.unlock(nil))
	writes(s)
	s.registers(is("contact_type", "counselling"))
	s.step(s.write(context.Background(), func(t *tx) error { return t.countDue(s.clock) }))
	h.t.Cleanup(h.close)
}
