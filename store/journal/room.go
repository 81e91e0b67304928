package journal

import "baken/store/outside"

// What colleagues say to each other. No code that a visitor can reach reads or writes
// these.

// RoomSaid: somebody said something in the team's room. What is said on one day has
// one key, so that it can be erased when its period is over.
type RoomSaid struct {
	Room   RoomID       `cbor:"1,keyasint"`
	Remark RemarkID     `cbor:"2,keyasint"`
	Text   outside.Text `cbor:"3,keyasint"`
}

// CaseSaid: somebody said something about a case, beside it. It goes with the words of
// the case.
type CaseSaid struct {
	Case   CaseID       `cbor:"1,keyasint"`
	Remark RemarkID     `cbor:"2,keyasint"`
	Text   outside.Text `cbor:"3,keyasint"`
}

func (RoomSaid) Kind() Kind { return "room.said" }
func (CaseSaid) Kind() Kind { return "case.said" }
