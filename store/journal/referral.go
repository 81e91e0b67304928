package journal

import "baken/store/outside"

// Acts on a referral: a service that was given to somebody. Its codes outlive its
// words, so that it is still counted when nobody can read any more which it was.

// ReferralSaid holds what was typed of a referral, or taken from the directory as it
// stood then.
type ReferralSaid struct {
	Case    CaseID       `cbor:"1,keyasint"`
	Words   WordsID      `cbor:"2,keyasint"`
	Service outside.Text `cbor:"3,keyasint"`
	Phone   outside.Text `cbor:"4,keyasint,omitzero"`
	Reason  outside.Text `cbor:"5,keyasint,omitzero"` // why it was made without consent

	// Of a service of the directory: which one it is, in which version, and at which
	// of its places, with what that was called then.
	ID        outside.Text `cbor:"6,keyasint,omitzero"`
	Directory DirectoryID  `cbor:"7,keyasint,omitzero"`
	Place     outside.Text `cbor:"8,keyasint,omitzero"`
	Where     outside.Text `cbor:"9,keyasint,omitzero"`
}

// ReferralGiven: a service was given to who is behind the contact. The codes are
// those of the registration; empty is not asked.
type ReferralGiven struct {
	Case     CaseID     `cbor:"1,keyasint"`
	Referral ReferralID `cbor:"2,keyasint"`
	Contact  ContactID  `cbor:"3,keyasint"`
	Way      string     `cbor:"4,keyasint"`          // named, warm, file_opened
	Target   string     `cbor:"5,keyasint,omitzero"` // what sort of service it is
	Consent  string     `cbor:"6,keyasint,omitzero"` // given, not_needed, overridden
	Outcome  string     `cbor:"7,keyasint,omitzero"`
	Words    WordsID    `cbor:"8,keyasint"`
	Op       OpID       `cbor:"9,keyasint,omitzero"` // the reply that names it
}

// ReferralTurned: what came of a referral is known, or known better.
type ReferralTurned struct {
	Case     CaseID     `cbor:"1,keyasint"`
	Referral ReferralID `cbor:"2,keyasint"`
	Outcome  string     `cbor:"3,keyasint"`
}

func (ReferralSaid) Kind() Kind   { return "referral.said" }
func (ReferralGiven) Kind() Kind  { return "referral.given" }
func (ReferralTurned) Kind() Kind { return "referral.turned" }
