package journal

import (
	"baken/store/member"
	"baken/store/opening"
	"baken/store/outside"
	"baken/store/vault"
)

// Acts on the team. They are sealed with the team's own key.

// TeamFounded: the team begins, with the member who founds it. A workstation
// that is alone is a team of one. It is the first event of a journal, and stands
// nowhere else.
type TeamFounded struct {
	Team  TeamID       `cbor:"1,keyasint"`
	Name  outside.Text `cbor:"2,keyasint"` // the founder's
	Roles member.Roles `cbor:"3,keyasint"`
}

// MemberAdded: somebody belongs to the team, with these roles.
type MemberAdded struct {
	Member member.ID    `cbor:"1,keyasint"`
	Name   outside.Text `cbor:"2,keyasint"`
	Roles  member.Roles `cbor:"3,keyasint"`
}

// MemberRoles: from now on a member has these roles; none for who has left.
type MemberRoles struct {
	Member member.ID    `cbor:"1,keyasint"`
	Roles  member.Roles `cbor:"2,keyasint,omitzero"`
}

// MemberKeys: a member signs in with these keys from now on, and with no other. Each
// is a line of an authorized_keys file (OpenSSH) without options and comment.
type MemberKeys struct {
	Member member.ID `cbor:"1,keyasint"`
	Keys   []string  `cbor:"2,keyasint,omitempty"`
}

// WorkstationAdded: the holder of Sign (Ed25519) speaks for the member, and
// keys for it are sealed to Box (X25519).
type WorkstationAdded struct {
	Workstation WorkstationID `cbor:"1,keyasint"`
	Member      member.ID     `cbor:"2,keyasint"`
	Sign        []byte        `cbor:"3,keyasint"`
	Box         []byte        `cbor:"4,keyasint"`
	Letter      string        `cbor:"5,keyasint"` // for case numbers when the block is used up
}

// Erased: the keys of these classes were destroyed, of these cases, contacts and rooms.
// Nothing is sealed for them again. It names them by their ids alone and outlives
// them: what was erased, when and by whom stays.
type Erased struct {
	Cases    []CaseID      `cbor:"1,keyasint,omitempty"`
	Contacts []ContactID   `cbor:"2,keyasint,omitempty"`
	Classes  []vault.Class `cbor:"3,keyasint"`
	Upto     []int64       `cbor:"4,keyasint,omitempty"` // of each contact: when the newest of its mails came, in milliseconds since 1970
	Rooms    []RoomID      `cbor:"5,keyasint,omitempty"` // what colleagues said to each other, by the day
}

// RetentionSet: how long what belongs to people is kept after its contact was
// closed, in days, each class for itself; 0 is for ever.
type RetentionSet struct {
	Names        uint `cbor:"1,keyasint"`
	Words        uint `cbor:"2,keyasint"`
	History      uint `cbor:"3,keyasint"`
	KeepOnServer bool `cbor:"4,keyasint,omitzero"` // the mails stay on the server
}

// HoursSet: when the line is open, by phone, mail and chat, with its holidays and
// exceptions, in place of what was set before.
type HoursSet struct {
	Hours opening.Hours `cbor:"1,keyasint"`
}

// DirectoryImported: the services that can be referred to are those of this version
// from now on. What is in it stands outside the journal.
type DirectoryImported struct {
	Directory DirectoryID  `cbor:"1,keyasint"`
	Name      outside.Text `cbor:"2,keyasint"` // of the file or folder it was read from
	Services  int          `cbor:"3,keyasint"`
	Sum       []byte       `cbor:"4,keyasint"` // SHA-256 of its blocks, in order
}

func (TeamFounded) Kind() Kind       { return "team.founded" }
func (MemberAdded) Kind() Kind       { return "team.member-added" }
func (MemberRoles) Kind() Kind       { return "team.member-roles" }
func (MemberKeys) Kind() Kind        { return "team.member-keys" }
func (WorkstationAdded) Kind() Kind  { return "team.workstation-added" }
func (Erased) Kind() Kind            { return "team.erased" }
func (RetentionSet) Kind() Kind      { return "team.retention-set" }
func (HoursSet) Kind() Kind          { return "team.hours" }
func (DirectoryImported) Kind() Kind { return "team.directory-imported" }
