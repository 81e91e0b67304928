package journal

import (
	"baken/store/member"
	"baken/store/outside"
)

// Acts on a handoff: a case that is offered to somebody else. Each names who
// offered it, From, and stands only if that is so and the handoff is in a state
// from which it follows. The words stand in events of their own, before the act
// that names them: they go with the keys for words, and how it went stays.

// HandoffTold holds the words of a handoff, when it is offered and when it is
// written anew.
type HandoffTold struct {
	Case    CaseID       `cbor:"1,keyasint"`
	Words   WordsID      `cbor:"2,keyasint"`
	To      outside.Text `cbor:"3,keyasint,omitzero"` // the team or region
	Reason  outside.Text `cbor:"4,keyasint,omitzero"`
	Summary outside.Text `cbor:"5,keyasint"`          // for the receiver
	Note    outside.Text `cbor:"6,keyasint,omitzero"` // for the team only
	Without outside.Text `cbor:"7,keyasint,omitzero"` // why it is done without consent
}

// HandoffOffered: the case is offered to a member, or to a team or region that
// the words name. Nothing moves by it.
type HandoffOffered struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Handoff HandoffID `cbor:"2,keyasint"`
	Contact ContactID `cbor:"3,keyasint,omitzero"` // at which it was offered
	To      member.ID `cbor:"4,keyasint,omitzero"` // zero: a team or a region
	Whom    string    `cbor:"5,keyasint"`          // person, team, region
	Mode    string    `cbor:"6,keyasint"`          // warm, cold
	Consent string    `cbor:"7,keyasint,omitzero"` // given, not_needed, overridden
	Words   WordsID   `cbor:"8,keyasint"`
}

// HandoffRevised: the words were written anew, and a review is asked for again.
type HandoffRevised struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Handoff HandoffID `cbor:"2,keyasint"`
	From    member.ID `cbor:"3,keyasint"`
	Words   WordsID   `cbor:"4,keyasint"`
}

// HandoffAccepted: the case moves, and with it the claims on these contacts of
// who offered it. It is the member's then; said by who offered it herself, it is
// with the team or region that it was offered to.
type HandoffAccepted struct {
	Case     CaseID      `cbor:"1,keyasint"`
	Handoff  HandoffID   `cbor:"2,keyasint"`
	From     member.ID   `cbor:"3,keyasint"`
	To       member.ID   `cbor:"4,keyasint,omitzero"` // zero: a team or a region
	Contacts []ContactID `cbor:"5,keyasint,omitempty"`
}

// HandoffRejected: the case stays where it is.
type HandoffRejected struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Handoff HandoffID `cbor:"2,keyasint"`
	From    member.ID `cbor:"3,keyasint"`
	To      member.ID `cbor:"4,keyasint,omitzero"`
	Words   WordsID   `cbor:"5,keyasint,omitzero"` // why
}

// HandoffRevoked: who offered it takes it back.
type HandoffRevoked struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Handoff HandoffID `cbor:"2,keyasint"`
	From    member.ID `cbor:"3,keyasint"`
}

// HandoffDone: who offered it has seen the answer.
type HandoffDone struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Handoff HandoffID `cbor:"2,keyasint"`
	From    member.ID `cbor:"3,keyasint"`
}

// HandoffReviewed: a supervisor approves, or returns it to who offered it.
type HandoffReviewed struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Handoff HandoffID `cbor:"2,keyasint"`
	From    member.ID `cbor:"3,keyasint"`
	As      string    `cbor:"4,keyasint"`          // approved, returned
	Words   WordsID   `cbor:"5,keyasint,omitzero"` // the comment
}

// HandoffCommented holds what was said of a handoff: with a review, or why it was
// not accepted.
type HandoffCommented struct {
	Case  CaseID       `cbor:"1,keyasint"`
	Words WordsID      `cbor:"2,keyasint"`
	On    string       `cbor:"3,keyasint"` // review, answer
	Text  outside.Text `cbor:"4,keyasint"`
}

// The words of HandoffCommented.On.
const (
	OnReview = "review"
	OnAnswer = "answer"
)

func (HandoffTold) Kind() Kind      { return "handoff.told" }
func (HandoffOffered) Kind() Kind   { return "handoff.offered" }
func (HandoffRevised) Kind() Kind   { return "handoff.revised" }
func (HandoffAccepted) Kind() Kind  { return "handoff.accepted" }
func (HandoffRejected) Kind() Kind  { return "handoff.rejected" }
func (HandoffRevoked) Kind() Kind   { return "handoff.revoked" }
func (HandoffDone) Kind() Kind      { return "handoff.done" }
func (HandoffReviewed) Kind() Kind  { return "handoff.reviewed" }
func (HandoffCommented) Kind() Kind { return "handoff.commented" }

// ofItsOwn is the right to go on with a handoff: of who offered it alone.
func ofItsOwn(from, by member.ID) member.Right {
	if from != by {
		return 0
	}
	return member.OfferHandoff
}

// ofItsReceiver is the right to answer a handoff: of whom it was offered to alone.
func ofItsReceiver(to, by member.ID) member.Right {
	if !to.IsZero() && to != by {
		return 0
	}
	return member.AcceptHandoff
}
