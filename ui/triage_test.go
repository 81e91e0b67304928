package ui

import (
	"strings"
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
	p.sees("closed", "waiting 4")
	p.types("u")
	p.sees("undone", "waiting 5")

	rows, err := s.Queue(store.FilterMine, 0, 10)
	if err != nil || len(rows) != 0 {
		t.Logf("closing let the claim go, undoing it brought it back: %d, %v", len(rows), err)
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
	for range 100 {
		if s := p.screen(); !strings.Contains(s, "Bang voor mijn buur") {
			break
		}
	}
	p.never("Bang voor mijn buur")
	p.types("esc")
	p.sees("Bang voor mijn buur", "Vraag over bezoekrecht")
}

func TestBlankAndLockLeaveNothingOnTheScreen(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 140, 40, lang.English)
	p.sees("Bang voor mijn buur", "Ik hoor al weken geroep")
	p.types("ctrl+x")
	p.never("Bang voor mijn buur", "Ik hoor al weken")
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
