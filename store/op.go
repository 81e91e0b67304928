package store

import (
	"fmt"
	"time"

	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// OpKind is what an operation does on a server.
type OpKind string

// The kinds. All but send are acts on the mailbox, which the sync replays in
// order.
const (
	OpSend   OpKind = "send"
	OpFlag   OpKind = "flag"
	OpMove   OpKind = "move"
	OpAppend OpKind = "append"
	OpDelete OpKind = "delete"
)

// OpState is how an operation stands.
type OpState string

// The states. From the server's acceptance of the final dot to our record of it
// nobody can know (RFC 1047): what broke off in between is unclear, until the
// mail is found or a person decides.
const (
	OpWaiting  OpState = "waiting"
	OpTrying   OpState = "trying"
	OpUnclear  OpState = "unclear"
	OpFailed   OpState = "failed"
	OpConflict OpState = "conflict"
	OpDone     OpState = "done"
)

// OpReason says why an operation stands where it stands. The screen finds the
// words.
type OpReason string

// The reasons.
const (
	ReasonNone        OpReason = ""
	ReasonUndo        OpReason = "undo"         // still within the time to undo
	ReasonOffline     OpReason = "offline"      // no connection to the server
	ReasonTemporary   OpReason = "temporary"    // the server says: later
	ReasonFull        OpReason = "full"         // the mailbox is full: when somebody has made room
	ReasonRefused     OpReason = "refused"      // the server says: never
	ReasonRecipient   OpReason = "recipient"    // the server does not take a recipient
	ReasonCredentials OpReason = "credentials"  // the server does not take the password
	ReasonTooLarge    OpReason = "too-large"    // larger than the server takes
	ReasonNewer       OpReason = "newer"        // a newer message of the writer came in
	ReasonAnswered    OpReason = "answered"     // somebody else answered
	ReasonClaimed     OpReason = "claimed"      // a colleague has claimed it
	ReasonApart       OpReason = "apart"        // the team's journal cannot be reached: nobody knows whether somebody else answered
	ReasonNotSafe     OpReason = "not-safe"     // mailing is not safe, as was learnt since
	ReasonOld         OpReason = "old"          // too long since send was pressed
	ReasonNoAnswer    OpReason = "no-answer"    // the connection ended after the last dot
	ReasonGone        OpReason = "gone"         // what it acts on is not on the server any more
	ReasonNoFolder    OpReason = "no-folder"    // the folder is not on the server
	ReasonRemains     OpReason = "remains"      // delete: marked as deleted, and still there; see Op.Remains
	ReasonUnread      OpReason = "unread"       // delete: folders in which it may stand cannot be read; see Op.Remains
	ReasonRetried     OpReason = "retried"      // a person said: again
	ReasonPersonSent  OpReason = "said-sent"    // a person said: it was sent
	ReasonPersonDrop  OpReason = "said-discard" // a person said: away with it
)

// Op is an operation that goes out: made in the store first, safe to do again.
// What names people is empty when their contact was erased.
type Op struct {
	ID         OpID           `cbor:"1,keyasint"`
	Seq        uint64         `cbor:"2,keyasint"` // operations are done in this order
	Kind       OpKind         `cbor:"3,keyasint"`
	State      OpState        `cbor:"4,keyasint"`
	Reason     OpReason       `cbor:"5,keyasint,omitzero"`
	Contact    ContactID      `cbor:"6,keyasint,omitzero"`
	Mail       MailID         `cbor:"7,keyasint,omitzero"` // what flag, move, delete act on
	To         Role           `cbor:"8,keyasint,omitzero"` // move: where to
	Add        Flags          `cbor:"9,keyasint,omitzero"`
	Remove     Flags          `cbor:"10,keyasint,omitzero"`
	MessageID  outside.Text   `cbor:"-"` // send and append: one for all tries
	Sender     outside.Text   `cbor:"-"` // envelope (RFC 5321)
	Recipients []outside.Text `cbor:"-"`
	Accepted   []outside.Text `cbor:"-"` // recipients that were taken when others were not
	Size       int64          `cbor:"15,keyasint,omitzero"`
	Tries      int            `cbor:"16,keyasint,omitzero"`
	Code       string         `cbor:"17,keyasint,omitzero"` // of the last error, as "550 5.1.1" or "timeout"; never a server's words
	Since      time.Time      `cbor:"18,keyasint,omitzero"` // when send was pressed
	NotBefore  time.Time      `cbor:"19,keyasint,omitzero"` // the end of the time to undo, or the next try
	TriedAt    time.Time      `cbor:"20,keyasint,omitzero"`
	DoneAt     time.Time      `cbor:"21,keyasint,omitzero"`
	DataBegun  bool           `cbor:"22,keyasint,omitzero"` // set before the final dot
	Newest     MailID         `cbor:"23,keyasint,omitzero"` // the message in sight when it was written
	Upto       time.Time      `cbor:"24,keyasint,omitzero"`
	Event      EventID        `cbor:"25,keyasint,omitzero"`  // AnsweredWith
	Insist     bool           `cbor:"26,keyasint,omitzero"`  // a person has said: send it all the same; for one try
	By         member.ID      `cbor:"33,keyasint,omitzero"`  // who wants it, if that is another than the member of the workstation
	Parcel     OpID           `cbor:"27,keyasint,omitzero"`  // whose mail it takes: its own, or append: that of the send
	Ours       [][16]byte     `cbor:"28,keyasint,omitempty"` // send: see ReplyDraft
	Envelope   []byte         `cbor:"30,keyasint,omitempty"` // MessageID, Sender, Recipients, Accepted: sealed under the contact's keys
	Unsure     bool           `cbor:"29,keyasint,omitzero"`  // it was unclear once: before each try it is looked for
	Remains    []outside.Text `cbor:"31,keyasint,omitempty"` // delete: the folders where the mail still is, or may be
	StoppedAt  time.Time      `cbor:"32,keyasint,omitzero"`  // since when it waits for a person
}

// envelope is what of an operation names people.
type envelope struct {
	MessageID  outside.Text   `cbor:"1,keyasint,omitzero"`
	Sender     outside.Text   `cbor:"2,keyasint,omitzero"`
	Recipients []outside.Text `cbor:"3,keyasint,omitempty"`
	Accepted   []outside.Text `cbor:"4,keyasint,omitempty"`
}

const partEnvelope = "envelope"

func (t *tx) op(id OpID) (o Op, ok bool, err error) {
	ok, err = t.value(boxOutbox, id[:], &o)
	if err != nil || !ok || o.Envelope == nil {
		return o, ok, err
	}
	var e envelope
	err = t.readInner(boxOutbox, id[:], partEnvelope, o.Envelope, Owner(o.Contact), vault.Names, &e)
	o.Envelope = nil
	o.MessageID, o.Sender, o.Recipients, o.Accepted = e.MessageID, e.Sender, e.Recipients, e.Accepted
	return o, true, ignoreErased(err)
}

// putOp keeps an operation as it stands now.
func (t *tx) putOp(o Op) (err error) {
	t.change.Outbox = true
	if o.Contact != (ContactID{}) {
		c, err := t.canonical(o.Contact) // whose row is shown
		if err != nil {
			return err
		}
		t.change.contact(c)
		if o.Kind == OpSend {
			t.touch(c) // whether it is answered depends on how its sending stands
		}
	}
	switch {
	case !o.stopped():
		o.StoppedAt = time.Time{}
	case o.StoppedAt.IsZero():
		o.StoppedAt = t.s.now().UTC()
	}
	if e := (envelope{o.MessageID, o.Sender, o.Recipients, o.Accepted}); !e.MessageID.IsEmpty() || !e.Sender.IsEmpty() || len(e.Recipients) > 0 {
		if o.Envelope, err = t.inner(boxOutbox, o.ID[:], partEnvelope, Owner(o.Contact), vault.Names, e); err != nil {
			return err
		}
	}
	return t.putValue(boxOutbox, o.ID[:], o)
}

// speaks says whether the operation carries words to the contact.
func (o Op) speaks() bool { return o.Kind == OpSend || o.Kind == OpAppend }

// stopped says whether it waits for a person.
func (o Op) stopped() bool {
	return o.State == OpFailed || o.State == OpConflict || o.State == OpUnclear
}

// pending is where the operation stands in boxPending until it is done.
func (o Op) pending() []byte {
	if o.speaks() {
		return pair(o.Contact, o.ID)
	}
	return pair(o.Mail, o.ID)
}

// Short is the operation's id as a person types it.
func (o Op) Short() string { return o.ID.String()[:8] }

// follows says from which states one may go to another.
var follows = map[OpState][]OpState{
	OpTrying:   {OpWaiting},
	OpWaiting:  {OpTrying, OpUnclear, OpFailed, OpConflict},
	OpUnclear:  {OpTrying},
	OpFailed:   {OpTrying, OpWaiting},
	OpConflict: {OpWaiting},
	OpDone:     {OpTrying, OpUnclear, OpWaiting, OpFailed, OpConflict},
}

// turn changes the state, if that may follow; ErrState otherwise.
func (o *Op) turn(to OpState) error {
	for _, from := range follows[to] {
		if o.State == from {
			o.State = to
			return nil
		}
	}
	return o.refuse("made " + string(to))
}

// refuse is ErrState, with what was asked for.
func (o Op) refuse(step string) error {
	return fmt.Errorf("%w: operation %s (%s) is %s and cannot be %s", ErrState, o.Short(), o.Kind, o.State, step)
}
