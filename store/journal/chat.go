package journal

import (
	"time"

	"baken/store/outside"
)

// What the house keeps of a chat with a visitor, whoever the house is: its beginning,
// what was said, and its end. Who has the chat is said by claims.

// ChatBegun: a visitor came to the page, or left a message there while it was closed. The
// codes are those of the registration, as the visitor said before; empty is not said.
type ChatBegun struct {
	Contact    ContactID `cbor:"1,keyasint"`
	At         time.Time `cbor:"2,keyasint"`
	Language   string    `cbor:"3,keyasint,omitzero"` // ISO 639-1, of the page
	Age        string    `cbor:"4,keyasint,omitzero"`
	Region     string    `cbor:"5,keyasint,omitzero"`
	Gender     string    `cbor:"6,keyasint,omitzero"`
	Left       bool      `cbor:"7,keyasint,omitzero"` // a message was left; nobody waits on the page
	Answerable bool      `cbor:"8,keyasint,omitzero"` // and an address with it
	Safe       string    `cbor:"9,keyasint,omitzero"` // yes, no: whether mailing is safe, as was said with it
}

// ChatSaid: these steps of a chat, which are numbered from 1 and leave none out. It may
// hold some that an earlier one has: of two of one number the first in the journal
// stands.
type ChatSaid struct {
	Contact ContactID  `cbor:"1,keyasint"`
	Steps   []ChatStep `cbor:"2,keyasint"`
}

// ChatStep is one step of a chat.
type ChatStep struct {
	N        uint64        `cbor:"1,keyasint"`
	At       int64         `cbor:"2,keyasint"`           // milliseconds since 1970
	Side     string        `cbor:"3,keyasint,omitzero"`  // visitor, desk; empty: what happened
	What     string        `cbor:"4,keyasint"`           // line, services, joined, and so on: see store.ChatLine
	Who      outside.Text  `cbor:"5,keyasint,omitzero"`  // of the desk: by which name the visitor knows her
	Text     outside.Text  `cbor:"6,keyasint,omitzero"`  // of what has words
	Services []ChatService `cbor:"7,keyasint,omitempty"` // that were mentioned
	Lost     bool          `cbor:"8,keyasint,omitzero"`  // it had words, and they could not be opened
}

// ChatService is a service as it was shown to the visitor.
type ChatService struct {
	Name  outside.Text `cbor:"1,keyasint,omitzero"`
	Phone outside.Text `cbor:"2,keyasint,omitzero"`
	Web   outside.Text `cbor:"3,keyasint,omitzero"`
	Note  outside.Text `cbor:"4,keyasint,omitzero"`
}

// ChatEnded: nothing more comes of a chat. The first in the journal stands.
type ChatEnded struct {
	Contact ContactID `cbor:"1,keyasint"`
	At      time.Time `cbor:"2,keyasint"`
	How     string    `cbor:"3,keyasint,omitzero"`
}

// The words of ChatEnded.How.
const (
	ChatByDesk   = ""       // a counselor ended it
	ChatByExit   = "exited" // the visitor left by the exit: perhaps somebody came in
	ChatByParted = "parted" // said that it was enough
	ChatByLost   = "lost"   // gave no sign of life any more
)

// AddressLeft: where an answer to a message that was left may go. MessageID stands for
// the message in the thread that the answer begins.
type AddressLeft struct {
	Contact   ContactID    `cbor:"1,keyasint"`
	Address   outside.Text `cbor:"2,keyasint"`
	MessageID outside.Text `cbor:"3,keyasint"`
}

func (ChatBegun) Kind() Kind   { return "chat.begun" }
func (ChatSaid) Kind() Kind    { return "chat.said" }
func (ChatEnded) Kind() Kind   { return "chat.ended" }
func (AddressLeft) Kind() Kind { return "chat.address-left" }
