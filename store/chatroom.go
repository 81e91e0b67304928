package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// A room is a chat that goes on, as the house keeps it: a head and numbered entries,
// bytes of which the store knows nothing. It is the desk's, as drafts are: what belongs
// to the contact is copied from it into the journal, and then it is forgotten. All of it
// is sealed with the words key of the contact that the chat is.

// The kinds of records of a room, among those of the drafts.
const (
	roomHeads   = 'H' // ‖ contact → roomHead
	roomEntries = 'E' // ‖ contact ‖ number → bytes of the house
	roomTalk    = 'T' // ‖ contact → chatTalk; it outlives the room
)

// Room is one that goes on.
type Room struct {
	Session [16]byte
	Head    []byte
	Entries [][]byte // from number 1 on
	Copied  uint64   // so many of them are in the journal
}

// RoomHead is the head of a room, and what the store must know of the chat.
type RoomHead struct {
	Session [16]byte
	Head    []byte // the house's own

	Began               time.Time
	Language            string // ISO 639-1, of the page
	Age, Region, Gender string // as was said before the chat; empty: not said
	Asked               time.Time
	Holder              member.ID   // who has the chat; zero: nobody
	Beside              []member.ID // who came along with her
	Ended               time.Time   // nothing more comes of it; zero: it goes on
	How                 string      // it ended: see journal.ChatEnded
}

// Heard is what one entry of a room is to the row of its contact.
type Heard struct {
	At    time.Time
	Desk  bool // it is ours; else the visitor's
	Text  outside.Text
	Found Assessment // in what the visitor has written; of ours the zero value
}

// roomHead is a head as it is kept.
type roomHead struct {
	Session [16]byte    `cbor:"1,keyasint"`
	Head    []byte      `cbor:"2,keyasint"`
	Holder  member.ID   `cbor:"3,keyasint,omitzero"`
	Beside  []member.ID `cbor:"4,keyasint,omitempty"`
}

// chatTalk is what a chat adds up to for the row of its contact.
type chatTalk struct {
	Asked   int64        `cbor:"1,keyasint,omitzero"` // milliseconds since 1970
	Since   int64        `cbor:"2,keyasint,omitzero"` // the first line of the visitor that is unanswered
	In      int64        `cbor:"3,keyasint,omitzero"` // the last line of the visitor
	Out     int64        `cbor:"4,keyasint,omitzero"` // the last one of ours
	Unread  int          `cbor:"5,keyasint,omitzero"` // lines that are unanswered
	Urgency Urgency      `cbor:"6,keyasint,omitzero"`
	Lang    string       `cbor:"7,keyasint,omitzero"`
	Text    outside.Text `cbor:"8,keyasint,omitzero"` // the last line of the visitor
	Reasons []Reason     `cbor:"9,keyasint,omitempty"`
	Upto    uint64       `cbor:"10,keyasint,omitzero"` // the entry that was heard last
}

func roomKey(kind byte, id ContactID) []byte { return draftsAt(kind, id) }

func roomEntryKey(id ContactID, n uint64) []byte {
	return binary.BigEndian.AppendUint64(roomKey(roomEntries, id), n)
}

// Rooms gives all that were kept and not forgotten. Rooms of which the words were erased
// are left out.
func (s *Store) Rooms() (all []Room, err error) {
	var ids []ContactID
	if err := s.read(func(t *tx) error {
		return t.scan(boxDrafts, []byte{roomHeads}, func(k, _ []byte) error { ids = append(ids, ContactID(k[1:])); return nil })
	}); err != nil {
		return nil, err
	}
	for _, id := range ids { // each in a transaction of its own: there may be many lines
		r, ok, err := s.room(id)
		if err != nil {
			return nil, err
		}
		if ok {
			all = append(all, r)
		}
	}
	return all, nil
}

