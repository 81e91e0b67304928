package ui

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/store"
	"baken/store/directory"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
)

func texts(all ...string) (out []outside.Text) {
	for _, s := range all {
		out = append(out, outside.New(s))
	}
	return out
}

func years(n int) *int { return &n }

const workdays directory.Weekdays = 1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday | 1<<time.Thursday | 1<<time.Friday

// clock is a time of day.
func clock(hour, minute int) directory.Clock { return directory.Clock(60*hour + minute + 1) }

// weekly are hours on days of each week.
func weekly(days directory.Weekdays, opens, closes directory.Clock) directory.Rule {
	return directory.Rule{Freq: directory.Weekly, Days: days, Opens: opens, Closes: closes}
}

// at is a place in a municipality.
func at(id, line, post, city string) directory.Place {
	return directory.Place{ID: outside.New(id), Addresses: []directory.Address{{Lines: texts(line), Postcode: outside.New(post), City: outside.New(city), Country: "BE"}}}
}

// someServices are an invented directory.
func someServices() []directory.Service {
	seen := directory.On(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC))
	christmas := directory.On(time.Date(2026, 12, 7, 0, 0, 0, 0, time.UTC))
	dutch := []directory.Language{{Code: "nl", Name: outside.New("Nederlands")}}
	term := func(codes ...string) (all []directory.Term) {
		for _, c := range codes {
			all = append(all, directory.Term{Code: outside.New(c)})
		}
		return all
	}
	area := func(name string) []directory.Area {
		return []directory.Area{{Name: outside.New(name), Extent: "state"}}
	}
	caw := outside.New("CAW Amberkade")
	return []directory.Service{
		{ID: outside.New("s1"), Name: outside.New("Begeleiding bij partnergeweld"), Organization: caw, Assured: seen,
			Description: outside.New("Gesprekken met slachtoffer, partner of allebei, apart of samen als dat veilig is. Altijd eerst een inschatting van het risico en een veiligheidsplan."),
			Whom:        outside.New("Koppels en ex-partners; er is aandacht voor de kinderen."), Ages: directory.Ages{Min: years(18)},
			Web: outside.New("https://caw-amberkade.example.org"), Mail: outside.New("onthaal@caw-amberkade.example.org"),
			Apply: outside.New("Op afspraak. Bel of mail eerst."), Fees: outside.New("Gratis."), Interpreters: outside.New("Tolk aan huis of per telefoon."),
			Phones: []directory.Phone{{Number: outside.New("016 00 10 20"), Type: "voice", Label: outside.New("onthaal")}, {Number: outside.New("016 00 10 21"), Type: "fax"}},
			Hours: directory.Hours{Rules: []directory.Rule{
				weekly(workdays, clock(9, 0), clock(12, 30)), weekly(workdays, clock(13, 30), clock(17, 0)), weekly(1<<time.Tuesday, clock(18, 0), clock(20, 0)),
				{Kind: directory.Exception, Freq: directory.Daily, From: christmas, To: christmas + 4, Description: outside.New("kerstverlof")},
			}},
			Places: []directory.Place{at("l1", "Lindelaan 1", "3000", "Leuven"), at("l2", "Statieplein 4", "3300", "Tienen")},
			Areas:  area("Provincie Vlaams-Brabant"), Languages: append(dutch[:1:1], directory.Language{Code: "en", Name: outside.New("Engels")}), Terms: term("partner_violence", "stalking"),
			More: []directory.More{{Column: outside.New("services.wachttijd"), Value: outside.New("drie weken")}}},
		{ID: outside.New("s2"), Name: outside.New("JAC – jongerenonthaal"), Organization: caw, Assured: seen, Description: outside.New("Praten over thuis, school, seks, geld of je slecht voelen."),
			Ages: directory.Ages{Min: years(12), Max: years(25)}, Phones: []directory.Phone{{Number: outside.New("016 00 10 30"), Type: "voice"}},
			Hours:  directory.Hours{Rules: []directory.Rule{weekly(workdays, clock(13, 0), clock(17, 0))}},
			Places: []directory.Place{at("l3", "Brusselsestraat 22", "3000", "Leuven")}, Areas: area("Provincie Vlaams-Brabant"), Languages: dutch, Terms: term("child_abuse", "bullying")},
		{ID: outside.New("s3"), Name: outside.New("Luisterlijn De Vuurtoren"), Organization: outside.New("De Vuurtoren vzw"), Assured: seen, Description: outside.New("Dag en nacht iemand die luistert."),
			Phones: []directory.Phone{{Number: outside.New("0800 00 016"), Type: "voice"}}, Hours: directory.Hours{Rules: []directory.Rule{{Freq: directory.Daily, Opens: clock(0, 0), Closes: clock(24, 0)}}},
			Areas: area("Vlaanderen"), Languages: dutch, Terms: term("partner_violence", "adult_violence", "child_abuse"), Ages: directory.Ages{Min: years(0)}},
		{ID: outside.New("s4"), Name: outside.New("Vluchthuis"), Organization: outside.New("Huis Noordzij"), Alert: outside.New("Het adres is geheim. Geef het aan niemand."), Description: outside.New("Opvang voor wie weg moet."),
			Phones: []directory.Phone{{Number: outside.New("016 00 20 40"), Type: "voice"}}, Areas: area("Provincie Vlaams-Brabant"), Terms: term("partner_violence")},
		{ID: outside.New("s5"), Name: outside.New("Praatgroep na geweld"), Organization: outside.New("Inloophuis Zuid"), Description: outside.New("Elke eerste maandag van de maand."), Assured: seen - 700,
			Hours:  directory.Hours{Rules: []directory.Rule{{Freq: directory.Monthly, Nth: []directory.Nth{{N: 1, Day: time.Monday}}, Opens: clock(19, 0), Closes: clock(21, 0)}}},
			Places: []directory.Place{at("l5", "Kaai 9", "9000", "Gent")}, Areas: area("Provincie Oost-Vlaanderen"), Languages: dutch, Terms: term("partner_violence", "past_abuse"), Ages: directory.Ages{Min: years(18)}},
		{ID: outside.New("s6"), Name: outside.New("Onthaal van vroeger"), Organization: caw, Status: directory.Defunct, Assured: seen, Areas: area("Provincie Vlaams-Brabant"), Terms: term("partner_violence")},
	}
}

