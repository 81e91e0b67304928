package journal

import (
	"time"

	"baken/store/member"
	"baken/store/outside"
)

// Acts on a contact.

// Claimed: the member holds the contact from now on. From is whom it was taken
// over from, zero if nobody held it; the claim stands only if that was so.
type Claimed struct {
	Contact ContactID `cbor:"1,keyasint"`
	From    member.ID `cbor:"2,keyasint,omitzero"`
}

// Released: nobody holds the contact from now on. From is who held it: the member,
// or a colleague whose claim is let go of; it stands only if that was so. Left says that
// the colleague has left the team.
type Released struct {
	Contact ContactID `cbor:"1,keyasint"`
	From    member.ID `cbor:"2,keyasint"`
	Left    bool      `cbor:"3,keyasint,omitzero"`
}

// Closed: nothing more is to be done, up to the message Newest of time Upto.
type Closed struct {
	Contact ContactID `cbor:"1,keyasint"`
	Newest  MailID    `cbor:"2,keyasint,omitzero"`
	Upto    time.Time `cbor:"3,keyasint,omitzero"` // server's time of Newest
	Act     ActID     `cbor:"4,keyasint,omitzero"` // the closing of a whole case that it is part of
}

// Reopened: the closing before it does not stand.
type Reopened struct {
	Contact ContactID `cbor:"1,keyasint"`
	Act     ActID     `cbor:"2,keyasint,omitzero"` // the reopening of a whole case that it is part of
}

// FollowUpSet: the contact waits again from On. Zero takes the date away.
type FollowUpSet struct {
	Contact ContactID `cbor:"1,keyasint"`
	On      time.Time `cbor:"2,keyasint,omitzero"`
}

// DangerJudged: a person's judgement (none, concern, serious, acute, or empty
// to leave it to the rules). It is in force until a message newer than Upto.
type DangerJudged struct {
	Contact ContactID `cbor:"1,keyasint"`
	Danger  string    `cbor:"2,keyasint,omitzero"`
	Upto    time.Time `cbor:"3,keyasint,omitzero"`
}

// MadeWait: a contact that was set aside is one to be answered.
type MadeWait struct {
	Contact ContactID `cbor:"1,keyasint"`
}

// Joined: the two are one contact. The smaller id is the one they go by.
type Joined struct {
	Contact ContactID `cbor:"1,keyasint"`
	With    ContactID `cbor:"2,keyasint"`
}

// SafetyAsked: the answer to "can somebody else read your mail?" (yes it is
// safe, no it is not).
type SafetyAsked struct {
	Contact ContactID `cbor:"1,keyasint"`
	Safe    string    `cbor:"2,keyasint"`
}

// SeveralWrite: more people than one write from the contact's address, or no longer.
// It is said of the address, and holds for every contact of it.
type SeveralWrite struct {
	Contact ContactID `cbor:"1,keyasint"`
	Several bool      `cbor:"2,keyasint"`
}

// AnsweredWith: a reply was given to the outbox. Newest is the message that was
// in sight when it was written, of server time Upto.
type AnsweredWith struct {
	Contact ContactID `cbor:"1,keyasint"`
	Op      OpID      `cbor:"2,keyasint"`
	Newest  MailID    `cbor:"3,keyasint,omitzero"`
	Upto    time.Time `cbor:"4,keyasint,omitzero"`
}

// Addressed: whom the reply of operation Op goes to, and by which Message-ID it is
// known. It is apart from the words, as it identifies people.
type Addressed struct {
	Contact   ContactID      `cbor:"1,keyasint"`
	Op        OpID           `cbor:"2,keyasint"`
	MessageID outside.Text   `cbor:"3,keyasint"`
	To        []outside.Text `cbor:"4,keyasint,omitempty"`
}

// Said holds the words of the reply of operation Op.
type Said struct {
	Contact     ContactID      `cbor:"1,keyasint"`
	Op          OpID           `cbor:"2,keyasint"`
	Subject     outside.Text   `cbor:"3,keyasint,omitzero"`
	Text        outside.Text   `cbor:"4,keyasint,omitzero"`
	Attachments []outside.Text `cbor:"5,keyasint,omitempty"` // their names
	Reason      outside.Text   `cbor:"6,keyasint,omitzero"`  // why it was sent though mailing is not safe
}

// AnswerSettled: what became of the reply of operation Op, when it was not
// plainly sent: "sent" by a person's word, or "discarded".
type AnswerSettled struct {
	Contact ContactID `cbor:"1,keyasint"`
	Op      OpID      `cbor:"2,keyasint"`
	As      string    `cbor:"3,keyasint"`
}

// The words of AnswerSettled.As.
const (
	SettledSent      = "sent"
	SettledDiscarded = "discarded"
)

// Opened: the member had the contact on the screen. At most one an hour.
type Opened struct {
	Contact ContactID `cbor:"1,keyasint"`
}

// Searched: the member searched in all that she may read. It holds no word of what for.
type Searched struct{}

// Uncovered: the member was shown names and addresses.
type Uncovered struct {
	Contact ContactID `cbor:"1,keyasint"`
}

// AttachmentSaved: attachment Number of Mail left the vault for Path.
type AttachmentSaved struct {
	Contact ContactID    `cbor:"1,keyasint"`
	Mail    MailID       `cbor:"2,keyasint"`
	Number  int          `cbor:"3,keyasint"`
	Path    outside.Text `cbor:"4,keyasint"`
}

// AttachmentMarked: attachment Number of Mail may be an image of abuse. It can't
// be saved, sent or exported while the mark stands. Contact is the one that the
// mail belongs to by itself, not one that it was joined with.
type AttachmentMarked struct {
	Contact ContactID `cbor:"1,keyasint"`
	Mail    MailID    `cbor:"2,keyasint"`
	Number  int       `cbor:"3,keyasint"`
}

// Printed: the conversation was written to a terminal or a pipe.
type Printed struct {
	Contact ContactID `cbor:"1,keyasint"`
}

func (Claimed) Kind() Kind          { return "contact.claimed" }
func (Released) Kind() Kind         { return "contact.released" }
func (Closed) Kind() Kind           { return "contact.closed" }
func (Reopened) Kind() Kind         { return "contact.reopened" }
func (FollowUpSet) Kind() Kind      { return "contact.follow-up" }
func (DangerJudged) Kind() Kind     { return "contact.danger" }
func (MadeWait) Kind() Kind         { return "contact.made-wait" }
func (Joined) Kind() Kind           { return "contact.joined" }
func (SafetyAsked) Kind() Kind      { return "contact.mail-safe" }
func (SeveralWrite) Kind() Kind     { return "contact.several-write" }
func (AnsweredWith) Kind() Kind     { return "contact.answered" }
func (Addressed) Kind() Kind        { return "contact.addressed" }
func (Said) Kind() Kind             { return "contact.said" }
func (AnswerSettled) Kind() Kind    { return "contact.answer-settled" }
func (Opened) Kind() Kind           { return "contact.opened" }
func (Uncovered) Kind() Kind        { return "contact.uncovered" }
func (AttachmentSaved) Kind() Kind  { return "contact.attachment-saved" }
func (AttachmentMarked) Kind() Kind { return "contact.attachment-marked" }
func (Searched) Kind() Kind         { return "member.searched" }
func (Printed) Kind() Kind          { return "contact.printed" }
