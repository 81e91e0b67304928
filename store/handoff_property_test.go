package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// nextState and nextReview say which state of a handoff comes after which, and which review.
var (
	nextState = map[HandoffState][]HandoffState{
		"":         {InProgress},
		InProgress: {InProgress, Accepted, Rejected, Revoked},
		Accepted:   {Accepted, HandedOver}, Rejected: {Rejected, HandedOver}, Revoked: {Revoked, HandedOver}, HandedOver: {HandedOver},
	}
	nextReview = map[Review][]Review{
		"":              {ReviewRequested},
		ReviewRequested: {ReviewRequested, Approved, Returned}, Approved: {Approved, ReviewRequested}, Returned: {Returned, ReviewRequested},
	}
)

// checkStep checks one event's way from a file to the next.
func checkStep(r *rapid.T, before, after file, what journal.Kind) {
	open := 0
	for _, h := range after.Handoffs {
		was := handoffTrail{}
		if old := before.handoff(h.ID); old != nil {
			was = *old
		}
		if !slices.Contains(nextState[was.State], h.State) || !slices.Contains(nextReview[was.Review], h.Review) {
			r.Fatalf("%s: from %q, %q to %q, %q", what, was.State, was.Review, h.State, h.Review)
		}
		if h.State == InProgress {
			open++
		}
		if was.State != Accepted && h.State == Accepted && (was.State != InProgress || was.Review == Returned) {
			r.Fatalf("accepted while %s, %s", was.State, was.Review)
		}
	}
	if open > 1 || len(after.Handoffs) < len(before.Handoffs) {
		r.Fatalf("%s: %d handoffs on their way, %d before, %d after", what, open, len(before.Handoffs), len(after.Handoffs))
	}
	moved := before.Holder != after.Holder
	accepted := slices.ContainsFunc(after.Handoffs, func(h handoffTrail) bool {
		old := before.handoff(h.ID)
		return old != nil && old.State == InProgress && h.State == Accepted
	})
	if moved && !accepted {
		r.Fatalf("%s: the case moved", what)
	}
}

// Whatever events come, in whatever order, from whomever: a handoff goes from state
// to state as it may, and the case moves by nothing but an acceptance.
func TestAnyEventsOfHandoffs(t *testing.T) {
	people := []member.ID{{1}, {2}, {3}}
	id := CaseID{7}
	rapid.Check(t, func(r *rapid.T) {
		f, clock, at := file{ID: id}, journal.Clock(0), time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		r.Repeat(map[string]func(*rapid.T){"event": func(r *rapid.T) {
			who := func(name string) member.ID { return rapid.SampledFrom(people).Draw(r, name) }
			h, from := HandoffID{byte(rapid.IntRange(1, 3).Draw(r, "handoff"))}, who("from")
			to := rapid.SampledFrom(append(people, member.ID{})).Draw(r, "to")
			whom := ToPerson
			if to.IsZero() {
				whom = ToTeam
			}
			b := rapid.SampledFrom([]journal.Body{
				journal.HandoffOffered{Case: id, Handoff: h, To: to, Whom: string(whom), Mode: "warm"}, journal.HandoffRevised{Case: id, Handoff: h, From: from},
				journal.HandoffAccepted{Case: id, Handoff: h, From: from, To: to}, journal.HandoffRejected{Case: id, Handoff: h, From: from, To: to},
				journal.HandoffRevoked{Case: id, Handoff: h, From: from}, journal.HandoffDone{Case: id, Handoff: h, From: from},
				journal.HandoffReviewed{Case: id, Handoff: h, From: from, As: rapid.SampledFrom([]string{"approved", "returned", "lost"}).Draw(r, "as")},
			}).Draw(r, "body")
			at = at.Add(time.Minute)
			clock = clock.Next(at)
			next, err := f.apply(id, journal.Event{ID: journal.NewEventID(clock), Member: who("by"), Body: b})
			if err != nil {
				r.Fatal(err)
			}
			checkStep(r, f, next, b.Kind())
			f = next
		}})
	})
}

