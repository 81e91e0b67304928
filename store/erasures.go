package store

import (
	"time"

	"baken/store/journal"
	"baken/store/outside"
	"baken/store/vault"
)

// listErasures has where the erasures stand in the journal, in order.
const listErasures = "erasures"

func (t *tx) listErasure(seq uint64) error {
	l, err := t.ladder(listErasures)
	if err != nil {
		return err
	}
	return l.Put(seqKey(seq), nil)
}

// ErasedLine says that something was erased, when and by whom. It has nothing of what
// it was.
type ErasedLine struct {
	At       time.Time
	By       outside.Text // the member's name
	Contacts []ContactID
	Cases    []CaseID
	Rooms    []RoomID // the team's room, by the day
	Classes  []vault.Class
}

// Erasures gives all of them, the oldest first.
func (s *Store) Erasures() (all []ErasedLine, err error) {
	err = s.read(func(t *tx) error {
		l, err := t.ladder(listErasures)
		if err != nil {
			return err
		}
		return l.Each(nil, func(key, _ []byte) error {
			e, err := t.event(seqOf(key))
			if err != nil {
				return err
			}
			if b, ok := e.Body.(journal.Erased); ok {
				all = append(all, ErasedLine{e.At(), t.name(e.Member), b.Contacts, b.Cases, b.Rooms, b.Classes})
			}
			return nil
		})
	})
	return all, err
}
