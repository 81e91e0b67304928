package ui

import (
	"testing"
	"time"

	"baken/store"
)

// TestBackAtTheQueue: whoever comes back to a queue that has changed meanwhile sees
// the contact on which the cursor stands, in all panes, and a key that is pressed
// at once is not taken for it.
func TestBackAtTheQueue(t *testing.T) {
	p, closed := closedOne(t)
	time.Sleep(2 * settleFor) // what would have followed the cursor has not, as long as one is there
	p.types("esc x")
	p.sees("the list has just changed")
	if n := closed(); n != 1 {
		t.Errorf("%d contacts are closed, want the one alone that was in sight", n)
	}
	p.sees("hey ik ben 14")
	p.never("Ik hoor al weken")
}

// TestNotOpenedByMistake: nor does a key that is pressed at once open that other
// contact or go to it, so that the next one would be for it.
func TestNotOpenedByMistake(t *testing.T) {
	for _, keys := range []string{"enter", "tab", "shift+tab", "l"} {
		p, closed := closedOne(t)
		p.types("esc " + keys + " x")
		p.sees("the list has just changed")
		p.sees("hey ik ben 14")
		if n := closed(); n != 1 {
			t.Errorf("%s: %d contacts are closed, want the one alone that was in sight", keys, n)
		}
	}
}

// closedOne sits down at a queue of which the first contact is opened and closed: it
// stays in sight as long as one is at it. It also gives what counts the closed ones.
func closedOne(t *testing.T) (*person, func() int) {
	t.Helper()
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 140, 40, "en")
	p.sees("Bang voor mijn buur", "Ik hoor al weken")
	closed := func() int {
		t.Helper()
		rows, err := s.Queue(store.FilterClosed, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		return len(rows)
	}
	p.types("enter x")
	p.writes("close") // it is urgent, and nobody has answered
	p.types("enter")
	p.until("the closing", func() bool { return closed() == 1 })
	p.sees("1 of 4", "Ik hoor al weken")
	return p, closed
}
