package screen

import (
	"context"
	"time"

	"baken/inbox/chat"
	"baken/inbox/desk"
	"baken/store"
	"baken/store/member"
)

// Chats is the seat of who sits here at the visitors' chats: a [desk.Seat]. Every method
// may wait for the disk, and Watch and Read for others, so all are called from commands.
type Chats interface {
	Watch(ctx context.Context, since uint64) ([]desk.Chat, uint64, error)
	Read(ctx context.Context, id store.ContactID, since chat.Since) (desk.View, error)
	Accept(ctx context.Context, id store.ContactID) error
	Send(ctx context.Context, id store.ContactID, kind chat.Kind, line chat.LineID, w chat.Words, hold time.Duration, failed func(error)) error
	TakeBack(id store.ContactID, line chat.LineID) error
	Typing(id store.ContactID, on bool) error
	Seen(id store.ContactID, n uint64) error
	Pause(ctx context.Context) error
	Return(ctx context.Context) error
	HandOver(ctx context.Context, id store.ContactID, to member.ID) error
	Invite(ctx context.Context, id store.ContactID, who member.ID) error
	ReadAlong(ctx context.Context, id store.ContactID) error
	End(ctx context.Context, id store.ContactID) error
	Here(on bool)
	Close()
}

// LiveChat is a chat as it stands now.
type LiveChat = desk.Chat

// Live are the chats that go on or wait, as they were told last. Only the app changes it,
// and only while it handles a message.
type Live struct {
	Chats map[store.ContactID]desk.Chat
	Names map[store.ContactID]string // the pseudonyms, in the session's language
	Said  map[store.ContactID]time.Time
	Stamp uint64 // goes up with each change
}

// NewLive knows of none yet.
func NewLive() *Live {
	return &Live{Chats: map[store.ContactID]desk.Chat{}, Names: map[store.ContactID]string{}, Said: map[store.ContactID]time.Time{}}
}

// Get is the chat of a contact, if it is live.
func (l *Live) Get(id store.ContactID) (desk.Chat, bool) {
	if l == nil {
		return desk.Chat{}, false
	}
	c, ok := l.Chats[id]
	return c, ok
}

// Unanswered is since when a chat waits for somebody's word: to be accepted, or for an
// answer of who has it. False where it is the visitor's turn, or the visitor has gone.
func Unanswered(c desk.Chat) (since time.Time, ok bool) {
	switch {
	case c.Presence != chat.Here || c.Phase == chat.Over:
		return since, false
	case c.Phase == chat.Waiting:
		return c.Asked, true
	case c.Unread > 0:
		return c.LastLine, true
	}
	return since, false
}
