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
	"baken/ui/screen"
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
				p.types("ctrl+f")
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
	p.sees("1 found", "over de weekendregeling")
	p.types("/ ctrl+u")
	p.writes("mes")
	p.sees("dat hij een mes heeft")
	p.types("enter enter")
	p.sees("Ik hoor al weken")
	p.types("ctrl+f")
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
	p.types("ctrl+f")
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
	p.types("ctrl+f")
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

// TestSearchHolds: the cursor holds to what it stands on when more is found, and what was
// erased meanwhile does not stand there again.
func TestSearchHolds(t *testing.T) {
	ctx := context.Background()
	b, s := seated(t, 80, 24)
	found := func() {
		t.Helper()
		if err := s.CatchUpIndex(ctx); err != nil {
			t.Fatal(err)
		}
		b.send(screen.Changed{Change: store.Change{Index: true}})
	}
	b.key(press("ctrl+f"))
	found()
	b.writes("is:waiting")
	b.key(press("enter"))
	b.key(press("j"))
	before, _ := b.search.Hit()
	if _, _, err := s.WriteNote(ctx, before.Contact, outside.New("Belt morgen.")); err != nil {
		t.Fatal(err)
	}
	found()
	if now, _ := b.search.Hit(); now.Mail != before.Mail || now.Contact != before.Contact {
		t.Errorf("the cursor was on %q and is on %q", before.Subject.Unsafe(), now.Subject.Unsafe())
	}
	b.key(press("1"))
	if _, err := s.Erase(ctx, store.Erasure{Contacts: []store.ContactID{before.Contact}, Classes: store.AllOf()}); err != nil {
		t.Fatal(err)
	}
	words := before.Subject.Line().String()
	if view := strip(b.search.View()); !strings.Contains(view, words) {
		t.Fatalf("%q was not found:\n%s", words, view)
	}
	b.changed(before.Contact)
	if view := strip(b.search.View()); strings.Contains(view, words) {
		t.Errorf("what was erased stands there:\n%s", view)
	}
}
