package chat

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	"baken/store/outside"
)

// House is all that the gateway asks of the house. Every method may be called from
// anywhere and may wait for the disk; all but Wait are safe to call again with the same
// arguments. Errors are those of this package, or say that the house cannot at present.
type House interface {
	// Standing is how the line stands now.
	Standing() Standing

	// Begin opens a session and puts it into the queue. ErrFull, ErrClosed; ErrGone when
	// the session was here and is over.
	Begin(ctx context.Context, o Opening) error

	// Resume gives what the gateway kept of a session for itself. ErrGone.
	Resume(ctx context.Context, id SessionID) (Opening, error)

	// Say takes a line of the visitor; sealed is not copied. It gives the line's number,
	// that of the first time when it comes again. ErrGone, ErrTooLong.
	Say(ctx context.Context, id SessionID, line LineID, sealed []byte) (uint64, error)

	// Mark says something about the visitor that no entry stands for. ErrGone.
	Mark(ctx context.Context, id SessionID, m Mark) error

	// Leave ends the visitor's side. What the gateway kept for itself is destroyed.
	Leave(ctx context.Context, id SessionID, how Presence) error

	// Wait gives what there is after since, and waits for it if there is nothing yet. As
	// long as somebody waits the visitor is there. ErrGone; the context's error.
	Wait(ctx context.Context, id SessionID, since Since) (View, error)

	// Message takes a message that was left, which arrives as a contact. ErrFull.
	Message(ctx context.Context, m Left) error
}

// SessionID names a chat: 16 bytes that come from the visitor's token and do not lead
// back to it.
type SessionID [16]byte

// String is the id in hexadecimal.
func (s SessionID) String() string { return hex.EncodeToString(s[:]) }

// LineID is given to a line by who writes it, at random, so that it is known when it is
// sent again.
type LineID [16]byte

// NewLine makes one.
func NewLine() (l LineID) {
	rand.Read(l[:])
	return l
}

// String is the id in hexadecimal.
func (l LineID) String() string { return hex.EncodeToString(l[:]) }

// State is how the line stands for somebody who comes now.
type State uint8

// The states.
const (
	Closed State = iota // a message can be left
	Busy                // one can wait
	Open
)

// Standing is how the line stands.
type Standing struct {
	State  State
	Ahead  int       // how many wait already
	Next   time.Time // when it opens next, where it is closed; zero where that is not known
	Until  time.Time // when it closes, where it is not closed; zero where that is not known
	Within int       // working days in which a message that was left is answered
	Kept   int       // days after its closing for which what was said is kept; 0: without end
}

// Opening is what a session begins with.
type Opening struct {
	ID       SessionID
	Language Language
	Began    time.Time
	Team     []byte // the session's key, sealed to the team
	Own      []byte // the same, for the gateway itself; empty once the visitor's side ended
	Answers  []byte // sealed, see [Key.Answers]
}

// Answers are what the visitor said before the chat. All may be empty.
type Answers struct {
	Age    string `cbor:"1,keyasint,omitempty"` // one of Ages
	Region string `cbor:"2,keyasint,omitempty"` // one of Regions
	Gender string `cbor:"3,keyasint,omitempty"` // one of Genders
}

// What can be answered before the chat: the codes of the registration form.
var (
	Ages    = []string{"under_12", "12-17", "18-25", "26-59", "60-79", "80+"}
	Genders = []string{"f", "m", "x"}
	Regions = []string{"ANT", "LIM", "OVL", "VBR", "WVL", "BRU", "WAL"}
)

// Side is who an entry is of.
type Side uint8

// The sides.
const (
	Nobody  Side = iota // what happened
	Visitor             // the visitor
	Desk                // a counselor
)

// Kind is what an entry is.
type Kind uint8

// The kinds. Their numbers are kept and sealed, so they only grow.
const (
	Line     Kind = 1 // words of a side
	Services Kind = 2 // services that a counselor mentions
	Joined   Kind = 3 // a counselor is there
	Away     Kind = 4 // she will be right back
	Back     Kind = 5
	Handed   Kind = 6 // she handed over, to Who or to whoever is free
	Requeued Kind = 7 // she stayed away: the chat is in the queue again
	Closing  Kind = 8 // it is closing time; who waits may wait on
	Ended    Kind = 9 // a counselor ended the chat

	// Of these the visitor is told nothing.
	Gone    Kind = 10 // the visitor's side ended, see Presence
	Invited Kind = 11 // a colleague came along
	Reading Kind = 12 // a supervisor reads along

	Parting Kind = 13 // a colleague who came along has left; the visitor is told

	kindAnswers Kind = 255
)

// told says whether the visitor is told of an entry.
func (k Kind) told() bool { return k < Gone || k == Parting }

// Entry is one step of a chat. Numbers begin at 1 and leave none out.
type Entry struct {
	N      uint64
	At     time.Time
	Side   Side
	Kind   Kind
	Line   LineID // of what has words
	Who    string // the name by which the visitor knows a counselor
	Sealed []byte
	How    Presence // of Gone
}

// Words are what an entry says.
type Words struct {
	Text     outside.Text `cbor:"1,keyasint,omitzero"`
	Services []Service    `cbor:"2,keyasint,omitempty"`
}

// Service is a service as it is shown to the visitor, who can copy it.
type Service struct {
	Name  outside.Text `cbor:"1,keyasint,omitzero"`
	Phone outside.Text `cbor:"2,keyasint,omitzero"`
	Web   outside.Text `cbor:"3,keyasint,omitzero"`
	Note  outside.Text `cbor:"4,keyasint,omitzero"` // when it is open, and so on
}

// Presence is whether the visitor is there.
type Presence uint8

// The presences.
const (
	Here   Presence = iota
	Exited          // by the exit: perhaps somebody came in
	Parted          // said that it was enough
	Lost            // no sign of life for two minutes
)

// Mark is what is said of the visitor beside the entries.
type Mark struct {
	Alive  bool // a sign of life, for pages that do not wait
	Typing bool
	Still  bool   // not typing any more
	Got    uint64 // up to this entry all has reached the page
	Seen   uint64 // and this far it stood on a page that was looked at
}

// Since is what somebody has already.
type Since struct {
	Entry   uint64
	Version uint64
}

// View is what has come since.
type View struct {
	Entries []Entry
	Phase   Phase
	Place   int    // in the queue, from 1
	Who     string // the counselor
	Typing  bool   // the other side is
	Got     uint64 // as far as it has reached the other side
	Seen    uint64 // as far as the other side has seen it
	Upto    uint64 // the last entry there is, told or not: for the next Since, as is
	Version uint64
}

// Phase is where a chat is.
type Phase uint8

// The phases.
const (
	Waiting Phase = iota // in the queue
	Talking
	Paused // the counselor will be right back
	Over   // a counselor ended it
)

// Message is a message that was left while it was closed.
type Message struct {
	Text    outside.Text `cbor:"1,keyasint,omitzero"`
	Address outside.Text `cbor:"2,keyasint,omitzero"`  // where an answer may go; mostly none
	Shared  string       `cbor:"3,keyasint,omitempty"` // whether somebody else can read the mail: yes, no, unknown or nothing
}

// Left is such a message, sealed to the team (see [TeamKey.Left]).
type Left struct {
	ID       LineID // the same when it is sent again
	At       time.Time
	Language Language
	Sealed   []byte
}
