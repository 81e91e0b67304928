package directory

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

// TestTabular has a directory with each rule of the tabular package in it.
func TestTabular(t *testing.T) {
	age := func(n int) *int { return &n }
	x := outside.New
	files := map[string]string{
		"organizations.csv": "id,name,website,colour\no1,CAW,https://x.example,blauw\n",
		"services.csv": "id,organization_id,name,alternate_name,description,url,email,status,interpretation_services,application_process,fees_description,eligibility_description,minimum_age,maximum_age,assured_date,alert,waiting_list,wait_time\n" +
			"s2,,Chat,,,,,temporarily closed,,,,,,,,,,\n" +
			"s1,o1,Onthaal,JAC,\"Een \"\"eerste\"\"\ngesprek\",https://a.example,a@example.org,active,Tolk,Bel eerst,Gratis,Iedereen,18,25,2026-11-16,Let op,3 weken,kort\n",
		"locations.csv":           "id,name,description,transportation\nl1,Huis,Achteraan,Tram 4\n",
		"service_at_location.csv": "id,service_id,location_id,description\na1,s1,l1,\n",
		"addresses.csv":           "id,location_id,attention,address_1,address_2,city,region,state_province,postal_code,country,address_type\n1,l1,,Kaai 4,bus 2,Mechelen,,Antwerpen,2800,be,Physical\n",
		"phones.csv": "id,location_id,service_id,organization_id,service_at_location_id,number,extension,type,description\n" +
			"1,l1,s1,o1,a1,1,12,Voice,Hier\n2,l1,s1,o1,,2,,FAX,\n3,l1,,,,3,,,\n4,,,o1,,4,,mobile,\n",
		"schedules.csv":      "id,service_id,service_at_location_id,location_id,freq,byday,opens_at,closes_at\n1,s1,,,WEEKLY,MO,09:00,12:00\n2,,a1,,WEEKLY,TU,09:00,12:00\n3,,,l1,WEEKLY,WE,09:00,12:00\n",
		"service_areas.csv":  "id,service_id,name,extent_type\n1,s1,Antwerpen,state\n",
		"languages.csv":      "id,service_id,name,code\n1,s1,Nederlands,NL\n2,s1,Frans,\n3,s1,Nederlands,NL\n4,s1,Klingonees,\n",
		"taxonomies.csv":     "id,name\nx1,Themas\n",
		"taxonomy_terms.csv": "id,code,name,taxonomy_id,parent_id\nt1,partner,Partnergeweld,x1,t2\nt2,,Geweld,x1,\n",
		"attributes.csv":     "id,link_id,taxonomy_term_id,link_type,link_entity\n1,s1,t1,taxonomy,service\n2,a1,t2,taxonomy,service_at_location\n3,l1,t2,taxonomy,location\n4,whatever,t2,taxonomy,unit\n",
	}
	in := open(t, folder(t, files), Options{})
	refused, noted := told(in.Report)
	if len(refused) > 0 {
		t.Errorf("refused: %q", refused)
	}
	if want := []string{telling("organizations", 1, KeptColumn, "colour", ""), telling("services", 1, KeptColumn, "waiting_list", "")}; !slices.Equal(noted, want) {
		t.Errorf("noted: %q", noted)
	}
	rule := func(day string) Hours {
		r, err := Written{Freq: "WEEKLY", ByDay: day, OpensAt: "09:00", ClosesAt: "12:00"}.Rule()
		if err != nil {
			t.Fatal(err)
		}
		return Hours{[]Rule{r}}
	}
	assured, _ := ParseDate("2026-11-16")
	want := []Service{{
		ID: x("s1"), Name: x("Onthaal"), Alternate: x("JAC"), Organization: x("CAW"), Description: x("Een \"eerste\"\ngesprek"), Alert: x("Let op"),
		Web: x("https://a.example"), Mail: x("a@example.org"), Whom: x("Iedereen"), Apply: x("Bel eerst"), Fees: x("Gratis"), Interpreters: x("Tolk"),
		Ages: Ages{age(18), age(25)}, Assured: assured, Phones: []Phone{{Number: x("2"), Type: "fax"}}, Hours: rule("MO"),
		Places: []Place{{ID: x("l1"), Name: x("Huis"), Description: x("Achteraan"), Transport: x("Tram 4"),
			Addresses: []Address{{Lines: []outside.Text{x("Kaai 4"), x("bus 2")}, Postcode: x("2800"), City: x("Mechelen"), Region: x("Antwerpen"), Country: "BE", Type: "physical"}},
			Phones:    []Phone{{Number: x("1"), Extension: x("12"), Type: "voice", Label: x("Hier")}}, Of: []Phone{{Number: x("3")}},
			Hours: rule("TU"), Opens: rule("WE")}},
		Areas:     []Area{{x("Antwerpen"), "state"}},
		Languages: []Language{{"nl", x("Nederlands")}, {"fr", x("Frans")}, {"", x("Klingonees")}},
		Terms:     []Term{{x("partner"), x("Partnergeweld")}, {x(""), x("Geweld")}},
		More:      []More{{x("services.waiting_list"), x("3 weken")}, {x("services.wait_time"), x("kort")}, {x("organizations.colour"), x("blauw")}},
		House:     []Phone{{Number: x("4"), Type: "cell"}},
	}, {ID: x("s2"), Name: x("Chat"), Status: Paused}}
	if d := cmp.Diff(want, in.Services, cmp.Comparer(func(a, b outside.Text) bool { return a == b })); d != "" {
		t.Error(d)
	}
}

