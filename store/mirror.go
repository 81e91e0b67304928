package store

import (
	"context"
	"time"

	"baken/store/mail"
	"baken/store/outside"
)

// Role is what a folder is for (RFC 6154), as far as it matters here.
type Role string

// The roles.
const (
	Inbox   Role = "inbox"
	Sent    Role = "sent"
	Drafts  Role = "drafts"
	Junk    Role = "junk"
	Archive Role = "archive"
	Trash   Role = "trash"
	Plain   Role = "" // watched because the configuration says so
)

// Folder is a folder of the server and where its sync stands.
type Folder struct {
	Name          outside.Text // as the server writes it, decoded to UTF-8
	Role          Role
	UIDValidity   uint32
	UIDNext       UID
	HighestModSeq uint64 // 0: the server has no CONDSTORE
	// FilledTo is the lowest UID from which on all mails are here: the sync goes
	// newest first and continues below it. 0: nothing yet; 1: all.
	FilledTo UID
	Missing  bool // not on the server any more
	Exists   int  // how many mails the server says it has
	Have     int  // how many are here (filled in by the store)
}

// Flags are the flags of a mail (RFC 9051, 2.3.2).
type Flags uint8

// The flags that matter here.
const (
	Seen Flags = 1 << iota
	AnsweredFlag
	Flagged
	Deleted
	DraftFlag
	Forwarded // $Forwarded
)

// Direction is who a mail is from.
type Direction uint8

// The directions.
const (
	In  Direction = iota // from outside
	Out                  // ours: it is in Sent, or we sent its Message-ID
)

// Arrival is a mail that was seen in a folder: its header, and what the sync has
// made of it.
type Arrival struct {
	UID      UID
	Internal time.Time // INTERNALDATE, the server's clock
	Size     int64     // RFC822.SIZE, bytes
	Flags    Flags
	Head     mail.Head

	Direction Direction
	// Root names the thread (message.Root) and With the address outside it, the
	// writer's; for mail of ours the first one it went to. Both make the contact.
	Root outside.Text
	With mail.Address
	// Folded is With's address folded for comparing.
	Folded string
	// Unanswerable: a web form's mail without a Reply-To.
	Unanswerable bool
	// Aside is why it looks automatic or unwanted, empty if it does not.
	Aside AsideReason
}

// Assessment is what the rules found in a mail's own words.
type Assessment struct {
	Urgency  Urgency
	Reasons  []Reason
	Language string // ISO 639-1; "" unknown
}

// Piece is an attachment's bytes, decoded, at most [MaxPiece] of them.
type Piece struct {
	Number int // of the attachment, from 1
	Index  int // of the piece, from 0
	Bytes  []byte
}

// MaxPiece is how much of an attachment stands in one record, in bytes. A leaf of
// the file's tree holds two records at least, and is written anew when a third
// comes in between: what is larger makes that costly, and leaves holes behind that
// only as much fills. Two of these, sealed, fill eight pages.
const MaxPiece = 16<<10 - 160

// Wanted is a mail of which the body is not here.
type Wanted struct {
	Mail   MailID
	Folder FolderID
	UID    UID
	Size   int64
}

// Mirror is the sync's way to write. Only the sync uses it.
type Mirror struct{ s *Store }

// Mirror gives the mirror's writer.
func (s *Store) Mirror() *Mirror { return &Mirror{s} }

// Sync is one transaction of the mirror: everything in it becomes visible
// together, and is on the disk when [Mirror.Update] returns.
type Sync struct{ t *tx }

// Update runs f in a transaction. Keep it to some hundred mails: nobody else
// writes meanwhile. f must not touch the network.
func (m *Mirror) Update(ctx context.Context, f func(*Sync) error) error {
	return m.s.write(ctx, func(t *tx) error { return f(&Sync{t}) })
}
