package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
)

// stands is where the chat stands in a list, which must agree with the list.
func (v *visitor) stands(f Filter) int {
	v.t.Helper()
	at, in, err := v.Position(f, v.id)
	v.step(err)
	if !in {
		at = -1
	}
	if listed := slices.IndexFunc(v.queue(f), func(c Contact) bool { return c.ID == v.id }); listed != at {
		v.t.Fatalf("%s: it stands at %d and is listed at %d", f, at, listed)
	}
	return at
}

// Whoever is on the page and has nobody stands before all of the same rank who wrote,
// however long ago, and behind all of a higher one.
func TestChatStandsBeforeMails(t *testing.T) {
	s := newTeam(t)
	days := func(n int) time.Time { return s.clock.AddDate(0, 0, -n) }
	s.arrive(
		letter{uid: 1, from: "a@example.org", level: Acute, at: days(1)},
		letter{uid: 2, from: "b@example.org", level: Raised, at: days(9)},
		letter{uid: 3, from: "c@example.org", level: NotAssessed, at: days(8)},
		letter{uid: 4, from: "d@example.org", level: Calm, at: days(7)},
	)
	mails := func(rank Urgency) (n int) { // of that rank or a higher one
		for _, c := range s.queue(FilterWaiting) {
			if c.Channel == Mail && c.Rank() >= rank {
				n++
			}
		}
		return n
	}
	v := comes(s, 1)
	if at := v.stands(FilterWaiting); at != mails(NotAssessed+1) {
		t.Errorf("one who has said nothing yet stands at %d", at)
	}
	v.says("ik heb een vraag", Calm)
	if at := v.stands(FilterWaiting); at != mails(Calm+1) {
		t.Errorf("a calm one stands at %d", at)
	}
	v.says("hij slaat mij", Raised)
	if at := v.stands(FilterWaiting); at != mails(Raised+1) {
		t.Errorf("a raised one stands at %d", at)
	}
	s.later()
	w := comes(s, 2)
	w.says("zij slaat mij", Raised)
	if at := w.stands(FilterWaiting); at != v.stands(FilterWaiting)+1 {
		t.Errorf("one who came later stands at %d", at)
	}
	counts, err := s.Counts()
	s.step(err)
	if n := len(s.queue(FilterWaiting)); counts.Waiting != n || counts.Urgent != mails(Minor) {
		t.Errorf("%d rows are counted as %+v", n, counts)
	}

	v.head.Holder = s.els
	v.keeps()
	if at := v.stands(FilterWaiting); at != 1+mails(Raised) { // w before it, and who has waited longer
		t.Errorf("an accepted one stands at %d", at)
	}
	v.head.Holder = member.ID{}
	v.keeps()
	if at := v.stands(FilterWaiting); at != mails(Raised+1) {
		t.Errorf("one that came back stands at %d", at)
	}
	s.later()
	v.head.Ended, v.head.How = s.clock, journal.ChatByExit
	v.keeps()
	if at := v.stands(FilterWaiting); at != 1+mails(Raised) {
		t.Errorf("one who has left stands at %d", at)
	}
	w.step(w.CopyRoom(context.Background(), w.session, []journal.ChatStep{line(1, ByVisitor, "zij slaat mij")}))
	if at := w.stands(FilterWaiting); at != mails(Raised+1) {
		t.Errorf("a copied one stands at %d", at)
	}
	v.checks()
}
