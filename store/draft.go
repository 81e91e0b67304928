package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"time"

	"baken/store/mail"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// ReplyDraft is a reply that is being written. It stays on this workstation
// until it is given to the outbox. It is begun by [NewReply].
type ReplyDraft struct {
	// ID is that of the operation that it becomes: given twice, it is one. A draft
	// that comes back from the outbox becomes another.
	ID OpID `cbor:"15,keyasint"`

	Contact     ContactID      `cbor:"1,keyasint"`
	To          []mail.Address `cbor:"-"` // see draftNames
	Cc          []mail.Address `cbor:"-"`
	Bcc         []mail.Address `cbor:"-"`
	Subject     outside.Text   `cbor:"5,keyasint,omitzero"`
	Text        outside.Text   `cbor:"6,keyasint,omitzero"`
	Attachments []DraftFile    `cbor:"7,keyasint,omitempty"`
	Newest      MailID         `cbor:"8,keyasint,omitzero"`  // the message in sight
	Upto        time.Time      `cbor:"9,keyasint,omitzero"`  // up to which, by the server's time, what came in was in sight
	Reason      outside.Text   `cbor:"10,keyasint,omitzero"` // why to send though mailing is not safe
	Quote       bool           `cbor:"11,keyasint,omitzero"` // the quoted text goes with it
	SavedAt     time.Time      `cbor:"12,keyasint,omitzero"`
	Ours        [][16]byte     `cbor:"13,keyasint,omitempty"` // the answers of ours in sight, by operation, else by mail
	Services    []NamedService `cbor:"17,keyasint,omitempty"` // of the directory that were put in
	Choose      bool           `cbor:"16,keyasint,omitzero"`  // two that went to different people became one: nobody is addressed until somebody is chosen
}

// addressed says whether it goes to somebody.
func (d ReplyDraft) addressed() bool { return len(d.To)+len(d.Cc)+len(d.Bcc) > 0 }

// sameRecipients says whether two replies go to the same addresses.
func sameRecipients(a, b ReplyDraft) bool {
	same := func(x, y mail.Address) bool { return foldAddress(x.Addr) == foldAddress(y.Addr) }
	return slices.EqualFunc(a.To, b.To, same) && slices.EqualFunc(a.Cc, b.Cc, same) && slices.EqualFunc(a.Bcc, b.Bcc, same)
}

// NewReply begins a reply to a contact.
func NewReply(to ContactID) ReplyDraft { return ReplyDraft{ID: NewOpID(), Contact: to} }

// with is a draft with one that came back below it: both texts and all
// attachments are kept. Under what subject and why was said for the newer; of what
// came back that stands where the newer says nothing. Where they go to different
// people nobody is written to until a person has chosen.
func (d ReplyDraft) with(back ReplyDraft) ReplyDraft {
	d.Text = outside.New(d.Text.Unsafe() + "\n\n" + back.Text.Unsafe())
	d.Attachments = append(d.Attachments, back.Attachments...)
	d.Services = append(d.Services[:len(d.Services):len(d.Services)], back.Services...)
	d.Choose = d.Choose || back.Choose || back.addressed() && d.addressed() && !sameRecipients(d, back)
	if d.Choose { // what was written for the one may not be for the other: a person chooses
		d.To, d.Cc, d.Bcc = nil, nil, nil
		back.To, back.Cc, back.Bcc = nil, nil, nil
	}
	if len(d.To)+len(d.Cc)+len(d.Bcc) == 0 {
		d.To, d.Cc, d.Bcc = back.To, back.Cc, back.Bcc
	}
	d.Subject, d.Reason = cmp.Or(d.Subject, back.Subject), cmp.Or(d.Reason, back.Reason)
	return d
}

// DraftFile is an attachment of a draft; its bytes stand in the vault.
type DraftFile struct {
	Number int          `cbor:"1,keyasint"`
	Name   outside.Text `cbor:"2,keyasint"`
	Type   outside.Text `cbor:"3,keyasint"`
	Size   int64        `cbor:"4,keyasint"`
}

// MaxAttachment is how large an attachment of a reply may be, in bytes.
const MaxAttachment = 25 << 20

// NoteDraft is a note that is being written. It is another type than a reply's
// draft and stands elsewhere: no code takes one for the other.
type NoteDraft struct {
	Contact ContactID    `cbor:"1,keyasint"`
	Note    NoteID       `cbor:"2,keyasint,omitzero"` // the one that is being revised
	Parent  EventID      `cbor:"3,keyasint,omitzero"`
	Text    outside.Text `cbor:"4,keyasint,omitzero"`
	SavedAt time.Time    `cbor:"5,keyasint,omitzero"`

	Summary bool        `cbor:"6,keyasint,omitzero"` // it becomes the summary of the case
	Options NoteOptions `cbor:"7,keyasint,omitzero"` // of one that is new
}