// withDirectory puts somebody before a store with a directory.
func withDirectory(t *testing.T, width, height int, l lang.Language, services []directory.Service) *person {
	t.Helper()
	s := newStore(t)
	fill(t, s, letters)
	if services != nil {
		if _, err := s.ImportDirectory(context.Background(), outside.New("sociale-kaart.zip"), services); err != nil {
			t.Fatal(err)
		}
	}
	p := sit(t, s, width, height, l)
	p.sees("Bang voor mijn buur")
	return p
}

// TestDirectoryFrames draws what one sees in the directory.
func TestDirectoryFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("directory"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys
				p := withDirectory(t, size[0], size[1], l, someServices())
				p.types("enter")
				p.sees("Ik hoor al weken")
				p.types("4")
				p.sees("Vluchthuis")
				compare(t, name("directory"), p.steady())
				p.types("enter p")
				p.writes("vbr")
				p.types("enter a")
				p.writes("35")
				p.types("enter")
				p.sees(lang.For(l).T(lang.DirectoryUnsure)[:12])
				compare(t, name("directory-filtered"), p.steady())
				p.types("enter")
				p.sees("kerstverlof")
				compare(t, name("service"), p.steady())
				p.types("esc esc r")
				p.sees("buur@example.org")
				p.types("ctrl+d")
				p.sees("Vluchthuis")
				p.types("enter")
				compare(t, name("directory-reply"), p.steady())
			})
		}
	}
}

