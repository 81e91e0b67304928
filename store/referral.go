package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/directory"
	"baken/store/journal"
	"baken/store/outside"
)

// ReferralID names a referral; random.
type ReferralID = journal.ReferralID

// ReferralWay is how far a referral went; the words are those of the JSON.
type ReferralWay string

// ReferralWays are all of them: the service was named, somebody there was told
// that who is referred comes, or was given the file.
var ReferralWays = []ReferralWay{"named", "warm", "file_opened"}

// passesOn says that something of the person went to the service.
func (w ReferralWay) passesOn() bool { return w != "named" }

// ReferralTarget is what sort of service it is; empty is not said.
type ReferralTarget string

// ReferralTargets are all of them.
var ReferralTargets = []ReferralTarget{"caw", "vk", "police", "clb", "cgg", "ocmw", "gp", "hospital", "sexual_assault_centre", "lawyer", "helpline", "other"}

// ReferralOutcome is what came of it; empty is that nobody has asked.
type ReferralOutcome string

// ReferralOutcomes are all of them.
var ReferralOutcomes = []ReferralOutcome{"accepted", "declined_by_caller", "unavailable", "already_client", "unknown"}

// Consent is whether who it is about agreed that it was passed on; empty is that
// nobody has asked.
type Consent string

// The consents. Overridden wants a reason.
const (
	NoConsentAsked    Consent = ""
	ConsentGiven      Consent = "given"
	ConsentNotNeeded  Consent = "not_needed"
	ConsentOverridden Consent = "overridden"
)

// Consents are those that can be said.
var Consents = []Consent{ConsentGiven, ConsentNotNeeded, ConsentOverridden}

// Referral is a service that was given to somebody in a contact.
type Referral struct {
	ID        ReferralID
	Contact   ContactID
	Service   outside.Text // as it was typed, or as the directory had it
	Phone     outside.Text
	Where     outside.Text // the place, as the directory had it
	Reason    outside.Text // why it was made without consent
	Way       ReferralWay
	Target    ReferralTarget
	Consent   Consent
	Outcome   ReferralOutcome
	OutcomeAt time.Time // when the outcome was last said after the referral itself
	At        time.Time
	By        outside.Text
	Erased    bool // its words; the codes stay

	// Of a service of the directory: which one it is, at which of its places, and in
	// which version of the directory it is as it was then.
	ServiceID directory.ID
	Place     directory.ID
	Directory DirectoryID
}

// maxLine is how long what is typed on one line may be, in bytes.
const maxLine = 1 << 10

// Refer records a referral in the contact's case. ID, Contact, the times and By are
// filled in here. [IncompleteError] when something is missing: the service always,
// the consent where something was passed on, the reason where it was overridden.
func (s *Store) Refer(ctx context.Context, id ContactID, r Referral) (d Done, ref ReferralID, err error) {
	if err := r.check(); err != nil {
		return d, ref, err
	}
	rand.Read(ref[:])
	d, err = s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		words := newWordsID()
		return []journal.Body{
			journal.ReferralSaid{Case: c.Case, Words: words, Service: r.Service, Phone: r.Phone, Reason: r.Reason,
				ID: r.ServiceID, Directory: r.Directory, Place: r.Place, Where: r.Where},
			journal.ReferralGiven{Case: c.Case, Referral: ref, Contact: c.ID, Words: words,
				Way: string(r.Way), Target: string(r.Target), Consent: string(r.Consent), Outcome: string(r.Outcome)},
		}, t.slipBecame(c.ID, ReferralSlip)
	})
	return d, ref, err
}

func newWordsID() (id journal.WordsID) { rand.Read(id[:]); return }

func (r Referral) check() error {
	switch {
	case blank(r.Service):
		return &IncompleteError{"service"}
	case r.Service.Len() > maxLine, r.Phone.Len() > maxLine, r.Reason.Len() > maxLine, r.Where.Len() > maxLine, r.ServiceID.Len() > maxLine, r.Place.Len() > maxLine:
		return fmt.Errorf("%w: a referral's service, telephone number and reason have up to %d bytes each; nothing was recorded", ErrTooLarge, maxLine)
	case !slices.Contains(ReferralWays, r.Way):
		return &IncompleteError{"kind"}
	case r.Target != "" && !slices.Contains(ReferralTargets, r.Target):
		return &IncompleteError{"target"}
	case r.Outcome != "" && !slices.Contains(ReferralOutcomes, r.Outcome):
		return &IncompleteError{"outcome"}
	}
	if r.Consent == NoConsentAsked && !r.Way.passesOn() {
		return nil
	}
	return r.Consent.check(r.Reason)
}