// with is a draft with the words of one that came back below it. Where they are of
// two sorts both become a new note, which nobody reads who could not read either.
func (d NoteDraft) with(back NoteDraft) NoteDraft {
	d.Text = outside.New(d.Text.Unsafe() + "\n\n" + back.Text.Unsafe())
	if d.Summary != back.Summary || d.Options.Supervisors != back.Options.Supervisors {
		d.Note, d.Parent, d.Summary = NoteID{}, EventID{}, false
		d.Options.Supervisors = d.Options.Supervisors || back.Options.Supervisors
	}
	return d
}

// Draft keys: what kind, the contact, and who writes if that is another than the
// member whom the workstation was made for.
func (t *tx) draftKey(kind byte, id ContactID) []byte {
	k := draftsAt(kind, id)
	if t.s.me != t.s.own {
		k = append(k, t.s.me[:]...)
	}
	return k
}

// draftsAt begins the keys of all drafts of a kind at a contact, whoever writes them.
func draftsAt(kind byte, id ContactID) []byte { return append([]byte{kind}, id[:]...) }

// draftKinds are the kinds of drafts that there can be at a contact.
func draftKinds() []byte {
	kinds := []byte{'r', 'n', 'f'}
	for _, k := range SlipKinds {
		kinds = append(kinds, byte(k))
	}
	return kinds
}

// writersAt are the members who have a draft of a kind at a contact.
func (t *tx) writersAt(kind byte, id ContactID) (all []member.ID, err error) {
	err = t.scan(boxDrafts, draftsAt(kind, id), func(k, _ []byte) error { all = append(all, t.writerIs(k)); return nil })
	return all, err
}

// by does something in the name of another member.
func (t *tx) by(who member.ID, f func() error) error {
	s := t.s
	t.s = s.speaking(who)
	defer func() { t.s = s }()
	return f()
}

// writerIs says whose draft stands at a key.
func (t *tx) writerIs(key []byte) member.ID {
	if len(key) == len(draftsAt(0, ContactID{})) {
		return t.s.own
	}
	return member.ID(key[len(draftsAt(0, ContactID{})):])
}

func (t *tx) replyKey(id ContactID) []byte { return t.draftKey('r', id) }
func (t *tx) noteKey(id ContactID) []byte  { return t.draftKey('n', id) }
func draftPiece(id ContactID, number, index int) []byte {
	return append(append([]byte{'a'}, id[:]...), pieceKey(MailID{}, number, index)[16:]...)
}

// SaveReply keeps a draft; the one before is gone.
func (s *Store) SaveReply(ctx context.Context, d ReplyDraft) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error { return t.putReply(d) })
}

// SaveReplyOver is SaveReply by one of several sessions that may write it: over the words
// that this one has seen, and no others. ErrDraftMoved when others stand there; nothing
// was written then.
func (s *Store) SaveReplyOver(ctx context.Context, d ReplyDraft, seen outside.Text) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error {
		if err := t.notMoved(d, seen); err != nil {
			return err
		}
		return t.putReply(d)
	})
}

// DropReplyOver is DropReply as SaveReplyOver is SaveReply.
func (s *Store) DropReplyOver(ctx context.Context, id ContactID, seen outside.Text) error {
	return s.write(ctx, func(t *tx) error {
		if err := t.notMoved(ReplyDraft{Contact: id}, seen); err != nil {
			return err
		}
		return t.dropReply(id)
	})
}

// notMoved says whether the words of a reply are those that were seen, or those that are
// to be: ErrDraftMoved.
func (t *tx) notMoved(d ReplyDraft, seen outside.Text) error {
	now, ok, err := t.draft(boxDrafts, t.replyKey(d.Contact), Owner(d.Contact))
	switch {
	case err != nil || !ok:
		return ignoreErased(err) // what is erased, saving says
	case now.Text != seen && now.Text != d.Text:
		return ErrDraftMoved
	}
	return nil
}

func (t *tx) putReply(d ReplyDraft) error {
	d.Choose = d.Choose && !d.addressed() // somebody was chosen
	t.change.contact(d.Contact)
	return t.putDraft(boxDrafts, t.replyKey(d.Contact), Owner(d.Contact), d)
}

