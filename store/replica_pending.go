package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"baken/store/journal"
	"baken/store/vault"
)

// The kinds of records in boxOutgoing.
const (
	outEvent    = 'e' // number of a pending event → outgoing, of those that there is something to say of
	outKey      = 'k' // key → outKeyRow
	outStation  = 'p' // workstation → the epoch whose key is to be sealed to it
	outConflict = 'c' // event of ours → conflict
)

// outgoing is what is known of a pending event beside its envelope.
type outgoing struct {
	Event   EventID         `cbor:"1,keyasint"`
	Subject journal.Subject `cbor:"2,keyasint"`
	Claims  bool            `cbor:"3,keyasint,omitzero"` // it stands only if Base is the last of its subject
	Base    EventID         `cbor:"4,keyasint,omitzero"` // zero: nothing is
	Seq     uint64          `cbor:"5,keyasint,omitzero"` // in the team's journal; 0: not acknowledged
}

// lastOf is the last event of a subject in the team's journal.
type lastOf struct {
	Event EventID `cbor:"1,keyasint"`
	Seq   uint64  `cbor:"2,keyasint"`
}

func outKeyOf(kind byte, id []byte) []byte { return append([]byte{kind}, id...) }

// contested says whether only the first of several events is accepted on a subject.
func contested(s journal.Subject) bool {
	return strings.HasSuffix(string(s), ".handoff") || strings.Contains(string(s), ".claim.")
}

// nextNumber is where an event of this workstation stands in the journal.
func (t *tx) nextNumber(env *journal.Envelope) (uint64, error) {
	if t.sharing() != nil {
		return pendingFrom + env.Header.Counter, nil
	}
	last, _ := t.bucket(boxJournal).Cursor().Last()
	if last == nil {
		return 1, nil
	}
	return seqOf(last) + 1, boxJournal.whole(last)
}

// waitsToGo notes what is to be known when an event is published.
func (t *tx) waitsToGo(e journal.Event) error {
	if t.sharing() == nil || !contested(e.Subject) {
		return nil
	}
	o := outgoing{Event: e.ID, Subject: e.Subject, Claims: true}
	var last lastOf
	if _, err := t.value(boxShared, t.s.sharedKey("last", []byte(e.Subject)), &last); err != nil {
		return err
	}
	o.Base = last.Event
	if before, some, err := t.pendingOn(e.Subject); err != nil {
		return err
	} else if some {
		o.Base = before
	}
	id := e.ID
	return errors.Join(t.put(boxShared, t.s.sharedKey("pending", []byte(e.Subject)), id[:]), t.putValue(boxOutgoing, outKeyOf(outEvent, seqKey(e.Seq)), o))
}

// pendingOn is the last pending event of ours on a subject; false when there is none.
func (t *tx) pendingOn(subject journal.Subject) (id EventID, some bool, err error) {
	p, err := t.get(boxShared, t.s.sharedKey("pending", []byte(subject)))
	if err != nil || len(p) != len(id) {
		return id, false, err
	}
	id = EventID(p)
	number, err := t.numberOf(id)
	return id, err == nil && number >= pendingFrom, ignoreUnknown(err)
}

// numberedOutgoing is one of those in boxOutgoing.
type numberedOutgoing struct {
	outgoing
	number uint64
}

// outgoing are the pending events of which something is noted, in order.
func (t *tx) outgoing() (all []numberedOutgoing, err error) {
	err = t.scan(boxOutgoing, []byte{outEvent}, func(key, _ []byte) error {
		o := numberedOutgoing{number: seqOf(key[1:])}
		_, err := t.value(boxOutgoing, key, &o.outgoing)
		all = append(all, o)
		return err
	})
	return all, err
}

