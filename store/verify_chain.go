package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"baken/store/journal"
)

// journal checks the chain: numbers without gaps, each event signed by the
// workstation that it names and following the one before of it, found by its id
// and from what it is about.
func (v *verifier) journal() error {
	type link struct {
		counter uint64
		hash    [32]byte
	}
	tips := map[journal.WorkstationID]link{}
	signers := map[journal.WorkstationID]signer{}
	seq, events, trails := uint64(0), uint64(0), 0
	if err := v.each(boxJournal, func(key, raw []byte) error {
		seq, events = seq+1, events+1
		wrong := func(why string) { v.wrongRecord(boxJournal, key, why) }
		env, err := journal.Read(raw)
		if err == nil && seq < pendingFrom && len(key) == 8 && seqOf(key) >= pendingFrom {
			seq = pendingFrom + env.Header.Counter // what is pending begins
		}
		if len(key) != 8 || binary.BigEndian.Uint64(key) != seq {
			wrong(fmt.Sprintf("event %d is missing before it", seq))
			if len(key) == 8 {
				seq = binary.BigEndian.Uint64(key)
			}
		}
		if err != nil {
			wrong(err.Error())
			return nil
		}
		h := env.Header
		by, ok := signers[h.Workstation]
		if !ok {
			if _, err := v.value(boxMembers, h.Workstation[:], &by); err != nil {
				return err
			}
			signers[h.Workstation] = by
		}
		last := tips[h.Workstation]
		switch {
		case env.Signed(by.Sign) != nil:
			wrong("is not signed by its workstation")
		case h.Team != v.tx.s.team:
			wrong("belongs to another team")
		case h.Counter != last.counter+1 || h.Prev != last.hash:
			wrong("does not follow the one before of its workstation")
		}
		tips[h.Workstation] = link{h.Counter, env.Hash()}
		if p, err := v.get(boxEvents, h.ID[:]); err != nil || !bytes.Equal(p, key) {
			wrong("is not found by its id")
		}
		n, err := v.content(seq)
		trails += n
		return err
	}); err != nil {
		return err
	}
	var c tip
	if _, err := v.desk("tip", &c); err != nil {
		return err
	}
	if own := tips[v.tx.s.station.id]; c.Counter != own.counter || c.Prev != own.hash {
		v.wrong("journal", "its end is missing: this workstation has written more")
	}
	if n := v.records(boxEvents); n != events {
		v.wrong(boxEvents.name, "has another number of events than the journal")
	}
	if n := v.records(boxTrail); n != uint64(trails) {
		v.wrong(boxTrail.name, "has another number of places than the journal's events have")
	}
	return v.beside()
}

// records is how many records the check of the seals has counted.
func (v *verifier) records(b box) uint64 {
	if s := v.found[b.name]; s != nil {
		return s.count
	}
	return 0
}

// content reads an event, and says in how many trails it stands. Of one that was
// erased only the trails tell whose it was.
func (v *verifier) content(seq uint64) (trails int, err error) {
	if v.isVoid(seq) {
		return v.trailsOf(seq) // none
	}
	e, err := v.event(seq)
	if errors.Is(err, ErrErased) {
		return v.trailsOf(seq)
	}
	if err != nil {
		v.wrongRecord(boxJournal, seqKey(seq), "cannot be read")
		return 0, nil
	}
	m, err := journal.Means(e.Body, e.Member, v.eventByID)
	if errors.Is(err, ErrErased) || errors.Is(err, journal.ErrNewer) {
		return v.trailsOf(seq)
	}
	if err != nil {
		v.wrongRecord(boxJournal, seqKey(seq), "names an event that is not there")
		return v.trailsOf(seq)
	}
	for _, of := range m.About {
		if v.raw(boxTrail, trailKey(of.ID, seq)) == nil {
			v.wrongRecord(boxJournal, seqKey(seq), "is not found from what it is about")
		}
	}
	switch b := e.Body.(type) {
	case journal.Undone:
		if first, err := v.undoneFirst(b.Event, seq); err != nil || !first {
			v.wrongRecord(boxJournal, seqKey(seq), "undoes an event that stands")
		}
	case journal.Counted:
		if v.raw(boxFigures, b.Figure[:]) == nil {
			v.wrongRecord(boxJournal, seqKey(seq), "counts a figure that is not there")
		}
	case journal.RoomSaid:
		if listed, err := v.remarkListed(seq, b.Room); err != nil || listed == v.undone(e.ID) {
			v.wrongRecord(boxJournal, seqKey(seq), "was said in the team's room and is not there, or is there no more")
		}
	case journal.FormReplaced:
		if v.raw(boxTeam, v.tx.formNameKey(formName{b.Form, b.Version})) == nil {
			v.wrongRecord(boxJournal, seqKey(seq), "has a form that is not there")
		}
	case journal.AttachmentMarked:
		if marked := v.raw(boxMarks, markKey(b.Mail, b.Number, e.ID)) != nil; marked == v.undone(e.ID) {
			v.wrongRecord(boxJournal, seqKey(seq), "marks an attachment that is not marked, or does so no more")
		}
	}
	return len(m.About), nil
}

