package journal

import "time"

// Acts on a contact that did not come by mail: a telephone call, or another way
// that leaves nothing on a server.

// ContactBegun: somebody reached us by Channel. Without Ended it goes on; the
// member who took it holds the contact, unless nothing came of it: see As.
type ContactBegun struct {
	Contact ContactID `cbor:"1,keyasint"`
	Channel string    `cbor:"2,keyasint"`
	Started time.Time `cbor:"3,keyasint"`
	Ended   time.Time `cbor:"4,keyasint,omitzero"`
	As      string    `cbor:"5,keyasint,omitzero"`
}

// ContactEnded: what began ended at At. The first in the journal stands.
type ContactEnded struct {
	Contact ContactID `cbor:"1,keyasint"`
	At      time.Time `cbor:"2,keyasint"`
	As      string    `cbor:"3,keyasint,omitzero"`
}

// The words of As, for calls of which nothing came. They are closed with it.
const (
	CallMissed = "missed" // nobody answered it
	CallSilent = "silent" // nobody spoke
)

func (ContactBegun) Kind() Kind { return "contact.begun" }
func (ContactEnded) Kind() Kind { return "contact.ended" }
