package screen

import (
	"strings"
	"testing"
	"time"

	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

// noon is a Monday.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// daily are hours of every day.
func daily(opens, closes int) directory.Hours {
	return directory.Hours{Rules: []directory.Rule{{Freq: directory.Daily, Opens: directory.Clock(60*opens + 1), Closes: directory.Clock(60*closes + 1)}}}
}

// located is a place in a municipality.
func located(post, city string, hours directory.Hours) directory.Place {
	return directory.Place{Hours: hours, Addresses: []directory.Address{{Postcode: outside.New(post), City: outside.New(city), Country: "BE"}}}
}

func TestPlaceFor(t *testing.T) {
	morning, day := daily(8, 10), daily(8, 20)
	one := &directory.Service{Places: []directory.Place{located("2000", "Antwerpen", day)}}
	many := &directory.Service{Places: []directory.Place{located("2000", "Antwerpen", day), located("3000", "Leuven", morning), located("3300", "Tienen", day)}}
	for name, x := range map[string]struct {
		v    *directory.Service
		q    store.ServiceQuery
		want int
	}{
		"none":                    {&directory.Service{}, store.ServiceQuery{Land: "VBR"}, -1},
		"the only one":            {one, store.ServiceQuery{Land: "VBR"}, 0},
		"several, none asked for": {many, store.ServiceQuery{}, -1},
		"in the province":         {many, store.ServiceQuery{Land: "VBR"}, 1},
		"in the town":             {many, store.ServiceQuery{Town: directory.Municipality("Tienen")}, 2},
		"nowhere near":            {many, store.ServiceQuery{Land: "WVL"}, -1},
		"an open one":             {many, store.ServiceQuery{Land: "VBR", Open: true}, 2},
		"none is open":            {many, store.ServiceQuery{Town: directory.Municipality("Leuven"), Open: true}, 1},
		"open, anywhere":          {many, store.ServiceQuery{Open: true}, -1},
	} {
		if got := placeNow(x.v, x.q, noon); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
	}
	if got := PlaceFor(many, store.ServiceQuery{Land: "VBR", Open: true}); got != 1 {
		t.Errorf("without a moment it is %d", got)
	}
}

// TestStandingOfSeveral: a service at several places is open when one of them is.
func TestStandingOfSeveral(t *testing.T) {
	unknown := directory.Hours{}
	for want, places := range map[string][]directory.Hours{
		"open until 20:00":       {daily(8, 20), daily(8, 10)},
		"open":                   {daily(8, 20), daily(8, 18)},
		"closed until 16:00":     {daily(18, 20), daily(16, 20)},
		"hours not known":        {unknown, daily(16, 20)},
		"open day and night":     {daily(0, 24), daily(0, 24)},
		"closed until Tue 08:00": {daily(8, 10), daily(9, 10)},
	} {
		v := &directory.Service{}
		for _, h := range places {
			v.Places = append(v.Places, located("2000", "Antwerpen", h))
		}
		if got := StandingWords(lang.For(lang.English), standingOf(v, -1, noon), noon); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestServiceText(t *testing.T) {
	text := func(s string) outside.Text { return outside.New(s) }
	note := directory.Rule{Kind: directory.Remark, Description: text("enkel na afspraak")}
	for name, x := range map[string]struct {
		l    lang.Language
		v    directory.Service
		want string
	}{
		"open": {lang.Dutch, directory.Service{Name: text("Onthaal"), Hours: daily(9, 17)}, "Onthaal\nOpen: ma–zo 09:00–17:00"},
		"a note alone": {lang.Dutch, directory.Service{Name: text("Onthaal"), Hours: directory.Hours{Rules: []directory.Rule{note}}},
			"Onthaal\nOpen: enkel na afspraak"},
		"hours and a note": {lang.French, directory.Service{Name: text("Accueil"), Hours: directory.Hours{Rules: append(daily(9, 17).Rules, note)}},
			"Accueil\nOuvert : lun–dim 09:00–17:00 ; enkel na afspraak"},
		"always": {lang.Dutch, directory.Service{Name: text("Lijn"), Hours: daily(0, 24)}, "Lijn\nDag en nacht open"},
		"paused": {lang.Dutch, directory.Service{Name: text("Onthaal"), Status: directory.Paused, Alert: text("Verbouwing\ntot mei"), Hours: daily(9, 17), Web: text("https://a.example.org")},
			"Verbouwing tot mei\nOnthaal\nTijdelijk gesloten\nhttps://a.example.org"},
		"inactive": {lang.French, directory.Service{Name: text("Accueil"), Status: directory.Inactive, Hours: daily(9, 17)}, "Accueil\nN’est plus actif"},
		"a fax is no number": {lang.English, directory.Service{Name: text("House"), Phones: []directory.Phone{{Number: text("03 000 00 01"), Type: "fax"}, {Number: text("03 000 00 02"), Extension: text("12")}}},
			"House\nTelephone: 03 000 00 02, extension 12"},
		"only a fax": {lang.English, directory.Service{Name: text("House"), Phones: []directory.Phone{{Number: text("03 000 00 01"), Type: "fax"}}}, "House"},
	} {
		if got := ServiceText(lang.For(x.l), &x.v, -1, noon); got != x.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, x.want)
		}
	}
}

func TestServiceDoubt(t *testing.T) {
	seen := directory.On(noon) - 10
	for want, v := range map[string]directory.Service{"": {Assured: seen}, "check first": {}, "temporarily closed": {Assured: seen, Status: directory.Paused}} {
		if got := ServiceDoubt(lang.For(lang.English), &v, noon); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestServiceNotActive: neither row nor page says when a service that is not active would
// be open, and a name of any length leaves a row and a page their room.
func TestServiceNotActive(t *testing.T) {
	r := newRoom(t, lang.English)
	long := strings.Repeat("eindeloos ", 60)
	v := directory.Service{ID: outside.New("1"), Name: outside.New(long), Alternate: outside.New(long), Organization: outside.New("Huis " + long), Status: directory.Paused,
		Hours: daily(0, 24), Places: []directory.Place{located("2000", "Antwerpen", daily(0, 24)), located("3000", "Leuven", daily(0, 24))}}
	d := NewDirectory(r.Session)
	d.SetSize(80, 24)
	d.rows.set([]store.FoundService{{Service: v}}, 0, d)
	row := d.rows.Draw(0, 80, false)
	sheet := &paper{width: 78}
	page := servicePage{s: r.Session, v: &v, place: -1, now: noon}
	page.about(sheet)
	page.at(sheet, 0)
	for what, s := range map[string]string{"row": row, "page": strings.Join(sheet.lines, "\n")} {
		if !strings.Contains(s, "temporarily closed") || strings.Contains(s, "open") || strings.Contains(s, "00:00") {
			t.Errorf("%s:\n%s", what, s)
		}
	}
	if n := strings.Count(row, "\n"); n > 2 || !strings.Contains(row, "2 places") {
		t.Errorf("%d lines more than one:\n%s", n, row)
	}
	if !strings.Contains(sheet.lines[1], "…") || !strings.Contains(sheet.lines[5], "…") || !strings.Contains(sheet.lines[6], "temporarily closed") {
		t.Errorf("the head:\n%s", strings.Join(sheet.lines, "\n"))
	}
}

// TestReferralNumberIsWhole: the number of a referral is never broken nor cut.
func TestReferralNumberIsWhole(t *testing.T) {
	r := newRoom(t, lang.English)
	r.lived()
	p := r.pane()
	p.file.Referrals = []store.Referral{{Service: outside.New("Centre Le Fanal d'Ambre, Maison de l'Ambre"), Phone: outside.New("065 001 17 03"), Where: outside.New("Rue de la Longue Promenade 112, 7000 Mons")}}
	for width := 18; width < 70; width++ {
		sheet := &paper{width: width}
		p.referrals(sheet)
		if !strings.Contains(strings.Join(sheet.lines, "\n"), "065 001 17 03") {
			t.Errorf("at %d:\n%s", width, strings.Join(sheet.lines, "\n"))
		}
		for _, l := range sheet.lines {
			if outside.Width(l) > width {
				t.Errorf("at %d: %q is too wide", width, l)
			}
		}
	}
}
