package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// HandoffID names a handoff, through all its states; random.
type HandoffID = journal.HandoffID

// Receiver is whom a case is handed off to; the words are those of the command.
type Receiver string

// The receivers. A person is a member of this store; teams and regions go by the
// words that were typed.
const (
	ToPerson Receiver = "person"
	ToTeam   Receiver = "team"
	ToRegion Receiver = "region"
)

// Receivers are all of them.
var Receivers = []Receiver{ToPerson, ToTeam, ToRegion}

// HandoffMode is how: warm, with a word between the two, or cold.
type HandoffMode string

// HandoffModes are all of them.
var HandoffModes = []HandoffMode{"warm", "cold"}

// HandoffState is where a handoff stands. The case moves when it becomes accepted,
// and by nothing else.
type HandoffState string

// The states. What is settled becomes done when who offered it has seen that.
const (
	InProgress HandoffState = "in_progress"
	Accepted   HandoffState = "accepted"
	Rejected   HandoffState = "rejected"
	Revoked    HandoffState = "revoked"
	HandedOver HandoffState = "done"
)

// Review is where the review of a handoff stands.
type Review string

// The reviews.
const (
	ReviewRequested Review = "requested"
	Approved        Review = "approved"
	Returned        Review = "returned"
)

// Offer is what is said when a case is handed off.
type Offer struct {
	Whom    Receiver
	Person  member.ID    // of a person
	Name    outside.Text // of a team or region
	Mode    HandoffMode
	Consent Consent
	Without outside.Text // why it is done without consent
	Reason  outside.Text
	Summary outside.Text // for the receiver
	Note    outside.Text // for the team only
}

// check says whether nothing is missing.
func (o Offer) check(me member.ID) error {
	switch {
	case !slices.Contains(Receivers, o.Whom), o.Whom == ToPerson && o.Person.IsZero(), o.Whom != ToPerson && blank(o.Name):
		return &IncompleteError{"to"}
	case o.Whom == ToPerson && o.Person == me:
		return fmt.Errorf("%w: a handoff to oneself", ErrNoChange)
	case !slices.Contains(HandoffModes, o.Mode):
		return &IncompleteError{"mode"}
	case blank(o.Reason):
		return &IncompleteError{"reason"}
	case blank(o.Summary):
		return &IncompleteError{"summary"}
	case o.Summary.Len() > MaxNote, o.Note.Len() > MaxNote:
		return fmt.Errorf("%w: a summary and a note have up to %d KB; nothing was offered", ErrTooLarge, MaxNote>>10)
	case o.Name.Len() > maxLine, o.Reason.Len() > maxLine, o.Without.Len() > maxLine:
		return fmt.Errorf("%w: a name and a reason have up to %d bytes; nothing was offered", ErrTooLarge, maxLine)
	}
	return o.Consent.check(o.Without)
}

// Handoff is a case on its way to somebody else.
type Handoff struct {
	Offer // its words are empty when they were erased

	ID         HandoffID
	Case       CaseID
	CaseNumber string
	Contact    ContactID // at which it was offered; the case has others
	State      HandoffState
	Review     Review
	From       outside.Text // who offered it
	FromMember member.ID
	To         outside.Text // the person, team or region
	At         time.Time    // when it was offered
	Erased     bool         // its words

	AnsweredAt time.Time // zero: not accepted, rejected or revoked yet
	AnsweredBy outside.Text
	Answer     outside.Text // why it was rejected

	ReviewedAt time.Time // zero: not reviewed yet, or asked for again
	ReviewedBy outside.Text
	Comment    outside.Text // of the supervisor
}

// Open says that somebody still has something to do with it.
func (h Handoff) Open() bool { return h.State != HandedOver && h.State != Revoked }

// AwaitsReview says that a supervisor has it before her.
func (h Handoff) AwaitsReview() bool {
	return h.Review == ReviewRequested && (h.State == InProgress || h.State == Accepted)
}

// OfferedTo says whether it is a member's to answer: what was offered to a team or a
// region is everybody's.
func (h Handoff) OfferedTo(m member.ID) bool {
	return h.State == InProgress && (h.Person == m || h.Whom != ToPerson)
}

// AnsweredFor says whether a member offered it, and it was answered or returned
// since she last looked.
func (h Handoff) AnsweredFor(m member.ID) bool {
	return h.FromMember == m && (h.State == Accepted || h.State == Rejected || h.State == InProgress && h.Review == Returned)
}

func newHandoffID() (id HandoffID) { rand.Read(id[:]); return }

// shownHandoff reads what a handoff's events say.
func (t *tx) shownHandoff(f file, h handoffTrail) (Handoff, error) {
	id, number, err := t.called(f.ID)
	if err != nil {
		return Handoff{}, err
	}
	v := Handoff{ID: h.ID, Case: id, CaseNumber: number, Contact: h.Contact, State: h.State, Review: h.Review,
		From: t.name(h.From), FromMember: h.From, At: h.At, AnsweredAt: h.AnsweredAt, ReviewedAt: h.ReviewedAt,
		AnsweredBy: t.name(h.AnsweredBy), ReviewedBy: t.name(h.ReviewedBy)}
	v.Whom, v.Person, v.Mode, v.Consent = h.Whom, h.To, h.Mode, h.Consent
	told, err := t.words(f, h.Told)
	if v.Erased = errors.Is(err, ErrErased); err != nil && !v.Erased {
		return v, err
	}
	if b, ok := told.(journal.HandoffTold); ok {
		v.Name, v.Reason, v.Summary, v.Note, v.Without = b.To, b.Reason, b.Summary, b.Note, b.Without
	}
	v.To = v.Name
	if v.Whom == ToPerson {
		v.To = t.name(v.Person)
	}
	for id, into := range map[journal.WordsID]*outside.Text{h.Why: &v.Answer, h.Comment: &v.Comment} {
		b, err := t.words(f, id)
		if err != nil && !errors.Is(err, ErrErased) {
			return v, err
		}
		if c, ok := b.(journal.HandoffCommented); ok {
			*into = c.Text
		}
	}
	return v, nil
}
