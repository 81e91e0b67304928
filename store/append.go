package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"baken/store/journal"
	"baken/store/vault"
)

// append writes events to the journal, one after the other, and folds them into
// the view. It is the only way in which anything that people decide is kept.
// What an event means, and who may, is declared with its kind: see
// [journal.Means].
func (t *tx) append(bodies ...journal.Body) ([]journal.Event, error) {
	var events []journal.Event
	for _, b := range bodies {
		m, err := journal.Means(b, t.s.me, t.eventByID)
		if err != nil {
			return nil, err
		}
		if err := t.may(m, b.Kind()); err != nil {
			return nil, err
		}
		e, err := t.appendOne(b, m)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

func (t *tx) appendOne(b journal.Body, m journal.Meaning) (e journal.Event, err error) {
	s := t.s
	var c tip
	if _, err := t.desk("tip", &c); err != nil {
		return e, err
	}
	subject, err := t.subject(b, m)
	if err != nil {
		return e, err
	}
	key, err := t.keyFor(m.Owner(), m.Class)
	if err != nil {
		return e, err
	}
	if id := key.ID(); t.raw(boxKeyRows, id[:]) == nil {
		row := vault.Row{Owner: m.Owner(), Class: m.Class, ID: id}
		if err := errors.Join(t.put(boxKeyRows, id[:], keyRow(row)), t.shareKey(row)); err != nil {
			return e, err
		}
	}
	payload, err := journal.Encode(s.me, b)
	if err != nil {
		return e, err
	}
	s.clock = s.clock.Next(s.now())
	_, epoch, _ := s.vault.Header().Epoch()
	env, err := journal.Seal(journal.Header{
		ID: journal.NewEventID(s.clock), Team: s.team, Workstation: s.station.id,
		Counter: c.Counter + 1, Epoch: epoch, Subject: subject, Prev: c.Prev,
	}, key, payload, s.station.keys)
	if err != nil {
		return e, err
	}
	seq, err := t.keep(env)
	if err != nil {
		return e, err
	}
	if err := t.putDesk("tip", tip{Counter: c.Counter + 1, Prev: env.Hash(), Clock: s.clock}); err != nil {
		return e, err
	}
	if _, b, err = journal.Decode(payload); err != nil { // folded as it will be read again
		return e, err
	}
	e = journal.Event{ID: env.Header.ID, Seq: seq, Workstation: s.station.id, Subject: subject, Member: s.me, Body: b}
	if err := t.index(e, m); err != nil {
		return e, err
	}
	return e, errors.Join(t.fold(e, m), t.waitsToGo(e))
}

// subject is where an event is published; what undoes another stands where that
// does, also when its contact is in another case by now.
func (t *tx) subject(b journal.Body, m journal.Meaning) (journal.Subject, error) {
	if u, ok := b.(journal.Undone); ok {
		e, err := t.eventByID(u.Event)
		return e.Subject, err
	}
	switch m.Stream {
	case journal.OnSystem:
		return t.s.team.System(), nil
	case journal.OnFigures:
		return t.s.team.Figures(), nil
	case journal.OnAudit:
		return t.s.team.Audit(t.s.station.id), nil
	case journal.OnRoom:
		return t.s.team.Room(m.About[0].ID), nil
	case journal.OnClaim:
		return t.s.team.Claim(m.About[0].ID), nil
	case journal.OnContact:
		return t.s.team.Contact(m.About[0].ID), nil
	case journal.OnCase:
		id, err := t.caseAt(m.About[0])
		return t.s.team.Case(id), err
	case journal.OnHandoff:
		return t.s.team.Handoff(m.About[0].ID), nil
	}
	return "", fmt.Errorf("an event on stream %d", m.Stream) // none is declared so
}

// caseAt is the case that an act on a thing belongs to: of a contact its own, or
// that of the contact that it goes by.
func (t *tx) caseAt(of journal.Thing) (CaseID, error) {
	if of.Case {
		return of.ID, nil
	}
	a, err := t.acts(of.ID)
	if err != nil || a.Case != (CaseID{}) {
		return a.Case, err
	}
	by, err := t.canonical(of.ID)
	if err != nil {
		return CaseID{}, err
	}
	if a, err = t.acts(by); err == nil && a.Case == (CaseID{}) {
		err = fmt.Errorf("an act on contact %s, which is in no case", ContactID(of.ID)) // see act
	}
	return a.Case, err
}

// keep puts an envelope of ours at the end of the journal.
func (t *tx) keep(env *journal.Envelope) (seq uint64, err error) {
	v, err := env.Bytes()
	if err != nil {
		return 0, err
	}
	if seq, err = t.nextNumber(env); err != nil {
		return 0, err
	}
	if err := t.putRaw(boxJournal, seqKey(seq), v); err != nil {
		return 0, err
	}
	id := env.Header.ID
	return seq, t.put(boxEvents, id[:], seqKey(seq))
}

func seqOf(p []byte) uint64 { return binary.BigEndian.Uint64(p) }

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// index notes where the events of contacts and cases stand.
func (t *tx) index(e journal.Event, m journal.Meaning) error {
	for _, of := range m.About {
		if err := t.putRaw(boxTrail, trailKey(of.ID, e.Seq), nil); err != nil {
			return err
		}
	}
	return nil
}

func trailKey(id [16]byte, seq uint64) []byte { return append(id[:], seqKey(seq)...) }

// event reads the event at a place of the journal. ErrErased when its key was
// destroyed; the event then says who carried it and when.
func (t *tx) event(seq uint64) (journal.Event, error) {
	raw := t.raw(boxJournal, seqKey(seq))
	if raw == nil {
		return journal.Event{}, fmt.Errorf("%w: event %d of the journal is missing", ErrDamaged, seq)
	}
	env, err := journal.Read(raw)
	if err != nil {
		return journal.Event{}, fmt.Errorf("%w: event %d of the journal (%w)", ErrDamaged, seq, err)
	}
	e := journal.Event{ID: env.Header.ID, Seq: seq, Workstation: env.Header.Workstation, Subject: env.Header.Subject}
	payload, err := t.openEnvelope(env)
	if err != nil {
		return e, err
	}
	e.Member, e.Body, err = journal.Decode(payload)
	if errors.Is(err, journal.ErrNewer) {
		e.Raw, err = payload, nil
	}
	return e, err
}

// openEnvelope finds the key by its id: whose it is stands in the wrapped key's
// row, which the key index names.
func (t *tx) openEnvelope(env *journal.Envelope) ([]byte, error) {
	k, err := t.eventKey(env)
	if err != nil {
		return nil, err
	}
	p, err := env.Open(k)
	if err != nil {
		return nil, fmt.Errorf("%w: event %s (%w)", ErrDamaged, env.Header.ID, err)
	}
	return p, nil
}

// trail gives the events of a contact or a case in the journal's order, those
// that cannot be read any more with ErrErased and no body.
func (t *tx) trail(id [16]byte, f func(journal.Event, error) error) error {
	var seqs []uint64
	if err := t.scan(boxTrail, id[:], func(k, _ []byte) error {
		seqs = append(seqs, binary.BigEndian.Uint64(k[16:]))
		return nil
	}); err != nil {
		return err
	}
	for _, seq := range seqs {
		e, err := t.event(seq)
		if err != nil && !errors.Is(err, ErrErased) {
			return err
		}
		if err := f(e, err); err != nil {
			return err
		}
	}
	return nil
}