// Pending gives up to n events to be published, in order: those after the event of an
// id, or from the first on for zero, that were not acknowledged. What comes after one
// that is expected to be the first of several is given once that is settled. Before any
// is published the rows of [Store.KeyRows] are.
func (s *Store) Pending(ctx context.Context, after EventID, n int) (all []Outgoing, err error) {
	err = s.read(func(t *tx) error {
		sh, err := t.mustShare()
		if err != nil {
			return err
		}
		p, err := t.position()
		if err != nil {
			return err
		}
		from := uint64(0)
		if after != (EventID{}) {
			if from, err = t.numberOf(after); errors.Is(err, ErrUnknown) { // it was refused
				return nil
			} else if err != nil {
				return err
			}
		}
		give := func(number uint64, raw []byte) (bool, error) {
			if err := ctx.Err(); err != nil {
				return false, err
			}
			var o outgoing
			if _, err := t.value(boxOutgoing, outKeyOf(outEvent, seqKey(number)), &o); err != nil {
				return false, err
			}
			switch {
			case o.Seq > 0, number <= from && !o.Claims:
				return true, nil
			case number <= from: // it is on its way, and nothing goes before it is settled
				return false, nil
			}
			out, err := t.outgo(sh, o, raw)
			if err != nil {
				return false, err
			}
			all = append(all, out)
			return !out.Expects && len(all) < n, nil
		}
		for key, raw := range t.from(boxJournal, seqKey(p.Count+1)) {
			number := seqOf(key)
			if number > sh.Before && number < pendingFrom {
				return fmt.Errorf("%w: event %d stands beyond the team's journal", ErrDamaged, number)
			}
			if more, err := give(number, raw); err != nil || !more {
				return err
			}
		}
		return nil
	})
	return all, err
}

// outgo is an event as it is given out.
func (t *tx) outgo(sh *sharing, o outgoing, raw []byte) (Outgoing, error) {
	env, err := journal.Read(raw)
	if err != nil {
		return Outgoing{}, fmt.Errorf("%w: a pending event (%w)", ErrDamaged, err)
	}
	out := Outgoing{ID: env.Header.ID, Subject: env.Header.Subject, Envelope: bytes.Clone(raw), Expects: o.Claims}
	if out.Key, err = t.unsentRow(sh, env.Header.Key); err != nil || !o.Claims {
		return out, err
	}
	out.Last, err = t.sequenceOf(o)
	return out, err
}

// sequenceOf is the sequence of the event that another follows on its subject.
func (t *tx) sequenceOf(o outgoing) (uint64, error) {
	var last lastOf
	if _, err := t.value(boxShared, t.s.sharedKey("last", []byte(o.Subject)), &last); err != nil || last.Event == o.Base {
		return last.Seq, err
	}
	number, err := t.numberOf(o.Base)
	if err != nil {
		return 0, err
	}
	var base outgoing
	_, err = t.value(boxOutgoing, outKeyOf(outEvent, seqKey(number)), &base)
	return base.Seq, err
}

// numberOf is where an event stands in the journal. ErrUnknown.
func (t *tx) numberOf(id EventID) (uint64, error) {
	p, err := t.get(boxEvents, id[:])
	if err == nil && len(p) != 8 {
		err = fmt.Errorf("%w: event %s", ErrUnknown, id)
	}
	if err != nil {
		return 0, err
	}
	return seqOf(p), nil
}

// Acknowledged says that the team's journal has an event, and at which sequence. It
// stays pending until it was received, and is not given out any more. One that was
// received meanwhile is passed over.
func (s *Store) Acknowledged(ctx context.Context, id EventID, seq uint64) error {
	return s.write(ctx, func(t *tx) error {
		if _, err := t.mustShare(); err != nil {
			return err
		}
		number, err := t.numberOf(id)
		if errors.Is(err, ErrUnknown) {
			return nil // it was refused
		}
		p, perr := t.position()
		if err := errors.Join(err, perr); err != nil || number <= p.Count {
			return err
		}
		key := outKeyOf(outEvent, seqKey(number))
		var o outgoing
		if _, err := t.value(boxOutgoing, key, &o); err != nil || o.Seq == seq {
			return err
		}
		o.Event, o.Seq = id, seq
		if err := t.putValue(boxOutgoing, key, o); err != nil {
			return err
		}
		e, err := t.event(number)
		if err != nil {
			return ignoreErased(err)
		}
		m, err := journal.Means(e.Body, e.Member, t.eventByID)
		t.touchAll(m) // what is shown says that it is confirmed
		return ignoreErased(err)
	})
}

