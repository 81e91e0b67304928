package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/cryptotest"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// searched is a store whose index is in step, with somebody before it.
func searched(t *testing.T, width, height int, l lang.Language) *person {
	t.Helper()
	s := newStore(t)
	fill(t, s, again)
	if _, _, err := s.WriteNote(context.Background(), contactOf(t, s, "Vraag over bezoekrecht"), outside.New("Belt morgen terug over de weekendregeling.")); err != nil {
		t.Fatal(err)
	}
	if err := s.CatchUpIndex(context.Background()); err != nil {
		t.Fatal(err)
	}
	p := sit(t, s, width, height, l)
	p.sees("Bang voor mijn buur")
	return p
}

func contactOf(t *testing.T, s *store.Store, subject string) store.ContactID {
	t.Helper()
	rows, err := s.Queue(store.FilterAll, 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range rows {
		if c.Subject.Line().String() == subject {
			return c.ID
		}
	}
	t.Fatalf("nothing is called %q", subject)
	return store.ContactID{}
}

// TestSearchFrames draws what one sees who searches.
func TestSearchFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("search"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys
				p := searched(t, size[0], size[1], l)
				p.types("4")
				p.sees(lang.For(l).T(lang.SearchCovered)[:20])
				compare(t, name("search-begins"), p.steady())
				p.writes("zondag")
				p.sees("zondag langer")
				compare(t, name("search-found"), p.steady())
				p.types("ctrl+u")
				p.writes("is:nergens")
				p.sees("mine")
				compare(t, name("search-wrong"), p.steady())
			})
		}
	}
}

// TestSearchOpens: what was found is opened where it stands, and one comes back to
// what was found.
func TestSearchOpens(t *testing.T) {
	p := searched(t, 80, 24, lang.English)
	p.types("/")
	p.writes("weekend")
	p.types("ctrl+f") // from the queue, with the words
	p.sees("weekendregeling", "1 found")
	p.types("enter enter")
	p.sees("Belt morgen terug over de weekendregeling", "Case 26-0001")
	p.types("esc")
	p.sees("1 found")
	p.types("/ ctrl+u")
	p.writes("mes")
	p.sees("dat hij een mes heeft")
	p.types("enter enter")
	p.sees("Ik hoor al weken")
	p.types("4")
	p.sees("mes heeft")
	p.types("esc esc")
	p.sees("Bang voor mijn buur", "kzit met iets")
}

// TestSearchFollows: what changes while what was found is on the screen is found there.
func TestSearchFollows(t *testing.T) {
	p := searched(t, 80, 24, lang.English)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() {
		if err := p.store.KeepIndex(ctx); err != nil {
			t.Error(err)
		}
	}()
	p.types("4")
	p.writes("-mes weekend")
	p.sees("1 found")
	if _, _, err := p.store.WriteNote(ctx, contactOf(t, p.store, "Re: afspraak"), outside.New("Geen weekend.")); err != nil {
		t.Fatal(err)
	}
	p.sees("2 found", "Geen weekend")
}

// TestSearchWhileTyping: no key waits for what is being searched, and what stands there
// in the end is what was typed.
func TestSearchWhileTyping(t *testing.T) {
	p := searched(t, 140, 40, lang.English)
	p.types("4")
	for range 30 {
		p.writes("zondag ")
		p.types("ctrl+u")
	}
	p.writes("vonnis")
	p.sees("vonnis.pdf", "attachment")
	if s := p.screen(); strings.Contains(s, "zondag langer") {
		t.Errorf("what was given up stands there:\n%s", s)
	}
}
