package store

import (
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
)

// acts is what the events of one contact add up to. It is folded from the
// journal alone: no clock, no configuration, no mirror.
type acts struct {
	Case     CaseID              `cbor:"1,keyasint,omitzero"`
	Claim    claim               `cbor:"2,keyasint,omitzero"`
	Closings []closing           `cbor:"3,keyasint,omitempty"` // those that stand
	Answers  []answer            `cbor:"4,keyasint,omitempty"`
	FollowUp time.Time           `cbor:"5,keyasint,omitzero"`
	Danger   judgement           `cbor:"6,keyasint,omitzero"`
	MadeWait time.Time           `cbor:"7,keyasint,omitzero"` // when it was taken out of what is set aside
	Safety   Safety              `cbor:"8,keyasint,omitzero"`
	Joined   []ContactID         `cbor:"9,keyasint,omitempty"`  // all contacts that are one with it, itself too
	Opened   map[member.ID]int64 `cbor:"10,keyasint,omitempty"` // the hour in which each last opened it
	Any      bool                `cbor:"11,keyasint,omitzero"`  // something was done, more than reading
	Erased   erasures            `cbor:"12,keyasint,omitempty"`
	SafetyAt time.Time           `cbor:"13,keyasint,omitzero"`  // when Safety was last asked
	Turns    []turn              `cbor:"14,keyasint,omitempty"` // when it was closed and reopened: to which number mails belong
	Call     call                `cbor:"15,keyasint,omitzero"`  // how it began, if not by mail

	Registration registration `cbor:"16,keyasint,omitzero"`

	Several severalSaid `cbor:"20,keyasint,omitzero"` // several people write from its address

	Chats []chatActs `cbor:"21,keyasint,omitempty"` // of those that came by the visitors' page, those that are one with it too
}

type claim struct {
	By    member.ID       `cbor:"1,keyasint,omitzero"`
	At    time.Time       `cbor:"2,keyasint,omitzero"`
	Event journal.EventID `cbor:"3,keyasint,omitzero"`
}

type closing struct {
	At   time.Time `cbor:"1,keyasint"`
	Upto time.Time `cbor:"2,keyasint,omitzero"` // server's time of the newest message then
	Act  ActID     `cbor:"3,keyasint,omitzero"` // the closing of a whole case that it is part of
}

type answer struct {
	Op     OpID      `cbor:"1,keyasint"`
	At     time.Time `cbor:"2,keyasint"`
	Upto   time.Time `cbor:"3,keyasint,omitzero"`
	Newest MailID    `cbor:"4,keyasint,omitzero"`
	Void   bool      `cbor:"5,keyasint,omitzero"` // it was discarded or recalled

	FollowUp time.Time `cbor:"6,keyasint,omitzero"` // the date that it took away
}

type judgement struct {
	Danger Danger    `cbor:"1,keyasint,omitzero"`
	Upto   time.Time `cbor:"2,keyasint,omitzero"`
}

// apply is acts after one more event. It is pure: the same events in the same
// order give the same acts everywhere. What it changes of a contact is declared
// as what the kind writes.
func (a acts) apply(e journal.Event) (acts, error) {
	at := e.At()
	switch b := e.Body.(type) {
	case journal.ContactLinked:
		a.Case = b.Case
		a.Any = a.Any || b.Chosen // else the act for which it was linked says what was done
		return a, nil
	case journal.ContactBegun:
		a = a.begun(e, b)
	case journal.ContactEnded:
		a = a.ended(e, b)
	case journal.ChatBegun:
		a = a.chatBegun(b)
	case journal.ChatSaid:
		a = a.chatSaid(b)
	case journal.ChatEnded:
		a = a.chatEnded(b)
	case journal.Claimed:
		// The first claim in the journal stands; a take-over only from whom it names.
		if a.Claim.By == b.From {
			a.Claim = claim{By: e.Member, At: at, Event: e.ID}
		}
	case journal.Released:
		if a.Claim.By == b.From {
			a.Claim = claim{}
		}
	case journal.HandoffAccepted: // that stands: see tx.moves
		if by := a.Claim.By; by.IsZero() || by == b.From {
			a.Claim = claim{By: e.Member, At: at, Event: e.ID}
			if e.Member == b.From { // it went to a team or region
				a.Claim = claim{}
			}
		}
	case journal.Closed:
		a.Closings = append(slices.Clone(a.Closings), closing{At: at, Upto: b.Upto, Act: b.Act})
		a.Turns = append(slices.Clone(a.Turns), turn{Event: e.ID, Closed: true})
		a.Claim, a.FollowUp = claim{}, time.Time{}
	case journal.Reopened:
		a.Turns = append(slices.Clone(a.Turns), turn{Event: e.ID})
		if n := len(a.Closings); n > 0 {
			a.Closings = slices.Clone(a.Closings[:n-1])
		}
	case journal.FollowUpSet:
		a.FollowUp = b.On
	case journal.DangerJudged:
		a.Danger = judgement{Danger(b.Danger), b.Upto}
	case journal.MadeWait:
		a.MadeWait = at
	case journal.SafetyAsked:
		a.Safety, a.SafetyAt = Safety(b.Safe), at
	case journal.SeveralWrite:
		a.Several = a.Several.with(severalSaid{b.Several, e.ID})
	case journal.Joined:
		a.Joined = joined(a.Joined, b.Contact, b.With)
	case journal.AnsweredWith:
		a.Answers = append(slices.Clone(a.Answers), answer{Op: b.Op, At: at, Upto: b.Upto, Newest: b.Newest, FollowUp: a.FollowUp})
		a.FollowUp = time.Time{}
	case journal.AnswerSettled:
		a.Answers = slices.Clone(a.Answers)
		for i := range a.Answers {
			if a.Answers[i].Op != b.Op {
				continue
			}
			a.Answers[i].Void = b.As == journal.SettledDiscarded
			if a.Answers[i].Void && a.FollowUp.IsZero() {
				a.FollowUp = a.Answers[i].FollowUp
			}
		}
	case journal.Opened:
		opened := map[member.ID]int64{e.Member: hourOf(at)}
		for m, h := range a.Opened {
			if m != e.Member {
				opened[m] = h
			}
		}
		a.Opened = opened
		return a, nil
	case journal.Erased:
		a.Erased = a.Erased.and(e, b)
		return a, nil
	case journal.Uncovered, journal.Printed, journal.Undone, journal.Unknown:
		return a, nil
	case journal.Registered, journal.RegisteredNames, journal.RegisteredWords:
		a.Registration = a.Registration.apply(e)
	case journal.Addressed, journal.AddressLeft, journal.Said, journal.AttachmentSaved, journal.AttachmentMarked:
	default:
		return a, notFolded(e.Body)
	}
	a.Any = true
	return a, nil
}

