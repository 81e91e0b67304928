package store

import (
	"context"

	"baken/store/member"
	"baken/store/outside"
)

// RemarkDraft is what a member is typing in the team's room and has not said yet. It
// belongs to no contact, so that it is sealed as the desk's own.
type RemarkDraft struct {
	Text outside.Text `cbor:"1,keyasint,omitzero"`
}

// remarkDraft is where the member's stands.
func (t *tx) remarkDraft() string { return "remark-draft " + t.s.me.String() }

// SaveRemarkDraft keeps what the member is typing in the team's room, in place of what was
// kept before; nothing throws it away.
func (s *Store) SaveRemarkDraft(ctx context.Context, text outside.Text) error {
	return s.write(ctx, func(t *tx) error { return t.putRemarkDraft(text) })
}

func (t *tx) putRemarkDraft(text outside.Text) error {
	if text.IsEmpty() {
		key := t.s.hash("desk", []byte(t.remarkDraft()))
		return t.drop(boxDesk, key[:])
	}
	return t.putDesk(t.remarkDraft(), RemarkDraft{text})
}

// RemarkDraft is what the member is typing in the team's room; empty for nothing. It asks
// for the right to talk.
func (s *Store) RemarkDraft() (text outside.Text, err error) {
	err = s.reading(member.Talk, func(t *tx) error {
		var d RemarkDraft
		_, err := t.desk(t.remarkDraft(), &d)
		text = d.Text
		return err
	})
	return text, err
}

// takeRemark keeps a text that could not be saved, below one that was begun meanwhile.
func (t *tx) takeRemark(text outside.Text) error {
	var now RemarkDraft
	if _, err := t.desk(t.remarkDraft(), &now); err != nil {
		return err
	}
	switch {
	case holds(now.Text, text):
		return nil
	case !now.Text.IsEmpty():
		text = outside.New(now.Text.Unsafe() + "\n" + text.Unsafe())
	}
	return t.putRemarkDraft(text)
}
