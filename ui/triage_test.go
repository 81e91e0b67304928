package ui

import (
	"testing"

	"baken/store"
	"baken/ui/lang"
)

func TestFromQueueToNoteWithTheKeyboard(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 80, 24, lang.English)
	p.sees("waiting 5", "urgent 2", "aside 1", "Bang voor mijn buur", "‘hij heeft een mes’ — gevaar", "‘ik ben 14’ — minderjarig", "not assessed: no text")

	p.types("c")
	p.sees("claimed, on this machine only")
	p.types("enter")
	p.sees("Ik hoor al weken geroep bij de buren")
	p.never("buur@example.org", "An Onbekend")
	p.types("U")
	p.sees("An Onbekend <buur@example.org>")
	p.types("U")
	p.types("e")
	p.sees("for colleagues only, never sent")
	p.writes("Belt morgen zelf.\nBuurvrouw weet niets.")
	p.types("ctrl+o")
	p.sees("note kept")
	p.types("1")
	p.sees("waiting 5")
	p.types("x")
	p.sees("type “close”", "esc goes back")
	p.types("esc x")
	p.writes("close")
	p.types("enter")
	p.sees("closed", "waiting 4")
	p.types("u")
	p.sees("undone", "waiting 5")

	// Closing let the claim go, undoing it brought it back, and the note is there.
	rows, err := s.Queue(store.FilterMine, 0, 10)
	if err != nil || len(rows) != 1 || rows[0].Subject.Unsafe() != "Bang voor mijn buur" || rows[0].ClaimedBy != s.Me() {
		t.Fatalf("%d are claimed, %v", len(rows), err)
	}
	file, err := s.CaseFile(rows[0].Case)
	if err != nil || len(file.Notes) != 1 {
		t.Errorf("%d notes, %v", len(file.Notes), err)
	}
}

func TestNarrowAsOneTypes(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 80, 24, lang.English)
	p.sees("waiting 5", "Vraag over bezoekrecht")
	p.types("/")
	p.writes("bezoek")
	p.sees("Vraag over bezoekrecht")
	p.gone("Bang voor mijn buur")
	p.types("esc")
	p.sees("Bang voor mijn buur", "Vraag over bezoekrecht")
}

func TestBlankAndLockLeaveNothingOnTheScreen(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 140, 40, lang.English)
	p.sees("Bang voor mijn buur", "Ik hoor al weken geroep")
	p.types("ctrl+x")
	p.gone("Bang voor mijn buur", "Ik hoor al weken")
	p.types("x") // shows the screen again and does nothing else
	p.sees("waiting 5", "Bang voor mijn buur")
	p.types("e")
	p.sees("for colleagues only")
	p.writes("half een zin")
	p.types("ctrl+l")
	if r := <-p.done; !r.Locked {
		t.Error("it was not locked")
	}
	p.done <- Result{}
	if s.Close() != nil {
		t.Error("the store was not closed")
	}
}
