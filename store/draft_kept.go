package store

import (
	"errors"

	"baken/store/mail"
	"baken/store/vault"
)

// keptDraft is the draft of a reply as it is kept, under the key of words. Whom it
// goes to is sealed apart: names are kept for another time than words.
type keptDraft struct {
	ReplyDraft
	Names []byte `cbor:"14,keyasint,omitempty"` // sealed draftNames
}

type draftNames struct {
	To  []mail.Address `cbor:"1,keyasint,omitempty"`
	Cc  []mail.Address `cbor:"2,keyasint,omitempty"`
	Bcc []mail.Address `cbor:"3,keyasint,omitempty"`
}

// putDraft keeps the draft of a reply, whose keys are owner's.
func (t *tx) putDraft(b box, key []byte, owner Owner, d ReplyDraft) (err error) {
	k := keptDraft{ReplyDraft: d}
	if len(d.To)+len(d.Cc)+len(d.Bcc) > 0 {
		if k.Names, err = t.inner(b, key, partNames, owner, vault.Names, draftNames{d.To, d.Cc, d.Bcc}); err != nil {
			return err
		}
	}
	return t.putValueFor(b, key, owner, vault.Words, k)
}

// draft reads what putDraft kept; false when there is none, ErrErased when its
// words were. Whom it goes to is missing when that was erased.
func (t *tx) draft(b box, key []byte, owner Owner) (d ReplyDraft, ok bool, err error) {
	var k keptDraft
	if ok, err = t.valueOf(b, key, owner, vault.Words, &k); err != nil || !ok {
		return d, ok, err
	}
	var n draftNames
	if k.Names != nil {
		err = ignoreErased(t.readInner(b, key, partNames, k.Names, owner, vault.Names, &n))
	}
	d = k.ReplyDraft
	d.To, d.Cc, d.Bcc = n.To, n.Cc, n.Bcc
	return d, true, err
}

// dropPiecesOf throws the attachments of the draft at key away: all that there are
// for its contact when it was erased, since it does not say any more which.
func (t *tx) dropPiecesOf(b box, key []byte, c ContactID) error {
	d, ok, err := t.draft(b, key, Owner(c))
	switch {
	case errors.Is(err, ErrErased):
		return t.dropAll(boxDrafts, draftPiece(c, 0, 0)[:17])
	case err != nil || !ok:
		return err
	}
	return t.dropPieces(d)
}