// TestDirectoryAsOneTypes: services are found as one types, narrowed by one key each, and
// all are there again by one key; esc goes back where one came from.
func TestDirectoryAsOneTypes(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.English, someServices())
	p.types("enter")
	p.sees("Ik hoor al weken")
	p.types("4")
	p.sees("5 services", "Vluchthuis", "016 00 20 40", "closed until 13:00", "open day and night", "check first")
	p.never("Onthaal van vroeger")
	p.writes("jonger")
	p.sees("1 service", "JAC")
	p.gone("Vluchthuis")
	p.types("ctrl+u")
	p.writes("theme:vliegen")
	p.sees("not known")
	p.types("ctrl+u enter t")
	p.sees("Which theme?")
	p.writes("partner")
	p.types("enter")
	p.sees("theme partner violence", "4 services")
	p.types("o")
	p.sees("open now", "2 services, and 1 that may fit", "hours not known")
	p.types("o s")
	p.writes("engl")
	p.types("enter")
	p.sees("speaks English", "languages not said")
	p.types("X A")
	p.sees("also those not active", "Onthaal van vroeger", "no longer exists")
	p.types("backspace m")
	p.writes("tien")
	p.types("enter")
	p.sees("Directory · Tienen", "Tienen +1")
	p.types("a")
	p.writes("oud")
	p.types("enter")
	p.sees("no age in years")
	p.types("esc")
	p.sees("Ik hoor al weken")
	p.types("3 4 esc esc")
	p.sees("Handoffs")
}

// TestServicePage: the page says all that is known, and refers the contact in hand.
func TestServicePage(t *testing.T) {
	p := withDirectory(t, 80, 40, lang.English, someServices())
	p.types("enter")
	p.sees("Ik hoor al weken")
	p.types("4")
	p.writes("partnergeweld")
	p.types("enter m")
	p.writes("leuven")
	p.types("enter")
	p.sees("Leuven +1")
	p.types("enter")
	p.sees("CAW Amberkade", "from 18", "Mon, Wed–Fri", "09:00–12:30, 13:30–17:00", "kerstverlof", "Sat, Sun", "partner violence, stalking", "016 00 10 21", "fax")
	p.types("G")
	p.sees("drie weken")
	p.types("v")
	p.sees("Begeleiding bij partnergeweld, CAW Amberkade", "016 00 10 20", "Lindelaan 1, 3000 Leuven")
	p.types("ctrl+o")
	p.until("the referral", func() bool { return len(p.referrals()) == 1 })
	r := p.referrals()[0]
	if r.ServiceID != outside.New("s1") || r.Place != outside.New("l1") || r.Directory == (store.DirectoryID{}) || r.Where != outside.New("Lindelaan 1, 3000 Leuven") || r.Target != "caw" {
		t.Errorf("%+v", r)
	}
	p.types("1 4 enter v")
	p.sees("Refer")
}

// referrals are those of all cases.
func (p *person) referrals() (all []store.Referral) {
	p.t.Helper()
	rows, err := p.store.Queue(store.FilterAll, 0, 50)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, c := range rows {
		if c.Case == (store.CaseID{}) {
			continue
		}
		f, err := p.store.CaseFile(c.Case)
		if err != nil {
			p.t.Fatal(err)
		}
		all = append(all, f.Referrals...)
	}
	return all
}