// ReplyDraft gives the draft of a reply to a contact, or to one that was joined
// to it; false when there is none. It is saved and dropped at its own Contact.
func (s *Store) ReplyDraft(id ContactID) (d ReplyDraft, ok bool, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		id, err := t.writtenAt(id, t.replyKey)
		if err != nil {
			return err
		}
		d, ok, err = t.draft(boxDrafts, t.replyKey(id), Owner(id))
		return ignoreErased(err)
	})
	return d, ok, err
}

// DropReply throws a draft and its attachments away.
func (s *Store) DropReply(ctx context.Context, id ContactID) error {
	return s.write(ctx, func(t *tx) error { return t.dropReply(id) })
}

func (t *tx) dropReply(id ContactID) error {
	id, err := t.writtenAt(id, t.replyKey)
	if err != nil {
		return err
	}
	if err := t.dropPiecesOf(boxDrafts, t.replyKey(id), id); err != nil {
		return err
	}
	t.change.contact(id)
	return t.drop(boxDrafts, t.replyKey(id))
}

// dropPieces throws the attachments of a draft away.
func (t *tx) dropPieces(d ReplyDraft) error {
	for _, f := range d.Attachments {
		prefix := draftPiece(d.Contact, f.Number, 0)
		if err := t.dropAll(boxDrafts, prefix[:len(prefix)-4]); err != nil {
			return err
		}
	}
	return nil
}

// movePieces gives a draft and its attachments to another contact: a reply that
// comes back may stand at one that its first contact was joined to, or at the
// one that a new mail began.
func (t *tx) movePieces(d *ReplyDraft, to ContactID) error {
	from := d.Contact
	d.Contact = to
	if from == to {
		return nil
	}
	for i, f := range d.Attachments {
		number, err := t.freeNumber(to)
		if err != nil {
			return err
		}
		for index := 0; ; index++ {
			old := draftPiece(from, f.Number, index)
			p, err := t.getFrom(boxDrafts, old, Owner(from), vault.Words)
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			if err := t.drop(boxDrafts, old); err != nil {
				return err
			}
			if err := t.putFor(boxDrafts, draftPiece(to, number, index), Owner(to), vault.Words, p); err != nil {
				return err
			}
		}
		d.Attachments[i].Number = number
	}
	return nil
}

// freeNumber is a number that no attachment of a draft to the contact has, also
// not of one that was given to the outbox.
func (t *tx) freeNumber(id ContactID) (n int, err error) {
	prefix := append([]byte{'a'}, id[:]...)
	err = t.scan(boxDrafts, prefix, func(k, _ []byte) error {
		n = max(n, int(binary.BigEndian.Uint16(k[len(prefix):])))
		return nil
	})
	return n + 1, err
}

// newMails counts the drafts that belong to no contact yet.
func (s *Store) newMails() (n int, err error) {
	err = s.read(func(t *tx) error {
		return t.scan(boxDrafts, []byte{'r'}, func(k, _ []byte) error {
			if t.writerIs(k) == t.s.me && t.raw(boxContacts, k[1:17]) == nil {
				n++
			}
			return nil
		})
	})
	return n, err
}

// ReplyDrafts gives the contacts for which a reply is being written, in no
// order.
func (s *Store) ReplyDrafts() (ids []ContactID, err error) {
	err = s.read(func(t *tx) error {
		return t.scan(boxDrafts, []byte{'r'}, func(k, _ []byte) error {
			if t.writerIs(k) == t.s.me {
				ids = append(ids, ContactID(k[1:17]))
			}
			return nil
		})
	})
	return ids, err
}

// SaveNoteDraft keeps the draft of a note.
func (s *Store) SaveNoteDraft(ctx context.Context, d NoteDraft) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error { return t.putNote(d) })
}

func (t *tx) putNote(d NoteDraft) error {
	t.change.contact(d.Contact)
	return t.putValueFor(boxDrafts, t.noteKey(d.Contact), Owner(d.Contact), vault.Words, d)
}

// NoteDraft gives the draft of a note at a contact, or at one that was joined to
// it; false when there is none.
func (s *Store) NoteDraft(id ContactID) (d NoteDraft, ok bool, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		id, err := t.writtenAt(id, t.noteKey)
		if err != nil {
			return err
		}
		ok, err = t.valueOf(boxDrafts, t.noteKey(id), Owner(id), vault.Words, &d)
		return ignoreErased(err)
	})
	return d, ok, err
}

// DropNoteDraft throws the draft of a note away.
func (s *Store) DropNoteDraft(ctx context.Context, id ContactID) error {
	return s.write(ctx, func(t *tx) error { return t.dropNoteDraft(id) })
}