func (s *Store) room(id ContactID) (r Room, ok bool, err error) {
	err = s.read(func(t *tx) error {
		var h roomHead
		ok, err = t.valueOf(boxDrafts, roomKey(roomHeads, id), Owner(id), vault.Words, &h)
		if errors.Is(err, ErrErased) {
			ok = false
			return nil
		}
		if err != nil || !ok {
			return err
		}
		a, err := t.acts(id)
		if err != nil {
			return err
		}
		c, _ := a.chat(id)
		r = Room{Session: h.Session, Head: h.Head, Copied: c.Copied}
		return t.scan(boxDrafts, roomKey(roomEntries, id), func(k, raw []byte) error {
			if n := binary.BigEndian.Uint64(k[17:]); n != uint64(len(r.Entries))+1 {
				return fmt.Errorf("%w: entry %d of a chat is missing", ErrDamaged, len(r.Entries)+1)
			}
			p, err := t.open(boxDrafts.place(k), raw, Owner(id), vault.Words)
			r.Entries = append(r.Entries, p)
			return err
		})
	})
	return r, ok, err
}

// KeepRoom keeps the head of a room in place of the one before. With the first one the
// contact begins, with the one that says so it ends; the claim on it follows who has the
// chat. It may be called again with the same. ErrErased when the contact's words were
// erased; ErrNotAllowed when who is to have the chat may not have it.
func (s *Store) KeepRoom(ctx context.Context, h RoomHead) error {
	return s.write(ctx, func(t *tx) error {
		id := s.ChatContact(h.Session)
		if err := t.unerased(Owner(id), vault.Words); err != nil {
			return err
		}
		var was roomHead
		if _, err := t.valueOf(boxDrafts, roomKey(roomHeads, id), Owner(id), vault.Words, &was); err != nil {
			return err
		}
		a, err := t.acts(id)
		if err != nil {
			return err
		}
		c, begun := a.ofChat(id)
		if !begun {
			b := journal.ChatBegun{Contact: id, At: second(h.Began), Language: h.Language, Age: h.Age, Region: h.Region, Gender: h.Gender}
			if _, err := t.append(b); err != nil {
				return err
			}
		}
		if !h.Ended.IsZero() && !c.Over {
			if _, err := t.append(journal.ChatEnded{Contact: id, At: second(h.Ended), How: h.How}); err != nil {
				return err
			}
		}
		k, err := t.talk(id)
		if err != nil {
			return err
		}
		if k.Asked = milliOf(h.Asked); k.Lang == "" {
			k.Lang = h.Language
		}
		if err := t.putValueFor(boxDrafts, roomKey(roomTalk, id), Owner(id), vault.Words, k); err != nil {
			return err
		}
		if err := t.putValueFor(boxDrafts, roomKey(roomHeads, id), Owner(id), vault.Words, roomHead{h.Session, h.Head, h.Holder, h.Beside}); err != nil {
			return err
		}
		t.touch(id)
		return t.follows(id, was.Holder, h.Holder)
	})
}

// RoomEntry is an entry of a room that is to be kept.
type RoomEntry struct {
	Session [16]byte
	N       uint64 // from 1
	Entry   []byte // the house's own
	Heard   *Heard // what it is to the row of its contact; nil for nothing
}

// AppendRoom keeps an entry of a room, in place of what stands there. ErrUnknown when
// there is no such room, ErrErased when its words were erased.
func (s *Store) AppendRoom(ctx context.Context, e RoomEntry) error {
	return s.AppendRooms(ctx, []RoomEntry{e})
}

