package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// offer is an offer in which nothing is missing.
func offer(to member.ID) Offer {
	o := Offer{Whom: ToPerson, Person: to, Mode: "warm", Consent: ConsentGiven, Reason: outside.New("verhuisd"), Summary: outside.New("zij belt morgen"), Note: outside.New("bel eerst")}
	if to.IsZero() {
		o.Whom, o.Name = ToRegion, outside.New("Limburg")
	}
	return o
}

// team is a scene with three people: Noor, who claimed the contact, Els, and Sam who
// is a supervisor only.
type team struct {
	*scene
	noor, els, sam member.ID
}

func newTeam(t testing.TB) *team {
	s := &team{scene: &scene{house: newHouse(t)}}
	s.noor = s.me
	writes(s.scene)
	claims(s.scene)
	s.els = s.colleague("Els", func() {})
	s.sam = s.colleague("Sam", func() {})
	s.role(s.els, member.RolesOf(member.Counselor))
	s.role(s.sam, member.RolesOf(member.Supervisor))
	return s
}

func (s *team) role(id member.ID, r member.Roles) {
	s.t.Helper()
	s.step(s.write(context.Background(), func(t *tx) error { return t.putValue(boxMembers, id[:], person{Name: t.name(id), Roles: r}) }))
}

// by has somebody act.
func (s *team) by(who member.ID, f func() error) error {
	me := s.me
	s.me = who
	defer func() { s.me = me; s.allAnew() }()
	return f()
}

func (s *team) offers(to member.ID) HandoffID {
	s.t.Helper()
	_, id, err := s.OfferHandoff(context.Background(), s.id, offer(to))
	s.step(err)
	return id
}

func (s *team) handoff(id HandoffID) Handoff {
	s.t.Helper()
	h, err := s.Handoff(id)
	s.step(err)
	return h
}

func (s *team) holds() (claimer, holder string) {
	s.t.Helper()
	c, err := s.Contact(s.id)
	s.step(err)
	f, err := s.CaseFile(c.Case)
	s.step(err)
	return c.Claimer.Unsafe(), f.Holder.Unsafe()
}

// A case that is handed off stays where it is until that is accepted; then it is who
// accepted it that holds its contacts. Undone, it is as it was.
func TestTheCaseMovesByAccepting(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	id := s.offers(s.els)
	if c, f := s.holds(); c != "Noor" || f != "" {
		t.Errorf("offered: claimed by %q, held by %q", c, f)
	}
	var d Done
	s.step(s.by(s.els, func() (err error) { d, err = s.AcceptHandoff(ctx, id); return err }))
	if c, f := s.holds(); c != "Els" || f != "Els" || d.CaseNumber == "" || d.Contact != s.id {
		t.Errorf("accepted: claimed by %q, held by %q: %+v", c, f, d)
	}
	h := s.handoff(id)
	if h.State != Accepted || h.AnsweredBy != outside.New("Els") || h.From != outside.New("Noor") || h.To != outside.New("Els") || h.Summary != offer(s.els).Summary {
		t.Errorf("%+v", h.State)
	}
	s.step(s.by(s.els, func() error { _, err := s.Undo(ctx, d.Event); return err }))
	if c, f := s.holds(); c != "Noor" || f != "" || s.handoff(id).State != InProgress {
		t.Errorf("undone: claimed by %q, held by %q, %s", c, f, s.handoff(id).State)
	}
	s.step(s.by(s.els, func() (err error) { d, err = s.AcceptHandoff(ctx, id); return err }))
	s.must(s.FinishHandoff(ctx, id))
	if h := s.handoff(id); h.State != HandedOver || h.Open() {
		t.Errorf("done: %s", h.State)
	}
	if err := s.by(s.els, func() error { _, err := s.Undo(ctx, d.Event); return err }); !errors.Is(err, ErrDepends) {
		t.Errorf("undone after it was done: %v", err)
	}
	// It is Els's now: nobody else hands it off.
	if _, _, err := s.OfferHandoff(ctx, s.id, offer(s.els)); !errors.Is(err, ErrClaimed) {
		t.Errorf("handed off by who has it no more: %v", err)
	}
	s.step(s.by(s.els, func() error { _, _, err := s.OfferHandoff(ctx, s.id, offer(s.noor)); return err }))
	s.reopen()
	if c, f := s.holds(); c != "Els" || f != "Els" {
		t.Errorf("opened again: claimed by %q, held by %q", c, f)
	}
}

