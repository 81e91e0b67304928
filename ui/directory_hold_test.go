package ui

import (
	"context"
	"strings"
	"testing"

	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

// TestReplacedWhileOneReads: a page stays that of the service that one reads, also when
// another directory does not have it; nobody is referred to another by it.
func TestReplacedWhileOneReads(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		p := withDirectory(t, size[0], size[1], lang.English, someServices())
		p.types("enter 4")
		p.writes("jonger")
		p.sees("1 service", "JAC")
		p.types("ctrl+u enter j enter")
		p.sees("seks, geld")
		services := someServices()
		if _, err := p.store.ImportDirectory(context.Background(), outside.New("kaart.zip"), append(services[:1:1], services[2:]...)); err != nil {
			t.Fatal(err)
		}
		p.sees("The directory was replaced meanwhile", "seks, geld")
		for _, key := range []string{"v", "y"} {
			p.types(key)
			p.sees("the directory was replaced, and this service is no longer in it")
		}
		if _, err := p.store.ImportDirectory(context.Background(), outside.New("kaart.zip"), services); err != nil {
			t.Fatal(err)
		}
		p.gone("replaced meanwhile")
		p.sees("seks, geld")
		p.types("esc k j v")
		p.sees("REFERRAL")
	}
}

// TestReplacedWhileOneGives: nor is another put into a text.
func TestReplacedWhileOneGives(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.English, someServices())
	p.types("enter r")
	p.sees("buur@example.org")
	p.types("ctrl+d")
	p.sees("Vluchthuis")
	p.types("enter j space")
	p.sees("seks, geld")
	services := someServices()
	if _, err := p.store.ImportDirectory(context.Background(), outside.New("kaart.zip"), services[2:]); err != nil {
		t.Fatal(err)
	}
	p.sees("The directory was replaced meanwhile")
	p.types("enter")
	p.sees("no longer in it", "seks, geld")
	p.types("esc enter")
	p.sees("buur@example.org")
	p.never("JAC")
}

// TestTownInPlaceOfProvince: where somebody lives is asked for once.
func TestTownInPlaceOfProvince(t *testing.T) {
	p := withDirectory(t, 140, 40, lang.English, someServices())
	p.types("4")
	p.sees("Vluchthuis")
	p.types("enter p")
	p.writes("Vlaams") // by its name in another language
	p.types("enter")
	if s := p.sees("Directory · Flemish Brabant"); strings.Count(s, "Flemish Brabant") != 1 {
		t.Errorf("it stands there more than once:\n%s", s)
	}
	p.sees("Leuven +1", "016 00 10 20")
	p.types("m")
	p.writes("louvain")
	p.types("enter")
	p.sees("Directory · Leuven")
	p.never("Flemish Brabant ─")
	p.types("p")
	p.writes("gent")
	p.types("backspace backspace backspace backspace")
	p.writes("East")
	p.types("enter")
	p.sees("Directory · East Flanders")
	p.never("· Leuven ·")
}

// TestDirectoryForAnother: what was asked for one contact is not asked for the next.
func TestDirectoryForAnother(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.English, someServices())
	p.types("4")
	p.writes("praatgroep")
	p.sees("1 service")
	p.types("enter o esc")
	p.types("4")
	p.sees("/ praatgroep", "open now")
	p.types("esc esc 1 j 4")
	p.sees("5 services", "a word, a place, a number")
	p.never("praatgroep")
}

// TestCopiedInOneLine: what is said of a copy leaves the keys their line.
func TestCopiedInOneLine(t *testing.T) {
	services := someServices()
	services[0].Name = outside.New("Begeleiding " + strings.Repeat("bij partnergeweld ", 8))
	for _, l := range []lang.Language{lang.English, lang.Dutch, lang.French} {
		p := withDirectory(t, 80, 24, l, services)
		p.types("4")
		p.writes("begeleiding")
		p.types("enter y")
		p.sees("Begeleiding bij part", ": "+lang.For(l).Action("palette"))
	}
	p := withDirectory(t, 80, 24, lang.English, services)
	p.types("4")
	p.writes("vluchthuis")
	p.types("enter y")
	p.sees("copied; check first: Vluchthuis", "command")
}

