package journal

import (
	"baken/store/member"
	"baken/store/vault"
)

// Acts on the workstations of a team that has more than one. They are sealed with the
// team's own key.

// WorkstationEnrolled: from here on the holder of Sign (Ed25519) makes events that
// speak for Member, and what is for it alone is sealed to Box (X25519). A hub, at which
// all of the team may sit, speaks for every member. From the first of these events on
// a workstation that was not enrolled speaks for nobody but for whom it was added.
type WorkstationEnrolled struct {
	Workstation WorkstationID `cbor:"1,keyasint"`
	Member      member.ID     `cbor:"2,keyasint"`
	Sign        []byte        `cbor:"3,keyasint"`
	Box         []byte        `cbor:"4,keyasint"`
	Letter      string        `cbor:"5,keyasint"` // in the numbers of the cases that it opens
	Hub         bool          `cbor:"6,keyasint,omitzero"`
}

// WorkstationRevoked: after its event number Upto nothing of the workstation's stands
// that is not in the journal by now.
type WorkstationRevoked struct {
	Workstation WorkstationID `cbor:"1,keyasint"`
	Upto        uint64        `cbor:"2,keyasint,omitzero"` // Counter of the last that was accepted
}

// EpochBegun: the keys that are on their way between workstations are wrapped by
// another epoch key from here on. The key itself is not in the journal: Check tells
// it from every other.
type EpochBegun struct {
	Epoch  vault.EpochID `cbor:"1,keyasint"`
	Number uint64        `cbor:"2,keyasint"`
	Check  []byte        `cbor:"3,keyasint"`
}

func (WorkstationEnrolled) Kind() Kind { return "team.workstation-enrolled" }
func (WorkstationRevoked) Kind() Kind  { return "team.workstation-revoked" }
func (EpochBegun) Kind() Kind          { return "team.epoch-begun" }
