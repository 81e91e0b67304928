package store

import (
	"time"

	"baken/store/outside"
)

// Where says in what a search has found something; the words are those of the JSON.
type Where string

// The places.
const (
	InMail         Where = "mail"
	InAttachment   Where = "attachment" // the name of a mail's attachment, and nothing else of the mail
	InChat         Where = "chat"
	InNote         Where = "note"
	InRegistration Where = "registration"
	InHandoff      Where = "handoff"
)

// SearchOrder is in which order hits come.
type SearchOrder string

// The orders.
const (
	Newest SearchOrder = "newest"
	Best   SearchOrder = "best"
)

// SearchOptions say how much of what is found is wanted. The zero value is the 50
// newest hits.
type SearchOptions struct {
	Limit int         // 0: 50; MaxHits at most
	Order SearchOrder // empty: Newest
}

// MaxHits is how many hits one search gives at most.
const MaxHits = 1000

// Hit is one mail, chat, note, registration or handoff that was found.
type Hit struct {
	Contact    ContactID // as it goes by now
	Case       CaseID    // zero: in none
	CaseNumber string
	Pseudonym  Pseudonym // of the contact
	Channel    Channel   // of the contact
	State      State     // of the contact
	Where      Where
	Mail       MailID // of InMail and InAttachment
	Note       NoteID
	Handoff    HandoffID
	Op         OpID         // of a reply of ours that has not come back as a mail
	MessageID  outside.Text // of a mail
	At         time.Time    // when it came, was written, was registered

	Subject outside.Text // of a mail; of anything else that of its contact
	// Snippet is where the words stand, in pieces in their order: each passes the gate
	// alone, so that what is to stand out is known after it too. The beginning of the text
	// when they stand in none of it: in the subject, in names, or when only conditions are
	// met.
	Snippet []Fragment
	// SubjectHits are what of Subject is asked for, in bytes.
	SubjectHits [][2]int
}

// SubjectPieces are the pieces of the subject, as those of the snippet.
func (h Hit) SubjectPieces() (all []Fragment) {
	s, at := h.Subject.Unsafe(), 0
	put := func(to int, hit bool) {
		if to > at {
			all = append(all, Fragment{outside.New(s[at:to]), hit})
		}
		at = to
	}
	for _, k := range h.SubjectHits {
		put(k[0], false)
		put(k[1], true)
	}
	put(len(s), false)
	return all
}

// Fragment is a piece of a snippet.
type Fragment struct {
	Text outside.Text
	Hit  bool // is what was asked for
}

// Found is what a search found.
type Found struct {
	Hits []Hit // Limit of them at most
	// Total is how many there are, and AtLeast that there may be more: what depends
	// on how contacts stand is not counted to the end.
	Total   int
	AtLeast bool
	More    bool // there are more than Hits
	// Behind are documents that are not in the index yet, or as they were before; mails
	// that are not fetched and what is damaged too.
	Behind int
}
