package journal

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"time"
)

// The ids of what events speak of. All are 16 bytes; their text is 32
// hexadecimal digits.
type (
	// TeamID names a team, also a team of one; random.
	TeamID [16]byte
	// WorkstationID names a workstation; random.
	WorkstationID [16]byte
	// ContactID names a contact; a keyed hash, or random.
	ContactID [16]byte
	// CaseID names a case; random.
	CaseID [16]byte
	// NoteID names a note through all its revisions; random.
	NoteID [16]byte
	// ReferralID names a referral; random.
	ReferralID [16]byte
	// HandoffID names a handoff, through all its states; random.
	HandoffID [16]byte
	// WordsID names words that stand in an event of their own, apart from the act
	// that they belong to; random.
	WordsID [16]byte
	// MailID names a mail of the mirror; a keyed hash.
	MailID [16]byte
	// OpID names an operation of an outbox; random.
	OpID [16]byte
	// ActID names an act that is several events; random.
	ActID [16]byte
	// PersonID names a person concerned of a contact; random.
	PersonID [16]byte
	// FigureID names what is counted of a contact; random.
	FigureID [16]byte
	// RoomID names the team's room on one day; a keyed hash.
	RoomID [16]byte
	// RemarkID names what a colleague said to colleagues; random.
	RemarkID [16]byte
	// DirectoryID names a version of the directory of services; random.
	DirectoryID [16]byte
	// EventID names an event: 8 bytes of clock, 8 random. It is also the id of
	// the message that carries it.
	EventID [16]byte
)

func (id TeamID) String() string        { return hex.EncodeToString(id[:]) }
func (id WorkstationID) String() string { return hex.EncodeToString(id[:]) }
func (id ContactID) String() string     { return hex.EncodeToString(id[:]) }
func (id CaseID) String() string        { return hex.EncodeToString(id[:]) }
func (id NoteID) String() string        { return hex.EncodeToString(id[:]) }
func (id ReferralID) String() string    { return hex.EncodeToString(id[:]) }
func (id HandoffID) String() string     { return hex.EncodeToString(id[:]) }
func (id WordsID) String() string       { return hex.EncodeToString(id[:]) }
func (id MailID) String() string        { return hex.EncodeToString(id[:]) }
func (id OpID) String() string          { return hex.EncodeToString(id[:]) }
func (id ActID) String() string         { return hex.EncodeToString(id[:]) }
func (id PersonID) String() string      { return hex.EncodeToString(id[:]) }
func (id FigureID) String() string      { return hex.EncodeToString(id[:]) }
func (id RoomID) String() string        { return hex.EncodeToString(id[:]) }
func (id RemarkID) String() string      { return hex.EncodeToString(id[:]) }
func (id DirectoryID) String() string   { return hex.EncodeToString(id[:]) }
func (id EventID) String() string       { return hex.EncodeToString(id[:]) }

// NewEventID makes the id of an event that happens at c.
func NewEventID(c Clock) (id EventID) {
	binary.BigEndian.PutUint64(id[:8], uint64(c))
	rand.Read(id[8:])
	return id
}

// Clock is when the event happened, by the clock of its workstation.
func (id EventID) Clock() Clock { return Clock(binary.BigEndian.Uint64(id[:8])) }

// Clock is a hybrid logical clock: 48 bits of milliseconds since 1970 and 16
// bits that count within one. It never goes back on a workstation, and never
// behind what the workstation has seen of others.
type Clock uint64

// Time is the clock's wall time in UTC, to the millisecond.
func (c Clock) Time() time.Time { return time.UnixMilli(int64(c >> 16)).UTC() }

// MaxAhead is how far ahead of our own clock another's may be and still be
// followed.
const MaxAhead = 5 * time.Minute

// Next is the clock of an event that happens at now, after all that was at c.
func (c Clock) Next(now time.Time) Clock {
	wall := Clock(now.UnixMilli()) << 16
	if wall > c {
		return wall
	}
	return c + 1
}

// See is c after an event of another workstation at o was received at now. One
// that is too far ahead is not followed, and false is returned.
func (c Clock) See(o Clock, now time.Time) (Clock, bool) {
	if o.Time().Sub(now) > MaxAhead {
		return c, false
	}
	return max(c, o), true
}
