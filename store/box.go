package store

import (
	"fmt"

	"baken/store/vault"
)

// box is a set of sealed records: its name, the store's key that they are sealed
// with unless a contact's or a case's own key is, how long its keys are at least,
// in bytes, and where it stands.
type box struct {
	name  string
	class vault.Class
	least int
	shelf shelf
}

// The boxes, and what stands in each under which key.
var (
	boxJournal     = box{"journal", vault.Team, 8, own}                        // number (8 bytes) → envelope, which is sealed already
	boxTrail       = box{"trail", vault.View, 24, shelf{byContact, 'e'}}       // contact or case ‖ number → nothing: where its events are
	boxEvents      = box{"events", vault.View, 16, own}                        // event → number
	boxUndone      = box{"undone", vault.View, 16, own}                        // event → the event that undid it
	boxMarks       = box{"marks", vault.View, 34, shelf{byMail, 'i'}}          // mail ‖ number ‖ event that marked the attachment → nothing
	boxMembers     = box{"members", vault.View, 16, own}                       // member or workstation → who it is
	boxActs        = box{"acts", vault.View, 16, shelf{byContact, 'a'}}        // contact → what its events add up to
	boxCases       = box{"cases", vault.View, 16, own}                         // case → what its events add up to
	boxNumbers     = box{"numbers", vault.View, 16, own}                       // hash of a case number → case
	boxContacts    = box{"contacts", vault.View, 16, shelf{byContact, 'r'}}    // contact → row
	boxEntries     = box{"entries", vault.View, 32, shelf{byContact, 'm'}}     // contact ‖ mail → what the row needs of each mail
	boxMails       = box{"mails", vault.View, 16, shelf{byMail, 'f'}}          // mail → facts, with head parts under the contact's keys
	boxBodies      = box{"bodies", vault.View, 16, shelf{byMail, 'b'}}         // mail → body, under the contact's words key
	boxAttachments = box{"attachments", vault.View, 22, own}                   // mail ‖ number ‖ piece → bytes, under the contact's words key
	boxMessageIDs  = box{"message-ids", vault.View, 32, own}                   // hash of a Message-ID ‖ mail or operation → nothing
	boxWriters     = box{"writers", vault.View, 32, own}                       // hash of an address ‖ contact → nothing
	boxPseudonyms  = box{"pseudonyms", vault.View, 16, own}                    // hash of a pseudonym → contact
	boxSent        = box{"sent", vault.View, 16, own}                          // hash of a Message-ID that we sent → contact, operation
	boxFolders     = box{"folders", vault.View, 16, own}                       // folder → where its sync stands
	boxLadders     = box{"ladders", vault.View, 16, own}                       // hash of a name ‖ block → ordered entries
	boxDrafts      = box{"drafts", vault.Desk, 17, own}                        // contact or random → draft, under the contact's words key
	boxOutbox      = box{"outbox", vault.Desk, 16, own}                        // operation → what is to be done
	boxParcels     = box{"parcels", vault.Desk, 16, own}                       // operation → the mail to send, under the contact's words key
	boxPending     = box{"pending", vault.Desk, 32, own}                       // mail ‖ operation → nothing: what the server has not been told of it; contact ‖ operation: words to it that are on their way
	boxDesk        = box{"desk", vault.Desk, 16, own}                          // hash of a name → position, setting of this workstation
	boxKeyRows     = box{"key-rows", vault.View, 16, own}                      // key → its row in the key table, for those that seal events
	boxThreads     = box{"threads", vault.View, 32, own}                       // hash of a root ‖ contact → nothing, and what else is known of contacts that belong together
	boxTeam        = box{"team", vault.View, 16, own}                          // hash of a name → what the team has decided for all
	boxFigures     = box{"figures", vault.Figures, 16, own}                    // figure → what is counted of a contact, under the store's figures key
	boxIndex       = box{"index", vault.Desk, 16, own}                         // segment ‖ block → part of the search index, under the segment's words key; hash of a name → how the index stands
	boxChanged     = box{"changed", vault.Desk, 16, own}                       // random → what is to be read again for the index
	boxDirectory   = box{"directory", vault.View, 16, own}                     // hash of a block of services → the block; version ‖ number → what is needed to find them
	boxShared      = box{"shared", vault.View, 16, own}                        // hash of a name → where the team's journal stands as this workstation has received it
	boxOutgoing    = box{"outgoing", vault.Desk, 9, own}                       // what kind ‖ number, key or workstation → what the team's journal does not have yet
	boxQuarantine  = box{"quarantine", vault.View, 9, own}                     // what kind ‖ number or sequence → what of the team's journal does not stand, and why
	boxKeys        = box{"keys", vault.Team, rowLength, shelf{byContact, 'k'}} // owner ‖ class ‖ key → key, wrapped by the epoch key
)

// same says that both are the same box, wherever it stands.
func (b box) same(o box) bool { return b.name == o.name }

func (b box) place(key []byte) vault.Place { return vault.At(b.name, key) }

// longestKey is how long the keys of all buckets are at most, in bytes.
const longestKey = 64

// whole refuses a key that has another length than those of the bucket can have:
// keys stand in the file without a seal.
func (b box) whole(key []byte) error {
	if len(key) < b.least || len(key) > longestKey {
		return fmt.Errorf("%w: a key of %s has another length than it was written with; run `baken verify`, and restore the last backup", ErrDamaged, b.name)
	}
	return nil
}
