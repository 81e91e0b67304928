package store

import (
	"crypto/rand"
	"encoding/hex"

	"baken/store/journal"
)

// ContactID names a contact: a keyed hash of the root Message-ID, the outside
// address and, from the second contact of a thread on, its number; or random
// for a contact that did not come by mail.
type ContactID = journal.ContactID

// CaseID names a case; random.
type CaseID = journal.CaseID

// NoteID names a note through all its revisions; random.
type NoteID = journal.NoteID

// MailID names one mail in the mirror: a keyed hash of its header, so that the
// same mail in two folders, or fetched again, is one.
type MailID = journal.MailID

// OpID names an operation of the outbox; random.
type OpID = journal.OpID

// FolderID names a folder of the server: a keyed hash of its name.
type FolderID [16]byte

func (id FolderID) String() string { return hex.EncodeToString(id[:]) }

// UID is an IMAP unique identifier (RFC 9051, 2.3.1.1); never 0.
type UID uint32

// NewOpID makes a random id.
func NewOpID() (id OpID) { rand.Read(id[:]); return }

func newNoteID() (id NoteID) { rand.Read(id[:]); return }

// ActID names an act that is several events.
type ActID = journal.ActID

// PersonID names a person concerned of a contact; random.
type PersonID = journal.PersonID

// NewPersonID makes a random id.
func NewPersonID() (id PersonID) { rand.Read(id[:]); return }

// FigureID names what is counted of a contact; random.
type FigureID = journal.FigureID

func newFigureID() (id FigureID) { rand.Read(id[:]); return }

// RoomID names the team's room on one day; a keyed hash.
type RoomID = journal.RoomID

// RemarkID names what a colleague said to colleagues; random.
type RemarkID = journal.RemarkID

func newRemarkID() (id RemarkID) { rand.Read(id[:]); return }

// EventID names an event of the journal.
type EventID = journal.EventID