// What a colleague holds by a claim of his own stays his, and what is closed stays
// closed.
func TestOnlyWhatIsOnesOwnMoves(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	s.must(s.Release(ctx, s.id))
	jef := s.colleague("Jef", func() { claims(s.scene) })
	id := s.offers(s.els)
	s.step(s.by(s.els, func() error { _, err := s.AcceptHandoff(ctx, id); return err }))
	if c, _ := s.Contact(s.id); c.ClaimedBy != jef {
		t.Errorf("claimed by %q", c.Claimer.Unsafe())
	}
	s = newTeam(t)
	id = s.offers(s.els)
	closes(s.scene)
	s.step(s.by(s.els, func() error { _, err := s.AcceptHandoff(ctx, id); return err }))
	if c, f := s.holds(); c != "" || f != "Els" {
		t.Errorf("closed: claimed by %q, held by %q", c, f)
	}
}

// What was merged is handed off as one, whichever of its contacts one is at.
func TestMergedCaseIsHandedOff(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	first, _ := s.Contact(s.id)
	s.mail(letter{from: "b@example.org", root: "other@example.org", text: "nog iets"})
	var second Contact
	for _, c := range s.queue(FilterAll) {
		if c.ID != s.id {
			second = c
		}
	}
	d, err := s.Claim(ctx, second.ID)
	s.must(d, err)
	s.clock = s.clock.Add(time.Minute)
	s.must(s.MergeCases(ctx, first.Case, d.Case))
	_, id, err := s.OfferHandoff(ctx, second.ID, offer(s.els))
	s.step(err)
	if _, _, err := s.OfferHandoff(ctx, s.id, offer(s.els)); !errors.Is(err, ErrState) {
		t.Errorf("offered at the other contact too: %v", err)
	}
	s.step(s.by(s.els, func() error { _, err := s.AcceptHandoff(ctx, id); return err }))
	for _, c := range []ContactID{s.id, second.ID} {
		if c, _ := s.Contact(c); c.ClaimedBy != s.els {
			t.Errorf("claimed by %q", c.Claimer.Unsafe())
		}
	}
	f, err := s.CaseFile(d.Case)
	if err != nil || f.HeldBy != s.els || len(f.Handoffs) != 1 || f.Handoffs[0].CaseNumber != first.CaseNumber {
		t.Errorf("held by %q, %d handoffs: %v", f.Holder.Unsafe(), len(f.Handoffs), err)
	}
	if _, _, err := s.OfferHandoff(ctx, s.id, offer(s.els)); !errors.Is(err, ErrClaimed) {
		t.Errorf("handed off by who has it no more: %v", err)
	}
}

// Who offered a case to a team that is elsewhere says herself that it was taken over:
// it is theirs then, and nobody holds its contacts here.
func TestATeamElsewhere(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	id := s.offers(member.ID{})
	s.must(s.AcceptHandoff(ctx, id))
	if c, f := s.holds(); c != "" || f != "Limburg" {
		t.Errorf("claimed by %q, held by %q", c, f)
	}
	// Offered to a team, it is the first who accepts it that has it.
	s = newTeam(t)
	id = s.offers(member.ID{})
	s.step(s.by(s.els, func() error { _, err := s.AcceptHandoff(ctx, id); return err }))
	if c, f := s.holds(); c != "Els" || f != "Els" {
		t.Errorf("claimed by %q, held by %q", c, f)
	}
}