// Whatever three people do with a case, and take back, in whatever order: the case
// is whose the last acceptance that stands says, its contact moves with it from who
// offered it, and what is kept is
// (by Verify) what the journal adds up to.
func TestAnyOrderOfHandingOff(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		s := newTeam(t)
		defer s.close()
		s.role(s.els, member.AllRoles)
		people := []member.ID{s.noor, s.els, s.sam}
		c, _ := s.Contact(s.id)
		var did []struct {
			event EventID
			by    member.ID
		}
		look := func() (f file, a acts) {
			s.step(s.read(func(t *tx) (err error) {
				if f, err = t.file(c.Case); err == nil {
					a, err = t.acts(s.id)
				}
				return err
			}))
			return f, a
		}
		last := func() (id HandoffID) {
			if f, _ := look(); len(f.Handoffs) > 0 {
				id = f.Handoffs[len(f.Handoffs)-1].ID
			}
			return id
		}
		act := func(f func(r *rapid.T) (Done, error)) func(*rapid.T) {
			return func(r *rapid.T) {
				s.clock = s.clock.Add(time.Minute)
				who := rapid.SampledFrom(people).Draw(r, "who")
				before, held := look()
				var d Done
				err := s.by(who, func() (err error) { d, err = f(r); return err })
				after, now := look()
				switch {
				case err == nil:
					did = append(did, struct {
						event EventID
						by    member.ID
					}{d.Event, who})
					checkStep(r, before, after, "act")
					wantClaim := held.Claim.By
					for _, h := range after.Handoffs {
						if h.Accepted == d.Event && (wantClaim.IsZero() || wantClaim == h.From) {
							wantClaim = after.Holder.Member
						}
					}
					if now.Claim.By != wantClaim {
						r.Fatalf("the contact is %s's, want %s", now.Claim.By, wantClaim)
					}
				case errors.Is(err, ErrState), errors.Is(err, ErrOthers), errors.Is(err, ErrNotAllowed), errors.Is(err, ErrClaimed), errors.Is(err, ErrNoChange), errors.Is(err, ErrUnknown):
				default:
					r.Fatal(err)
				}
			}
		}
		r.Repeat(map[string]func(*rapid.T){
			"offer": act(func(r *rapid.T) (Done, error) {
				d, _, err := s.OfferHandoff(ctx, s.id, offer(rapid.SampledFrom(append(people, member.ID{})).Draw(r, "to")))
				return d, err
			}),
			"accept": act(func(*rapid.T) (Done, error) { return s.AcceptHandoff(ctx, last()) }),
			"reject": act(func(*rapid.T) (Done, error) { return s.RejectHandoff(ctx, last(), outside.New("vol")) }),
			"revoke": act(func(*rapid.T) (Done, error) { return s.RevokeHandoff(ctx, last()) }),
			"done":   act(func(*rapid.T) (Done, error) { return s.FinishHandoff(ctx, last()) }),
			"revise": act(func(*rapid.T) (Done, error) {
				return s.ReviseHandoff(ctx, last(), outside.New("x"), outside.New("y"), outside.Text{})
			}),
			"review": act(func(r *rapid.T) (Done, error) {
				return s.ReviewHandoff(ctx, last(), rapid.SampledFrom([]Review{Approved, Returned}).Draw(r, "as"), outside.New("z"))
			}),
			"undo": func(r *rapid.T) {
				if len(did) == 0 {
					return
				}
				n := rapid.IntRange(0, len(did)-1).Draw(r, "which")
				before, held := look()
				err := s.by(did[n].by, func() error { _, err := s.Undo(ctx, did[n].event); return err })
				if err != nil && !errors.Is(err, ErrDepends) && !errors.Is(err, ErrNoChange) {
					r.Fatal(err)
				}
				after, now := look()
				if err == nil && n != len(did)-1 {
					r.Fatal("what others stand on was undone")
				}
				if err == nil {
					did = did[:n]
				} else if before.Holder != after.Holder || held.Claim != now.Claim {
					r.Fatal("what was not undone changed something")
				}
			},
			"": func(r *rapid.T) {
				f, _ := look()
				var want holder
				for _, h := range f.Handoffs {
					if h.Accepted != (EventID{}) {
						if want = (holder{Member: h.AnsweredBy, At: h.AnsweredAt}); h.AnsweredBy == h.From {
							want = holder{Away: h.ID, At: h.AnsweredAt}
						}
					}
				}
				if f.Holder != want {
					r.Fatalf("held by %v, the last acceptance says %v", f.Holder, want)
				}
			},
		})
	})
}