func TestPhonesOfTheOrganization(t *testing.T) {
	in := open(t, folder(t, with("phones.csv", "id,organization_id,number\n1,o1,4\n")), Options{})
	if p := in.Services[0].PhonesAt(0); len(p) != 1 || p[0].Number != outside.New("4") {
		t.Errorf("%d phones", len(p))
	}
	in = open(t, folder(t, with("phones.csv", "id,organization_id,location_id,number\n1,o1,,4\n2,,l1,3\n")), Options{})
	if p := in.Services[0].PhonesAt(0); len(p) != 2 || p[0].Number != outside.New("3") || p[1].Number != outside.New("4") {
		t.Errorf("that of the place does not come before that of the organization: %d phones", len(p))
	}
}

func TestContacts(t *testing.T) {
	files := with("contacts.csv", "id,service_id,name\nc1,s1,An\nc1,s1,An\nc2,s9,An\n")
	files["phones.csv"] = "id,contact_id,number,department\n1,c1,4,Onthaal\n2,c2,5,\n"
	in := open(t, folder(t, files), Options{})
	if p := in.Services[0].Phones; len(p) != 1 || p[0].Number != outside.New("4") || p[0].Label != outside.New("Onthaal") {
		t.Errorf("%d phones", len(p))
	}
	refused, _ := told(in.Report)
	if want := []string{telling("contacts", 3, Twice, "id", "c1"), telling("contacts", 4, Dangling, "service_id", "s9"), telling("phones", 3, Dangling, "contact_id", "c2")}; !slices.Equal(refused, want) {
		t.Errorf("%q", refused)
	}
}