// check says whether somebody may be passed on.
func (c Consent) check(reason outside.Text) error {
	switch {
	case !slices.Contains(Consents, c):
		return &IncompleteError{"consent"}
	case c == ConsentOverridden && blank(reason):
		return &IncompleteError{"consent-reason"}
	}
	return nil
}

// TurnReferral says what came of a referral. ErrNoChange when that was said
// already, ErrUnknown when the case has none of that id.
func (s *Store) TurnReferral(ctx context.Context, id ContactID, ref ReferralID, o ReferralOutcome) (Done, error) {
	if !slices.Contains(ReferralOutcomes, o) {
		return Done{}, &IncompleteError{"outcome"}
	}
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		cases, err := t.casesOf(c)
		if err != nil {
			return nil, err
		}
		for _, id := range cases {
			f, err := t.file(id)
			if err != nil {
				return nil, err
			}
			for _, r := range f.Referrals {
				if r.ID != ref {
					continue
				}
				if r.Outcome == o {
					return nil, ErrNoChange
				}
				return []journal.Body{journal.ReferralTurned{Case: id, Referral: ref, Outcome: string(o)}}, nil
			}
		}
		return nil, fmt.Errorf("%w: referral %s", ErrUnknown, ref)
	})
}

// referralTrail is a referral as its events add up; what was typed stays in its
// event.
type referralTrail struct {
	ID        ReferralID      `cbor:"1,keyasint"`
	Contact   ContactID       `cbor:"2,keyasint"`
	Words     journal.WordsID `cbor:"3,keyasint"`
	Way       ReferralWay     `cbor:"4,keyasint"`
	Target    ReferralTarget  `cbor:"5,keyasint,omitzero"`
	Consent   Consent         `cbor:"6,keyasint,omitzero"`
	Outcome   ReferralOutcome `cbor:"7,keyasint,omitzero"`
	OutcomeAt time.Time       `cbor:"8,keyasint,omitzero"`
	Seq       uint64          `cbor:"9,keyasint"`
	Op        OpID            `cbor:"10,keyasint,omitzero"`
}

// refer is the file after an event of a referral.
func (f file) refer(e journal.Event) file {
	switch b := e.Body.(type) {
	case journal.ReferralSaid:
		f.Words = append(slices.Clone(f.Words), wordsAt{b.Words, e.Seq})
	case journal.ReferralGiven:
		f.Referrals = append(slices.Clone(f.Referrals), referralTrail{ID: b.Referral, Contact: b.Contact, Words: b.Words, Seq: e.Seq, Op: b.Op,
			Way: ReferralWay(b.Way), Target: ReferralTarget(b.Target), Consent: Consent(b.Consent), Outcome: ReferralOutcome(b.Outcome)})
	case journal.ReferralTurned:
		f.Referrals = slices.Clone(f.Referrals)
		for i, r := range f.Referrals {
			if r.ID == b.Referral {
				f.Referrals[i].Outcome, f.Referrals[i].OutcomeAt = ReferralOutcome(b.Outcome), e.At()
			}
		}
	}
	return f
}

// wordsAt is where in the journal words stand that belong to an act on a case.
type wordsAt struct {
	ID  journal.WordsID `cbor:"1,keyasint"`
	Seq uint64          `cbor:"2,keyasint"`
}

// words reads what was said with an act; nil when there is nothing, ErrErased when
// nobody can read it any more.
func (t *tx) words(f file, id journal.WordsID) (journal.Body, error) {
	if id == (journal.WordsID{}) {
		return nil, nil
	}
	for _, w := range f.Words {
		if w.ID == id {
			e, err := t.event(w.Seq)
			return e.Body, err
		}
	}
	return nil, ErrErased
}

func (t *tx) referral(f file, r referralTrail) (Referral, error) {
	v := Referral{ID: r.ID, Contact: r.Contact, Way: r.Way, Target: r.Target, Consent: r.Consent, Outcome: r.Outcome, OutcomeAt: r.OutcomeAt}
	e, err := t.event(r.Seq)
	if err != nil && !errors.Is(err, ErrErased) {
		return v, err
	}
	v.At, v.By = e.At(), t.name(e.Member)
	b, err := t.words(f, r.Words)
	if v.Erased = errors.Is(err, ErrErased); err != nil && !v.Erased {
		return v, err
	}
	if said, ok := b.(journal.ReferralSaid); ok {
		v.Service, v.Phone, v.Reason, v.Where = said.Service, said.Phone, said.Reason, said.Where
		v.ServiceID, v.Place, v.Directory = said.ID, said.Place, said.Directory
	}
	return v, nil
}
