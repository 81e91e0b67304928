package store

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// order compares two rows as the documentation of the filters says.
func order(f Filter) func(a, b Contact) int {
	byNewest := func(a, b Contact) int { return cmp.Or(b.LastAt.Compare(a.LastAt), compareIDs(a.ID, b.ID)) }
	byWait := func(a, b Contact) int {
		return cmp.Or(cmp.Compare(b.Rank(), a.Rank()), a.WaitingSince.Compare(b.WaitingSince), compareIDs(a.ID, b.ID))
	}
	last := func(is func(Contact) bool, a, b Contact) int {
		x, y := 0, 0
		if is(a) {
			x = 1
		}
		if is(b) {
			y = 1
		}
		return x - y
	}
	switch f {
	case FilterWaiting:
		return byWait
	case FilterMine:
		return func(a, b Contact) int {
			if c := last(func(c Contact) bool { return c.State != Waiting }, a, b); c != 0 || a.State != Waiting {
				return cmp.Or(c, byNewest(a, b))
			}
			return byWait(a, b)
		}
	case FilterAside:
		return func(a, b Contact) int {
			return cmp.Or(last(func(c Contact) bool { return c.Aside == AsideOld }, a, b), byNewest(a, b))
		}
	}
	return byNewest
}

// in says whether a row belongs to a filter.
func in(f Filter, c Contact, me [16]byte) bool {
	switch f {
	case FilterAll:
		return true
	case FilterMine:
		return c.ClaimedBy == me && c.State != Closed
	}
	return string(c.State) == string(f)
}

// checkQueue compares every list with the sorted rows, and the counts.
func (h *house) checkQueue(t *rapid.T) {
	rows := h.queue(FilterAll)
	length := map[Filter]int{}
	for _, f := range Filters {
		var want []Contact
		for _, c := range rows {
			if f == FilterUnfinished && h.unfinished(c.ID) || f != FilterUnfinished && in(f, c, h.me) {
				want = append(want, c)
			}
		}
		slices.SortFunc(want, order(f))
		got := h.queue(f)
		length[f] = len(got)
		if !slices.EqualFunc(got, want, func(a, b Contact) bool { return a.ID == b.ID }) {
			t.Fatalf("%s is not in order: %d rows, want %d", f, len(got), len(want))
		}
		for i, c := range got {
			if at, in, err := h.Position(f, c.ID); err != nil || !in || at != i {
				t.Fatalf("%s: row %d stands at %d (%v): %v", f, i, at, in, err)
			}
		}
	}
	n, err := h.Counts()
	urgent, old, follow := 0, 0, 0
	for _, c := range rows {
		if c.State == Waiting && c.Urgent() {
			urgent++
		}
		if c.Aside == AsideOld {
			old++
		}
		if !c.FollowUp.IsZero() && c.State != Waiting {
			follow++
		}
	}
	want := Counts{
		Waiting: length[FilterWaiting], Urgent: urgent, Mine: length[FilterMine], Answered: length[FilterAnswered], Closed: length[FilterClosed],
		All: len(rows), Aside: length[FilterAside] - old, Old: old, ToFetch: n.ToFetch, FollowUp: follow, Unfinished: length[FilterUnfinished],
	}
	if err != nil || n != want {
		t.Fatalf("counts %+v, want %+v: %v", n, want, err)
	}
}

// standing is what the acts of each contact, as it goes by, add up to.
func (h *house) standing() map[ContactID]acts {
	h.t.Helper()
	all := map[ContactID]acts{}
	h.step(h.read(func(t *tx) error {
		return t.scan(boxActs, nil, func(key, _ []byte) error {
			by, err := t.canonical(ContactID(key))
			if err != nil {
				return err
			}
			all[ContactID(key)], err = t.acts(by)
			return err
		})
	}))
	return all
}

// piece is a part of what was done to one contact.
type piece struct {
	of    ContactID
	what  journal.What
	field string // of a registration
}

// pieces are those in which two states differ.
func pieces(r *rapid.T, before, after map[ContactID]acts) map[piece]bool {
	all := map[piece]bool{}
	for id := range after {
		for _, what := range changed(r, before[id], after[id]) {
			all[piece{id, what.What, what.Field}] = true
		}
	}
	return all
}

// deed is what somebody did, and what came of it at the time.
type deed struct {
	event   EventID
	by      member.ID
	changed map[piece]bool
	joined  bool // what was done to one is shown at both from then on: nobody's doing
}