// TestRows has what is wrong with one row, and that the rest is read.
func TestRows(t *testing.T) {
	long := strings.Repeat("é", 600)
	for _, c := range []struct {
		name, file, text string
		refused, noted   string
	}{
		{"no id", "services.csv", "id,name\n,x\ns1,a\n", telling("services", 2, NoID, "id", ""), ""},
		{"blank id", "services.csv", "id,name\n  ,x\ns1,a\n", telling("services", 2, NoID, "id", ""), ""},
		{"id twice", "services.csv", "id,name\ns1,a\ns1,b\n", telling("services", 3, Twice, "id", "s1"), ""},
		{"no name", "services.csv", "id,name\ns0,\ns1,a\n", telling("services", 2, NoName, "name", ""), ""},
		{"status", "services.csv", "id,name,status\ns1,a,gesloten\n", "", telling("services", 2, BadStatus, "status", "gesloten")},
		{"age", "services.csv", "id,name,minimum_age\ns1,a,achttien\n", "", telling("services", 2, BadAge, "minimum_age", "achttien")},
		{"age below nothing", "services.csv", "id,name,minimum_age\ns1,a,-1\n", "", telling("services", 2, BadAge, "minimum_age", "-1")},
		{"ages cross", "services.csv", "id,name,minimum_age,maximum_age\ns1,a,18,12\n", "", telling("services", 2, AgesCross, "minimum_age", "18")},
		{"date", "services.csv", "id,name,assured_date\ns1,a,31/12/2026\n", "", telling("services", 2, BadDate, "assured_date", "31/12/2026")},
		{"no organization", "services.csv", "id,name,organization_id\ns1,a,o9\n", "", telling("services", 2, NoOrganization, "organization_id", "o9")},
		{"too few columns", "services.csv", "id,name\ns0\ns1,a\n", telling("services", 2, WrongColumns, "", ""), ""},
		{"too many columns", "services.csv", "id,name\ns0,a,b\ns1,a,\n", telling("services", 2, WrongColumns, "", ""), ""},
		{"quotes", "services.csv", "id,name\ns0,a \"b\"\ns1,a\n", telling("services", 2, BadQuotes, "", ""), ""},
		{"quotes within", "services.csv", "id,name\ns0,\"a \"b\"\ns1,a\n", telling("services", 2, BadQuotes, "", ""), ""},
		{"lines are those of the file", "services.csv", "id,name\r\n\r\ns1,\"a\r\nb\"\r\ns0,\r\n", telling("services", 5, NoName, "name", ""), ""},
		{"long description", "services.csv", "id,name,description\ns1,a," + long + "\n", "", telling("services", 2, TooLong, "description", clip(long))},
		{"long name", "services.csv", "id,name\ns0," + long + "\ns1,a\n", telling("services", 2, TooLong, "name", clip(long)), ""},
		{"long number", "phones.csv", "id,service_id,number\n1,s1," + long + "\n", telling("phones", 2, TooLong, "number", clip(long)), ""},
		{"no number", "phones.csv", "id,service_id,number\n1,s1,\n", telling("phones", 2, NoNumber, "number", ""), ""},
		{"phone of nothing", "phones.csv", "id,service_id,number\n1,,1\n", telling("phones", 2, NoLink, "", ""), ""},
		{"phone of what is not there", "phones.csv", "id,service_id,number\n1,s9,1\n", telling("phones", 2, Dangling, "service_id", "s9"), ""},
		{"kind of phone", "phones.csv", "id,service_id,number,type\n1,s1,1,duif\n", "", telling("phones", 2, BadCode, "type", "duif")},
		{"schedule", "schedules.csv", "id,service_id,freq,byday,opens_at,closes_at\n1,s1,WEEKLY,XX,09:00,10:00\n", telling("schedules", 2, BadSchedule, "byday", "XX"), ""},
		{"place of no service", "service_at_location.csv", "id,service_id,location_id\na1,s9,l1\n", telling("service_at_location", 2, Dangling, "service_id", "s9"), ""},
		{"place that is not there", "service_at_location.csv", "id,service_id,location_id\na1,s1,l9\n", telling("service_at_location", 2, Dangling, "location_id", "l9"), ""},
		{"place twice", "service_at_location.csv", "id,service_id,location_id\na1,s1,l1\na1,s1,l1\n", telling("service_at_location", 3, Twice, "id", "a1"), ""},
		{"place of nothing", "service_at_location.csv", "id,service_id,location_id\na1,,l1\n", telling("service_at_location", 2, NoLink, "", ""), ""},
		{"place without id", "service_at_location.csv", "id,service_id,location_id\n,s1,l1\n", telling("service_at_location", 2, NoID, "id", ""), ""},
		{"location without id", "locations.csv", "id,name\n,x\nl1,x\n", telling("locations", 2, NoID, "id", ""), ""},
		{"location twice", "locations.csv", "id,name\nl1,x\nl1,x\n", telling("locations", 3, Twice, "id", "l1"), ""},
		{"organization twice", "organizations.csv", "id,name\no1,x\no1,x\n", telling("organizations", 3, Twice, "id", "o1"), ""},
		{"organization without a name", "organizations.csv", "id,name\no1,\n", "", telling("organizations", 2, NoName, "name", "")},
		{"no such parent", "organizations.csv", "id,name,parent_organization_id\no1,x,o9\n", "", telling("organizations", 2, NoParent, "parent_organization_id", "o9")},
		{"empty address", "addresses.csv", "id,location_id,city\n1,l1,\n", telling("addresses", 2, NoName, "address_1", ""), ""},
		{"country", "addresses.csv", "id,location_id,city,country\n1,l1,x,België\n", "", telling("addresses", 2, BadCode, "country", "België")},
		{"area", "service_areas.csv", "id,service_id,name\n1,s1,\n", telling("service_areas", 2, NoName, "name", ""), ""},
		{"extent", "service_areas.csv", "id,service_id,name,extent_type\n1,s1,x,\x1b[2J\n", "", telling("service_areas", 2, BadCode, "extent_type", "\x1b[2J")},
		{"language", "languages.csv", "id,service_id,name,code\n1,s1,,\n", telling("languages", 2, NoName, "name", ""), ""},
		{"term without a name", "taxonomy_terms.csv", "id,name\nt1,\n", telling("taxonomy_terms", 2, NoName, "name", ""), ""},
		{"no such term", "attributes.csv", "id,link_id,link_entity,taxonomy_term_id\n1,s1,service,t9\n", telling("attributes", 2, Dangling, "taxonomy_term_id", "t9"), ""},
		{"attribute of nothing", "attributes.csv", "id,link_id,link_entity,taxonomy_term_id\n1,s1,,t1\n", telling("attributes", 2, NoLink, "", ""), ""},
		{"unknown column of a term", "taxonomy_terms.csv", "id,name,kleur\nt1,x,y\n", "", telling("taxonomy_terms", 1, UnusedColumn, "kleur", "")},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := open(t, folder(t, with(c.file, c.text)), Options{MaxCell: 1000})
			refused, noted := told(in.Report)
			if c.refused == "" && len(refused) > 0 || c.refused != "" && (len(refused) == 0 || refused[0] != c.refused) {
				t.Errorf("refused: %q, want %q", refused, c.refused)
			}
			if c.noted == "" && len(noted) > 0 || c.noted != "" && (len(noted) != 1 || noted[0] != c.noted) {
				t.Errorf("noted: %q, want %q", noted, c.noted)
			}
			if len(in.Services) != 1 {
				t.Errorf("%d services", len(in.Services))
			}
		})
	}
}

