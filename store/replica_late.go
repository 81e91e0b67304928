package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"baken/store/journal"
)

// late gathers, in a transaction, what is to be folded anew because an event came to
// stand before others that were folded, or went.
type late struct {
	t        *tx
	cases    []CaseID
	contacts []ContactID
	joins    []ContactID // whose being one with others may have changed
	system   bool        // what the team decided
	seals    bool        // a pending event went: those after it follow another
}

func newLate(t *tx) (*late, error) {
	_, err := t.mustShare()
	return &late{t: t}, err
}

// about has all that an event is about folded anew.
func (l *late) about(e journal.Event, m journal.Meaning) {
	for _, of := range m.About {
		switch {
		case of.Room: // it is a list alone
		case of.Case:
			l.cases = added(l.cases, CaseID(of.ID))
		default:
			l.contacts = added(l.contacts, ContactID(of.ID))
		}
	}
	b := e.Body
	if u, ok := b.(journal.Undone); ok {
		if undone, err := l.t.eventByID(u.Event); err == nil {
			b = undone.Body
		}
	}
	if b, ok := b.(journal.Joined); ok {
		l.joins = added(l.joins, b.Contact, b.With)
	}
	l.system = l.system || len(m.About) == 0
}

// meaning reads an event and what it means; false when it cannot be read any more, or
// says nothing that this program knows.
func (t *tx) meaning(number uint64) (e journal.Event, m journal.Meaning, some bool, err error) {
	e, err = t.event(number)
	if err == nil {
		m, err = journal.Means(e.Body, e.Member, t.eventByID)
	}
	if errors.Is(err, ErrErased) || errors.Is(err, journal.ErrNewer) || errors.Is(err, ErrUnknown) {
		return e, m, false, nil
	}
	return e, m, err == nil, err
}

// placesOf are the keys of the trails in which an event stands that cannot be read.
func (t *tx) placesOf(number uint64) (keys [][]byte, err error) {
	err = t.scan(boxTrail, nil, func(key, _ []byte) error {
		if seqOf(key[16:]) == number {
			keys = append(keys, bytes.Clone(key))
		}
		return nil
	})
	return keys, err
}