// A supervisor sends a handoff back; it is not accepted before it was written anew,
// and stands before her again then.
func TestReview(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	id := s.offers(s.els)
	review := func(as Review, text string) error {
		return s.by(s.sam, func() error { _, err := s.ReviewHandoff(ctx, id, as, outside.New(text)); return err })
	}
	var missing *IncompleteError
	if err := review(Returned, " "); !errors.As(err, &missing) || missing.Field != "comment" {
		t.Errorf("returned without a word: %v", err)
	}
	s.step(review(Returned, "zeg wie er belt"))
	if h := s.handoff(id); h.Review != Returned || h.Comment != outside.New("zeg wie er belt") || h.ReviewedBy != outside.New("Sam") || h.State != InProgress {
		t.Errorf("%s, %s", h.State, h.Review)
	}
	var where *HandoffError
	if err := s.by(s.els, func() error { _, err := s.AcceptHandoff(ctx, id); return err }); !errors.As(err, &where) || where.Review != Returned {
		t.Errorf("accepted though it was returned: %v", err)
	}
	if err := review(Approved, ""); !errors.Is(err, ErrState) {
		t.Errorf("approved after it was returned: %v", err)
	}
	d, err := s.ReviseHandoff(ctx, id, outside.New("verhuisd"), outside.New("Noor belt morgen"), outside.Text{})
	s.must(d, err)
	if h := s.handoff(id); h.Review != ReviewRequested || h.Summary != outside.New("Noor belt morgen") || !h.Note.IsEmpty() || !h.Comment.IsEmpty() || h.ReviewedBy != (outside.Text{}) {
		t.Errorf("written anew: %s", h.Review)
	}
	s.must(s.Undo(ctx, d.Event))
	if h := s.handoff(id); h.Review != Returned || h.Summary != offer(s.els).Summary || h.Comment.IsEmpty() {
		t.Errorf("undone: %s", h.Review)
	}
	s.must(s.ReviseHandoff(ctx, id, outside.New("verhuisd"), outside.New("Noor belt morgen"), outside.Text{}))
	s.step(review(Approved, "goed"))
	s.step(s.by(s.els, func() error { _, err := s.AcceptHandoff(ctx, id); return err }))
	if h := s.handoff(id); h.Review != Approved || h.State != Accepted || h.Comment != outside.New("goed") {
		t.Errorf("%s, %s", h.State, h.Review)
	}
}

// Each act on a handoff, in each role: what the table of rights says is what can be
// done, and nothing is written otherwise. It is nobody's to approve her own, whatever
// her roles, and what is between two is not a third's.
func TestHandoffActsInEveryRole(t *testing.T) {
	ctx := context.Background()
	acts := []struct {
		name  string
		right member.Right
		who   string // whose it is: from, to, other
		as    Review // before it
		do    func(*team, HandoffID) error
	}{
		{"offer", member.OfferHandoff, "from", "", func(s *team, _ HandoffID) error { _, _, err := s.OfferHandoff(ctx, s.id, offer(s.els)); return err }},
		{"revise", member.OfferHandoff, "from", "", func(s *team, id HandoffID) error {
			_, err := s.ReviseHandoff(ctx, id, outside.New("x"), outside.New("y"), outside.Text{})
			return err
		}},
		{"revoke", member.OfferHandoff, "from", "", func(s *team, id HandoffID) error { _, err := s.RevokeHandoff(ctx, id); return err }},
		{"done", member.OfferHandoff, "from", "", func(s *team, id HandoffID) error {
			s.step(s.by(s.els, func() error { _, err := s.RejectHandoff(ctx, id, outside.Text{}); return err }))
			_, err := s.FinishHandoff(ctx, id)
			return err
		}},
		{"accept", member.AcceptHandoff, "to", "", func(s *team, id HandoffID) error { _, err := s.AcceptHandoff(ctx, id); return err }},
		{"reject", member.AcceptHandoff, "to", "", func(s *team, id HandoffID) error { _, err := s.RejectHandoff(ctx, id, outside.New("vol")); return err }},
		{"approve", member.ReviewHandoff, "other", "", func(s *team, id HandoffID) error {
			_, err := s.ReviewHandoff(ctx, id, Approved, outside.New("goed"))
			return err
		}},
		{"return", member.ReviewHandoff, "other", "", func(s *team, id HandoffID) error {
			_, err := s.ReviewHandoff(ctx, id, Returned, outside.New("wie belt"))
			return err
		}},
	}
	for _, a := range acts {
		for roles := member.Roles(0); roles <= member.AllRoles; roles++ {
			for _, who := range []string{"from", "to", "other"} {
				t.Run(fmt.Sprintf("%s/%s/%s", a.name, roles, who), func(t *testing.T) {
					s := newTeam(t)
					var id HandoffID
					if a.name != "offer" {
						id = s.offers(s.els)
					}
					jef := s.colleague("Jef", func() {})
					by := map[string]member.ID{"from": s.noor, "to": s.els, "other": jef}[who]
					if a.name != "done" || who == "from" {
						s.role(by, roles)
					} else {
						return // the answer before it is Els's own
					}
					want := roles.May(a.right)
					switch a.right {
					case member.ReviewHandoff: // any but who offered it
						want = want && who != "from"
					default:
						want = want && (who == a.who || a.name == "offer")
					}
					if a.name == "offer" && who == "to" {
						return // to herself: see below
					}
					before := s.events()
					err := s.by(by, func() error { return a.do(s, id) })
					switch {
					case want && err != nil:
						t.Errorf("may, and is refused: %v", err)
					case !want && !errors.Is(err, ErrNotAllowed) && !errors.Is(err, ErrOthers):
						t.Errorf("may not: %v", err)
					case !want && a.name != "done" && s.events() != before:
						t.Error("what was refused left events")
					case a.right == member.ReviewHandoff && who == "from" && !errors.Is(err, ErrOwn):
						t.Errorf("one's own: %v", err)
					}
				})
			}
		}
	}
}