// TestManyTowns: a chooser uses the room there is, and says how many there are.
func TestManyTowns(t *testing.T) {
	v := someServices()[0]
	v.Places = nil
	for _, name := range strings.Fields("Aalst Brugge Damme Eeklo Geel Halle Ieper Kortrijk Lier Mechelen Ninove Oostende Poperinge Ronse Sint-Niklaas Tielt Vilvoorde Waregem Zele Zottegem") {
		v.Places = append(v.Places, at(name, "Markt 1", "", name))
	}
	p := withDirectory(t, 80, 24, lang.English, []directory.Service{v})
	p.types("4")
	p.sees("20 places")
	p.types("enter m")
	p.sees("any", "Aalst", "Oostende", "1–17 of 21")
	p.types("down down down down down down down down down down down down down down down down down down down down")
	p.sees("Zottegem", "5–21 of 21")
}

// TestReferralToAnotherBeginsAnew: what was said of one service is not said of another.
func TestReferralToAnotherBeginsAnew(t *testing.T) {
	p := withDirectory(t, 100, 40, lang.English, someServices())
	p.types("enter 4")
	p.writes("jongeren")
	p.sees("1 service")
	p.types("enter v")
	p.sees("REFERRAL", "JAC")
	p.writes("file")
	p.types("tab tab")
	p.writes("given")
	p.types("tab")
	p.sees("consent")
	p.types("esc")
	rows, err := p.store.Queue(store.FilterWaiting, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	var d store.SlipDraft
	p.until("the draft", func() bool {
		d, _, err = p.store.Slip(rows[0].ID, store.ReferralSlip)
		return err == nil && d.Fields["consent"] == outside.New("given")
	})
	p.types("4 ctrl+u")
	p.writes("praatgroep")
	p.sees("1 service")
	p.types("enter v")
	p.sees("In place of", "Praatgroep")
	p.types("ctrl+o")
	p.until("the referral", func() bool { return len(p.referrals()) == 1 })
	if r := p.referrals()[0]; r.Way != "named" || r.Consent != store.NoConsentAsked || r.ServiceID != outside.New("s5") {
		t.Errorf("%+v, of a draft with %v", r, d.Fields)
	}
}

// TestReplacedUnderTheCursor: nor does an act in the list take the one that came to stand
// there.
func TestReplacedUnderTheCursor(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.Dutch, someServices())
	p.types("enter 4")
	p.sees("Vluchthuis")
	p.types("enter j")
	services := someServices()
	if _, err := p.store.ImportDirectory(context.Background(), outside.New("kaart.zip"), append(services[:1:1], services[2:]...)); err != nil {
		t.Fatal(err)
	}
	p.sees("De sociale kaart is intussen vervangen", "4 voorzieningen")
	p.types("v")
	p.sees("staat er niet meer in")
	p.never("DOORVERWIJZING")
	p.types("j k v")
	p.sees("DOORVERWIJZING", "Luisterlijn De Vuurtoren") // which one has seen to stand there
}

// TestGivenWithADoubt: of a service that is not active it is said when it goes into a reply.
func TestGivenWithADoubt(t *testing.T) {
	services := someServices()
	services[1].Status = directory.Paused
	p := withDirectory(t, 80, 24, lang.English, services)
	p.types("enter r")
	p.sees("buur@example.org")
	p.types("ctrl+d")
	p.writes("jongeren")
	p.sees("0 services")
	p.types("enter A")
	p.sees("temporarily closed")
	p.types("enter")
	p.sees("in the text; temporarily closed: JAC", "Tijdelijk gesloten")
	p.never("13:00")
}