// TestServiceIntoAReply: a service goes into the reply where the cursor stands, the
// referral is recorded, and one key takes it back; the words of the reply stay.
func TestServiceIntoAReply(t *testing.T) {
	p := withDirectory(t, 100, 40, lang.Dutch, someServices())
	rows, err := p.store.Queue(store.FilterWaiting, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	victim := store.PersonID{1}
	if _, err := p.store.Register(context.Background(), rows[0].ID, store.Entry{Field: "contact_type", Answer: form.Codes("counselling")}, store.Entry{Field: "province", Answer: form.Codes("VBR")},
		store.Entry{Person: victim, Field: "role", Answer: form.Codes("victim")}, store.Entry{Person: victim, Field: "theme", Answer: form.Codes("partner_violence")}); err != nil {
		t.Fatal(err)
	}
	p.types("enter r")
	p.sees("buur@example.org")
	p.writes("Beste,\nEen dienst voor u:\nGroeten")
	p.types("up ctrl+d")
	p.sees("Vluchthuis", "thema partnergeweld", "Vlaams-Brabant")
	p.types("esc esc")
	p.sees("Een dienst voor u:", "Groeten")
	p.writes("X") // the cursor stands where it was
	p.sees("Een dieXnst voor u:")
	p.types("backspace")
	p.sees("Een dienst voor u:")
	p.never("016 00")
	if n := len(p.referrals()); n != 0 {
		t.Fatalf("%d referrals", n)
	}
	p.types("ctrl+d")
	p.writes("begeleiding")
	p.sees("1 voorziening")
	p.types("enter enter")
	p.sees("Begeleiding bij partnergeweld (CAW Amberkade)", "Telefoon: 016 00 10 20", "ma, wo–vr 09:00–12:30", "https://caw-amberkade.example.org", "Groeten", "doorverwezen bij het verzenden")
	if n := len(p.referrals()); n != 0 {
		t.Fatalf("%d referrals before it is sent", n)
	}
	p.types("ctrl+s")
	p.until("the referral", func() bool { return len(p.referrals()) == 1 })
	if r := p.referrals()[0]; r.ServiceID != outside.New("s1") || r.Way != "named" || r.Consent != store.NoConsentAsked {
		t.Errorf("%+v", r)
	}
	p.types("u")
	p.until("no referral", func() bool { return len(p.referrals()) == 0 })
}

// TestServiceIntoANote: into a note it goes without a referral.
func TestServiceIntoANote(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.English, someServices())
	p.types("enter e")
	p.sees("NOTE")
	p.types("ctrl+d")
	p.sees("Vluchthuis", "for the text")
	p.writes("vlucht")
	p.types("enter space")
	p.sees("Het adres is geheim")
	p.types("enter")
	p.sees("Vluchthuis (Huis Noordzij)", "Het adres is geheim", "Telephone: 016 00 20 40", "in the text; check first: Vluchthuis")
	if n := len(p.referrals()); n != 0 {
		t.Errorf("%d referrals", n)
	}
}

// TestNoDirectory: where there is none it is said what to do, and one that comes is there
// at once.
func TestNoDirectory(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.English, nil)
	p.types("4")
	p.sees("no directory of services", "baken directory import FILE", "supervisor")
	p.types("enter t")
	p.sees("· There is no directory")
	if _, err := p.store.ImportDirectory(context.Background(), outside.New("kaart.zip"), someServices()); err != nil {
		t.Fatal(err)
	}
	p.sees("Vluchthuis", "5 services")
}

// TestDirectoryHoldsAWindow: of many services a part is held, and each is reached.
func TestDirectoryHoldsAWindow(t *testing.T) {
	var many []directory.Service
	for i := range 900 {
		many = append(many, directory.Service{ID: outside.New(fmt.Sprint(i)), Name: outside.New(fmt.Sprintf("Dienst %03d", i))})
	}
	p := withDirectory(t, 80, 24, lang.English, many)
	p.types("4")
	p.sees("900 services", "Dienst 000")
	p.types("enter G")
	p.sees("Dienst 899")
	p.types("gg")
	p.sees("Dienst 000")
	for range 120 {
		p.types("j")
	}
	p.sees("Dienst 120")
	for range 118 {
		p.types("k")
	}
	p.sees("Dienst 002")
	for range 30 {
		p.types("ctrl+d")
	}
	p.steady()
	p.types("enter")
	p.sees("Directory · Dienst ")
}

