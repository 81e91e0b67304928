package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// Remark is what a colleague said to colleagues: in the team's room, or beside a case.
// No code that sends, and none that a visitor reaches, can read it.
type Remark struct {
	Event EventID // for [Store.Undo], by who said it
	Seq   uint64  // its place in the journal, to read on from
	At    time.Time
	By    member.ID
	Name  outside.Text
	Text  outside.Text
}

// MaxRemark is how long a remark may be, in bytes.
const MaxRemark = 4 << 10

// listRoom has where in the journal stands what was said in the team's room and can be
// read: number → the room of its day.
const listRoom = "team room"

// listRooms has the rooms of the days on which something was said and not erased yet,
// undone or not.
const listRooms = "team rooms"

// SayToTeam says something in the team's room. It can be undone by who said it. It asks
// for the right to talk; ErrNoChange for nothing, ErrTooLarge above [MaxRemark].
func (s *Store) SayToTeam(ctx context.Context, text outside.Text) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		if err := checkRemark(text); err != nil {
			return err
		}
		room, err := t.roomNow()
		if err != nil {
			return err
		}
		events, err := t.append(journal.RoomSaid{Room: room, Remark: newRemarkID(), Text: text})
		if err == nil {
			d = Done{Event: events[0].ID}
		}
		return err
	})
	return d, err
}

// SayOnCase says something beside a case, for colleagues alone. Of cases that were merged
// each id finds the one. It can be undone by who said it. Errors as of [Store.SayToTeam];
// ErrUnknown when there is no such case, ErrErased when its words were erased.
func (s *Store) SayOnCase(ctx context.Context, id CaseID, text outside.Text) (Done, error) {
	return s.onCase(ctx, func(t *tx) ([]journal.Body, Done, error) {
		if err := checkRemark(text); err != nil {
			return nil, Done{}, err
		}
		by, err := t.known(id)
		return []journal.Body{journal.CaseSaid{Case: by, Remark: newRemarkID(), Text: text}}, Done{Case: by}, err
	})
}

func checkRemark(text outside.Text) error {
	switch {
	case text.IsEmpty():
		return ErrNoChange
	case text.Len() > MaxRemark:
		return fmt.Errorf("%w: what is said to colleagues holds up to %d KB: say it in two", ErrTooLarge, MaxRemark>>10)
	}
	return nil
}

// TeamRoom gives the newest n of what was said in the team's room before a place in the
// journal, or of all where that is 0; the oldest first. What was undone or erased is not
// there.
func (s *Store) TeamRoom(before uint64, n int) (all []Remark, err error) {
	err = s.reading(member.Talk, func(t *tx) error {
		l, err := t.ladder(listRoom)
		if err != nil {
			return err
		}
		upto := l.Len()
		if before > 0 {
			if upto, err = l.Index(seqKey(before)); err != nil {
				return err
			}
		}
		from := max(0, upto-max(n, 0))
		steps, err := l.Window(from, upto-from)
		if err != nil {
			return err
		}
		for _, step := range steps {
			if all, err = t.addRemark(all, seqOf(step.key)); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// CaseRoom gives the newest n of what was said beside a case, and beside those that are
// shown as one with it, before a place in the journal, or of all where that is 0; the
// oldest first. What was undone or erased is not there. ErrUnknown when there is no such case.
func (s *Store) CaseRoom(id CaseID, before uint64, n int) (all []Remark, err error) {
	err = s.reading(member.Talk, func(t *tx) error {
		e, err := t.ofCase(id)
		if err != nil {
			return err
		}
		var seqs []uint64
		for _, c := range e.Cases {
			f, err := t.file(c)
			if err != nil {
				return err
			}
			for _, seq := range f.Remarks {
				if before == 0 || seq < before {
					seqs = append(seqs, seq)
				}
			}
		}
		slices.Sort(seqs)
		for _, seq := range seqs[max(0, len(seqs)-max(n, 0)):] {
			if all, err = t.addRemark(all, seq); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// addRemark adds what was said at a place of the journal. What cannot be read, as its
// key has not come, is as what never was.
func (t *tx) addRemark(all []Remark, seq uint64) ([]Remark, error) {
	e, err := t.event(seq)
	if errors.Is(err, ErrErased) {
		return all, nil
	}
	if err != nil {
		return all, err
	}
	r := Remark{Event: e.ID, Seq: seq, At: e.At(), By: e.Member, Name: t.name(e.Member)}
	switch b := e.Body.(type) {
	case journal.RoomSaid:
		r.Text = b.Text
	case journal.CaseSaid:
		r.Text = b.Text
	}
	return append(all, r), nil
}

// roomNow is the team's room of today, in UTC, by the clock of events: it never goes
// back, so that nothing is said on a day that is over and may be erased.
func (t *tx) roomNow() (RoomID, error) {
	var last tip
	_, err := t.desk("tip", &last)
	day := last.Clock.Next(t.s.now()).Time().Unix() / int64(aDay/time.Second)
	return RoomID(t.s.hash("room", binary.BigEndian.AppendUint64(nil, uint64(day)))), err
}

// listRemark lists what was said in a room.
func (t *tx) listRemark(seq uint64, room RoomID) error {
	rooms, err := t.ladder(listRooms)
	if err != nil {
		return err
	}
	if err := rooms.Put(slices.Clone(room[:]), nil); err != nil {
		return err
	}
	l, err := t.ladder(listRoom)
	if err != nil {
		return err
	}
	t.change.Room = true
	return l.Put(seqKey(seq), slices.Clone(room[:]))
}

func (t *tx) unlistRemark(seq uint64) error {
	t.change.Room = true
	l, err := t.ladder(listRoom)
	if err != nil {
		return err
	}
	return l.Delete(seqKey(seq))
}

// unlistRooms takes rooms that are erased out of the lists, with all that was said there.
func (t *tx) unlistRooms(rooms ...RoomID) error {
	for _, r := range rooms {
		l, err := t.ladder(listRooms)
		if err != nil {
			return err
		}
		if err := l.Delete(r[:]); err != nil {
			return err
		}
		if err := t.scan(boxTrail, r[:], func(key, _ []byte) error { return t.unlistRemark(seqOf(key[16:])) }); err != nil {
			return err
		}
	}
	return nil
}

// remarkListed says whether what was said at a place of the journal stands in the list.
func (t *tx) remarkListed(seq uint64, room RoomID) (bool, error) {
	l, err := t.ladder(listRoom)
	if err != nil {
		return false, err
	}
	value, ok, err := l.Get(seqKey(seq))
	return ok && RoomID(value) == room, err
}

// rooms looks at what was said in the team's room: of a day, counted from when something
// was last said on it.
func (r *dueReckoning) rooms(t *tx) error {
	if r.keep.Words == 0 {
		return nil
	}
	l, err := t.ladder(listRooms)
	if err != nil {
		return err
	}
	return l.Each(nil, func(key, _ []byte) error {
		var last time.Time
		if err := t.trail(RoomID(key), func(e journal.Event, _ error) error { last = later(last, e.At()); return nil }); err != nil {
			return err
		}
		switch {
		case !ripe(r.now.Sub(last), r.keep.Words):
		case len(r.d.Erasures) >= maxDue:
			r.d.More = true
		default:
			r.d.Rooms++
			r.d.Erasures = append(r.d.Erasures, Erasure{Rooms: []RoomID{RoomID(key)}, Classes: []vault.Class{vault.Words}})
		}
		return nil
	})
}