// Whatever two members do in whatever order, each list is the sorted rows, a store
// that is opened again shows the same, (by Verify) what is kept is what the journal
// adds up to, and an undo takes nothing back that somebody did later.
func TestAnyOrderOfActsAndArrivals(t *testing.T) {
	ctx := context.Background()
	checks := flag.Lookup("rapid.checks").Value.String()
	if checks == "100" { // unless more was asked for
		flag.Set("rapid.checks", "40")
		defer flag.Set("rapid.checks", checks)
	}
	rapid.Check(t, func(r *rapid.T) {
		h := newHouse(t)
		defer h.close()
		persons := []PersonID{NewPersonID(), NewPersonID()}
		uid, ops, deeds, people := UID(0), []OpID{}, []deed{}, []member.ID{h.me}
		h.colleague("Els", func() { people = append(people, h.me) })
		// as has one of the two do something, and notes what came of it.
		as := func(r *rapid.T, f func() (Done, error)) (d Done, err error) {
			before, noor := h.standing(), h.me
			h.me = people[rapid.IntRange(0, 1).Draw(r, "who")]
			d, err = f()
			if d.Event != (EventID{}) {
				did := deed{event: d.Event, by: h.me, changed: pieces(r, before, h.standing())}
				for p := range did.changed {
					did.joined = did.joined || p.what == journal.PartTogether
				}
				deeds = append(deeds, did)
			}
			if h.me != noor {
				h.me = noor
				h.allAnew()
			}
			return d, err
		}
		pick := func(r *rapid.T) (ContactID, bool) {
			rows := h.queue(FilterAll)
			if len(rows) == 0 {
				return ContactID{}, false
			}
			return rows[rapid.IntRange(0, len(rows)-1).Draw(r, "row")].ID, true
		}
		may := func(r *rapid.T, err error) {
			for _, e := range []error{ErrNoChange, ErrNotClaimed, ErrClaimed, ErrDepends, ErrState, ErrCannotUndo, ErrErased, ErrHeld, ErrOnItsWay, ErrCallRuns, form.ErrHidden} {
				if errors.Is(err, e) {
					return
				}
			}
			if err != nil {
				r.Fatal(err)
			}
		}
		on := func(f func(r *rapid.T, id ContactID) (Done, error)) func(*rapid.T) {
			return func(r *rapid.T) {
				if id, ok := pick(r); ok {
					_, err := as(r, func() (Done, error) { return f(r, id) })
					may(r, err)
				}
			}
		}
		r.Repeat(map[string]func(*rapid.T){
			"": func(r *rapid.T) {
				h.clock = h.clock.Add(time.Minute)
				h.checkQueue(r)
				h.checkCases(r)
			},
			"call": func(r *rapid.T) {
				_, err := as(r, func() (Done, error) {
					c := Call{As: rapid.SampledFrom([]CallEnd{CallHeld, CallHeld, CallMissed, CallSilent}).Draw(r, "end")}
					if rapid.Bool().Draw(r, "over") {
						c.StartedAt, c.EndedAt = h.clock.Add(-time.Hour), h.clock
					}
					return h.NewContact(ctx, rapid.SampledFrom([]Channel{Phone, Other}).Draw(r, "channel"), c)
				})
				may(r, err)
			},
			"hang up": on(func(r *rapid.T, id ContactID) (Done, error) {
				return h.EndCall(ctx, id, rapid.SampledFrom([]CallEnd{CallHeld, CallSilent}).Draw(r, "end"))
			}),
			"link": on(func(r *rapid.T, id ContactID) (Done, error) {
				k, ok := h.anyCase(r)
				if !ok {
					return Done{}, nil
				}
				return h.Link(ctx, id, k)
			}),
			"unlink": on(func(_ *rapid.T, id ContactID) (Done, error) { return h.Unlink(ctx, id) }),
			"merge": func(r *rapid.T) {
				a, ok := h.anyCase(r)
				b, _ := h.anyCase(r)
				if ok {
					_, err := as(r, func() (Done, error) { return h.MergeCases(ctx, a, b) })
					may(r, err)
				}
			},
			"close a case": func(r *rapid.T) {
				if k, ok := h.anyCase(r); ok {
					_, err := as(r, func() (Done, error) { return h.CloseCase(ctx, k, nil) })
					may(r, err)
				}
			},
			"reopen a case": func(r *rapid.T) {
				if k, ok := h.anyCase(r); ok {
					_, err := as(r, func() (Done, error) { return h.ReopenCase(ctx, k) })
					may(r, err)
				}
			},
			"mail": func(r *rapid.T) {
				uid++
				h.arrive(letter{
					uid: uid, from: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "from") + "@example.org",
					root: rapid.SampledFrom([]string{"1", "2", "3"}).Draw(r, "root"), id: fmt.Sprint(uid),
					at:  h.clock.Add(time.Duration(rapid.IntRange(-3, 0).Draw(r, "ago")) * time.Hour),
					out: rapid.IntRange(0, 4).Draw(r, "out") == 0, aside: rapid.SampledFrom([]AsideReason{"", "", AsideList}).Draw(r, "aside"),
					level: Urgency(rapid.IntRange(int(Calm), int(Acute)).Draw(r, "level")), flags: Flags(rapid.IntRange(0, 3).Draw(r, "flags")),
				})
			},
			"gone": func(r *rapid.T) {
				u := UID(rapid.IntRange(0, int(uid)).Draw(r, "uid"))
				h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(inbox), []UID{u}) })
			},
			"claim":   on(func(_ *rapid.T, id ContactID) (Done, error) { return h.Claim(ctx, id) }),
			"release": on(func(_ *rapid.T, id ContactID) (Done, error) { return h.Release(ctx, id) }),
			"close":   on(func(_ *rapid.T, id ContactID) (Done, error) { return h.CloseContact(ctx, id, MailID{}) }),
			"reopen":  on(func(_ *rapid.T, id ContactID) (Done, error) { return h.Reopen(ctx, id) }),
			"wait":    on(func(_ *rapid.T, id ContactID) (Done, error) { return h.MakeWait(ctx, id) }),
			"note": on(func(_ *rapid.T, id ContactID) (Done, error) {
				d, _, err := h.WriteNote(ctx, id, outside.New("belt morgen"))
				return d, err
			}),
			"judge": on(func(r *rapid.T, id ContactID) (Done, error) {
				return h.Judge(ctx, id, rapid.SampledFrom(Dangers).Draw(r, "danger"), MailID{})
			}),
			"follow": on(func(r *rapid.T, id ContactID) (Done, error) {
				return h.FollowUp(ctx, id, h.clock.Add(time.Duration(rapid.IntRange(-2, 10).Draw(r, "on"))*time.Minute))
			}),
			"register": on(func(r *rapid.T, id ContactID) (Done, error) {
				n := rapid.IntRange(1, 2).Draw(r, "entries")
				var entries []Entry
				for range n {
					entries = append(entries, rapid.SampledFrom(someEntries(persons)).Draw(r, "entry"))
				}
				return h.Register(ctx, id, entries...)
			}),
			"join": on(func(r *rapid.T, id ContactID) (Done, error) {
				o, _ := pick(r)
				return h.Join(ctx, id, o)
			}),
			"take over": on(func(_ *rapid.T, id ContactID) (Done, error) {
				c, err := h.Contact(id)
				if err != nil || c.Claim == Unclaimed {
					return Done{}, err
				}
				return h.TakeOver(ctx, id, c.ClaimedBy)
			}),
			"mark": on(func(r *rapid.T, id ContactID) (Done, error) {
				all, err := h.Heads(id)
				if all = slices.DeleteFunc(all, func(m Message) bool { return m.Mail == MailID{} }); err != nil || len(all) == 0 {
					return Done{}, err
				}
				return h.MarkAttachment(ctx, id, rapid.SampledFrom(all).Draw(r, "mail").Mail, rapid.IntRange(1, 2).Draw(r, "number"))
			}),
			"undo": func(r *rapid.T) {
				if len(deeds) == 0 {
					return
				}
				n := rapid.IntRange(0, len(deeds)-1).Draw(r, "deed")
				was, before := deeds[n], h.standing()
				noor := h.me
				h.me = was.by
				_, err := h.Undo(ctx, was.event)
				if h.me != noor {
					h.me = noor
					h.allAnew()
				}
				if may(r, err); err != nil {
					return
				}
				taken := pieces(r, before, h.standing())
				for _, later := range deeds[n+1:] {
					for p := range later.changed {
						if taken[p] && !later.joined {
							r.Fatalf("an undo of %s takes %s back, which %s changed later", was.event, p.what, later.event)
						}
					}
				}
				deeds = slices.Delete(deeds, n, n+1)
			},
			"answer": on(func(r *rapid.T, id ContactID) (Done, error) {
				d, op, err := h.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: id, Text: outside.New("x")}, Mail: []byte("x"), MessageID: outside.New(fmt.Sprint("ours", len(ops)))})
				if err == nil {
					ops = append(ops, op)
				}
				return d, err
			}),
			"step": func(r *rapid.T) {
				if len(ops) > 0 {
					names := []string{"begin", "data", "sent", "unclear", "later", "recall", "retry", "discard"}
					may(r, steps[rapid.SampledFrom(names).Draw(r, "step")](h.Outbox(), rapid.SampledFrom(ops).Draw(r, "op")))
				}
			},
			"erase": func(r *rapid.T) {
				id, ok := pick(r)
				if !ok {
					return
				}
				e := Erasure{Contacts: []ContactID{id}, Classes: rapid.SampledFrom([][]vault.Class{{vault.Names}, {vault.Words}, {vault.Names, vault.Words}}).Draw(r, "classes")}
				if c, err := h.Contact(id); err == nil && c.Case != (CaseID{}) && rapid.Bool().Draw(r, "whole") {
					e, err = h.WholeCase(c.Case)
					may(r, err)
				}
				e.KeepOnServer = rapid.Bool().Draw(r, "keep")
				_, err := h.Erase(ctx, e)
				may(r, err)
				deeds = nil
			},
			"tick": func(r *rapid.T) {
				if err := h.Tick(ctx); err != nil {
					r.Fatal(err)
				}
			},
			"again": func(r *rapid.T) {
				before := h.queue(FilterAll)
				h.reopen()
				if diff := gocmp.Diff(before, h.queue(FilterAll), sameText); diff != "" {
					r.Fatal(diff)
				}
			},
		})
	})
}