// undoneFirst says whether an event is marked as undone, by the one at a place of the
// journal or one before it.
func (v *verifier) undoneFirst(id EventID, seq uint64) (bool, error) {
	p, err := v.get(boxUndone, id[:])
	if err != nil || len(p) != len(EventID{}) {
		return false, err
	}
	by, err := v.numberOf(EventID(p))
	return err == nil && by <= seq, nil
}

// beside checks that what is kept beside the journal by the id of an event is of
// one that says so, or that cannot be read any more.
func (v *verifier) beside() error {
	says := func(b box, key []byte, id EventID, ok func(journal.Body) bool) error {
		e, err := v.eventByID(id)
		switch {
		case errors.Is(err, ErrErased):
			return nil
		case errors.Is(err, ErrUnknown), errors.Is(err, ErrDamaged):
		case err != nil:
			return err
		case ok(e.Body):
			return nil
		}
		v.wrongRecord(b, key, "no event says so")
		return nil
	}
	if err := v.each(boxUndone, func(key, _ []byte) error {
		p, err := v.get(boxUndone, key)
		if err != nil || len(p) != len(EventID{}) {
			return nil // found by the check of the seals
		}
		return says(boxUndone, key, EventID(p), func(b journal.Body) bool { return b == journal.Undone{Event: EventID(key)} })
	}); err != nil {
		return err
	}
	return v.each(boxMarks, func(key, _ []byte) error {
		return says(boxMarks, key, EventID(key[18:]), func(b journal.Body) bool {
			m, ok := b.(journal.AttachmentMarked)
			return ok && bytes.Equal(markKey(m.Mail, m.Number, EventID(key[18:])), key)
		})
	})
}

// trailsOf counts the trails that an event stands in by looking at all of them,
// once.
func (v *verifier) trailsOf(seq uint64) (int, error) {
	if v.trails == nil {
		v.trails = map[uint64]int{}
		if err := v.scan(boxTrail, nil, func(key, _ []byte) error {
			v.trails[binary.BigEndian.Uint64(key[16:])]++
			return nil
		}); err != nil {
			return 0, err
		}
	}
	return v.trails[seq], nil
}

// acts checks that what is kept of contacts and cases is what their events add
// up to.
func (v *verifier) acts() error {
	if err := v.each(boxActs, func(key, _ []byte) error {
		id := ContactID(key)
		set, err := v.together(id)
		if err != nil {
			return err
		}
		if set[0] != id {
			set = []ContactID{id}
		}
		want, err := v.foldActs(set...)
		if err != nil {
			return err
		}
		return v.same(boxActs, key, want)
	}); err != nil {
		return err
	}
	return v.each(boxCases, func(key, _ []byte) error {
		want, err := v.foldCase(CaseID(key))
		if err != nil {
			return err
		}
		return v.same(boxCases, key, want)
	})
}

func (v *verifier) same(b box, key []byte, want any) error {
	p, err := encode(want)
	if err != nil {
		return err
	}
	kept, err := v.get(b, key)
	if err != nil {
		return err
	}
	if !bytes.Equal(p, kept) {
		v.wrongRecord(b, key, "is not what its events add up to")
	}
	return nil
}
