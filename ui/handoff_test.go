package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/lang"
)

// line is a helpline at which three people work: Noor, Els who is a counselor, and
// Sam who is a supervisor, at one workstation, one after the other.
type line struct {
	t        testing.TB
	path     string
	els, sam member.ID
}

func newLine(t testing.TB) *line {
	t.Helper()
	s := newStore(t)
	fill(t, s, letters)
	l := &line{t: t, path: s.Path()}
	var err error
	if l.els, err = s.AddMember(context.Background(), outside.New("Els"), member.RolesOf(member.Counselor)); err != nil {
		t.Fatal(err)
	}
	if l.sam, err = s.AddMember(context.Background(), outside.New("Sam"), member.RolesOf(member.Supervisor)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return l
}

// as opens the store for one of them; the zero member is Noor.
func (l *line) as(who member.ID) *store.Store {
	l.t.Helper()
	locked, err := store.Open(l.path, store.Options{Now: func() time.Time { return monday }, NoSync: true, As: who})
	if err != nil {
		l.t.Fatal(err)
	}
	s, err := locked.Unlock(vault.PassphraseWork([]byte("x"), 1))
	if err != nil {
		l.t.Fatal(err)
	}
	return s
}

// sits has one of them sit before a screen until f is over.
func (l *line) sits(who member.ID, width, height int, in lang.Language, f func(p *person)) {
	l.t.Helper()
	p := sit(l.t, l.as(who), width, height, in)
	p.sees("Bang voor mijn buur")
	f(p)
	p.types("ctrl+q")
	select {
	case r := <-p.done:
		p.done <- r
	case <-time.After(10 * time.Second):
		l.t.Fatal("the program does not end")
	}
}

// offers is Noor, who hands the first contact off to Els.
func (l *line) offers() {
	l.t.Helper()
	s := l.as(member.ID{})
	rows, err := s.Queue(store.FilterWaiting, 0, 1)
	if err != nil {
		l.t.Fatal(err)
	}
	if _, err := s.Claim(context.Background(), rows[0].ID); err != nil {
		l.t.Fatal(err)
	}
	if _, _, err := s.OfferHandoff(context.Background(), rows[0].ID, store.Offer{
		Whom: store.ToPerson, Person: l.els, Mode: "warm", Consent: store.ConsentGiven, Reason: outside.New("Zij verhuist naar Limburg"),
		Summary: outside.New("De buurvrouw wordt bedreigd. Zij weet niet dat er geschreven wordt, en belt morgen zelf."), Note: outside.New("Bel eerst met mij."),
	}); err != nil {
		l.t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		l.t.Fatal(err)
	}
}

// Noor refers somebody and hands the case off, Els reads and takes it over, and Noor
// sees that it was.
func TestHandingOff(t *testing.T) {
	l := newLine(t)
	l.sits(member.ID{}, 80, 24, lang.English, func(p *person) {
		p.types("v")
		p.sees("REFERRAL", "nothing is sent")
		p.writes("CAW Limburg")
		p.types("ctrl+o")
		p.sees("was referred")
		p.types("1 H")
		p.sees("HANDOFF", "the case stays here until it is accepted")
		p.types("tab tab tab ctrl+o") // person, Els, warm: and nothing else
		p.sees("For which reason?")
		p.types("tab")
		p.writes("moves")
		p.types("tab")
		p.writes("She calls herself.")
		p.types("ctrl+o")
		p.sees("with which consent?")
		p.types("esc H") // what was filled in is there again
		p.sees("She calls herself.", "draft · saved")
		p.types("tab tab tab")
		p.writes("given")
		p.types("ctrl+o")
		p.sees("was offered to Els", "Noor → Els")
		p.types("u")
		p.sees("undone: ")
		p.types("1 H")
		p.sees("She calls herself.")
		p.types("ctrl+o")
		p.until("the offer", func() bool { n, err := p.store.HandoffLengths(); return err == nil && n[store.HandoffsMine] == 1 })
	})
	l.sits(l.els, 80, 24, lang.English, func(p *person) {
		p.sees("A case was offered to you")
		p.types("\"") // where 3 is on a Belgian keyboard
		p.sees("Noor → Els", "moves")
		p.never("mes heeft")
		p.types("enter")
		p.sees("She calls herself.", "names covered", "Notes")
		p.types("p")
		p.sees("for a supervisor")
		p.types("a")
		p.sees("is taken over")
		p.types("1 m")
		p.sees("Bang voor mijn buur")
	})
	l.sits(member.ID{}, 140, 40, lang.English, func(p *person) {
		p.sees("A handoff of yours was answered")
		p.types("3")
		p.sees("accepted", "Noor → Els")
		p.types("x")
		p.sees("is done")
		p.types("1")
		p.sees("claimed by Els")
	})
}

// Sam sends a handoff back by a word and never by Enter; Noor writes it anew; Sam
// approves.
func TestReviewing(t *testing.T) {
	l := newLine(t)
	l.offers()
	l.sits(l.sam, 80, 24, lang.Dutch, func(p *person) {
		p.types("3")
		p.sees("Noor → Els", "Zij verhuist naar Limburg")
		p.never("Bang voor mijn buur") // a subject
		p.types("enter")
		p.sees("bedreigd", "Bel eerst", "DOSSIER")
		p.types("tab")
		p.sees("GESPREK", "Ik hoor al weken", "bedreigd")
		p.never("buur@example.org", "An Onbekend")
		p.types("b")
		p.sees("NAZICHT", "gaat terug naar Noor")
		p.types("ctrl+o")
		p.sees("Wat moet er anders?")
		p.writes("Zeg wie er belt.")
		p.types("ctrl+o")
		p.sees("terugsturen naar Noor?")
		p.types("enter")
		p.sees("terugsturen naar Noor?")
		p.writes("terug")
		p.types("enter")
		p.sees("is teruggestuurd")
	})
	l.sits(member.ID{}, 80, 24, lang.Dutch, func(p *person) {
		p.sees("Een overdracht van u is beantwoord")
		p.types("3 e")
		p.sees("herschrijven", "Zeg wie er belt.", "bedreigd")
		p.writes(" Noor belt.")
		p.types("ctrl+o")
		p.sees("is herschreven")
	})
	l.sits(l.sam, 140, 40, lang.Dutch, func(p *person) {
		p.types("3 enter")
		p.sees("Noor belt.", "DOSSIER", "GESPREK", "Ik hoor al weken")
		p.types("p")
		p.sees("goedkeuren?")
		p.types("enter enter")
		p.sees("goedkeuren?")
		p.writes("goed")
		p.types("enter")
		p.sees("is goedgekeurd")
	})
}

// Nobody approves her own, nor answers for somebody else.
func TestWhatIsNotOnes(t *testing.T) {
	l := newLine(t)
	l.offers()
	l.sits(member.ID{}, 80, 24, lang.English, func(p *person) {
		p.types("3")
		p.sees("Noor → Els")
		for key, why := range map[string]string{"p": "nobody reviews her own", "b": "nobody reviews her own", "a": "not offered to you", "d": "not offered to you", "x": "not answered yet"} {
			p.types(key)
			p.sees(why)
		}
		p.types("t")
		p.sees("was taken back")
		p.types("u")
		p.sees("undone: ")
	})
}

// TestHandoffFrames draws what is filled in, the list, and a handoff that is open.
func TestHandoffFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, in := range lang.Languages() {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], in) }
			t.Run(name("handoff"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys
				l := newLine(t)
				saved := lang.For(in).T(lang.SlipSaved, lang.Said("12:04"))
				check := func(what string, p *person) {
					t.Helper()
					if what == "refer" || what == "hand-off" || what == "handoff-return" {
						p.sees(saved)
					}
					screen := p.steady()
					compare(t, name(what), screen)
					for i, row := range strings.Split(screen, "\n") {
						if w := outside.Width(row); w > size[0] {
							t.Errorf("%s: line %d is %d cells wide", what, i, w)
						}
					}
				}
				l.sits(member.ID{}, size[0], size[1], in, func(p *person) {
					if size[0] >= twoPanes {
						p.sees("Ik hoor al weken")
					}
					p.types("3")
					check("handoffs-none", p)
					p.types("1 v")
					p.writes("CAW Limburg")
					p.types("tab")
					p.writes("011 23 45 67")
					p.types("tab tab")
					p.writes("ca")
					check("refer", p)
					p.types("ctrl+o")
					p.types("1 H tab tab tab tab")
					p.writes("Zij verhuist naar Limburg")
					p.types("tab")
					p.writes("De buurvrouw wordt bedreigd. Zij weet niet dat er geschreven wordt.")
					check("hand-off", p)
				})
				cryptotest.SetGlobalRandom(t, 2) // however often a draft was saved until now
				l = newLine(t)                   // in which nothing was on the screen for a while, or not
				l.offers()
				l.sits(l.sam, size[0], size[1], in, func(p *person) {
					p.types("3")
					check("handoffs", p)
					p.types("enter")
					p.sees("bedreigd")
					p.until("that it was opened", func() bool {
						h, err := p.store.Handoffs(store.HandoffsAll, 0, 1)
						if err != nil || len(h) != 1 {
							return false
						}
						lines, err := p.store.History(h[0].Contact)
						return err == nil && lines[len(lines)-1].Act == journal.Opened{}.Kind()
					})
					check("handoff", p)
					p.types("tab")
					p.sees("Ik hoor al weken")
					check("handoff-tab", p)
					p.types("b")
					p.writes("Zeg wie er belt.")
					check("handoff-return", p)
					p.types("ctrl+o")
					check("handoff-ask", p)
					p.types("esc esc")
				})
			})
		}
	}
}