func (t *tx) dropNoteDraft(id ContactID) error {
	id, err := t.writtenAt(id, t.noteKey)
	if err != nil {
		return err
	}
	t.change.contact(id)
	return t.drop(boxDrafts, t.noteKey(id))
}

// noteBecame throws the draft away if the act is what it became. One with other words,
// which another session wrote meanwhile, stays.
func (t *tx) noteBecame(id ContactID, text outside.Text) error {
	if !t.ofDraft {
		return nil
	}
	at, err := t.writtenAt(id, t.noteKey)
	if err != nil {
		return err
	}
	var d NoteDraft
	if ok, err := t.valueOf(boxDrafts, t.noteKey(at), Owner(at), vault.Words, &d); err != nil || !ok || !same(d.Text, text) {
		return ignoreErased(err)
	}
	return t.dropNoteDraft(id)
}

// summaryBecame throws the draft away that has become the summary, and no note that
// was begun.
func (t *tx) summaryBecame(id ContactID, text outside.Text) error {
	if !t.ofDraft {
		return nil
	}
	at, err := t.writtenAt(id, t.noteKey)
	if err != nil {
		return err
	}
	var d NoteDraft
	if ok, err := t.valueOf(boxDrafts, t.noteKey(at), Owner(at), vault.Words, &d); err != nil || !ok || !d.Summary || !same(d.Text, text) {
		return ignoreErased(err)
	}
	return t.dropNoteDraft(id)
}

// Attach reads a file into the vault for the reply to a contact. ErrTooLarge
// beyond MaxAttachment; nothing is kept of it then.
func (s *Store) Attach(ctx context.Context, id ContactID, name, kind outside.Text, r io.Reader) (f DraftFile, err error) {
	all, err := io.ReadAll(io.LimitReader(r, MaxAttachment+1))
	if err != nil {
		return f, err
	}
	defer clear(all)
	if len(all) > MaxAttachment {
		return f, fmt.Errorf("%w: an attachment may have up to %d MB; it was not attached, the draft is as it was", ErrTooLarge, MaxAttachment>>20)
	}
	err = s.write(ctx, func(t *tx) error {
		id, err := t.writtenAt(id, t.replyKey)
		if err != nil {
			return err
		}
		d, ok, err := t.draft(boxDrafts, t.replyKey(id), Owner(id))
		if err != nil {
			return err
		}
		if !ok {
			d = NewReply(id)
		}
		f = DraftFile{Name: name, Type: kind, Size: int64(len(all))}
		if f.Number, err = t.freeNumber(id); err != nil {
			return err
		}
		for i := 0; i*MaxPiece < len(all) || i == 0; i++ {
			piece := all[i*MaxPiece : min(len(all), (i+1)*MaxPiece)]
			if err := t.putFor(boxDrafts, draftPiece(id, f.Number, i), Owner(id), vault.Words, pack(piece)); err != nil {
				return err
			}
		}
		d.Attachments = append(d.Attachments, f)
		return t.putReply(d)
	})
	return f, err
}

// Detach takes an attachment out of the draft.
func (s *Store) Detach(ctx context.Context, id ContactID, number int) error {
	return s.write(ctx, func(t *tx) error {
		id, err := t.writtenAt(id, t.replyKey)
		if err != nil {
			return err
		}
		d, ok, err := t.draft(boxDrafts, t.replyKey(id), Owner(id))
		if err != nil || !ok {
			return err
		}
		d.Attachments = slices.DeleteFunc(d.Attachments, func(f DraftFile) bool { return f.Number == number })
		if err := t.dropPieces(ReplyDraft{Contact: id, Attachments: []DraftFile{{Number: number}}}); err != nil {
			return err
		}
		return t.putReply(d)
	})
}

// DraftAttachment gives the bytes of an attachment of a draft.
func (s *Store) DraftAttachment(id ContactID, number int) (all []byte, err error) {
	var b bytes.Buffer
	err = s.reading(member.Read, func(t *tx) error {
		id, err := t.writtenAt(id, t.replyKey)
		if err != nil {
			return err
		}
		for i := 0; ; i++ {
			p, err := t.getFrom(boxDrafts, draftPiece(id, number, i), Owner(id), vault.Words)
			if err != nil || p == nil {
				if i == 0 && err == nil {
					return ErrNotKept
				}
				return err
			}
			if p, err = unpack(p); err != nil {
				return err
			}
			b.Write(p)
		}
	})
	return b.Bytes(), err
}
