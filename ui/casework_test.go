package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// again has another mail of the writer of the third letter.
var again = append(slices.Clone(letters), letter{from: "vader@example.org", subject: "Nog een vraag over zondag", ago: 2 * time.Hour, level: store.Calm, text: "Dag, mag ik hem zondag langer houden?"})

// TestCaseFrames draws the cases, one with what is in it, and what one is asked, at
// the sizes and in the languages.
func TestCaseFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("cases"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys
				ctx := context.Background()
				s := newStore(t)
				fill(t, s, again)
				rows, err := s.Queue(store.FilterAll, 0, 20)
				if err != nil {
					t.Fatal(err)
				}
				by := map[string]store.ContactID{}
				for _, c := range rows {
					by[c.Subject.Line().String()] = c.ID
				}
				for _, subject := range []string{"Bang voor mijn buur", "Vraag over bezoekrecht", "Re: afspraak"} {
					if _, err := s.Claim(ctx, by[subject]); err != nil {
						t.Fatal(err)
					}
				}
				if _, _, err := s.WriteNote(ctx, by["Vraag over bezoekrecht"], outside.New("Belt morgen terug.")); err != nil {
					t.Fatal(err)
				}
				p := sit(t, s, size[0], size[1], l)
				p.sees("Bang voor mijn buur")
				p.types("2")
				p.sees("26-0003")
				if size[0] >= twoPanes {
					p.sees(lang.For(l).T(lang.ClaimedByMe))
				}
				compare(t, name("cases"), p.steady())
				p.types("J")
				p.sees(lang.For(l).T(lang.CasePickHint))
				compare(t, name("merge-pick"), p.steady())
				p.types("enter")
				p.sees("26-0002", lang.For(l).T(lang.WordMerge))
				compare(t, name("merge-ask"), p.steady())
				p.types("esc / z z z")
				p.sees(lang.For(l).T(lang.QueueNothingFound))
				compare(t, name("cases-nothing"), p.steady())
				p.types("esc X")
				p.sees(lang.For(l).T(lang.CasesNone))
				p.types("w")
				p.sees("26-0002")
				p.types("1 G")
				p.sees("Nog een vraag")
				p.types("enter")
				p.sees("zondag langer", "26-0002")
				compare(t, name("suggested"), p.steady())
				p.types("K")
				p.sees(lang.For(l).T(lang.CasePickHint))
				p.sees("26-0001")
				compare(t, name("link"), p.steady())
				p.types("esc y")
				p.until("the link", func() bool {
					c, err := s.Contact(by["Nog een vraag over zondag"])
					return err == nil && c.CaseNumber == "26-0002"
				})
				p.types("2")
				p.sees("26-0002")
				p.types("/")
				p.writes("bezoekrecht")
				p.types("enter enter")
				p.sees(lang.For(l).T(lang.ContactsHead))
				compare(t, name("case-two"), p.steady())
				p.types("G") // to the history
				compare(t, name("history"), p.steady())
			})
		}
	}
}

// two has two mails of one writer, the first in a case.
func two(t *testing.T) (*store.Store, store.ContactID, store.ContactID) {
	t.Helper()
	s := newStore(t)
	fill(t, s, []letter{letters[2], again[len(again)-1]})
	rows, err := s.Queue(store.FilterWaiting, 0, 2)
	if err != nil || len(rows) != 2 {
		t.Fatal(len(rows), err)
	}
	if _, err := s.Claim(context.Background(), rows[0].ID); err != nil {
		t.Fatal(err)
	}
	return s, rows[0].ID, rows[1].ID
}

func (p *person) numberOf(id store.ContactID) string {
	c, err := p.store.Contact(id)
	if err != nil {
		p.t.Fatal(err)
	}
	return c.CaseNumber
}

