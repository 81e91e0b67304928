package store

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"baken/store/journal"
	"baken/store/outside"
	"baken/store/template"
)

// keptTemplate is what the team said of one template.
type keptTemplate struct {
	Template template.Template `cbor:"1,keyasint"`
	Removed  bool              `cbor:"2,keyasint,omitzero"`
	Event    journal.EventID   `cbor:"3,keyasint"` // the one that said so, by its clock
}

func (t *tx) keptTemplates() (all []keptTemplate, err error) {
	_, err = t.value(boxTeam, t.s.teamKey("templates"), &all)
	return all, err
}

// foldTemplate keeps what an event says of a template, unless a later one said
// something else already.
func (t *tx) foldTemplate(k keptTemplate) error {
	all, err := t.keptTemplates()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(o keptTemplate) bool { return o.Template.ID == k.Template.ID })
	switch {
	case i < 0:
		all = append(all, k)
	case bytes.Compare(k.Event[:], all[i].Event[:]) > 0:
		all[i] = k
	}
	slices.SortFunc(all, func(a, b keptTemplate) int { return bytes.Compare(a.Template.ID[:], b.Template.ID[:]) })
	return t.putValue(boxTeam, t.s.teamKey("templates"), all)
}

// Templates are the texts that are kept ready, by name: those of the team, and those
// of the default set that it has not changed or removed.
func (s *Store) Templates() (all []template.Template, err error) {
	err = s.read(func(t *tx) error { all, err = t.templates(); return err })
	return all, err
}

func (t *tx) templates() (all []template.Template, err error) {
	kept, err := t.keptTemplates()
	if err != nil {
		return nil, err
	}
	for _, k := range kept {
		if !k.Removed {
			all = append(all, k.Template)
		}
	}
	for _, d := range template.Defaults() {
		if !slices.ContainsFunc(kept, func(k keptTemplate) bool { return k.Template.ID == d.ID }) {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b template.Template) int {
		return cmp.Compare(strings.ToLower(a.Name.Unsafe()), strings.ToLower(b.Name.Unsafe()))
	})
	return all, nil
}

// SetTemplate keeps a text ready for all, in place of the one of its id, or as a new
// one when that is zero; it gives the id. What [template.Template.Check] says, or
// [ErrThere] when another one of its sort and language has the name. It asks for the
// right to manage templates.
func (s *Store) SetTemplate(ctx context.Context, n template.Template) (template.ID, error) {
	if err := n.Check(); err != nil {
		return template.ID{}, err
	}
	if n.ID == (template.ID{}) {
		n.ID = template.ID(newNoteID())
	}
	err := s.write(ctx, func(t *tx) error {
		all, err := t.templates()
		if err != nil {
			return err
		}
		for _, o := range all {
			if o == n {
				return ErrNoChange
			}
			if o.ID != n.ID && o.For == n.For && o.Language == n.Language && strings.EqualFold(o.Name.Unsafe(), n.Name.Unsafe()) {
				return fmt.Errorf("%w: a template", ErrThere)
			}
		}
		_, err = t.append(journal.TemplateSet{Template: n})
		if err == nil {
			err = t.dropTemplateDraft()
		}
		return err
	})
	return n.ID, err
}

// RemoveTemplate takes a text away. ErrUnknown when there is none.
func (s *Store) RemoveTemplate(ctx context.Context, id template.ID) error {
	return s.write(ctx, func(t *tx) error {
		all, err := t.templates()
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(o template.Template) bool { return o.ID == id }) {
			return fmt.Errorf("%w: a template", ErrUnknown)
		}
		_, err = t.append(journal.TemplateRemoved{Template: id})
		return err
	})
}

const templateDraft = "template-draft"

// SaveTemplateDraft keeps a template that is being written; there is one.
func (s *Store) SaveTemplateDraft(ctx context.Context, n template.Template) error {
	return s.write(ctx, func(t *tx) error { return t.putDesk(templateDraft, n) })
}

// TemplateDraft is the template that is being written; false when none is.
func (s *Store) TemplateDraft() (n template.Template, ok bool, err error) {
	err = s.read(func(t *tx) error { ok, err = t.desk(templateDraft, &n); return err })
	return n, ok, err
}

// takeTemplate makes a template that could not be saved the draft again, below the
// text of one that was begun meanwhile.
func (t *tx) takeTemplate(n template.Template) error {
	var now template.Template
	ok, err := t.desk(templateDraft, &now)
	if err != nil {
		return err
	}
	if ok && now.Text != n.Text {
		if holds(now.Text, n.Text) {
			return nil
		}
		now.Text = outside.New(now.Text.Unsafe() + "\n\n" + n.Text.Unsafe())
		n = now
	}
	return t.putDesk(templateDraft, n)
}

// DropTemplateDraft throws it away.
func (s *Store) DropTemplateDraft(ctx context.Context) error {
	return s.write(ctx, func(t *tx) error { return t.dropTemplateDraft() })
}

func (t *tx) dropTemplateDraft() error {
	key := t.s.hash("desk", []byte(templateDraft))
	return t.drop(boxDesk, key[:])
}

// MyName is what colleagues see of the member.
func (s *Store) MyName() (name string, err error) {
	err = s.read(func(t *tx) error { name = t.name(t.s.me).Line().String(); return nil })
	return name, err
}
