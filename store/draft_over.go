package store

import (
	"context"
	"maps"
	"strings"

	"baken/store/outside"
	"baken/store/vault"
)

// A member may have two sessions open, and write the same in both. Each saves over the words
// that it has seen, and no others: ErrDraftMoved when others stand there. Nothing was written
// then, and whoever asked reads the draft again. What has become a note, or was thrown away,
// stands in nobody's way.

// moved says whether other words stand in a draft than those that were seen, or that are to be.
func moved(now, seen, then outside.Text) error {
	if now != seen && now != then {
		return ErrDraftMoved
	}
	return nil
}

// SaveNoteDraftOver is SaveNoteDraft over the words that were seen.
func (s *Store) SaveNoteDraftOver(ctx context.Context, d NoteDraft, seen outside.Text) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error {
		if err := t.noteMoved(d.Contact, seen, d.Text); err != nil {
			return err
		}
		return t.putNote(d)
	})
}

// DropNoteDraftOver is DropNoteDraft of the words that were seen.
func (s *Store) DropNoteDraftOver(ctx context.Context, id ContactID, seen outside.Text) error {
	return s.write(ctx, func(t *tx) error {
		if err := t.noteMoved(id, seen, outside.Text{}); err != nil {
			return err
		}
		return t.dropNoteDraft(id)
	})
}

func (t *tx) noteMoved(id ContactID, seen, then outside.Text) error {
	var now NoteDraft
	ok, err := t.valueOf(boxDrafts, t.noteKey(id), Owner(id), vault.Words, &now)
	if err != nil || !ok {
		return ignoreErased(err) // what is erased, saving says
	}
	return moved(now.Text, seen, then)
}

// same says whether two texts are the same but for the white space at their ends, which a
// note that is kept has no more.
func same(a, b outside.Text) bool {
	return strings.TrimSpace(a.Unsafe()) == strings.TrimSpace(b.Unsafe())
}

// SaveFormDraftOver is SaveFormDraft over the words of the field that were seen.
func (s *Store) SaveFormDraftOver(ctx context.Context, d FormDraft, seen outside.Text) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error {
		if err := t.formMoved(d, seen); err != nil {
			return err
		}
		return t.putFormDraft(d)
	})
}

// DropFormDraftOver is DropFormDraft of the words of the field that were seen.
func (s *Store) DropFormDraftOver(ctx context.Context, d FormDraft, seen outside.Text) error {
	d.Text = outside.Text{}
	return s.write(ctx, func(t *tx) error {
		if err := t.formMoved(d, seen); err != nil {
			return err
		}
		return t.dropFormDrafts(d.Contact, d.of())
	})
}

func (t *tx) formMoved(d FormDraft, seen outside.Text) error {
	all, err := t.formDrafts(d.Contact)
	if err != nil {
		return err
	}
	for _, now := range all {
		if now.of() == d.of() {
			return moved(now.Text, seen, d.Text)
		}
	}
	return nil
}

// SaveSlipOver is SaveSlip over the fields that were seen.
func (s *Store) SaveSlipOver(ctx context.Context, d SlipDraft, seen map[string]outside.Text) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error {
		var now SlipDraft
		ok, err := t.valueOf(boxDrafts, t.slipKey(d.Kind)(d.Contact), Owner(d.Contact), vault.Words, &now)
		switch {
		case ignoreErased(err) != nil:
			return err
		case ok && err == nil && !maps.Equal(now.Fields, seen) && !maps.Equal(now.Fields, d.Fields):
			return ErrDraftMoved
		}
		return t.putSlip(d)
	})
}
