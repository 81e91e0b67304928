package journal

import (
	"time"

	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// Acts on a contact. Those that say nothing of its content are sealed with the
// contact's history key.

// Claimed: the member holds the contact from now on. From is whom it was taken
// over from, zero if nobody held it; the claim stands only if that was so.
type Claimed struct {
	Contact ContactID `cbor:"1,keyasint"`
	From    member.ID `cbor:"2,keyasint,omitzero"`
}

// Released: nobody holds the contact from now on.
type Released struct {
	Contact ContactID `cbor:"1,keyasint"`
}

// Closed: nothing more is to be done, up to the message Newest of time Upto.
type Closed struct {
	Contact ContactID `cbor:"1,keyasint"`
	Newest  MailID    `cbor:"2,keyasint,omitzero"`
	Upto    time.Time `cbor:"3,keyasint,omitzero"` // server's time of Newest
}

// Reopened: the closing before it does not stand.
type Reopened struct {
	Contact ContactID `cbor:"1,keyasint"`
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

// AnsweredWith: a reply was given to the outbox. Newest is the message that was
// in sight when it was written, of server time Upto.
type AnsweredWith struct {
	Contact ContactID `cbor:"1,keyasint"`
	Op      OpID      `cbor:"2,keyasint"`
	Newest  MailID    `cbor:"3,keyasint,omitzero"`
	Upto    time.Time `cbor:"4,keyasint,omitzero"`
}

// Said holds the words of the reply of operation Op.
type Said struct {
	Contact     ContactID      `cbor:"1,keyasint"`
	Op          OpID           `cbor:"2,keyasint"`
	MessageID   outside.Text   `cbor:"3,keyasint"`
	To          []outside.Text `cbor:"4,keyasint,omitempty"`
	Subject     outside.Text   `cbor:"5,keyasint,omitzero"`
	Text        outside.Text   `cbor:"6,keyasint,omitzero"`
	Attachments []outside.Text `cbor:"7,keyasint,omitempty"` // their names
	Reason      outside.Text   `cbor:"8,keyasint,omitzero"`  // why it was sent though mailing is not safe
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
// be saved, sent or exported while the mark stands.
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
func (AnsweredWith) Kind() Kind     { return "contact.answered" }
func (Said) Kind() Kind             { return "contact.said" }
func (AnswerSettled) Kind() Kind    { return "contact.answer-settled" }
func (Opened) Kind() Kind           { return "contact.opened" }
func (Uncovered) Kind() Kind        { return "contact.uncovered" }
func (AttachmentSaved) Kind() Kind  { return "contact.attachment-saved" }
func (AttachmentMarked) Kind() Kind { return "contact.attachment-marked" }
func (Printed) Kind() Kind          { return "contact.printed" }

func (Claimed) Class() vault.Class          { return vault.History }
func (Released) Class() vault.Class         { return vault.History }
func (Closed) Class() vault.Class           { return vault.History }
func (Reopened) Class() vault.Class         { return vault.History }
func (FollowUpSet) Class() vault.Class      { return vault.History }
func (DangerJudged) Class() vault.Class     { return vault.History }
func (MadeWait) Class() vault.Class         { return vault.History }
func (Joined) Class() vault.Class           { return vault.History }
func (SafetyAsked) Class() vault.Class      { return vault.History }
func (AnsweredWith) Class() vault.Class     { return vault.History }
func (Said) Class() vault.Class             { return vault.Words }
func (AnswerSettled) Class() vault.Class    { return vault.History }
func (Opened) Class() vault.Class           { return vault.History }
func (Uncovered) Class() vault.Class        { return vault.History }
func (AttachmentSaved) Class() vault.Class  { return vault.Words } // the file's name may tell
func (AttachmentMarked) Class() vault.Class { return vault.History }
func (Printed) Class() vault.Class          { return vault.History }

// Of gives the contact that an act is on.
type Of interface{ Of() ContactID }

func (b Claimed) Of() ContactID          { return b.Contact }
func (b Released) Of() ContactID         { return b.Contact }
func (b Closed) Of() ContactID           { return b.Contact }
func (b Reopened) Of() ContactID         { return b.Contact }
func (b FollowUpSet) Of() ContactID      { return b.Contact }
func (b DangerJudged) Of() ContactID     { return b.Contact }
func (b MadeWait) Of() ContactID         { return b.Contact }
func (b Joined) Of() ContactID           { return b.Contact }
func (b SafetyAsked) Of() ContactID      { return b.Contact }
func (b AnsweredWith) Of() ContactID     { return b.Contact }
func (b Said) Of() ContactID             { return b.Contact }
func (b AnswerSettled) Of() ContactID    { return b.Contact }
func (b Opened) Of() ContactID           { return b.Contact }
func (b Uncovered) Of() ContactID        { return b.Contact }
func (b AttachmentSaved) Of() ContactID  { return b.Contact }
func (b AttachmentMarked) Of() ContactID { return b.Contact }
func (b Printed) Of() ContactID          { return b.Contact }
