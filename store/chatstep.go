package store

import (
	"slices"
	"strings"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// The words of journal.ChatStep.
const (
	ByVisitor = "visitor"
	ByDesk    = "desk"

	ChatLine     = "line"     // words of a side
	ChatServices = "services" // that a counselor mentioned
	ChatJoined   = "joined"   // a counselor is there
	ChatAway     = "away"     // she will be right back
	ChatBack     = "back"
	ChatHanded   = "handed"   // she handed over, to Who or to whoever is free
	ChatRequeued = "requeued" // she stayed away
	ChatClosing  = "closing"  // the opening hours ended
	ChatOver     = "ended"    // a counselor ended it
	ChatInvited  = "invited"
	ChatReading  = "reading" // a supervisor reads along
	ChatParting  = "parting" // a colleague who had come along left
	ChatExited   = "exited"  // the visitor left by the exit
	ChatParted   = "parted"  // said that it was enough
	ChatLost     = "lost"    // gave no sign of life any more
)

// ChatPart is a step of a chat, as a message of a conversation has it.
type ChatPart struct {
	What     string // line, services, joined, and so on; empty: it is a mail
	N        uint64 // from 1
	By       string // ByVisitor, ByDesk; empty: what happened by itself
	Who      outside.Text
	Text     outside.Text
	Services []journal.ChatService
	Lost     bool // it had words, and they cannot be read

	of ContactID // the chat that it is of
}

// Said says whether it has words; else it is what happened.
func (c ChatPart) Said() bool { return c.What == ChatLine || c.What == ChatServices }

// body is what it says, a service on a line of its own.
func (c ChatPart) body() mail.Body {
	var b strings.Builder
	add := func(words ...outside.Text) {
		some := false
		for _, w := range words {
			if w.IsEmpty() {
				continue
			}
			switch {
			case some:
				b.WriteString(" · ")
			case b.Len() > 0:
				b.WriteByte('\n')
			}
			b.WriteString(w.Unsafe())
			some = true
		}
	}
	add(c.Text)
	for _, s := range c.Services {
		add(s.Name, s.Phone, s.Web, s.Note)
	}
	if b.Len() == 0 {
		return mail.Body{}
	}
	return mail.Body{Blocks: []mail.Block{{Kind: mail.Own, Text: outside.New(b.String())}}}
}

// message is a step as a message of a conversation.
func (c ChatPart) message(at time.Time) Message {
	m := Message{At: at, Direction: Out, Chat: c, HaveBody: !c.Lost, By: c.Who}
	if c.By == ByVisitor || c.What == ChatExited || c.What == ChatParted || c.What == ChatLost {
		m.Direction, m.By = In, outside.Text{}
	}
	return m
}

func partOfChat(of ContactID, s journal.ChatStep) ChatPart {
	return ChatPart{s.What, s.N, s.Side, s.Who, s.Text, s.Services, s.Lost, of}
}

// chats gives what was said by the visitors' page with a contact and those that are one
// with it: what the journal has, each step once, and what of a room that goes on was not
// copied yet; nothing while a colleague is in it. Of a chat whose words were erased there is one message, which says so.
func (t *tx) chats(id ContactID, a acts) (all []Message, err error) {
	for _, c := range a.Chats {
		some, err := t.chatOf(c, a)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

func (t *tx) chatOf(c chatActs, a acts) (all []Message, err error) {
	if a.Erased.has(Owner(c.Contact), vault.Words) {
		if !c.Begun {
			return nil, nil
		}
		m := ChatPart{What: ChatLine, N: 1, By: ByVisitor, of: c.Contact}.message(a.Call.Started)
		m.HaveBody, m.Erased = false, true
		return []Message{m}, nil
	}
	if another, err := t.withAnother(c, a); another || err != nil {
		return nil, err
	}
	if all, err = t.copiedOf(c); err != nil {
		return nil, err
	}
	live, err := t.uncopied(c.Contact, uint64(len(all)))
	return follow(all, c.Contact, live), err
}

// follow adds steps to those of a chat that go before them.
func follow(all []Message, of ContactID, steps []journal.ChatStep) []Message {
	var last time.Time // a clock that was set back changes no order
	if len(all) > 0 {
		last = all[len(all)-1].At
	}
	for _, s := range steps {
		if s.N != uint64(len(all))+1 {
			continue // it was copied twice
		}
		if at := milli(s.At); at.After(last) {
			last = at
		}
		all = append(all, partOfChat(of, s).message(last))
	}
	return all
}

// copiedOf gives the steps of a chat that the journal has.
func (t *tx) copiedOf(c chatActs) (all []Message, err error) {
	var left journal.AddressLeft
	if err := t.standing(c.Contact, func(e journal.Event) error {
		switch b := e.Body.(type) {
		case journal.ChatSaid:
			if b.Contact == c.Contact {
				all = follow(all, c.Contact, b.Steps)
			}
		case journal.AddressLeft:
			if b.Contact == c.Contact {
				left = b
			}
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if !left.Address.IsEmpty() {
		for i := range all {
			all[i].Head.From, all[i].Head.MessageID = []mail.Address{{Addr: left.Address}}, left.MessageID
		}
	}
	return all, nil
}

// addressesLeft are those that were left with messages of a contact and of those that are
// one with it.
func (t *tx) addressesLeft(id ContactID) (all []outside.Text, err error) {
	a, err := t.acts(id)
	if err != nil {
		return nil, err
	}
	for _, c := range a.Chats {
		if !c.Answerable {
			continue
		}
		if err := t.standing(c.Contact, func(e journal.Event) error {
			if b, ok := e.Body.(journal.AddressLeft); ok && b.Contact == c.Contact {
				all = append(all, b.Address)
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// RoomReader opens entries of a room for who reads the conversation: what it gives
// belongs to each of them, in their order.
type RoomReader func(session [16]byte, entries [][]byte) []journal.ChatStep

// ReadRooms has conversations show what of rooms was not copied yet; nil that they do not.
// The house, which alone can open it, says how.
func (s *Store) ReadRooms(f RoomReader) { s.roomReader.Store(&f) }

// withAnother says whether a colleague is in a chat that goes on, and one is not oneself. Her words with the
// visitor are read by who is in it, or reads along and is said to: see package desk. Here
// they are when it has ended.
func (t *tx) withAnother(c chatActs, a acts) (bool, error) {
	if !c.goesOn() {
		return false, nil
	}
	by := a.Claim.By // as far as a workstation of its own knows
	var h roomHead
	ok, err := t.valueOf(boxDrafts, roomKey(roomHeads, c.Contact), Owner(c.Contact), vault.Words, &h)
	if ok {
		by = h.Holder
	}
	return !by.IsZero() && by != t.s.me && !slices.Contains(h.Beside, t.s.me), ignoreErased(err)
}

// uncopied gives the steps of a room after so many, opened.
func (t *tx) uncopied(id ContactID, after uint64) ([]journal.ChatStep, error) {
	f := t.s.roomReader.Load()
	if f == nil || *f == nil {
		return nil, nil
	}
	var h roomHead
	ok, err := t.valueOf(boxDrafts, roomKey(roomHeads, id), Owner(id), vault.Words, &h)
	if err != nil || !ok {
		return nil, ignoreErased(err)
	}
	var entries [][]byte
	for k, raw := range t.from(boxDrafts, roomEntryKey(id, after+1)) {
		if len(k) != len(roomEntryKey(id, 0)) || k[0] != roomEntries || ContactID(k[1:17]) != id {
			break
		}
		p, err := t.open(boxDrafts.place(k), t.within(boxDrafts, raw), Owner(id), vault.Words)
		if err != nil {
			return nil, err
		}
		entries = append(entries, p)
	}
	if len(entries) == 0 {
		return nil, nil
	}
	return (*f)(h.Session, entries), nil
}
