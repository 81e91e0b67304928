package store

import (
	"context"
	"slices"

	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// RemarkDraft is what a member is typing to colleagues and has not said yet. In the
// team's room it belongs to no contact, and is sealed as the desk's own; beside a case it
// goes with the words of the case.
type RemarkDraft struct {
	Text outside.Text `cbor:"1,keyasint,omitzero"`
}

// remarkDrafts begins the keys of those beside a case: ‖ case, and who writes, as of a
// draft at a contact.
const remarkDrafts = 'd'

// remarkDraft is where the member's in the team's room stands.
func (t *tx) remarkDraft() string { return "remark-draft " + t.s.me.String() }

func (t *tx) remarkKey(of CaseID) []byte { return t.draftKey(remarkDrafts, ContactID(of)) }

// SaveRemarkDraft keeps what the member is typing beside a case, or in the team's room
// where that is zero, in place of what was kept before. Of cases that were merged each id
// finds the one. ErrUnknown when there is no such case, ErrErased when its words were
// erased.
func (s *Store) SaveRemarkDraft(ctx context.Context, of CaseID, text outside.Text) error {
	return s.write(ctx, func(t *tx) error {
		at, before, err := t.remarkAt(of)
		if err != nil {
			return err
		}
		for _, b := range before {
			if err := t.drop(boxDrafts, t.remarkKey(b)); err != nil {
				return err
			}
		}
		return t.putRemarkDraft(at, text)
	})
}

// remarkAt is the case at which a draft beside another stands, and those that are one
// with it, at which one may stand from before they were; zero and none for the team's
// room.
func (t *tx) remarkAt(of CaseID) (at CaseID, before []CaseID, err error) {
	if of == (CaseID{}) {
		return of, nil, nil
	}
	if at, err = t.known(of); err != nil {
		return at, nil, err
	}
	all, err := t.merged(at)
	return at, slices.DeleteFunc(all, func(c CaseID) bool { return c == at }), err
}

func (t *tx) putRemarkDraft(of CaseID, text outside.Text) error {
	switch {
	case of != (CaseID{}) && text.IsEmpty():
		return t.drop(boxDrafts, t.remarkKey(of))
	case of != (CaseID{}):
		return t.putValueFor(boxDrafts, t.remarkKey(of), Owner(of), vault.Words, RemarkDraft{text})
	case text.IsEmpty():
		key := t.s.hash("desk", []byte(t.remarkDraft()))
		return t.drop(boxDesk, key[:])
	}
	return t.putDesk(t.remarkDraft(), RemarkDraft{text})
}

// RemarkDraft is what the member is typing beside a case, or in the team's room where
// that is zero; empty for nothing. It asks for the right to talk. Errors as of
// [Store.SaveRemarkDraft].
func (s *Store) RemarkDraft(of CaseID) (text outside.Text, err error) {
	err = s.reading(member.Talk, func(t *tx) error {
		at, before, err := t.remarkAt(of)
		if err != nil {
			return err
		}
		text, err = t.remarkTyped(at, before)
		return err
	})
	return text, err
}

// remarkTyped is what stands at a case, and below it what stands at others.
func (t *tx) remarkTyped(at CaseID, before []CaseID) (text outside.Text, err error) {
	if at == (CaseID{}) {
		var d RemarkDraft
		_, err := t.desk(t.remarkDraft(), &d)
		return d.Text, err
	}
	for _, c := range append([]CaseID{at}, before...) {
		var d RemarkDraft
		if _, err := t.valueOf(boxDrafts, t.remarkKey(c), Owner(c), vault.Words, &d); ignoreErased(err) != nil {
			return text, err
		}
		text = below(text, d.Text)
	}
	return text, nil
}

// below is a text with another below it, if there are both.
func below(text, more outside.Text) outside.Text {
	switch {
	case more.IsEmpty():
		return text
	case text.IsEmpty():
		return more
	}
	return outside.New(text.Unsafe() + "\n" + more.Unsafe())
}

// takeRemark keeps a text that could not be saved, below one that was begun meanwhile.
func (t *tx) takeRemark(of CaseID, text outside.Text) error {
	at, before, err := t.remarkAt(of)
	if err != nil {
		return err
	}
	now, err := t.remarkTyped(at, before)
	if err != nil || holds(now, text) {
		return err
	}
	for _, b := range before {
		if err := t.drop(boxDrafts, t.remarkKey(b)); err != nil {
			return err
		}
	}
	return t.putRemarkDraft(at, below(now, text))
}
