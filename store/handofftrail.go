package store

import (
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
)

// handoffTrail is a handoff as its events add up; its words stay in theirs.
type handoffTrail struct {
	ID         HandoffID       `cbor:"1,keyasint"`
	Contact    ContactID       `cbor:"2,keyasint,omitzero"`
	From       member.ID       `cbor:"3,keyasint"`
	To         member.ID       `cbor:"4,keyasint,omitzero"`
	Whom       Receiver        `cbor:"5,keyasint"`
	Mode       HandoffMode     `cbor:"6,keyasint"`
	Consent    Consent         `cbor:"7,keyasint,omitzero"`
	At         time.Time       `cbor:"8,keyasint"`
	State      HandoffState    `cbor:"9,keyasint"`
	Review     Review          `cbor:"10,keyasint"`
	Told       journal.WordsID `cbor:"11,keyasint,omitzero"`
	AnsweredBy member.ID       `cbor:"12,keyasint,omitzero"`
	AnsweredAt time.Time       `cbor:"13,keyasint,omitzero"`
	Accepted   journal.EventID `cbor:"14,keyasint,omitzero"` // by which the case moved
	Why        journal.WordsID `cbor:"15,keyasint,omitzero"`
	ReviewedBy member.ID       `cbor:"16,keyasint,omitzero"`
	ReviewedAt time.Time       `cbor:"17,keyasint,omitzero"`
	Comment    journal.WordsID `cbor:"18,keyasint,omitzero"`
}

// holder is whose a case is since it was handed off: a member, or a team or region
// that the words of a handoff name. Zero: nobody's but who holds its contacts.
type holder struct {
	Member member.ID `cbor:"1,keyasint,omitzero"`
	Away   HandoffID `cbor:"2,keyasint,omitzero"`
	At     time.Time `cbor:"3,keyasint,omitzero"`
}

// handOff is the file after an event of a handoff. One that does not follow from
// where the handoff stands changes nothing: of two workstations' the first in the
// journal stands.
func (f file) handOff(e journal.Event) file {
	switch b := e.Body.(type) {
	case journal.HandoffTold:
		f.Words = append(slices.Clone(f.Words), wordsAt{b.Words, e.Seq})
	case journal.HandoffCommented:
		f.Words = append(slices.Clone(f.Words), wordsAt{b.Words, e.Seq})
	case journal.HandoffOffered:
		if f.offerable(e.Member) && f.handoff(b.Handoff) == nil {
			f.Handoffs = append(slices.Clone(f.Handoffs), handoffTrail{ID: b.Handoff, Contact: b.Contact, From: e.Member, To: b.To, Whom: Receiver(b.Whom),
				Mode: HandoffMode(b.Mode), Consent: Consent(b.Consent), At: e.At(), State: InProgress, Review: ReviewRequested, Told: b.Words})
		}
	case journal.HandoffRevised:
		f = f.turn(b.Handoff, b.From, func(h *handoffTrail) bool {
			h.Review, h.Told, h.Comment = ReviewRequested, b.Words, journal.WordsID{}
			h.ReviewedBy, h.ReviewedAt = member.ID{}, time.Time{}
			return h.State == InProgress && e.Member == h.From
		})
	case journal.HandoffAccepted:
		var to holder
		next := f.turn(b.Handoff, b.From, func(h *handoffTrail) bool {
			may := h.answerable(e.Member) && h.Review != Returned
			h.State, h.AnsweredBy, h.AnsweredAt, h.Accepted = Accepted, e.Member, e.At(), e.ID
			if to = (holder{Member: e.Member, At: e.At()}); e.Member == h.From {
				to = holder{Away: h.ID, At: e.At()}
			}
			return may
		})
		if h := next.handoff(b.Handoff); h != nil && h.Accepted == e.ID {
			next.Holder = to
		}
		return next
	case journal.HandoffRejected:
		f = f.turn(b.Handoff, b.From, func(h *handoffTrail) bool {
			may := h.answerable(e.Member)
			h.State, h.AnsweredBy, h.AnsweredAt, h.Why = Rejected, e.Member, e.At(), b.Words
			return may
		})
	case journal.HandoffRevoked:
		f = f.turn(b.Handoff, b.From, func(h *handoffTrail) bool {
			may := h.State == InProgress && e.Member == h.From
			h.State, h.AnsweredBy, h.AnsweredAt = Revoked, e.Member, e.At()
			return may
		})
	case journal.HandoffDone:
		f = f.turn(b.Handoff, b.From, func(h *handoffTrail) bool {
			may := h.State != InProgress && h.State != HandedOver && e.Member == h.From
			h.State = HandedOver
			return may
		})
	case journal.HandoffReviewed:
		f = f.turn(b.Handoff, b.From, func(h *handoffTrail) bool {
			may := h.reviewable()
			h.Review, h.ReviewedBy, h.ReviewedAt, h.Comment = Review(b.As), e.Member, e.At(), b.Words
			return may && (h.Review == Approved || h.Review == Returned)
		})
	}
	return f
}

// turn is the file with one handoff, which a member offered, changed as change does;
// as it was when there is none, or change says that it may not be.
func (f file) turn(id HandoffID, from member.ID, change func(*handoffTrail) bool) file {
	for i, h := range f.Handoffs {
		if h.ID == id && h.From == from && change(&h) {
			f.Handoffs = slices.Clone(f.Handoffs)
			f.Handoffs[i] = h
			break
		}
	}
	return f
}

func (f file) handoff(id HandoffID) *handoffTrail {
	for _, h := range f.Handoffs {
		if h.ID == id {
			return &h
		}
	}
	return nil
}

// offerable says whether a member may hand the case off: it is no other member's,
// and not on its way already.
func (f file) offerable(m member.ID) bool {
	if f.Holder.Member != (member.ID{}) && f.Holder.Member != m {
		return false
	}
	return f.onItsWay() == nil
}

// wayOf is whose a case is, with what was merged with it, and its handoff that is not
// answered yet; nil for none.
func (t *tx) wayOf(id CaseID) (whose holder, on *handoffTrail, err error) {
	set, err := t.merged(id)
	for _, k := range set {
		f, err := t.file(k)
		if err != nil {
			return whose, nil, err
		}
		if f.Holder.At.After(whose.At) {
			whose = f.Holder
		}
		if h := f.onItsWay(); h != nil {
			on = h
		}
	}
	return whose, on, err
}

// onItsWay is the handoff of the case that is not answered yet; nil for none.
func (f file) onItsWay() *handoffTrail {
	for _, h := range f.Handoffs {
		if h.State == InProgress {
			return &h
		}
	}
	return nil
}

// answerable says whether it is a member's to accept or to reject. What a supervisor
// returned may be rejected; it is accepted only once it was written anew.
func (h handoffTrail) answerable(m member.ID) bool {
	return h.State == InProgress && (h.To == m || h.Whom != ToPerson)
}

// reviewable says whether it waits for a review: what was taken back or rejected
// does not.
func (h handoffTrail) reviewable() bool {
	return h.Review == ReviewRequested && (h.State == InProgress || h.State == Accepted)
}
