package ui

import (
	"strings"
	"testing"

	"baken/store"
	"baken/store/outside"
	"baken/ui/screen"
)

// TestUndoTakesBackWhatWasDoneBeside: undo takes back the last act of who sits here, also
// one that a command beside the screen did, after it has said which.
func TestUndoTakesBackWhatWasDoneBeside(t *testing.T) {
	ctx := t.Context()
	b, s := seated(t, 140, 40)
	here, _ := b.queue.Contact()
	b.key(press("c")) // on the screen
	rows, err := s.Queue(store.FilterWaiting, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	other := rows[len(rows)-1]
	if other.ID == here.ID {
		t.Fatal("there is one contact, and this tests nothing")
	}
	claimed := func(id store.ContactID) bool {
		c, err := s.Contact(id)
		if err != nil {
			t.Fatal(err)
		}
		return !c.ClaimedBy.IsZero()
	}
	if _, err := s.Claim(ctx, other.ID); err != nil { // beside it
		t.Fatal(err)
	}
	if _, _, err := s.WriteNote(ctx, other.ID, outside.New("Belt morgen.")); err != nil {
		t.Fatal(err)
	}
	b.heard()
	b.key(press("u"))
	if said := strip(b.View()); !b.front.open() || !strings.Contains(said, "done elsewhere?") || !strings.Contains(said, "note") || !strings.Contains(said, other.Pseudonym.In("en")) {
		t.Fatalf("it does not say what it takes back:\n%s", said)
	}
	b.key(press("esc"))
	if d, ok, _ := s.NoteDraft(other.ID); ok {
		t.Fatalf("it took back without being told to: %q", d.Text.Unsafe())
	}
	for range 2 { // the note, then the claim
		b.key(press("u"))
		b.writes("undo")
		b.key(press("enter"))
	}
	if d, ok, err := s.NoteDraft(other.ID); !ok || err != nil || d.Text.Unsafe() != "Belt morgen." || claimed(other.ID) {
		t.Errorf("the note is a draft: %v %v; the other is still claimed: %v", ok, err, claimed(other.ID))
	}
	if !claimed(here.ID) {
		t.Fatal("what was done before is taken back too")
	}
	b.heard() // of what was taken back
	b.key(press("u"))
	if b.front.open() {
		b.writes("undo")
		b.key(press("enter"))
	}
	if claimed(here.ID) || len(b.undo) > 0 {
		t.Errorf("what was done on the screen is still so; %d acts are left", len(b.undo))
	}
}

// TestUndoKnowsItsOwn: what was done on the screen can be taken back once, however often
// the store tells of it, and before or after.
func TestUndoKnowsItsOwn(t *testing.T) {
	b, _ := seated(t, 140, 40)
	for _, k := range []string{"c", "j", "c", "G", "c"} {
		b.key(press(k))
		b.heard()
	}
	if len(b.undo) != 3 {
		t.Fatalf("%d acts can be taken back", len(b.undo))
	}
	for _, u := range b.undo {
		if u.beside {
			t.Errorf("%q is taken for one that was done elsewhere", u.words)
		}
	}
}

// TestUndoToldTooLate: what was done on the screen and taken back again is not one that was
// done elsewhere when the store tells of it only then.
func TestUndoToldTooLate(t *testing.T) {
	b, _ := seated(t, 140, 40)
	b.key(press("c"))
	b.key(press("u"))
	b.heard()
	if len(b.undo) > 0 {
		t.Error("it could be taken back once more")
	}
}

// TestUndoBesideOfACase: of an act on a case it says the case's number.
func TestUndoBesideOfACase(t *testing.T) {
	ctx := t.Context()
	b, s := seated(t, 140, 40)
	c, _ := b.queue.Contact()
	d, err := s.Claim(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := s.Queue(store.FilterWaiting, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Link(ctx, rows[len(rows)-1].ID, d.Case); err != nil { // it has two contacts
		t.Fatal(err)
	}
	if _, err := s.CloseCase(ctx, d.Case, nil); err != nil {
		t.Fatal(err)
	}
	b.heard()
	b.key(press("u"))
	b.sees("done elsewhere? " + d.CaseNumber)
	b.writes("undo")
	b.key(press("enter"))
	if k, err := s.Contact(c.ID); err != nil || k.State == store.Closed {
		t.Errorf("it is %s, %v", k.State, err)
	}
}

// heard tells it what the store has told of since.
func (b seat) heard() {
	b.Helper()
	b.send(screen.Changed{Change: b.listener.Take()})
}
