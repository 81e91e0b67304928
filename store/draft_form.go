package store

import (
	"context"
	"time"

	"baken/store/outside"
	"baken/store/vault"
)

// FormDraft is the text of a field of words while it is written. A contact has
// one at most. [Store.Register] throws it away when it sets a field of words.
type FormDraft struct {
	Contact ContactID    `cbor:"1,keyasint"`
	Person  PersonID     `cbor:"2,keyasint,omitzero"`
	Field   string       `cbor:"3,keyasint"`
	Text    outside.Text `cbor:"4,keyasint"`
	SavedAt time.Time    `cbor:"5,keyasint"`
}

func (t *tx) formKey(id ContactID) []byte { return t.draftKey('f', id) }

// SaveFormDraft keeps the text of a field that is being written.
func (s *Store) SaveFormDraft(ctx context.Context, d FormDraft) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error { return t.putFormDraft(d) })
}

func (t *tx) putFormDraft(d FormDraft) error {
	t.change.contact(d.Contact)
	return t.putValueFor(boxDrafts, t.formKey(d.Contact), Owner(d.Contact), vault.Words, d)
}

// FormDraft gives the text that is being written at a contact, or at one that was
// joined to it; false when there is none.
func (s *Store) FormDraft(id ContactID) (d FormDraft, ok bool, err error) {
	err = s.read(func(t *tx) error {
		id, err := t.writtenAt(id, t.formKey)
		if err != nil {
			return err
		}
		ok, err = t.valueOf(boxDrafts, t.formKey(id), Owner(id), vault.Words, &d)
		return ignoreErased(err)
	})
	return d, ok, err
}

// DropFormDraft throws the text that is being written away.
func (s *Store) DropFormDraft(ctx context.Context, id ContactID) error {
	return s.write(ctx, func(t *tx) error { return t.dropFormDraft(id) })
}

func (t *tx) dropFormDraft(id ContactID) error {
	id, err := t.writtenAt(id, t.formKey)
	if err != nil || t.raw(boxDrafts, t.formKey(id)) == nil {
		return err
	}
	t.change.contact(id)
	return t.drop(boxDrafts, t.formKey(id))
}

// takeFormDraft puts a text back that could not be saved. Where another was saved
// later that one stays, and what came back stands below it.
func (t *tx) takeFormDraft(d FormDraft) (ContactID, error) {
	to, err := t.writtenAt(d.Contact, t.formKey)
	if err != nil {
		return to, err
	}
	var kept FormDraft
	ok, err := t.valueOf(boxDrafts, t.formKey(to), Owner(to), vault.Words, &kept)
	if err := ignoreErased(err); err != nil {
		return to, err
	}
	if d.Contact = to; ok && kept.SavedAt.After(d.SavedAt) {
		if holds(kept.Text, d.Text) {
			return to, nil
		}
		kept.Text = outside.New(kept.Text.Unsafe() + "\n\n" + d.Text.Unsafe())
		d = kept
	}
	d.SavedAt = t.s.now().UTC()
	return to, t.putFormDraft(d)
}