// joined adds ids to a set that is kept in order, so that the first is the one
// that all go by.
func joined(set []ContactID, ids ...ContactID) []ContactID {
	set = append(slices.Clone(set), ids...)
	slices.SortFunc(set, compareIDs)
	return slices.Compact(set)
}

func compareIDs(a, b ContactID) int { return slices.Compare(a[:], b[:]) }

// acts reads what the events of a contact add up to; the zero value when nothing
// was done.
func (t *tx) acts(id ContactID) (a acts, err error) {
	_, err = t.value(boxActs, id[:], &a)
	return a, err
}

// putActs keeps what the events of a contact add up to. Where that opens or
// closes it, the writer's other contacts are looked at again: what is aside
// there waits as long as this one is worked on.
func (t *tx) putActs(id ContactID, a acts) error {
	was, err := t.acts(id)
	if err != nil {
		return err
	}
	if err := t.putValue(boxActs, id[:], a); err != nil {
		return err
	}
	if from, changed := changedFrom(was.moments(), a.moments()); changed {
		set, err := t.together(id)
		if err != nil {
			return err
		}
		for _, c := range set {
			if err := t.turned(c, from); err != nil {
				return err
			}
		}
	}
	if was.Several != a.Several {
		if err := t.saidSeveral(id, a.Several); err != nil {
			return err
		}
	}
	if was.open() == a.open() {
		return nil
	}
	others, err := t.ofTheSameWriter(id)
	for _, o := range others {
		t.touch(o)
	}
	return err
}

// upto is the server's time up to which a contact was answered or closed by
// acts of ours. What was closed before anything came in has none: our own clock
// may be ahead of the server's, and would hide the writer's answer.
func (a acts) upto() (answered, closed time.Time) {
	for _, r := range a.Answers {
		if !r.Void && r.Upto.After(answered) {
			answered = r.Upto
		}
	}
	for _, c := range a.Closings {
		closed = later(closed, c.Upto)
	}
	return answered, closed
}

// closing is the last closing that stands.
func (a acts) closing() (c closing, ok bool) {
	if len(a.Closings) == 0 {
		return c, false
	}
	return a.Closings[len(a.Closings)-1], true
}

// answeredAt is when the last answer was given that was not taken back.
func (a acts) answeredAt() (at time.Time) {
	for _, r := range a.Answers {
		if !r.Void && r.At.After(at) {
			at = r.At
		}
	}
	return at
}

// open says that the contact is being worked on: something was done, and it was
// not closed since the last answer.
func (a acts) open() bool {
	return a.Any && !a.closedSince(a.answeredAt())
}

// closedSince says that the contact was closed, and not answered after that.
func (a acts) closedSince(answered time.Time) bool {
	c, closed := a.closing()
	return closed && !answered.After(c.At)
}

// gave says that operation op is an answer that was not taken back.
func (a acts) gave(op OpID) bool {
	return slices.ContainsFunc(a.Answers, func(r answer) bool { return r.Op == op && !r.Void })
}

// openedBy says in which hour since 1970 m last opened the contact.
func (a acts) openedBy(m member.ID) int64 { return a.Opened[m] }

func hourOf(t time.Time) int64 { return t.Unix() / 3600 }
