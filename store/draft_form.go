package store

import (
	"context"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// FormDraft is the text of a field of words while it is written. A contact has one at
// most of each field. [Store.Register] throws it away when it sets the field.
type FormDraft struct {
	Contact ContactID    `cbor:"1,keyasint"`
	Person  PersonID     `cbor:"2,keyasint,omitzero"`
	Field   string       `cbor:"3,keyasint"`
	Text    outside.Text `cbor:"4,keyasint"`
	SavedAt time.Time    `cbor:"5,keyasint"`
}

func (d FormDraft) of() journal.FieldOf { return journal.FieldOf{Person: d.Person, Field: d.Field} }

// formDrafts are those of a contact, as they are kept: the one that was saved last,
// with the others, the last first.
type formDrafts struct {
	FormDraft
	More []FormDraft `cbor:"6,keyasint,omitempty"`
}

func (t *tx) formKey(id ContactID) []byte { return t.draftKey('f', id) }

// formDrafts gives those that stand at a contact, the last saved first.
func (t *tx) formDrafts(at ContactID) ([]FormDraft, error) {
	var all formDrafts
	ok, err := t.valueOf(boxDrafts, t.formKey(at), Owner(at), vault.Words, &all)
	if err != nil || !ok {
		return nil, ignoreErased(err)
	}
	return append([]FormDraft{all.FormDraft}, all.More...), nil
}

func (t *tx) putFormDrafts(at ContactID, all []FormDraft) error {
	t.change.contact(at)
	if len(all) == 0 {
		return t.drop(boxDrafts, t.formKey(at))
	}
	return t.putValueFor(boxDrafts, t.formKey(at), Owner(at), vault.Words, formDrafts{all[0], all[1:]})
}

// without are drafts but for those of some fields.
func without(all []FormDraft, fields ...journal.FieldOf) []FormDraft {
	return slices.DeleteFunc(slices.Clone(all), func(d FormDraft) bool { return slices.Contains(fields, d.of()) })
}

// SaveFormDraft keeps the text of a field that is being written.
func (s *Store) SaveFormDraft(ctx context.Context, d FormDraft) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error { return t.putFormDraft(d) })
}

func (t *tx) putFormDraft(d FormDraft) error {
	all, err := t.formDrafts(d.Contact)
	if err != nil {
		return err
	}
	return t.putFormDrafts(d.Contact, append([]FormDraft{d}, without(all, d.of())...))
}

// FormDrafts gives the texts that are being written at a contact, or at one that was
// joined to it, the last saved first.
func (s *Store) FormDrafts(id ContactID) (all []FormDraft, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		at, err := t.writtenAt(id, t.formKey)
		if err == nil {
			all, err = t.formDrafts(at)
		}
		return err
	})
	return all, err
}

// DropFormDraft throws the text of a field that is being written away.
func (s *Store) DropFormDraft(ctx context.Context, d FormDraft) error {
	return s.write(ctx, func(t *tx) error { return t.dropFormDrafts(d.Contact, d.of()) })
}

func (t *tx) dropFormDrafts(id ContactID, fields ...journal.FieldOf) error {
	at, err := t.writtenAt(id, t.formKey)
	if err != nil || t.raw(boxDrafts, t.formKey(at)) == nil {
		return err
	}
	all, err := t.formDrafts(at)
	if err != nil {
		return err
	}
	rest := without(all, fields...)
	if len(rest) == len(all) {
		return nil
	}
	return t.putFormDrafts(at, rest)
}

// takeFormDraft puts a text back that could not be saved. Where another was saved
// later that one stays, and what came back stands below it.
func (t *tx) takeFormDraft(d FormDraft) (ContactID, error) {
	to, err := t.writtenAt(d.Contact, t.formKey)
	if err != nil {
		return to, err
	}
	all, err := t.formDrafts(to)
	if err != nil {
		return to, err
	}
	d.Contact = to
	i := slices.IndexFunc(all, func(o FormDraft) bool { return o.of() == d.of() })
	if i >= 0 && all[i].SavedAt.After(d.SavedAt) {
		kept := all[i]
		if holds(kept.Text, d.Text) {
			return to, nil
		}
		kept.Text = outside.New(kept.Text.Unsafe() + "\n\n" + d.Text.Unsafe())
		d = kept
	}
	d.SavedAt = t.s.now().UTC()
	return to, t.putFormDraft(d)
}
