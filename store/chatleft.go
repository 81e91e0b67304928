package store

import (
	"context"
	"encoding/hex"
	"time"

	"baken/store/journal"
	"baken/store/outside"
	"baken/store/vault"
)

// LeftMessage is a message that a visitor left while the chat was closed.
type LeftMessage struct {
	ID       [16]byte // the same when it comes again
	At       time.Time
	Language string // ISO 639-1, of the page
	Text     outside.Text
	Address  outside.Text // where an answer may go; mostly none
	Folded   string       // Address folded for comparing
	Safe     Safety       // whether mailing there is safe
	Found    Assessment
}

// LeaveMessage keeps it, as a contact that waits. An answer to it begins a thread with
// whoever left the address, which is the same contact. One that comes again is kept once.
func (s *Store) LeaveMessage(ctx context.Context, m LeftMessage) error {
	return s.write(ctx, func(t *tx) error {
		id := ContactID(s.hash("left message", m.ID[:])) // no id that a browser makes up leads to a chat
		root := outside.New(hex.EncodeToString(id[:]) + "@page.invalid")
		if !m.Address.IsEmpty() {
			id = s.firstContact(root, m.Folded)
		}
		a, err := t.acts(id)
		if err != nil {
			return err
		}
		if _, begun := a.ofChat(id); begun {
			return nil
		}
		events := []journal.Body{
			journal.ChatBegun{Contact: id, At: second(m.At), Language: m.Language, Left: true, Answerable: !m.Address.IsEmpty(), Safe: string(m.Safe)},
			journal.ChatSaid{Contact: id, Steps: []journal.ChatStep{{N: 1, At: m.At.UnixMilli(), Side: ByVisitor, What: ChatLine, Text: m.Text}}},
		}
		if !m.Address.IsEmpty() {
			events = append(events, journal.AddressLeft{Contact: id, Address: m.Address, MessageID: root})
		}
		if _, err := t.append(events...); err != nil {
			return err
		}
		k := chatTalk{Asked: milliOf(m.At), Lang: m.Language, Upto: 1}
		k.hear(Heard{At: m.At, Text: m.Text, Found: m.Found})
		t.touch(id)
		return t.putValueFor(boxDrafts, roomKey(roomTalk, id), Owner(id), vault.Words, k)
	})
}