// trailKeys are the keys of the trails in which an event stands.
func (t *tx) trailKeys(number uint64, m journal.Meaning, readable bool) ([][]byte, error) {
	if !readable {
		return t.placesOf(number)
	}
	var keys [][]byte
	for _, of := range m.About {
		if key := trailKey(of.ID, number); t.raw(boxTrail, key) != nil {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// move puts an event, as raw, at another number of the journal.
func (l *late) move(from, to uint64, raw []byte) error {
	t := l.t
	e, m, readable, err := t.meaning(from)
	if err != nil {
		return err
	}
	trails, err := t.trailKeys(from, m, readable)
	if err != nil {
		return err
	}
	for _, key := range trails {
		if err := errors.Join(t.drop(boxTrail, key), t.putRaw(boxTrail, trailKey([16]byte(key[:16]), to), nil)); err != nil {
			return err
		}
	}
	raw = bytes.Clone(raw)
	if err := errors.Join(t.drop(boxJournal, seqKey(from)), t.putRaw(boxJournal, seqKey(to), raw), t.put(boxEvents, e.ID[:], seqKey(to))); err != nil {
		return err
	}
	if _, ok := e.Body.(journal.Erased); ok && readable {
		list, err := t.ladder(listErasures)
		if err != nil {
			return err
		}
		if err := errors.Join(list.Delete(seqKey(from)), list.Put(seqKey(to), nil)); err != nil {
			return err
		}
	}
	if b, ok := e.Body.(journal.RoomSaid); ok && readable {
		if listed, err := t.remarkListed(from, b.Room); err != nil {
			return err
		} else if listed {
			if err := errors.Join(t.unlistRemark(from), t.listRemark(to, b.Room)); err != nil {
				return err
			}
		}
	}
	if readable {
		e.Seq = to
		l.about(e, m)
	}
	key := outKeyOf(outEvent, seqKey(from))
	var o outgoing
	some, err := t.value(boxOutgoing, key, &o)
	if err != nil || !some {
		return err
	}
	if err := t.drop(boxOutgoing, key); err != nil || to < pendingFrom {
		return err
	}
	return t.putValue(boxOutgoing, outKeyOf(outEvent, seqKey(to)), o)
}

// unfold takes an event out of all that it was folded into; it stays in the journal.
func (l *late) unfold(e journal.Event, m journal.Meaning) error {
	t := l.t
	for _, of := range m.About {
		if err := t.drop(boxTrail, trailKey(of.ID, e.Seq)); err != nil {
			return err
		}
	}
	l.about(e, m)
	switch b := e.Body.(type) {
	case journal.Undone:
		by, err := t.get(boxUndone, b.Event[:])
		if err != nil || !bytes.Equal(by, e.ID[:]) {
			return err
		}
		if err := t.drop(boxUndone, b.Event[:]); err != nil {
			return err
		}
		undone, err := t.eventByID(b.Event)
		if err != nil {
			return ignoreErased(err)
		}
		switch u := undone.Body.(type) {
		case journal.AttachmentMarked:
			return t.putRaw(boxMarks, markKey(u.Mail, u.Number, undone.ID), nil)
		case journal.RoomSaid:
			return t.listRemark(undone.Seq, u.Room)
		}
		return nil
	case journal.RoomSaid:
		return t.unlistRemark(e.Seq)
	case journal.AttachmentMarked:
		return t.drop(boxMarks, markKey(b.Mail, b.Number, e.ID))
	case journal.CaseOpened:
		return t.drop(boxNumbers, t.s.numberKey(b.Number))
	case journal.Counted:
		return l.countAgain(b.Figure, e.ID)
	case journal.Erased:
		list, err := t.ladder(listErasures)
		if err != nil {
			return err
		}
		return list.Delete(seqKey(e.Seq))
	}
	return nil
}

// countAgain folds a figure anew without one of its events. It reads the whole journal.
func (l *late) countAgain(id FigureID, without EventID) error {
	t := l.t
	var numbers []uint64
	if err := t.scan(boxJournal, nil, func(key, raw []byte) error {
		env, err := journal.Read(raw)
		if err == nil && env.Header.Subject == t.s.team.Figures() && env.Header.ID != without && !t.isVoid(seqOf(key)) {
			numbers = append(numbers, seqOf(key))
		}
		return err
	}); err != nil {
		return err
	}
	if err := t.drop(boxFigures, id[:]); err != nil {
		return err
	}
	for _, number := range numbers {
		e, _, readable, err := t.meaning(number)
		if err != nil {
			return err
		}
		if b, ok := e.Body.(journal.Counted); ok && readable && b.Figure == id {
			if err := t.foldFigure(e, b); err != nil {
				return err
			}
		}
	}
	return nil
}

// refuse takes a pending event out of the journal since first was before it on its
// subject, and with it those that follow from it. What they said is kept to be shown.
func (l *late) refuse(o numberedOutgoing, first EventID) error {
	t := l.t
	raw := bytes.Clone(t.raw(boxJournal, seqKey(o.number)))
	e, m, readable, err := t.meaning(o.number)
	if err != nil {
		return err
	}
	if readable {
		if err := l.unfold(e, m); err != nil {
			return err
		}
	} else {
		keys, err := t.placesOf(o.number)
		for _, key := range keys {
			err = errors.Join(err, t.drop(boxTrail, key))
		}
		if err != nil {
			return err
		}
	}
	if err := errors.Join(t.drop(boxJournal, seqKey(o.number)), t.drop(boxEvents, o.Event[:]), t.drop(boxOutgoing, outKeyOf(outEvent, seqKey(o.number)))); err != nil {
		return err
	}
	if err := t.noteConflict(conflict{Event: o.Event, Envelope: raw, First: first}); err != nil {
		return err
	}
	l.seals = true
	all, err := t.outgoing()
	if err != nil {
		return err
	}
	for _, next := range all {
		if next.Base == o.Event && next.Seq == 0 {
			return l.refuse(next, first) // of one subject they follow one another
		}
	}
	return nil
}

// settle folds anew all that was gathered.
func (l *late) settle() error {
	t := l.t
	if l.seals {
		if err := l.sealAgain(); err != nil {
			return err
		}
	}
	if l.system {
		if err := l.decideAgain(); err != nil {
			return err
		}
	}
	for _, id := range l.cases {
		if err := t.refoldCase(id); err != nil {
			return err
		}
		if err := l.moved(id); err != nil {
			return err
		}
	}
	if len(l.joins) > 0 {
		if err := t.regroup(l.joins...); err != nil {
			return err
		}
	}
	for _, id := range l.contacts {
		if err := t.refold(id); err != nil {
			return err
		}
	}
	err := l.sweep()
	*l = late{t: t}
	return err
}

// touchLinks has all cases listed anew into which a contact was put, where others put it
// too: of two who did at once, neither event names the other's case.
func (t *tx) touchLinks(id ContactID) error {
	if t.sharing() == nil {
		return nil
	}
	return t.standing(id, func(e journal.Event) error {
		if b, ok := e.Body.(journal.ContactLinked); ok {
			return t.touchCase(b.Case)
		}
		return nil
	})
}

// sweep forgets the contacts and cases of which no event is left.
func (l *late) sweep() error {
	for _, id := range l.cases {
		if !l.t.any(boxTrail, id[:]) {
			if err := l.t.drop(boxCases, id[:]); err != nil {
				return err
			}
		}
	}
	for _, id := range l.contacts {
		if !l.t.any(boxTrail, id[:]) {
			if err := l.t.drop(boxActs, id[:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// moved has the contacts folded anew that a pending acceptance takes with a case.
func (l *late) moved(id CaseID) error {
	for key := range l.t.beginning(boxTrail, id[:]) {
		number := seqOf(key[16:])
		if number < pendingFrom {
			continue
		}
		e, m, readable, err := l.t.meaning(number)
		if err != nil {
			return err
		}
		if _, ok := e.Body.(journal.HandoffAccepted); ok && readable {
			for _, of := range m.About {
				if !of.Case && !of.Room {
					l.contacts = added(l.contacts, ContactID(of.ID))
				}
			}
		}
	}
	return nil
}

// pendingNumbers are the numbers of the pending events, in order.
func (t *tx) pendingNumbers() (all []uint64, err error) {
	for key := range t.from(boxJournal, seqKey(pendingFrom)) {
		all = append(all, seqOf(key))
	}
	return all, nil
}

// decideAgain folds what was decided here for the team, and is pending, on top of what
// others decided.
func (l *late) decideAgain() error {
	t := l.t
	all, err := t.pendingNumbers()
	if err != nil {
		return err
	}
	for _, number := range all {
		e, _, readable, err := t.meaning(number)
		if err != nil {
			return err
		}
		if !readable || e.Subject != t.s.team.System() {
			continue
		}
		if err := t.decide(e); err != nil {
			return err
		}
	}
	return nil
}

// decide folds an event that sets what holds for the team, also once more.
func (t *tx) decide(e journal.Event) error {
	switch e.Body.(type) {
	case journal.MemberAdded, journal.MemberRoles, journal.MemberKeys, journal.RetentionSet, journal.FormReplaced, journal.HoursSet:
		return t.foldBeside(e)
	}
	return nil
}

// sealAgain gives the pending events the counters and links that they have without
// those that went. None of them was given out: they come after what was expected.
func (l *late) sealAgain() error {
	t := l.t
	var at link
	if _, err := t.value(boxShared, t.s.sharedKey("link", t.s.station.id[:]), &at); err != nil {
		return err
	}
	all, err := t.pendingNumbers()
	if err != nil {
		return err
	}
	for _, number := range all {
		env, err := journal.Read(t.raw(boxJournal, seqKey(number)))
		if err != nil {
			return fmt.Errorf("%w: a pending event (%w)", ErrDamaged, err)
		}
		if env.Header.Counter == at.Counter+1 && env.Header.Prev == at.Hash {
			at = link{env.Header.Counter, env.Hash()}
			continue
		}
		next, err := l.sealOne(env, number, at)
		if errors.Is(err, ErrErased) { // nobody will read it: it need not go
			if err := l.lose(env, number); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		at = next
	}
	return t.putDesk("tip", tip{Counter: at.Counter, Prev: at.Hash, Clock: t.s.clock})
}

// sealOne seals a pending event as the one after at.
func (l *late) sealOne(env *journal.Envelope, number uint64, at link) (link, error) {
	t := l.t
	payload, err := t.openEnvelope(env)
	if err != nil {
		return at, err
	}
	row, err := t.get(boxKeyRows, env.Header.Key[:])
	if err != nil {
		return at, err
	}
	key, err := t.openKey(row, t.raw(boxKeys, row))
	if err != nil {
		return at, err
	}
	h := env.Header
	h.Counter, h.Prev = at.Counter+1, at.Hash
	again, err := journal.Seal(h, key, payload, t.s.station.keys)
	if err != nil {
		return at, err
	}
	raw, err := again.Bytes()
	if err != nil {
		return at, err
	}
	return link{h.Counter, again.Hash()}, l.move(number, pendingFrom+h.Counter, raw)
}

// lose takes a pending event out of the journal that cannot be read any more.
func (l *late) lose(env *journal.Envelope, number uint64) error {
	t := l.t
	keys, err := t.placesOf(number)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := t.drop(boxTrail, key); err != nil {
			return err
		}
	}
	id := env.Header.ID
	return errors.Join(t.drop(boxJournal, seqKey(number)), t.drop(boxEvents, id[:]), t.drop(boxOutgoing, outKeyOf(outEvent, seqKey(number))))
}

// before says whether something that is pending stands in the trail of what an event
// is about, or of what is one with it.
func (t *tx) before(m journal.Meaning) (bool, error) {
	for _, of := range m.About {
		ids := [][16]byte{of.ID}
		if !of.Case && !of.Room {
			set, err := t.together(of.ID)
			if err != nil {
				return false, err
			}
			for _, c := range set {
				ids = append(ids, c)
			}
		}
		if slices.ContainsFunc(ids, t.pendingAt) {
			return true, nil
		}
	}
	return false, nil
}

// pendingAt says whether something that is pending is about a contact or case.
func (t *tx) pendingAt(id [16]byte) bool {
	for range t.records(boxTrail, trailKey(id, pendingFrom), id[:]) {
		return true
	}
	return false
}
