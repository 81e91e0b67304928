package store

import (
	"context"
	"fmt"
	"strings"

	"baken/store/mail"
	"baken/store/outside"
	"baken/store/template"
	"baken/store/vault"
)

// Unsaved is a text that could not be saved before the store was locked: a reply,
// a note, the words of a registration, a slip, a template or what is typed in the team's
// room. Its SavedAt is when the draft that it went on from was saved.
type Unsaved struct {
	Reply *ReplyDraft
	Note  *NoteDraft
	Form  *FormDraft
	Slip  *SlipDraft

	Template *template.Template
	Remark   *outside.Text
	RemarkOf CaseID // that it is typed beside; zero: in the team's room
}

type sealedText struct {
	Reply *ReplyDraft    `cbor:"1,keyasint,omitempty"`
	To    []mail.Address `cbor:"2,keyasint,omitempty"`
	Cc    []mail.Address `cbor:"3,keyasint,omitempty"`
	Bcc   []mail.Address `cbor:"4,keyasint,omitempty"`
	Note  *NoteDraft     `cbor:"5,keyasint,omitempty"`
	Form  *FormDraft     `cbor:"6,keyasint,omitempty"`
	Slip  *SlipDraft     `cbor:"20,keyasint,omitempty"`

	Template *template.Template `cbor:"7,keyasint,omitempty"`
	Remark   *outside.Text      `cbor:"8,keyasint,omitempty"`
	RemarkOf CaseID             `cbor:"9,keyasint,omitzero"`
}

var unsavedPlace = vault.At("unsaved", nil)

// SealUnsaved seals a text for whoever opens the store next. Nothing is written:
// it may be that nothing can be.
func (s *Store) SealUnsaved(u Unsaved) (sealed []byte, err error) {
	err = s.guard(func() error {
		text := sealedText{Reply: u.Reply, Note: u.Note, Form: u.Form, Slip: u.Slip, Template: u.Template, Remark: u.Remark, RemarkOf: u.RemarkOf}
		if u.Reply != nil {
			text.To, text.Cc, text.Bcc = u.Reply.To, u.Reply.Cc, u.Reply.Bcc
		}
		p, err := encode(text)
		if err != nil {
			return err
		}
		sealed = s.keys[vault.Desk].Seal(nil, unsavedPlace, pack(p))
		return nil
	})
	return sealed, err
}

// TakeBack saves a text that SealUnsaved sealed, as the draft that it was. Where
// another was written meanwhile both texts are kept, what came back below. It gives
// whom the text is about.
func (s *Store) TakeBack(ctx context.Context, sealed []byte) (to ContactID, err error) {
	err = s.write(ctx, func(t *tx) error {
		p, err := s.keys[vault.Desk].Open(nil, unsavedPlace, sealed)
		if err != nil {
			return fmt.Errorf("%w: a text that was not saved", ErrDamaged)
		}
		if p, err = unpack(p); err != nil {
			return err
		}
		var text sealedText
		if err := decode(boxDrafts, p, &text); err != nil {
			return err
		}
		switch {
		case text.Reply != nil:
			d := *text.Reply
			d.To, d.Cc, d.Bcc = text.To, text.Cc, text.Bcc
			to, err = t.takeReply(d)
		case text.Note != nil:
			to, err = t.takeNote(*text.Note)
		case text.Form != nil:
			to, err = t.takeFormDraft(*text.Form)
		case text.Slip != nil:
			to, err = t.takeSlip(*text.Slip)
		case text.Template != nil:
			err = t.takeTemplate(*text.Template)
		case text.Remark != nil:
			err = t.takeRemark(text.RemarkOf, *text.Remark)
		}
		return err
	})
	return to, err
}

// holds says whether a text that was kept has the words of another at its end: it was
// taken back already, and that was not heard of any more.
func holds(kept, text outside.Text) bool { return strings.HasSuffix(kept.Unsafe(), text.Unsafe()) }

func (t *tx) takeReply(d ReplyDraft) (ContactID, error) {
	to, err := t.writtenAt(d.Contact, t.replyKey)
	if err != nil {
		return to, err
	}
	kept, ok, err := t.draft(boxDrafts, t.replyKey(to), Owner(to))
	if err := ignoreErased(err); err != nil {
		return to, err
	}
	d.Contact, d.Attachments = to, nil // files are kept at once, or not at all
	switch newer := kept.SavedAt.After(d.SavedAt); {
	case ok && newer && holds(kept.Text, d.Text):
		return to, nil
	case ok && newer:
		d = kept.with(d)
	case ok:
		d.Attachments = kept.Attachments
	}
	d.SavedAt = t.s.now().UTC()
	return to, t.putReply(d)
}

func (t *tx) takeNote(d NoteDraft) (ContactID, error) {
	to, err := t.writtenAt(d.Contact, t.noteKey)
	if err != nil {
		return to, err
	}
	var kept NoteDraft
	ok, err := t.valueOf(boxDrafts, t.noteKey(to), Owner(to), vault.Words, &kept)
	if err := ignoreErased(err); err != nil {
		return to, err
	}
	if d.Contact = to; ok && kept.SavedAt.After(d.SavedAt) {
		if holds(kept.Text, d.Text) {
			return to, nil
		}
		d = kept.with(d)
	}
	d.SavedAt = t.s.now().UTC()
	return to, t.putNote(d)
}