// AppendRooms is AppendRoom of several entries, in their order, all or none.
func (s *Store) AppendRooms(ctx context.Context, all []RoomEntry) error {
	return s.write(ctx, func(t *tx) error {
		for _, e := range all {
			if err := t.appendRoom(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) appendRoom(e RoomEntry) error {
	id := t.s.ChatContact(e.Session)
	if err := t.isRoom(id); err != nil {
		return err
	}
	if err := t.putFor(boxDrafts, roomEntryKey(id, e.N), Owner(id), vault.Words, e.Entry); err != nil {
		return err
	}
	if e.Heard == nil {
		return nil
	}
	k, err := t.talk(id)
	if err != nil {
		return err
	}
	if e.N > k.Upto {
		k.hear(*e.Heard)
		k.Upto = e.N
	} else if !e.Heard.Desk { // it stood there and was not acknowledged: this is said in its place
		k.Text, k.Urgency = e.Heard.Text, max(k.Urgency, e.Heard.Found.Urgency)
	}
	t.touch(id)
	return t.putValueFor(boxDrafts, roomKey(roomTalk, id), Owner(id), vault.Words, k)
}

func (t *tx) isRoom(id ContactID) error {
	if err := t.unerased(Owner(id), vault.Words); err != nil {
		return err
	}
	if t.raw(boxDrafts, roomKey(roomHeads, id)) == nil {
		return fmt.Errorf("%w: there is no such chat", ErrUnknown)
	}
	return nil
}

// hear takes in one more line.
func (k *chatTalk) hear(h Heard) {
	at := h.At.UnixMilli()
	if h.Desk {
		k.Out, k.Since, k.Unread = at, 0, 0
		return
	}
	k.In, k.Text = at, h.Text
	k.Unread++
	if k.Since == 0 {
		k.Since = at
	}
	if k.Urgency = max(k.Urgency, h.Found.Urgency); k.Urgency < Raised { // by all that was read by now
		k.Urgency = h.Found.Urgency
	}
	if h.Found.Language != "" {
		k.Lang = h.Found.Language
	}
	for _, r := range h.Found.Reasons {
		known := false
		for _, o := range k.Reasons {
			known = known || o == r
		}
		if !known && len(k.Reasons) < maxReasons {
			k.Reasons = append(k.Reasons, r)
		}
	}
}

// CopyRoom copies steps of a room into the journal, those that are not there yet; they
// follow on what is. What was copied stays when the room is forgotten. ErrErased when
// the words of the contact were erased.
func (s *Store) CopyRoom(ctx context.Context, session [16]byte, steps []journal.ChatStep) error {
	for len(steps) > 0 {
		n, size := 0, 0
		for n < len(steps) && (n == 0 || size+sizeOf(steps[n]) <= maxCopy) {
			size += sizeOf(steps[n])
			n++
		}
		if err := s.write(ctx, func(t *tx) error {
			id := s.ChatContact(session)
			if err := t.unerased(Owner(id), vault.Words); err != nil {
				return err
			}
			a, err := t.acts(id)
			if err != nil {
				return err
			}
			c, _ := a.ofChat(id)
			some := steps[:n]
			for len(some) > 0 && some[0].N <= c.Copied {
				some = some[1:]
			}
			if len(some) == 0 {
				return nil
			}
			if some[0].N != c.Copied+1 {
				return fmt.Errorf("%w: entry %d of a chat is to be copied before %d", ErrState, some[0].N, c.Copied+1)
			}
			_, err = t.append(journal.ChatSaid{Contact: id, Steps: some})
			return err
		}); err != nil {
			return err
		}
		steps = steps[n:]
	}
	return nil
}

// maxCopy is how many bytes of words one event holds, but for a step that is longer.
const maxCopy = 128 << 10

func sizeOf(s journal.ChatStep) int {
	n := 64 + s.Text.Len() + s.Who.Len()
	for _, v := range s.Services {
		n += 16 + v.Name.Len() + v.Phone.Len() + v.Web.Len() + v.Note.Len()
	}
	return n
}

// ForgetRoom takes a room away. ErrState when not all of it was copied. Where its words
// were erased there is nothing to copy.
func (s *Store) ForgetRoom(ctx context.Context, session [16]byte) error {
	return s.write(ctx, func(t *tx) error {
		id := s.ChatContact(session)
		a, err := t.acts(id)
		if err != nil {
			return err
		}
		entries := uint64(0)
		if err := t.scan(boxDrafts, roomKey(roomEntries, id), func(_, _ []byte) error { entries++; return nil }); err != nil {
			return err
		}
		if c, _ := a.ofChat(id); c.Copied < entries && !a.Erased.has(Owner(id), vault.Words) {
			return fmt.Errorf("%w: not all of a chat was copied", ErrState)
		}
		t.touch(id)
		return t.dropRoom(id)
	})
}

// RoomStanding says of the contact that a chat is whether somebody closed it, and whether
// its words were erased. ErrUnknown when there is none.
func (s *Store) RoomStanding(session [16]byte) (closed, erased bool, err error) {
	err = s.read(func(t *tx) error {
		c, err := t.contact(s.ChatContact(session))
		closed, erased = c.State == Closed, c.Erased
		return err
	})
	return closed, erased, err
}

// dropRoom takes away what there is of a room, but for what its row is made of.
func (t *tx) dropRoom(id ContactID) error {
	return errors.Join(t.dropAll(boxDrafts, roomKey(roomHeads, id)), t.dropAll(boxDrafts, roomKey(roomEntries, id)))
}

// roomKinds are the kinds of records of rooms.
var roomKinds = []byte{roomHeads, roomEntries, roomTalk}

// talk is what a chat adds up to; the zero value when nothing is known, or its words were
// erased.
func (t *tx) talk(id ContactID) (k chatTalk, err error) {
	_, err = t.valueOf(boxDrafts, roomKey(roomTalk, id), Owner(id), vault.Words, &k)
	return k, ignoreErased(err)
}

// talked is a row with what the chat adds up to. A chat waits until somebody closes it, as
// a call does: since when says what is unanswered, and then when anything last happened.
func (t *tx) talked(id ContactID, r row, a acts) (row, error) {
	k, err := t.talk(id)
	if err != nil {
		return r, err
	}
	c, _ := a.ofChat(id)
	ended := int64(0)
	if !a.Call.running() {
		ended = milliOf(a.Call.Ended)
	}
	r.Urgency, r.Lang, r.Unread, r.WriterAt = k.Urgency, k.Lang, k.Unread, k.In
	if k.In == 0 {
		r.Urgency = NotAssessed // nobody knows yet why somebody is there
	}
	r.Last = max(r.Made, k.In, k.Out, ended)
	closed := a.closedSince(a.answeredAt())
	switch {
	case closed:
		r.State, r.Since = Closed, 0
	case c.Left && !a.answeredAt().IsZero():
		r.State, r.Since, r.Unread = Answered, 0, 0
	default:
		r.State, r.Since = Waiting, k.Since
		if k.Out == 0 && k.Asked != 0 {
			r.Since = k.Asked
		}
		if r.Since == 0 {
			r.Since = r.Last
		}
	}
	return r, nil
}

// talkWords seals what the row of a chat shows of the visitor's words. more are reasons
// that no rule found.
func (t *tx) talkWords(id ContactID, r *row, more []Reason) error {
	k, err := t.talk(id)
	if err != nil {
		return err
	}
	r.Words, err = t.inner(boxContacts, id[:], partWords, Owner(r.Owner), vault.Words, rowWords{k.Text, append(more, k.Reasons...)})
	return ignoreErased(err)
}

func milliOf(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// visitorThere says whether the chat of a contact goes on. What a hub that was ended has
// left goes on until one looks.
func (t *tx) visitorThere(id ContactID, a acts) bool {
	c, ok := a.ofChat(id)
	return ok && c.goesOn() && t.raw(boxDrafts, roomKey(roomHeads, id)) != nil
}

// waitsLive says whether a visitor of a contact is on the page, and nobody has the chat.
func (t *tx) waitsLive(a acts) (bool, error) {
	for _, c := range a.Chats {
		if !c.Begun || !t.visitorThere(c.Contact, a) {
			continue
		}
		var h roomHead
		ok, err := t.valueOf(boxDrafts, roomKey(roomHeads, c.Contact), Owner(c.Contact), vault.Words, &h)
		if err := ignoreErased(err); err != nil {
			return false, err
		}
		if ok && h.Holder.IsZero() {
			return true, nil
		}
	}
	return false, nil
}
