package ui

import (
	"fmt"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// clocked seats somebody whose clock goes on only when the test says so.
func clocked(t *testing.T, s *store.Store) (seat, func(time.Duration)) {
	d := deps(t, s, lang.English)
	clock := monday
	d.Now = func() time.Time { return clock }
	return seatWith(t, d, 80, 24), func(by time.Duration) { clock = clock.Add(by) }
}

func (b seat) types(words string) {
	for _, r := range words {
		b.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

// under is the subject of the contact under the cursor.
func (b seat) under() string {
	c, _ := b.queue.Contact()
	return c.Subject.Unsafe()
}

// queueOf is many calm letters, longest waiting first.
func queueOf(n int) (many []letter) {
	for i := range n {
		many = append(many, letter{from: fmt.Sprintf("w%d@example.org", i), subject: fmt.Sprintf("Vraag %03d", i), ago: time.Duration(1000-i) * time.Minute, level: store.Calm, text: "Dag, een vraag."})
	}
	return many
}

func (b seat) changed(ids ...store.ContactID) {
	m := map[store.ContactID]bool{}
	for _, id := range ids {
		m[id] = true
	}
	b.send(screen.Changed{Change: store.Change{Contacts: m}})
}

// TestNarrowedCursorHolds: what happens to a hit never moves the cursor to
// another contact, and an act is on the contact that one sees.
func TestNarrowedCursorHolds(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	b, pass := clocked(t, s)
	defer b.stop()
	b.key(press("/"))
	b.types("e")
	b.key(press("enter"))
	b.key(press("j"))
	b.key(press("j"))
	c, _ := b.queue.Contact()
	b.key(press("c"))
	b.changed(c.ID)
	if now, _ := b.queue.Contact(); now.ID != c.ID || now.Claim == store.Unclaimed {
		t.Fatalf("after her claim of %q the cursor is on %q, claimed: %v", c.Subject.Unsafe(), now.Subject.Unsafe(), now.Claim)
	}
	if b.queue.JustMoved() {
		t.Error("the cursor held and yet acts are not taken")
	}
	b.send(screen.Changed{Change: store.Change{All: true}})
	b.key(press("x"))
	if k, err := s.Contact(c.ID); err != nil || k.State != store.Closed {
		t.Errorf("closed another: %v, %v", k.State, err)
	}

	pass(time.Second)
	was := b.under()
	b.changed(c.ID) // it has left the list
	if b.under() == was || !b.queue.JustMoved() {
		t.Errorf("from %q the cursor went to %q, guarded: %v", was, b.under(), b.queue.JustMoved())
	}
	pass(time.Second)
	if b.queue.JustMoved() {
		t.Error("guarded for ever")
	}
}

// TestCountsWhileNarrowed: the head's numbers go on while the list is narrowed.
func TestCountsWhileNarrowed(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	b, _ := clocked(t, s)
	defer b.stop()
	b.key(press("/"))
	b.types("bezoekrecht")
	b.key(press("enter"))
	before := b.queue.Counts().Waiting
	rows, err := s.Queue(store.FilterWaiting, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.CloseContact(t.Context(), rows[0].ID, store.MailID{}); err != nil {
		t.Fatal(err)
	}
	b.changed(rows[0].ID)
	if n := b.queue.Counts().Waiting; n != before-1 {
		t.Errorf("%d wait, the head says %d", before-1, n)
	}
	if b.under() != "Vraag over bezoekrecht" {
		t.Errorf("the cursor went to %q", b.under())
	}
}

// TestCursorAfterClosing: in a list that is longer than what is held of it the
// cursor goes to the next contact when its own has left, wherever that is.
func TestCursorAfterClosing(t *testing.T) {
	s := newStore(t)
	fill(t, s, queueOf(400))
	b, pass := clocked(t, s)
	defer b.stop()
	for _, n := range []int{10, 75, 20, 30, 17, 25, 25} {
		pass(time.Second)
		for range n {
			b.key(press("j"))
		}
		at, _ := b.queue.Position()
		two, err := s.Queue(store.FilterWaiting, at-1, 2)
		if err != nil {
			t.Fatal(err)
		}
		if c, _ := b.queue.Contact(); c.ID != two[0].ID {
			t.Fatalf("at %d the cursor is on %q and %q stands there", at, b.under(), two[0].Subject.Unsafe())
		}
		b.key(press("x"))
		b.send(screen.Changed{Change: store.Change{All: true}})
		if b.under() != two[1].Subject.Unsafe() {
			t.Errorf("closed %q, the cursor went to %q, next was %q", two[0].Subject.Unsafe(), b.under(), two[1].Subject.Unsafe())
		}
		if now, _ := b.queue.Position(); now != at {
			t.Errorf("it was at %d and is at %d", at, now)
		}
		if !b.queue.JustMoved() {
			t.Error("the next key would be taken")
		}
	}
}

// TestGoingToTheTopIsNoMove: where she goes herself her next key is taken.
func TestGoingToTheTopIsNoMove(t *testing.T) {
	s := newStore(t)
	fill(t, s, queueOf(400))
	b, _ := clocked(t, s)
	defer b.stop()
	b.key(press("G"))
	if b.under() != "Vraag 399" || b.queue.JustMoved() {
		t.Errorf("on %q, guarded: %v", b.under(), b.queue.JustMoved())
	}
}
