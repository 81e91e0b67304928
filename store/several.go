package store

import (
	"bytes"
	"context"

	"baken/store/journal"
)

// severalSaid is whether several people write from a contact's address, as somebody said
// last by the clock.
type severalSaid struct {
	Several bool            `cbor:"1,keyasint,omitzero"`
	At      journal.EventID `cbor:"2,keyasint,omitzero"`
}

// with is what holds of two things that were said.
func (s severalSaid) with(o severalSaid) severalSaid {
	if bytes.Compare(o.At[:], s.At[:]) > 0 {
		return o
	}
	return s
}

// SaySeveral says whether several people write from the address of a contact. It
// holds for every contact of that address. ErrNoChange when it is so already.
func (s *Store) SaySeveral(ctx context.Context, id ContactID, several bool) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if c.SeveralWrite == several {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.SeveralWrite{Contact: c.ID, Several: several}}, nil
	})
}

// severalKey is where the contacts of a writer are found at which that was said.
func (t *tx) severalKey(writer [16]byte) [16]byte { return t.s.hash("several", writer[:]) }

// noteSeveral makes known to the other contacts of a writer what was said at one.
func (t *tx) noteSeveral(id ContactID, writer [16]byte, said severalSaid) error {
	key := pair(t.severalKey(writer), id)
	if writer == ([16]byte{}) || said.At == (journal.EventID{}) {
		return t.drop(boxThreads, key)
	}
	return t.putRaw(boxThreads, key, nil)
}

// several says whether several people write from the addresses of a contact, as
// somebody said at it, or at another contact of theirs.
func (t *tx) several(id ContactID, a acts, r row) (bool, error) {
	last, rows := a.Several, []row{r}
	if len(a.Joined) > 0 {
		set, err := t.together(id)
		if err != nil {
			return false, err
		}
		rows = nil
		for _, c := range set {
			r, _, err := t.row(c)
			if err != nil {
				return false, err
			}
			rows = append(rows, r)
		}
	}
	for _, r := range rows {
		if r.Writer == ([16]byte{}) {
			continue // it did not come by mail
		}
		key := t.severalKey(r.Writer)
		var said []ContactID
		if err := t.scan(boxThreads, key[:], func(k, _ []byte) error { said = append(said, ContactID(k[16:])); return nil }); err != nil {
			return false, err
		}
		for _, o := range said {
			oa, err := t.acts(o)
			if err != nil {
				return false, err
			}
			last = last.with(oa.Several)
		}
	}
	return last.Several, nil
}

// saidSeveral keeps what was said at a contact for its writer's others, and has them
// looked at again.
func (t *tx) saidSeveral(id ContactID, said severalSaid) error {
	r, ok, err := t.row(id)
	if err != nil || !ok {
		return err
	}
	if err := t.noteSeveral(id, r.Writer, said); err != nil {
		return err
	}
	others, err := t.ofTheSameWriter(id)
	for _, o := range others {
		t.touch(o)
	}
	return err
}
