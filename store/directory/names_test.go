package directory

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

// TestOlderNames reads what a directory of 1.1 looks like.
func TestOlderNames(t *testing.T) {
	x := outside.New
	in := open(t, folder(t, map[string]string{
		"organizations.csv":        "id,name\no1,CAW\n",
		"services.csv":             "id,organization_id,name,eligibility,fees,wait_time\ns1,o1,Onthaal,Iedereen,Gratis,Lang\ns2,o1,Chat,,,\n",
		"eligibility.csv":          "id,service_id,eligibility,minimum_age\n1,s2,Jongeren,12\n2,s2,En ouders,\n",
		"location.csv":             "id,name\nl1,Huis\n",
		"services_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
		"physical_addresses.csv":   "id,location_id,address_1,city\n1,l1,Kaai 4,Mechelen\n",
		"postal_addresses.csv":     "id,location_id,organization_id,address_1,city\n1,l1,,Bus 4,Mechelen\n2,,o1,Bus 5,Mechelen\n",
		"regular_schedules.csv":    "id,service_id,weekday,opens_at,closes_at\n1,s1,1,09:00,12:00\n2,s1,Sunday,09:00,12:00\n3,s1,feestdag,09:00,12:00\n",
		"holiday_schedules.csv":    "id,service_id,closed,opens_at,closes_at,start_date,end_date\n1,s1,true,09:00,12:00,2026-12-24,2026-12-31\n2,s1,false,10:00,12:00,2026-11-11,\n3,s1,false,,,2026-11-12,\n",
		"service_areas.csv":        "id,service_id,service_area\n1,s1,Mechelen\n",
		"languages.csv":            "id,service_id,language\n1,s1,French\n",
		"taxonomy.csv":             "id,name,parent_id\nBH-1,Wonen,\n",
		"service_taxonomy.csv":     "id,service_id,taxonomy_id,taxonomy_detail\n1,s1,BH-1,\n",
		"phones.csv":               "id,service_id,number,department\n1,s1,4,Onthaal\n",
	}), Options{})
	refused, noted := told(in.Report)
	want := []string{telling("schedules", 4, BadSchedule, "opens_at", ""), telling("schedules", 4, BadSchedule, "weekday", "feestdag")}
	if d := cmp.Diff(want, refused); d != "" || len(noted) > 0 {
		t.Errorf("%s%q", d, noted)
	}
	rules := func(of ...Written) (h Hours) {
		for _, w := range of {
			r, err := w.Rule()
			if w.Count == "refused" {
				r, err = w.unread(), nil
			}
			if err != nil {
				t.Fatal(err)
			}
			h.Rules = append(h.Rules, r)
		}
		return h
	}
	twelve := 12
	all := []Service{{
		ID: x("s1"), Name: x("Onthaal"), Organization: x("CAW"), Whom: x("Iedereen"), Fees: x("Gratis"),
		Phones: []Phone{{Number: x("4"), Label: x("Onthaal")}},
		Hours: rules(
			Written{ValidFrom: "2026-12-24", ValidTo: "2026-12-31"},
			Written{ValidFrom: "2026-11-11", ValidTo: "2026-11-11", OpensAt: "10:00", ClosesAt: "12:00"},
			Written{ValidFrom: "2026-11-12", ValidTo: "2026-11-12", Count: "refused"},
			Written{Freq: "WEEKLY", ByDay: "MO", OpensAt: "09:00", ClosesAt: "12:00"},
			Written{Freq: "WEEKLY", ByDay: "SU", OpensAt: "09:00", ClosesAt: "12:00"},
			Written{Count: "refused"},
		),
		Places: []Place{{ID: x("l1"), Name: x("Huis"), Addresses: []Address{
			{Lines: []outside.Text{x("Kaai 4")}, City: x("Mechelen"), Type: "physical"}, {Lines: []outside.Text{x("Bus 4")}, City: x("Mechelen"), Type: "postal"}}}},
		Areas: []Area{{Name: x("Mechelen")}}, Languages: []Language{{"fr", x("French")}}, Terms: []Term{{Name: x("Wonen")}},
		More: []More{{x("services.wait_time"), x("Lang")}},
	}, {
		ID: x("s2"), Name: x("Chat"), Organization: x("CAW"), Whom: x("Jongeren"), Ages: Ages{Min: &twelve},
		More: []More{{x("eligibility.eligibility"), x("En ouders")}},
	}}
	if d := cmp.Diff(all, in.Services, cmp.Comparer(func(a, b outside.Text) bool { return a == b })); d != "" {
		t.Error(d)
	}
}

// TestNewNamesFirst has a column by both its names.
func TestNewNamesFirst(t *testing.T) {
	csv := folder(t, with("services.csv", "id,name,fees,fees_description\ns1,a,oud,nieuw\n"))
	older := file(t, "a.json", []byte(`[{"id":"s1","name":"a","fees":"oud","fees_description":"nieuw"}]`))
	newer := file(t, "a.json", []byte(`[{"id":"s1","name":"a","fees_description":"nieuw","fees":"oud"}]`))
	for _, path := range []string{csv, older, newer} {
		if s := open(t, path, Options{}).Services[0]; s.Fees != outside.New("nieuw") {
			t.Errorf("%s: %q", path, s.Fees.Unsafe())
		}
	}
}

// TestTaxonomyOfToday has a file "taxonomy" beside one of its terms, as 3.0 names them.
func TestTaxonomyOfToday(t *testing.T) {
	in := open(t, folder(t, map[string]string{
		"service.csv": "id,name\ns1,a\n", "taxonomy.csv": "id,name\nx1,Themas\n", "taxonomy_term.csv": "id,name,taxonomy_id\nt1,Wonen,x1\n",
		"attribute.csv": "id,link_id,link_entity,taxonomy_term_id\n1,s1,service,t1\n2,s1,service,x1\n",
	}), Options{})
	refused, _ := told(in.Report)
	if d := cmp.Diff([]string{telling("attributes", 3, Dangling, "taxonomy_term_id", "x1")}, refused); d != "" {
		t.Error(d)
	}
}

func TestTongue(t *testing.T) {
	for _, c := range []struct{ code, name, want string }{
		{"nl", "", "nl"}, {"NL", "Vlaams", "nl"}, {"nl-BE", "", "nl"}, {"fr_BE", "", "fr"}, {"dut", "", "nl"}, {"fra", "", "fr"},
		{"", "Nederlands", "nl"}, {"", "Frans", "fr"}, {"", "Français", "fr"}, {"", "francais", "fr"}, {"", "French", "fr"},
		{"", " néerlandais ", "nl"}, {"", "Arabisch", "ar"}, {"", "Turkish", "tr"}, {"", "العربية", "ar"}, {"", "Deutsch", "de"},
		{"", "Vlaamse Gebarentaal", "vgt"}, {"vgt", "", "vgt"}, {"", "Klingonees", ""}, {"", "", ""}, {"und", "", ""}, {"zz", "Frans", "fr"},
	} {
		if got := tongue(c.code, c.name); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.code, c.name, got, c.want)
		}
	}
}

func TestShapes(t *testing.T) {
	for t1 := range tables {
		if t1.String() == "" {
			t.Errorf("table %d has no name", t1)
		}
		if f, ok := files[t1.String()]; !ok || f.of != t1 {
			t.Errorf("%s is not read", t1)
		}
		seen := map[string]bool{}
		for _, n := range shapes[t1].cols {
			for _, name := range n.names {
				if seen[name] {
					t.Errorf("%s.%s stands there twice", t1, name)
				}
				seen[name] = true
			}
		}
	}
}
