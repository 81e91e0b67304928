package store

import (
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
)

// Visitor is what is known of who came by the visitors' page, as the visitor said before
// the chat: codes of the registration, empty for what was not said.
type Visitor struct {
	Age, Region, Gender string

	Left       bool      // a message was left while it was closed; there is no chat
	Gone       string    // how the visitor's side ended: see journal.ChatEnded
	FirstReply time.Time // when a counselor first wrote, as far as it was copied; zero: not yet
}

// Any says whether there is a visitor at all, who said something beforehand.
func (v Visitor) Any() bool { return v.Age != "" || v.Region != "" || v.Gender != "" }

// chatActs is what the events of one chat add up to.
type chatActs struct {
	Contact    ContactID `cbor:"1,keyasint"`
	Lang       string    `cbor:"2,keyasint,omitzero"`
	Age        string    `cbor:"3,keyasint,omitzero"`
	Region     string    `cbor:"4,keyasint,omitzero"`
	Gender     string    `cbor:"5,keyasint,omitzero"`
	Left       bool      `cbor:"6,keyasint,omitzero"`
	Answerable bool      `cbor:"7,keyasint,omitzero"`
	How        string    `cbor:"8,keyasint,omitzero"` // it ended so
	Copied     uint64    `cbor:"9,keyasint,omitzero"` // so many of its steps are in the journal
	Begun      bool      `cbor:"11,keyasint,omitzero"`
	Over       bool      `cbor:"12,keyasint,omitzero"` // it ended
	Replied    int64     `cbor:"10,keyasint,omitzero"` // the first line of ours in them, milliseconds since 1970
}

func (c chatActs) visitor() Visitor {
	return Visitor{Age: c.Age, Region: c.Region, Gender: c.Gender, Left: c.Left, Gone: c.How, FirstReply: milli(c.Replied)}
}

// goesOn says whether it has begun and not ended.
func (c chatActs) goesOn() bool { return c.Begun && !c.Left && !c.Over }

// chat is what is known of one; false when there is none of that contact.
func (a acts) chat(id ContactID) (chatActs, bool) {
	for _, c := range a.Chats {
		if c.Contact == id {
			return c, true
		}
	}
	if len(a.Chats) > 0 { // of those that are one with it
		return a.Chats[0], true
	}
	return chatActs{}, false
}

// ofChat is what is known of one chat alone; false when it has not begun.
func (a acts) ofChat(id ContactID) (chatActs, bool) {
	for _, c := range a.Chats {
		if c.Contact == id {
			return c, c.Begun
		}
	}
	return chatActs{}, false
}

// changeChat is acts with one chat changed.
func (a acts) changeChat(id ContactID, f func(*chatActs)) acts {
	a.Chats = slices.Clone(a.Chats)
	i := slices.IndexFunc(a.Chats, func(c chatActs) bool { return c.Contact == id })
	if i < 0 {
		i = len(a.Chats)
		a.Chats = append(a.Chats, chatActs{Contact: id})
	}
	f(&a.Chats[i])
	return a
}

func (a acts) chatBegun(b journal.ChatBegun) acts {
	if !a.Call.any() { // of two that are one the first began it
		a.Call = call{Channel: Chat, Started: b.At}
		if b.Left {
			a.Call.Ended = b.At
		}
	}
	if b.Safe != "" && a.SafetyAt.Before(b.At) {
		a.Safety, a.SafetyAt = Safety(b.Safe), b.At
	}
	return a.changeChat(b.Contact, func(c *chatActs) {
		c.Lang, c.Age, c.Region, c.Gender, c.Left, c.Answerable = b.Language, b.Age, b.Region, b.Gender, b.Left, b.Answerable
		c.Begun = true
	})
}

func (a acts) chatSaid(b journal.ChatSaid) acts {
	return a.changeChat(b.Contact, func(c *chatActs) {
		for _, s := range b.Steps {
			c.Copied = max(c.Copied, s.N)
			if s.Side == ByDesk && (s.What == ChatLine || s.What == ChatServices) && c.Replied == 0 {
				c.Replied = s.At
			}
		}
	})
}

func (a acts) chatEnded(b journal.ChatEnded) acts {
	if a.Call.running() {
		a.Call.Ended = b.At
	}
	return a.changeChat(b.Contact, func(c *chatActs) {
		if !c.Over {
			c.Over, c.How = true, b.How
		}
	})
}

// follows has the claim on a chat's contact follow who has the chat: was before, now
// from here on, zero for nobody. Who has it was decided by the house; the events are of
// who takes it and of who lets it go.
func (t *tx) follows(id ContactID, was, now member.ID) error {
	of, err := t.canonical(id)
	if err != nil {
		return err
	}
	a, err := t.acts(of)
	if err != nil {
		return err
	}
	by := a.Claim.By
	switch {
	case now.IsZero() && (by.IsZero() || by != was), !now.IsZero() && by == now:
		return nil
	case now.IsZero():
		return t.by(was, func() error {
			may, err := t.has(member.Claim)
			if err != nil || !may {
				return err // she has left the team, and what she held is let go of with that
			}
			_, err = t.append(journal.Released{Contact: of, From: was})
			return err
		})
	}
	return t.by(now, func() error {
		if now == was { // she had it before, and may have left the team since
			if may, err := t.has(member.Claim); err != nil || !may {
				return err
			}
		}
		_, err := t.act(id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
			return []journal.Body{journal.Claimed{Contact: c.ID, From: by}}, nil
		})
		return err
	})
}