func TestOffersThatAreNone(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	before := s.events()
	for field, change := range map[string]func(*Offer){
		"to":             func(o *Offer) { o.Person = member.ID{} },
		"mode":           func(o *Offer) { o.Mode = "lukewarm" },
		"reason":         func(o *Offer) { o.Reason = outside.New(" \n") },
		"summary":        func(o *Offer) { o.Summary = outside.Text{} },
		"consent":        func(o *Offer) { o.Consent = NoConsentAsked },
		"consent-reason": func(o *Offer) { o.Consent = ConsentOverridden },
	} {
		o := offer(s.els)
		change(&o)
		var missing *IncompleteError
		if _, _, err := s.OfferHandoff(ctx, s.id, o); !errors.As(err, &missing) || missing.Field != field || !errors.Is(err, ErrIncomplete) {
			t.Errorf("%s: %v", field, err)
		}
	}
	for name, c := range map[string]struct {
		to   member.ID
		want error
	}{"oneself": {s.noor, ErrNoChange}, "a supervisor": {s.sam, ErrNotAllowed}, "nobody": {member.ID{9}, ErrUnknown}} {
		if _, _, err := s.OfferHandoff(ctx, s.id, offer(c.to)); !errors.Is(err, c.want) {
			t.Errorf("to %s: %v", name, err)
		}
	}
	if s.events() != before {
		t.Error("something was written")
	}
	s.offers(s.els)
	if _, _, err := s.OfferHandoff(ctx, s.id, offer(s.els)); !errors.Is(err, ErrState) {
		t.Errorf("offered twice: %v", err)
	}
}

