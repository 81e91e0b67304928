package desk

import (
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
)

// Chat is a chat as the queue and the pane show it.
type Chat struct {
	Contact  store.ContactID
	Language string // ISO 639-1, of the page
	Began    time.Time
	Asked    time.Time // since when it waits
	LastLine time.Time // of the visitor; zero before the first
	Phase    chat.Phase
	Presence chat.Presence
	Place    int       // in the line, from 1; 0: it does not wait
	With     []Person  // who is in it, the one who answers first
	For      member.ID // handed to her; zero: whoever is free
	Unread   int
	Entries  uint64
	Answers  chat.Answers
	Gone     bool // forgotten: take it out
}

// Has says whether somebody is in the chat.
func (c Chat) Has(id member.ID) bool {
	for _, p := range c.With {
		if p.ID == id {
			return true
		}
	}
	return false
}

// Person is a colleague in a chat.
type Person struct {
	ID   member.ID
	Name outside.Text // as colleagues see it
}

// Entry is one step of a chat, opened.
type Entry struct {
	N          uint64
	At         time.Time
	Side       chat.Side
	Kind       chat.Kind
	Line       chat.LineID  // of what has words
	Who        outside.Text // the name by which the visitor knows a counselor
	Words      chat.Words
	How        chat.Presence // of chat.Gone
	Unreadable bool          // its seal does not open: there are words, and nobody can read them
}

// View is what has come since.
type View struct {
	Entries []Entry
	Phase   chat.Phase
	Place   int
	Typing  bool   // the visitor is
	Got     uint64 // as far as it has reached the visitor's page
	Seen    uint64 // and as far as it stood on a page that was looked at
	Version uint64 // for the next Since
}
