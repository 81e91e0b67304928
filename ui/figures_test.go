package ui

import (
	"context"
	"fmt"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/store"
	"baken/store/form"
	"baken/ui/lang"
)

// registers keeps some telephone calls of this year, with what is registered of them.
func registers(t testing.TB, s *store.Store, n int) {
	t.Helper()
	ctx := context.Background()
	for i := range n {
		at := monday.AddDate(0, 0, -2-9*i%300).Add(time.Duration(i%8) * time.Hour)
		if at.After(monday) {
			at = at.Add(-24 * time.Hour)
		}
		d, err := s.NewContact(ctx, store.Phone, store.Call{StartedAt: at, EndedAt: at.Add(10 * time.Minute)})
		if err != nil {
			t.Fatal(err)
		}
		victim := store.NewPersonID()
		code := func(all ...string) form.Answer { return form.Codes(all[i%len(all)]) }
		if _, err := s.Register(ctx, d.Contact,
			store.Entry{Field: "contact_type", Answer: code("counselling", "information")},
			store.Entry{Field: "caller_role", Answer: code("victim", "bystander", "professional")},
			store.Entry{Field: "province", Answer: code("VBR", "ANT", "VBR")},
			store.Entry{Person: victim, Field: "role", Answer: form.Codes("victim")},
			store.Entry{Person: victim, Field: "theme", Answer: code("child_abuse", "partner_violence", "child_abuse")},
		); err != nil {
			t.Fatal(err)
		}
		if _, err := s.CloseContact(ctx, d.Contact, store.MailID{}); err != nil {
			t.Fatal(err)
		}
	}
}

// countedStore has some contacts that were counted; it is Thursday by now.
func countedStore(t testing.TB) (*store.Store, time.Time) {
	t.Helper()
	now := monday
	s := newStoreAt(t, func() time.Time { return now })
	fill(t, s, letters)
	registers(t, s, 24)
	now = monday.Add(72 * time.Hour)
	if err := s.Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	return s, now
}

// TestFigures goes from the figures to a contact behind a line and back, narrows them,
// and puts two fields against each other.
func TestFigures(t *testing.T) {
	s, now := countedStore(t)
	d := deps(t, s, "en")
	d.Now = func() time.Time { return now }
	p := sitWith(t, s, d, 100, 30)
	p.sees("Bang voor mijn buur")
	p.types("5")
	p.sees("24 contacts", "R1 Contacts", "Lines")
	p.types("j j")
	p.sees("R1 Contacts · counselling: 12 contacts, 50% of 24 contacts")
	p.types("enter")
	p.sees("12 contacts listed")
	p.types("j enter")
	p.sees("names covered", "10:00")
	p.types("esc")
	p.sees("12 contacts listed")
	p.types("esc")
	p.sees("R3 Channel")
	p.types("t")
	p.sees("partner violence")
	p.writes("partner")
	p.types("enter")
	p.sees("8 contacts", "Figures · 2026 · partner violence")
	p.types("X")
	p.sees("24 contacts")
	p.types("f")
	p.sees("Which field in the rows?")
	p.writes("province")
	p.types("enter")
	p.sees("province against which field?")
	p.writes("theme")
	p.types("enter")
	p.sees("Flemish Brabant", "child abuse", "shares are of each row")
	p.types("d")
	p.sees("Which period?", "this week", "week 48, 23–29 Nov 2026")
	p.writes("2026-11-99")
	p.sees("That is no period yet: a year (2026)", "2026-11-99")
	p.types("enter") // nothing can be chosen, and what was typed stays
	p.sees("2026-11-99")
	p.types("esc d")
	p.writes("2026-01-01 2026-11-20")
	p.types("enter")
	p.sees("Figures · 1 Jan to 20 Nov 2026", "Counted from the contacts that are still there.")
	p.types("v")
	p.sees("Registered by whom?")
	p.writes("Noor")
	p.types("enter")
	p.sees("1 Jan to 20 Nov 2026 · Noor")
	p.types("X y")
	p.sees("Figures · 2026")
	p.types("esc")
	p.sees("Bang voor mijn buur")
}

// TestFiguresFrames draws them at the three sizes and in the three languages.
func TestFiguresFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			t.Run(fmt.Sprintf("%dx%d-%s", size[0], size[1], l), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1)
				s, now := countedStore(t)
				d := deps(t, s, l)
				d.Now = func() time.Time { return now }
				p := sitWith(t, s, d, size[0], size[1])
				p.sees("Bang voor mijn buur")
				p.types("5 b")
				p.sees("R4 ")
				name := func(what string) string { return fmt.Sprintf("figures-%s-%dx%d-%s", what, size[0], size[1], l) }
				compare(t, name("lines"), p.steady())
				p.types("tab tab tab tab")
				p.sees(lang.For(l).T(lang.TodayDone))
				compare(t, name("today"), p.steady())
				p.types("?")
				compare(t, name("help"), p.steady())
			})
		}
	}
}