// TestLinkAndBack: a case is suggested with the reason, one key accepts it, another
// takes that back; it never joins by itself.
func TestLinkAndBack(t *testing.T) {
	s, first, second := two(t)
	p := sit(t, s, 140, 40, lang.English)
	p.sees("Vraag over bezoekrecht")
	p.sees("mijn vraag gaat over")
	p.types("y") // nothing is suggested for this one
	p.sees(p.says(lang.WhyNoSuggestion))
	p.types("j enter")
	p.sees("Same address as case 26-0001, open since 23 Nov: y puts it")
	if p.numberOf(second) != "" {
		t.Error("it joined by itself")
	}
	p.types("y")
	p.until("the link", func() bool { return p.numberOf(second) == "26-0001" })
	p.gone("Same address")
	p.types("u")
	p.until("the undo", func() bool { return p.numberOf(second) == "" })
	p.sees("Same address")
	// By the picker the suggested case stands first; and out again into its own.
	p.types("K")
	p.sees(p.says(lang.CasePickHint))
	p.types("enter")
	p.until("the link", func() bool { return p.numberOf(second) == "26-0001" })
	p.types("K")
	p.sees(p.says(lang.CasePickHint))
	p.types("enter")
	p.until("a case of its own", func() bool { return p.numberOf(second) == "26-0002" })
	p.types("u")
	p.until("the undo", func() bool { return p.numberOf(second) == "26-0001" })
	if p.numberOf(first) != "26-0001" {
		t.Error("the first has moved")
	}
}

func (p *person) says(key lang.Key) string { return lang.For(lang.English).T(key) }

// TestMergeCloseReopen goes through the cases by keys alone.
func TestMergeCloseReopen(t *testing.T) {
	for _, width := range []int{80, 140} {
		s, _, second := two(t)
		if _, err := s.Claim(context.Background(), second); err != nil {
			t.Fatal(err)
		}
		p := sit(t, s, width, 40, lang.English)
		p.sees("Vraag over bezoekrecht")
		p.types("é") // as 2 stands on a Belgian keyboard
		p.sees("26-0001", "26-0002")
		p.types("J")
		p.sees(p.says(lang.CasePickHint))
		p.types("enter")
		p.sees("become one")
		p.types("enter") // never by Enter alone
		if p.numberOf(second) != "26-0002" {
			t.Error("merged without a word")
		}
		p.writes("merge\n")
		p.until("the merge", func() bool { return p.numberOf(second) == "26-0001" })
		p.types("u")
		p.until("the undo", func() bool { return p.numberOf(second) == "26-0002" })
		p.types("J")
		p.sees(p.says(lang.CasePickHint))
		p.types("enter")
		p.sees("become one")
		p.writes("merge\n")
		p.until("the merge", func() bool { return p.numberOf(second) == "26-0001" })
		p.sees("2 contacts")
		p.types("x")
		closed := func() int { n, _ := s.Counts(); return n.Closed }
		p.until("the closing", func() bool { return closed() == 2 })
		p.sees(p.says(lang.CasesNone))
		p.types("X")
		p.sees("26-0001")
		p.types("o")
		p.until("the reopening", func() bool { return closed() == 0 })
		p.types("u")
		p.until("the undo", func() bool { return closed() == 2 })
		p.types("u")
		p.until("the other undo", func() bool { return closed() == 0 })
		// What is in it is opened from the case, and back leads to the cases.
		p.types("w")
		p.sees("2 contacts")
		p.types("enter")
		p.sees(p.says(lang.ContactsHead))
		p.types("esc")
		p.sees("2 contacts")
	}
}

// TestOpenBeside: another contact of the case is opened from the case.
func TestOpenBeside(t *testing.T) {
	s, first, second := two(t)
	id, err := s.Contact(first)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Link(context.Background(), second, id.Case); err != nil {
		t.Fatal(err)
	}
	p := sit(t, s, 80, 24, lang.English)
	p.sees("Vraag over bezoekrecht")
	p.types("2")
	p.sees("2 contacts")
	p.types("enter")
	p.sees(p.says(lang.ContactsHead))
	for range 40 {
		if strings.Contains(p.screen(), "mijn vraag gaat over") {
			break
		}
		p.types("j enter") // down to the first of them, and open
		time.Sleep(30 * time.Millisecond)
	}
	p.sees("mijn vraag gaat over")
}
