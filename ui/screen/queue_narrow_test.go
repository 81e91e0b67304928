package screen

import (
	"fmt"
	"testing"
	"time"

	"baken/store"
	"baken/ui/lang"
)

// TestSearchOfBefore: hits of a search that was given up are dropped, also when
// the words are the same again.
func TestSearchOfBefore(t *testing.T) {
	r := newRoom(t, lang.English)
	first := r.bang()
	r.arrive(first)
	q := NewQueue(r.Session)
	q.SetSize(80, 20)
	pump(q, q.Load())

	late := q.narrow("bang")().(queueFound)
	q.narrow("bang bang")
	pump(q, q.narrow("bang"))
	late.hits = []store.Contact{{ID: store.ContactID{9}}}
	q.Update(late)
	if c, ok := q.Contact(); !ok || c.ID == (store.ContactID{9}) {
		t.Error("hits of a search that was given up are shown")
	}
	late.search = q.search
	q.widen()
	pump(q, q.load())
	q.Update(late)
	if c, _ := q.Contact(); c.ID == (store.ContactID{9}) {
		t.Error("hits are shown in a list that is narrowed no more")
	}
}

// TestHitsStay: while one looks again the rows at hand stay, and what changes
// meanwhile is looked at after.
func TestHitsStay(t *testing.T) {
	r := newRoom(t, lang.English)
	one, two := r.bang(), r.bang()
	two.from, two.at = "b@example.org", two.at.Add(time.Minute)
	r.arrive(one, two)
	q := NewQueue(r.Session)
	q.SetSize(80, 20)
	pump(q, q.Load())
	pump(q, q.narrow("bang"))
	if n := len(q.rows.rows); n != 2 {
		t.Fatalf("%d hits", n)
	}
	c, _ := q.Contact()
	change := store.Change{Contacts: map[store.ContactID]bool{c.ID: true}}
	under := q.refreshHits(change)
	if len(q.rows.rows) != 2 || q.Busy() {
		t.Error("the rows went away while one looks again, or keys wait")
	}
	if _, err := r.Store.Claim(r.Context, c.ID); err != nil {
		t.Fatal(err)
	}
	if q.refreshHits(change) != nil {
		t.Error("two searches at once")
	}
	pump(q, under)
	if now, _ := q.Contact(); now.ID != c.ID || now.Claim == store.Unclaimed {
		t.Error("what changed while one looked is not shown")
	}
}

// TestNewHit: a mail that comes in while the list is narrowed stands in it when it has
// the words, at once or a moment later, and many changes are looked at together.
func TestNewHit(t *testing.T) {
	r := newRoom(t, lang.English)
	one := r.bang()
	r.arrive(one)
	q := NewQueue(r.Session)
	q.SetSize(80, 20)
	pump(q, q.Load())
	pump(q, q.narrow("bang"))
	for i, subject := range []string{"bang en alleen", "weer bang"} {
		l := r.bang()
		l.from, l.subject, l.at = fmt.Sprint("n", i, "@example.org"), subject, l.at.Add(time.Duration(i+1)*time.Minute)
		r.arrive(l)
		rows, err := r.Store.Queue(store.FilterWaiting, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		change := store.Change{Contacts: map[store.ContactID]bool{}}
		for _, c := range rows {
			change.Contacts[c.ID] = true
		}
		cmd := q.refreshHits(change)
		if i > 0 { // the clock of the test stands still: it is kept until later
			if again := q.refreshHits(change); again != nil {
				t.Error("it is looked at twice")
			}
		}
		pump(q, cmd)
		if n := len(q.rows.rows); n != i+2 {
			t.Fatalf("%d hits, want %d", n, i+2)
		}
	}
}