// TestHostileService: what stands in a directory cannot draw on the screen, neither in
// the list, the page nor what is copied.
func TestHostileService(t *testing.T) {
	evil := "Onthaal\x1b]0;titel\x07\x1b[2J\u202eneppo\r\n" + strings.Repeat("lang ", 60)
	v := someServices()[0]
	v.Name, v.Alert, v.Organization, v.Whom, v.Web = outside.New(evil), outside.New(evil), outside.New(evil), outside.New(evil), outside.New(evil)
	v.Phones[0].Number, v.Phones[0].Label, v.Places[0].Addresses[0].City = outside.New(evil), outside.New(evil), outside.New(evil)
	v.Terms = []directory.Term{{Code: outside.New(evil)}}
	s := newStore(t)
	fill(t, s, letters)
	if _, err := s.ImportDirectory(context.Background(), outside.New(evil), []directory.Service{v}); err != nil {
		t.Fatal(err)
	}
	d := deps(t, s, lang.English)
	var out bytes.Buffer
	d.Out = &out
	p := sitWith(t, s, d, 80, 24)
	p.sees("Bang voor mijn buur")
	check := func() {
		t.Helper()
		for i, line := range strings.Split(p.screen(), "\n") {
			if strings.ContainsAny(line, "\x1b\x07\r\u202e") || outside.Width(line) > 80 {
				t.Errorf("line %d is %q", i, line)
			}
		}
	}
	p.types("4")
	p.sees("Onthaal")
	check()
	p.types("enter t")
	p.sees("Which theme")
	check()
	p.types("esc enter")
	check()
	p.types("y")
	p.sees("copied")
	check()
	copied, ok := strings.CutPrefix(out.String(), "\x1b]52;c;")
	text, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(copied, "\x07"))
	if !ok || err != nil || strings.ContainsAny(string(text), "\x1b\x07\r\u202e") || !strings.Contains(string(text), "Onthaal") {
		t.Errorf("%q is copied, %v", text, err)
	}
}

// TestReferralIsOfTheDirectory: what a slip names is the service of the directory as long
// as it is called so; what was filled in before is said.
func TestReferralIsOfTheDirectory(t *testing.T) {
	p := withDirectory(t, 100, 40, lang.English, someServices())
	p.types("enter v")
	p.sees("REFERRAL")
	p.writes("Iets anders")
	p.types("esc")
	p.until("the draft", func() bool {
		rows, err := p.store.Queue(store.FilterWaiting, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		d, any, err := p.store.Slip(rows[0].ID, store.ReferralSlip)
		return err == nil && any && d.Fields["service"] == outside.New("Iets anders")
	})
	p.types("4")
	p.writes("jongeren")
	p.sees("1 service")
	p.types("enter v")
	p.sees("In place of “Iets anders”", "JAC – jongerenonthaal", "Brusselsestraat 22")
	p.types("ctrl+o")
	p.until("the referral", func() bool { return len(p.referrals()) == 1 })
	if r := p.referrals()[0]; r.ServiceID != outside.New("s2") || r.Place != outside.New("l3") {
		t.Errorf("%+v", r)
	}
	p.sees("Brusselsestraat 22, 3000 Leuven")
	p.types("u") // it is a slip again, with the same service
	p.until("no referral", func() bool { return len(p.referrals()) == 0 })
	p.types("v")
	p.sees("REFERRAL", "Brusselsestraat 22")
	p.types("ctrl+o")
	p.until("the referral again", func() bool { return len(p.referrals()) == 1 })
	if r := p.referrals()[0]; r.ServiceID != outside.New("s2") || r.Place != outside.New("l3") || r.Where.IsEmpty() {
		t.Errorf("after it was taken back: %+v", r)
	}
	p.types("u")
	p.until("no referral", func() bool { return len(p.referrals()) == 0 })
	p.types("v")
	p.sees("REFERRAL")
	p.writes(" of niet")
	p.types("ctrl+o")
	p.until("another referral", func() bool { return len(p.referrals()) == 1 })
	if r := p.referrals()[0]; !r.ServiceID.IsEmpty() || !r.Place.IsEmpty() || r.Directory != (store.DirectoryID{}) {
		t.Errorf("it was called otherwise, and is %+v", r)
	}
}

// TestDirectoryAfterAReply: what was asked for before a reply wanted a service is asked
// for again after it.
func TestDirectoryAfterAReply(t *testing.T) {
	p := withDirectory(t, 80, 24, lang.English, someServices())
	p.types("4")
	p.writes("praatgroep")
	p.sees("1 service")
	p.types("esc esc enter r")
	p.sees("buur@example.org")
	p.types("ctrl+d")
	p.sees("5 services")
	p.types("esc esc esc 4")
	p.sees("1 service", "/ praatgroep")
}
