package store

import (
	"context"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// SlipKind is what a slip becomes when it is kept.
type SlipKind byte

// The slips. Of each there is one at a contact.
const (
	ReferralSlip SlipKind = 's'
	HandoffSlip  SlipKind = 'h'
	ReviewSlip   SlipKind = 'c' // the comment with which a handoff is sent back
)

// SlipKinds are all of them.
var SlipKinds = []SlipKind{ReferralSlip, HandoffSlip, ReviewSlip}

// SlipDraft is what is being filled in at a contact, field by field: a referral, a
// handoff, a comment. It is no event until it is kept.
type SlipDraft struct {
	Contact ContactID               `cbor:"1,keyasint"`
	Kind    SlipKind                `cbor:"2,keyasint"`
	Handoff HandoffID               `cbor:"3,keyasint,omitzero"` // the one that is written anew
	Fields  map[string]outside.Text `cbor:"4,keyasint,omitempty"`
	SavedAt time.Time               `cbor:"5,keyasint,omitzero"`
}

// slipKey gives the keys of a kind's drafts.
func (t *tx) slipKey(k SlipKind) func(ContactID) []byte {
	return func(id ContactID) []byte { return t.draftKey(byte(k), id) }
}

// SaveSlip keeps what was filled in; what was kept before is gone.
func (s *Store) SaveSlip(ctx context.Context, d SlipDraft) error {
	d.SavedAt = s.now().UTC()
	return s.write(ctx, func(t *tx) error { return t.putSlip(d) })
}

func (t *tx) putSlip(d SlipDraft) error {
	t.change.contact(d.Contact)
	return t.putValueFor(boxDrafts, t.slipKey(d.Kind)(d.Contact), Owner(d.Contact), vault.Words, d)
}

// Slip gives the one that is being filled in at a contact, or at one that was joined
// to it; false when there is none.
func (s *Store) Slip(id ContactID, k SlipKind) (d SlipDraft, ok bool, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		at, err := t.writtenAt(id, t.slipKey(k))
		if err != nil {
			return err
		}
		ok, err = t.valueOf(boxDrafts, t.slipKey(k)(at), Owner(at), vault.Words, &d)
		return ignoreErased(err)
	})
	return d, ok, err
}

// DropSlip throws it away.
func (s *Store) DropSlip(ctx context.Context, id ContactID, k SlipKind) error {
	return s.write(ctx, func(t *tx) error { return t.dropSlip(id, k) })
}

// slipBecame throws it away if the act is what it became.
func (t *tx) slipBecame(id ContactID, k SlipKind) error {
	if !t.ofDraft {
		return nil
	}
	return t.dropSlip(id, k)
}

func (t *tx) dropSlip(id ContactID, k SlipKind) error {
	at, err := t.writtenAt(id, t.slipKey(k))
	if err != nil {
		return err
	}
	return t.drop(boxDrafts, t.slipKey(k)(at))
}

// takeSlip saves a slip that could not be saved before. Where another was filled in
// meanwhile both are kept, what came back below.
func (t *tx) takeSlip(d SlipDraft) (ContactID, error) {
	to, err := t.writtenAt(d.Contact, t.slipKey(d.Kind))
	if err != nil {
		return to, err
	}
	var kept SlipDraft
	ok, err := t.valueOf(boxDrafts, t.slipKey(d.Kind)(to), Owner(to), vault.Words, &kept)
	if err := ignoreErased(err); err != nil {
		return to, err
	}
	if ok && kept.SavedAt.After(d.SavedAt) {
		if d.Fields == nil {
			d.Fields = map[string]outside.Text{}
		}
		for name, now := range kept.Fields {
			back := d.Fields[name]
			switch {
			case back.IsEmpty() || holds(now, back) || chosen[name] && !now.IsEmpty():
				back = now
			case !now.IsEmpty():
				back = outside.New(now.Unsafe() + "\n" + back.Unsafe())
			}
			d.Fields[name] = back
		}
	}
	d.Contact, d.SavedAt = to, t.s.now().UTC()
	return to, t.putSlip(d)
}

// chosen are the fields that are chosen and not typed: of two the later stands.
var chosen = map[string]bool{
	"kind": true, "target": true, "consent": true, "outcome": true, "referral": true, "whom": true, "mode": true, "person": true,
	"service-id": true, "place-id": true, "directory": true, "called": true, // of the service of a directory
}

// slipBack makes what was undone a draft again; where another is begun by now both are
// kept.
func (t *tx) slipBack(e journal.Event) error {
	d := SlipDraft{Kind: HandoffSlip} // saved before whatever stands there now
	var of CaseID
	var words journal.WordsID
	var codes map[string]string
	switch b := e.Body.(type) {
	case journal.ReferralGiven:
		d.Kind, d.Contact, of, words = ReferralSlip, b.Contact, b.Case, b.Words
		codes = map[string]string{"kind": b.Way, "target": b.Target, "consent": b.Consent, "outcome": b.Outcome}
	case journal.HandoffOffered:
		d.Contact, of, words = b.Contact, b.Case, b.Words
		codes = map[string]string{"whom": b.Whom, "mode": b.Mode, "consent": b.Consent}
		if !b.To.IsZero() {
			codes["person"] = b.To.String()
		}
	case journal.HandoffRevised:
		d.Handoff, of, words = b.Handoff, b.Case, b.Words
	case journal.HandoffReviewed:
		if b.Words == (journal.WordsID{}) {
			return nil // nothing was said with it
		}
		d.Kind, d.Handoff, of, words = ReviewSlip, b.Handoff, b.Case, b.Words
	default:
		return nil
	}
	f, err := t.file(of)
	if err != nil {
		return err
	}
	if h := f.handoff(d.Handoff); h != nil { // of an offer that is new its event has the contact
		d.Contact = h.Contact
	}
	said, err := t.words(f, words)
	if err != nil {
		return ignoreErased(err)
	}
	d.Fields = map[string]outside.Text{}
	for name, code := range codes {
		d.Fields[name] = outside.New(code)
	}
	switch b := said.(type) {
	case journal.ReferralSaid:
		d.Fields["service"], d.Fields["phone"], d.Fields["reason"], d.Fields["where"] = b.Service, b.Phone, b.Reason, b.Where
		if !b.ID.IsEmpty() {
			d.Fields["service-id"], d.Fields["place-id"], d.Fields["called"] = b.ID, b.Place, b.Service
			d.Fields["directory"] = outside.New(b.Directory.String())
		}
	case journal.HandoffTold:
		d.Fields["to"], d.Fields["without"], d.Fields["reason"], d.Fields["summary"], d.Fields["note"] = b.To, b.Without, b.Reason, b.Summary, b.Note
	case journal.HandoffCommented:
		d.Fields["comment"] = b.Text
	}
	_, err = t.takeSlip(d)
	return err
}
