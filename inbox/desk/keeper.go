package desk

import (
	"context"
	"errors"

	"baken/inbox/chat"
	"baken/inbox/message"
	"baken/store"
	"baken/store/member"
	"baken/store/record"
)

// keeper keeps the rooms in the store: see chat.Keeper.
type keeper struct{ *House }

// Load gives all rooms that were kept. A room that does not open is left where it is:
// the others are served.
func (h keeper) Load(context.Context) ([]chat.Kept, error) {
	rooms, err := h.st.Rooms()
	if err != nil {
		return nil, err
	}
	var all []chat.Kept
	for _, r := range rooms {
		var k chat.Kept
		if err := record.Decode(r.Head, &k.Head); err != nil {
			return nil, damaged(err)
		}
		l := h.opens(k.Head.Opening)
		l.copied = r.Copied
		for _, b := range r.Entries {
			var e chat.Entry
			if err := record.Decode(b, &e); err != nil {
				return nil, damaged(err)
			}
			if e.Side == chat.Visitor && l.key != nil {
				if w, err := l.key.Open(e); err == nil {
					h.hears(k.Head.ID, w.Text)
				}
			}
			k.Entries = append(k.Entries, e)
		}
		all = append(all, k)
	}
	return all, nil
}

func damaged(err error) error { return errors.Join(store.ErrDamaged, err) }

// Keep keeps the head of a room, and what follows from it for the contact.
func (h keeper) Keep(ctx context.Context, head chat.Head) error {
	b, err := record.Encode(head)
	if err != nil {
		return err
	}
	h.opens(head.Opening)
	a := h.answers(head.ID)
	r := store.RoomHead{
		Session: head.ID, Head: b, Began: head.Began, Language: head.Language.Code(),
		Age: a.Age, Region: a.Region, Gender: a.Gender, Asked: head.Asked,
	}
	for i, c := range head.With {
		who, err := member.ParseID(c.ID)
		switch {
		case err != nil:
			return err
		case i == 0:
			r.Holder = who
		default:
			r.Beside = append(r.Beside, who)
		}
	}
	switch {
	case head.Phase == chat.Over:
		r.Ended = head.Over
	case head.Presence != chat.Here:
		r.Ended, r.How = h.now(), presences[head.Presence]
	}
	return h.st.KeepRoom(ctx, r)
}

// presences are the words of the store for how a visitor's side ends.
var presences = map[chat.Presence]string{chat.Exited: store.ChatExited, chat.Parted: store.ChatParted, chat.Lost: store.ChatLost}

// Append keeps an entry of a room.
func (h keeper) Append(ctx context.Context, id chat.SessionID, e chat.Entry) error {
	b, err := record.Encode(e)
	if err != nil {
		return err
	}
	return h.lines.keep(ctx, store.RoomEntry{Session: id, N: e.N, Entry: b, Heard: h.heard(id, e)})
}

// Forget takes a room away, of which all was copied: store.ErrState if not.
func (h keeper) Forget(ctx context.Context, id chat.SessionID) error {
	if err := h.st.ForgetRoom(ctx, id); err != nil {
		return err
	}
	h.forgets(id)
	return nil
}

// Message makes a contact of a message that was left.
func (h keeper) Message(ctx context.Context, m chat.Left) error {
	w, err := h.team.Left(m.Sealed)
	if err != nil {
		return err
	}
	l := store.LeftMessage{ID: m.ID, At: m.At, Language: m.Language.Code(), Text: w.Text, Found: assess(h.rules, w.Text)}
	switch w.Shared {
	case "yes":
		l.Safe = store.NotSafe
	case "no":
		l.Safe = store.Safe
	}
	if !w.Address.IsEmpty() {
		l.Address, l.Folded = w.Address, message.Fold(w.Address)
	}
	return h.st.LeaveMessage(ctx, l)
}