// Refused says that an event was not published since its subject's last sequence was
// another than expected: last. It is taken out of what is pending, and kept to be shown
// once. Whether the team's journal has it all the same, its acknowledgement lost, is
// known when all up to last was received: ErrBehind before. One that is settled is
// passed over.
func (s *Store) Refused(ctx context.Context, id EventID, last uint64) error {
	return s.write(ctx, func(t *tx) error {
		if _, err := t.mustShare(); err != nil {
			return err
		}
		p, err := t.position()
		if err != nil {
			return err
		}
		number, err := t.numberOf(id)
		switch {
		case errors.Is(err, ErrUnknown):
			return nil
		case err != nil || number <= p.Count:
			return err
		case p.Last < last:
			return ErrBehind
		}
		var o outgoing
		if _, err := t.value(boxOutgoing, outKeyOf(outEvent, seqKey(number)), &o); err != nil || o.Seq > 0 {
			return err
		}
		if !o.Claims {
			return fmt.Errorf("%w: event %s expects nothing", ErrState, id)
		}
		var first lastOf
		if _, err := t.value(boxShared, t.s.sharedKey("last", []byte(o.Subject)), &first); err != nil {
			return err
		}
		if follows, err := t.basedOn(o, first); err != nil || follows {
			return err // what was there changes nothing: it is given out again, with another expectation
		}
		l, err := newLate(t)
		if err != nil {
			return err
		}
		if err := l.refuse(numberedOutgoing{o, number}, first.Event); err != nil {
			return err
		}
		return l.settle()
	})
}

// basedOn says whether what a pending event was made after is the last of its subject
// still, as far as was received.
func (t *tx) basedOn(o outgoing, last lastOf) (bool, error) {
	if last.Event == o.Base {
		return true, nil
	}
	number, err := t.numberOf(o.Base)
	if err != nil {
		return false, ignoreUnknown(err)
	}
	p, err := t.position()
	return number > p.Count, err // it is ours, and pending too
}

// publishAgain takes back that anything was acknowledged: the stream is another, and so
// may be the records beside it.
func (t *tx) publishAgain() error {
	all, err := t.outgoing()
	if err != nil {
		return err
	}
	for _, o := range all {
		key := outKeyOf(outEvent, seqKey(o.number))
		o.Seq = 0
		if o.Claims {
			err = t.putValue(boxOutgoing, key, o.outgoing)
		} else {
			err = t.drop(boxOutgoing, key)
		}
		if err != nil {
			return err
		}
	}
	return t.keysAgain()
}

// keysAgain has keys put among the records again: those that this workstation put there,
// and at the hub, which was there from the beginning, all that are here.
func (t *tx) keysAgain() error {
	rows := map[vault.KeyID]outKeyRow{}
	if err := t.scan(boxOutgoing, []byte{outKey}, func(key, _ []byte) error {
		var o outKeyRow
		_, err := t.value(boxOutgoing, key, &o)
		o.Sent = vault.EpochID{}
		rows[vault.KeyID(key[1:])] = o
		return err
	}); err != nil {
		return err
	}
	var me enrolled
	if _, err := t.value(boxShared, t.s.sharedKey("station", t.s.station.id[:]), &me); err != nil {
		return err
	}
	for id, o := range rows {
		if err := t.putValue(boxOutgoing, outKeyOf(outKey, id[:]), o); err != nil {
			return err
		}
	}
	if !me.Any {
		return nil
	}
	return t.shareAll()
}

// Republish gives up to n events that the team's journal has, in its order, from the
// numberth on: with them a stream that was lost is made again. Nothing is expected of
// them. A replica that [Store.Follow]s the new stream passes over what it has.
func (s *Store) Republish(ctx context.Context, number uint64, n int) (all []Outgoing, err error) {
	err = s.read(func(t *tx) error {
		p, err := t.position()
		if err != nil {
			return err
		}
		for key, raw := range t.from(boxJournal, seqKey(max(1, number))) {
			if seqOf(key) > p.Count || len(all) == n {
				return nil
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			env, err := journal.Read(raw)
			if err != nil {
				return fmt.Errorf("%w: event %d of the journal (%w)", ErrDamaged, seqOf(key), err)
			}
			all = append(all, Outgoing{ID: env.Header.ID, Subject: env.Header.Subject, Envelope: bytes.Clone(raw)})
		}
		return nil
	})
	return all, err
}

// unconfirmed says whether the team's journal is not known to have an event.
func (t *tx) unconfirmed(id EventID) (bool, error) {
	number, err := t.numberOf(id)
	if err != nil {
		return false, err
	}
	p, err := t.position()
	if err != nil || number <= p.Count {
		return false, err
	}
	var o outgoing
	_, err = t.value(boxOutgoing, outKeyOf(outEvent, seqKey(number)), &o)
	return o.Seq == 0, err
}