// TestLongNames has names that would fill a screen.
func TestLongNames(t *testing.T) {
	long := "x" + strings.Repeat("é", 400) // which 512 bytes cut in two
	cut := long[:511]
	files := map[string]string{
		"organizations.csv":       "id,name\no1," + long + "\n",
		"services.csv":            "id,organization_id,name,alternate_name,description\ns1,o1," + long + "," + long + "," + long + "\n",
		"locations.csv":           "id,name\nl1," + long + "\n",
		"addresses.csv":           "id,location_id,city\n1,l1," + long + "\n",
		"service_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
		"taxonomy_terms.csv":      "id,code,name\nt1," + long + "," + long + "\n",
		"attributes.csv":          "id,link_id,link_entity,taxonomy_term_id\n1,s1,service,t1\n",
		"languages.csv":           "id,service_id,name\n1,s1," + long + "\n",
		"service_areas.csv":       "id,service_id,name\n1,s1," + long + "\n",
	}
	in := open(t, folder(t, files), Options{})
	s := in.Services[0]
	for name, got := range map[string]outside.Text{"service": s.Name, "also": s.Alternate, "organization": s.Organization, "place": s.Places[0].Name,
		"city": s.Places[0].Addresses[0].City, "term": s.Terms[0].Name, "code": s.Terms[0].Code, "language": s.Languages[0].Name, "area": s.Areas[0].Name} {
		if got.Unsafe() != cut {
			t.Errorf("%s: %d bytes", name, got.Len())
		}
	}
	if s.Description.Len() != len(long) {
		t.Errorf("description: %d bytes", s.Description.Len())
	}
	if _, noted := told(in.Report); len(noted) != 9 || !slices.Contains(noted, telling("languages", 2, TooLong, "name", clip(long))) {
		t.Errorf("noted: %q", noted)
	}
	csv := "naam,wie,plaats,taal,thema,streek\n" + strings.Repeat(long+",", 5) + long + "\n"
	in = open(t, file(t, "a.csv", []byte(csv)), Options{Columns: map[string][]string{"name": {"naam"}, "organization": {"wie"}, "city": {"plaats"}, "language": {"taal"}, "theme": {"thema"}, "area": {"streek"}}})
	s = in.Services[0]
	for name, got := range map[string]outside.Text{"service": s.Name, "organization": s.Organization, "city": s.Places[0].Addresses[0].City,
		"term": s.Terms[0].Name, "language": s.Languages[0].Name, "area": s.Areas[0].Name} {
		if got.Unsafe() != cut {
			t.Errorf("mapped, %s: %d bytes", name, got.Len())
		}
	}
	if _, noted := told(in.Report); len(noted) != 6 || !slices.Contains(noted, telling("services", 2, TooLong, "streek", clip(long))) {
		t.Errorf("mapped, noted: %q", noted)
	}
}