// The words of a handoff go with the keys for words; how it went stays until the
// history goes, and the lists with it.
func TestErasedHandoff(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	id := s.offers(s.els)
	_, err := s.RejectHandoff(ctx, id, outside.Text{})
	if !errors.Is(err, ErrOthers) {
		t.Error(err)
	}
	s.step(s.by(s.els, func() error { _, err := s.RejectHandoff(ctx, id, outside.New("vol")); return err }))
	_, _, err = s.Refer(ctx, s.id, Referral{Service: outside.New("CAW"), Way: "named", Target: "caw"})
	s.step(err)
	c, _ := s.Contact(s.id)
	s.erase(journal.Erased{Cases: []CaseID{c.Case}, Contacts: []ContactID{s.id}, Classes: allClasses[1:2]})
	h := s.handoff(id)
	if !h.Erased || h.State != Rejected || h.From != outside.New("Noor") || !h.Summary.IsEmpty() || !h.Answer.IsEmpty() || !h.Reason.IsEmpty() {
		t.Errorf("words erased: %v, %s", h.Erased, h.State)
	}
	f, err := s.CaseFile(c.Case)
	if err != nil || len(f.Referrals) != 1 || !f.Referrals[0].Erased || f.Referrals[0].Target != "caw" || !f.Referrals[0].Service.IsEmpty() {
		t.Errorf("%d referrals: %v", len(f.Referrals), err)
	}
	s.erase(journal.Erased{Cases: []CaseID{c.Case}, Contacts: []ContactID{s.id}, Classes: allClasses})
	if all, err := s.Handoffs(HandoffsAll, 0, 9); len(all) != 0 || err != nil {
		t.Errorf("%d handoffs after all was erased: %v", len(all), err)
	}
	if _, err := s.Handoff(id); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func TestSlips(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	slip := SlipDraft{Contact: s.id, Kind: HandoffSlip, Fields: map[string]outside.Text{"summary": outside.New("zij belt morgen")}}
	s.step(s.SaveSlip(ctx, slip))
	if d, ok, err := s.Slip(s.id, HandoffSlip); !ok || d.Fields["summary"] != slip.Fields["summary"] || err != nil {
		t.Errorf("%v: %v", ok, err)
	}
	if _, ok, _ := s.Slip(s.id, ReferralSlip); ok {
		t.Error("a handoff is taken for a referral")
	}
	done, _, err := s.OfferHandoff(ctx, s.id, offer(s.els))
	s.step(err)
	if _, ok, err := s.Slip(s.id, HandoffSlip); ok || err != nil {
		t.Errorf("what was offered is a draft still: %v", err)
	}
	s.must(s.Undo(ctx, done.Event)) // it is a draft again
	if d, ok, err := s.Slip(s.id, HandoffSlip); !ok || d.Fields["summary"] != offer(s.els).Summary || d.Fields["person"] != outside.New(s.els.String()) || err != nil {
		t.Errorf("undone: %v, %v", ok, err)
	}
	// So are the words with which it was returned, and what was begun meanwhile stays.
	s.step(s.DropSlip(ctx, s.id, HandoffSlip))
	done, id, err := s.OfferHandoff(ctx, s.id, offer(s.els))
	s.step(err)
	s.step(s.by(s.sam, func() error {
		d, err := s.ReviewHandoff(ctx, id, Returned, outside.New("wie belt?"))
		if err != nil {
			return err
		}
		if err := s.SaveSlip(ctx, SlipDraft{Contact: s.id, Kind: ReviewSlip, Handoff: id, Fields: map[string]outside.Text{"comment": outside.New("en wanneer?")}}); err != nil {
			return err
		}
		if _, err = s.Undo(ctx, d.Event); err != nil {
			return err
		}
		if d, _, err := s.Slip(s.id, ReviewSlip); err != nil || d.Handoff != id || d.Fields["comment"] != outside.New("en wanneer?\nwie belt?") {
			t.Errorf("%q: %v", d.Fields["comment"].Unsafe(), err)
		}
		return nil
	}))
	if _, ok, err := s.Slip(s.id, ReviewSlip); ok || err != nil {
		t.Errorf("a colleague has it too: %v", err)
	}
	s.must(s.Undo(ctx, done.Event))
	// What could not be saved comes back beside what was filled in meanwhile.
	sealed, err := s.SealUnsaved(Unsaved{Slip: &slip})
	s.step(err)
	s.step(s.SaveSlip(ctx, SlipDraft{Contact: s.id, Kind: HandoffSlip, Fields: map[string]outside.Text{"summary": outside.New("anders"), "reason": outside.New("ziek")}}))
	if id, err := s.TakeBack(ctx, sealed); id != s.id || err != nil {
		t.Error(err)
	}
	d, _, err := s.Slip(s.id, HandoffSlip)
	if d.Fields["summary"] != outside.New("anders\nzij belt morgen") || d.Fields["reason"] != outside.New("ziek") || err != nil {
		t.Errorf("%q: %v", d.Fields["summary"].Unsafe(), err)
	}
	s.step(s.DropSlip(ctx, s.id, HandoffSlip))
	if _, ok, _ := s.Slip(s.id, HandoffSlip); ok {
		t.Error("dropped, and there")
	}
	c, _ := s.Contact(s.id)
	s.step(s.SaveSlip(ctx, slip))
	s.erase(journal.Erased{Cases: []CaseID{c.Case}, Contacts: []ContactID{s.id}, Classes: allClasses[1:2]})
	if _, ok, err := s.Slip(s.id, HandoffSlip); ok || err != nil {
		t.Errorf("erased, and there: %v", err)
	}
}

// Each list has what it says, and the counts are of what one is asked for.
func TestHandoffLists(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	id := s.offers(s.els)
	lists := func(who member.ID, want ...HandoffFilter) {
		t.Helper()
		s.step(s.by(who, func() error {
			for _, f := range HandoffFilters {
				all, err := s.Handoffs(f, 0, 9)
				if err != nil {
					return err
				}
				n, err := s.HandoffLengths()
				if in := slices.Contains(want, f); in != (len(all) == 1) || n[f] != len(all) || err != nil {
					t.Errorf("in %s: %d, counted %d: %v", f, len(all), n[f], err)
				}
			}
			return nil
		}))
	}
	counts := func(who member.ID, want HandoffCounts) {
		t.Helper()
		s.step(s.by(who, func() error {
			c, err := s.HandoffCounts()
			if c != want {
				t.Errorf("%+v, want %+v", c, want)
			}
			return err
		}))
	}
	lists(s.noor, HandoffsReview, HandoffsMine, HandoffsAll)
	lists(s.els, HandoffsReview, HandoffsToMe, HandoffsAll)
	lists(s.sam, HandoffsReview, HandoffsAll)
	counts(s.noor, HandoffCounts{})
	counts(s.els, HandoffCounts{ToMe: 1})
	counts(s.sam, HandoffCounts{ToReview: 1})
	s.step(s.by(s.sam, func() error { _, err := s.ReviewHandoff(ctx, id, Returned, outside.New("wie")); return err }))
	lists(s.noor, HandoffsReturned, HandoffsMine, HandoffsAll)
	counts(s.noor, HandoffCounts{Answered: 1})
	counts(s.sam, HandoffCounts{})
	s.must(s.RevokeHandoff(ctx, id))
	lists(s.noor, HandoffsAll)
	counts(s.noor, HandoffCounts{})
	found, err := s.FindHandoff(id.String()[:8])
	if found != id || err != nil {
		t.Error(err)
	}
	for _, p := range []string{"", id.String()[:3], "zzzz"} {
		if _, err := s.FindHandoff(p); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", p, err)
		}
	}
}

// Whoever is of the team can act at a workstation, and nobody else.
func TestMembers(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	els, err := s.AddMember(ctx, outside.New("Bert"), member.RolesOf(member.Counselor))
	s.step(err)
	all, err := s.Members()
	if len(all) != 4 || err != nil || all[0].Name != outside.New("Bert") || all[0].ID != els || all[0].Roles != member.RolesOf(member.Counselor) {
		t.Errorf("%d members: %v", len(all), err)
	}
	s.close()
	as := func(id member.ID) (*Store, error) {
		o := s.options()
		o.As = id
		l, err := Open(s.path, o)
		if err != nil {
			return nil, err
		}
		u, err := l.Unlock(s.way)
		if err != nil {
			l.Close()
		}
		return u, err
	}
	if _, err := as(member.ID{9}); !errors.Is(err, ErrUnknown) {
		t.Errorf("as a stranger: %v", err)
	}
	if s.Store, err = as(els); err != nil || s.Me() != els {
		t.Fatal(err)
	}
	if _, err := s.AddMember(ctx, outside.New("Mallory"), member.AllRoles); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a counselor adds a member: %v", err)
	}
	s.must(s.TakeOver(ctx, s.id, s.noor))
}