func TestStatus(t *testing.T) {
	for written, want := range map[string]Status{"": Active, "active": Active, " Active ": Active, "inactive": Inactive, "DEFUNCT": Defunct,
		"temporarily closed": Paused, "temporarily_closed": Paused, "open?": Inactive} {
		in := open(t, folder(t, with("services.csv", "id,name,status\ns1,a,"+written+"\n")), Options{})
		if got := in.Services[0].Status; got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
	long := strings.Repeat("x", 600)
	for name, path := range map[string]string{
		"too long": folder(t, with("services.csv", "id,name,status\ns1,a,"+long+"\n")),
		"mapped":   file(t, "a.csv", []byte("name,status\na,"+long+"\n")),
		"a list":   file(t, "a.json", []byte(`[{"id":"s1","name":"a","status":["inactive"]}]`)),
		"a number": file(t, "a.json", []byte(`[{"id":"s1","name":"a","status":0}]`)),
	} {
		in := open(t, path, Options{MaxCell: 500, Columns: map[string][]string{"name": {"name"}, "status": {"status"}}})
		if got := in.Services[0].Status; got != Inactive {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestDelimiters has the ways in which programs write a CSV.
func TestDelimiters(t *testing.T) {
	wide := func(s string) string {
		b := []byte("\xff\xfe")
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	big := func(s string) string {
		b := []byte("\xfe\xff")
		for _, r := range s {
			b = append(b, byte(r>>8), byte(r))
		}
		return string(b)
	}
	plain := "id;name;\"a,b,c,d\"\r\ns1;Één, twee;\r\n"
	for name, text := range map[string]string{
		"semicolon": plain, "tab": strings.ReplaceAll(plain, ";", "\t"), "mark": "\ufeff" + plain,
		"UTF-16": wide(plain), "UTF-16 big": big(plain), "comma": "id,name\ns1,\"Één, twee\"",
	} {
		in := open(t, folder(t, with("services.csv", text)), Options{})
		if got := in.Services[0].Name; got != outside.New("Één, twee") {
			t.Errorf("%s: %q", name, got.Unsafe())
		}
	}
}

func TestReportIsBounded(t *testing.T) {
	in := open(t, folder(t, with("phones.csv", "number,kleur\n"+strings.Repeat("1,\n", 5000))), Options{})
	f := in.Report.Files[len(in.Report.Files)-1]
	if f.Rows != 5000 || len(f.Refused) != maxFaults || f.Lost() != 5000 {
		t.Errorf("%d rows, %d told, %d lost", f.Rows, len(f.Refused), f.Lost())
	}
}

// TestMuchOfOne has services whose rows all hang on one, which must not take longer than
// other rows do.
func TestMuchOfOne(t *testing.T) {
	const n = 20_000
	rows := func(head, row string) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			b.WriteString(strings.ReplaceAll(row, "#", strings.Repeat("i", i%7)+string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676%26))+string(rune('a'+i/17576))))
		}
		return b.String()
	}
	files := small()
	files["languages.csv"] = rows("service_id,name,kleur\n", "s1,#,#\n")
	files["taxonomy_terms.csv"] = rows("id,name,parent_id\nt0,x,\n", "#,#,t0\n")
	files["attributes.csv"] = rows("link_id,link_entity,taxonomy_term_id\n", "s1,service,#\n")
	in := open(t, folder(t, files), Options{})
	if s := in.Services[0]; len(s.Languages) != n || len(s.Terms) != n || len(s.More) != n {
		t.Errorf("%d languages, %d terms, %d more", len(s.Languages), len(s.Terms), len(s.More))
	}
}

func TestLongChain(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,name,parent_id\n0,x,\n")
	for i := range 20_000 {
		b.WriteString(strconv.Itoa(i+1) + ",x," + strconv.Itoa(i) + "\n")
	}
	open(t, folder(t, with("taxonomy_terms.csv", b.String())), Options{})
}
