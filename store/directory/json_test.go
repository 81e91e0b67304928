package directory

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

var sameText = cmp.Comparer(func(a, b outside.Text) bool { return a == b })

// full is a service of 3.1 with all that belongs to it. Its id stands in the middle.
const full = `{"attributes":[{"id":"b1","taxonomy_term":{"id":"t1","code":"partner","name":"Partnergeweld","taxonomy_detail":{"id":"x1","name":"Themas"}}}],
"contacts":[{"name":"An","phones":[{"number":"3"}]}],"cost_options":[{"id":"k1","amount":0}],
"id":"s1","name":"Onthaal \u00e9\u00e9n","minimum_age":18,"maximum_age":null,"status":"active","waiting_list":true,
"organization":{"id":"o1","name":"CAW","phones":[{"id":"p9","number":"9"}]},
"phones":[{"id":"p1","number":"1","type":"voice","languages":[{"id":"g9","code":"en"}]}],
"schedules":[{"id":"u1","freq":"WEEKLY","byday":"MO","opens_at":"09:00","closes_at":"12:00"}],
"service_at_locations":[{"id":"a1","description":"Hier","phones":[{"id":"p2","number":"2"}],
 "location":{"id":"l1","name":"Huis","addresses":[{"id":"d1","address_1":"Kaai 4","city":"Mechelen","country":"BE","address_type":"physical"}],"phones":[{"id":"p4","number":"4"}]}}],
"languages":[{"id":"g1","name":"Frans","code":"fr"},"Nederlands"],"service_areas":[{"id":"z1","name":"Antwerpen","extent_type":"state"}]}`

func fullService(t *testing.T) Service {
	t.Helper()
	x := outside.New
	rule, err := Written{Freq: "WEEKLY", ByDay: "MO", OpensAt: "09:00", ClosesAt: "12:00"}.Rule()
	if err != nil {
		t.Fatal(err)
	}
	age := 18
	return Service{
		ID: x("s1"), Name: x("Onthaal één"), Organization: x("CAW"), Ages: Ages{Min: &age},
		Phones: []Phone{{Number: x("3")}, {Number: x("1"), Type: "voice"}}, Hours: Hours{[]Rule{rule}},
		Places: []Place{{ID: x("l1"), Name: x("Huis"), Description: x("Hier"), Phones: []Phone{{Number: x("2")}}, Of: []Phone{{Number: x("4")}},
			Addresses: []Address{{Lines: []outside.Text{x("Kaai 4")}, City: x("Mechelen"), Country: "BE", Type: "physical"}}}},
		Areas: []Area{{x("Antwerpen"), "state"}}, Languages: []Language{{"fr", x("Frans")}, {"nl", x("Nederlands")}},
		Terms: []Term{{x("partner"), x("Partnergeweld")}}, More: []More{{x("services.waiting_list"), x("true")}},
		House: []Phone{{Number: x("9")}},
	}
}

func TestFullService(t *testing.T) {
	second := strings.ReplaceAll(strings.ReplaceAll(full, `"s1"`, `"s2"`), `"a1"`, `"a2"`)
	want := []Service{fullService(t), fullService(t)}
	want[1].ID = outside.New("s2")
	for name, text := range map[string]string{
		"array":    "[" + full + "," + second + "]",
		"page":     `{"total_items":2,"contents":[` + full + "," + second + `],"links":{"next":[1,{}]}}`,
		"services": `{"services":[` + full + "," + second + `]}`,
		"lines":    strings.ReplaceAll(full, "\n", "") + "\n" + strings.ReplaceAll(second, "\n", "") + "\n",
		"mark":     "\ufeff[" + full + "," + second + "]",
	} {
		t.Run(name, func(t *testing.T) {
			in := open(t, file(t, "a.json", []byte(text)), Options{})
			if d := cmp.Diff(want, in.Services, sameText); d != "" {
				t.Error(d)
			}
			refused, noted := told(in.Report)
			if len(refused) > 0 || len(noted) != 1 {
				t.Errorf("%q, %q", refused, noted)
			}
		})
	}
	t.Run("one", func(t *testing.T) {
		if d := cmp.Diff(want[:1], open(t, file(t, "a.json", []byte(full)), Options{}).Services, sameText); d != "" {
			t.Error(d)
		}
	})
}

// TestFullOrganization has services within their organization.
func TestFullOrganization(t *testing.T) {
	in := open(t, folder(t, map[string]string{"organizations.json": `[{"services":[{"id":"s1","name":"a"}],"id":"o1","name":"CAW"}]`}), Options{})
	if s := in.Services[0]; s.Organization != outside.New("CAW") {
		t.Errorf("%q", s.Organization.Unsafe())
	}
}

// TestDump has an array for each table, in the worst order.
func TestDump(t *testing.T) {
	in := open(t, file(t, "a.json", []byte(`{
"attributes":[{"id":"b1","link_id":"s1","link_entity":"service","taxonomy_term_id":"t1"}],
"languages":[{"id":"g1","service_id":"s1","name":"Frans","code":"fr"},{"id":"g2","service_id":"s1","name":"Nederlands"}],
"service_areas":[{"id":"z1","service_id":"s1","name":"Antwerpen","extent_type":"state"}],
"phones":[{"contact_id":"c1","number":"3"},{"organization_id":"o1","number":"9"},{"service_id":"s1","number":"1","type":"voice"},{"service_at_location_id":"a1","number":"2"},{"location_id":"l1","number":"4"},
{"service_id":"s9","number":"5"}],
"regular_schedules":[{"service_id":"s1","weekday":1,"opens_at":"09:00","closes_at":"12:00"}],
"physical_addresses":[{"location_id":"l1","address_1":"Kaai 4","city":"Mechelen","country":"BE"}],
"contacts":[{"id":"c1","service_id":"s1"}],"funding":[{"id":"f1"}],
"service_at_location":[{"id":"a1","service_id":"s1","location_id":"l1","description":"Hier"}],
"services":[{"id":"s1","organization_id":"o1","name":"Onthaal één","minimum_age":18,"waiting_list":true}],
"locations":[{"id":"l1","name":"Huis"}],"taxonomy_terms":[{"id":"t1","code":"partner","name":"Partnergeweld"}],
"organizations":[{"id":"o1","name":"CAW"}]}`)), Options{})
	if d := cmp.Diff([]Service{fullService(t)}, in.Services, sameText); d != "" {
		t.Error(d)
	}
	refused, _ := told(in.Report)
	if d := cmp.Diff([]string{telling("phones", 6, Dangling, "service_id", "s9")}, refused); d != "" {
		t.Error(d)
	}
	if len(in.Report.Unread) != 1 || in.Report.Unread[0] != outside.New("a.json#funding") {
		t.Errorf("unread: %d", len(in.Report.Unread))
	}
}

// TestDumpInFiles has a file for each table.
func TestDumpInFiles(t *testing.T) {
	in := open(t, folder(t, map[string]string{
		"phones.json": `[{"service_id":"s1","number":"1"}]`, "services.json": `[{"id":"s1","name":"a"}]`,
	}), Options{})
	if len(in.Services) != 1 || len(in.Services[0].Phones) != 1 {
		t.Errorf("%d services", len(in.Services))
	}
}

// TestRowsOfJSON has what is wrong with one row, by its line.
func TestRowsOfJSON(t *testing.T) {
	in := open(t, file(t, "a.json", []byte(`[
{"id":"s1","name":"a"},
{"id":"s1","name":"b","phones":[
 {"number":"1"}]},
{"name":"c"},
{"id":"s2","name":"d","minimum_age":"x","phones":[{"number":"2"},
 {"extension":"3"}],
 "service_at_locations":[{"id":"a1"}], "toestand":{"x":[1]}}
]`)), Options{})
	refused, noted := told(in.Report)
	if d := cmp.Diff([]string{
		telling("services", 3, Twice, "id", "s1"), telling("services", 5, NoID, "id", ""),
		telling("phones", 4, Dangling, "service_id", ""), telling("phones", 7, NoNumber, "number", ""),
		telling("service_at_location", 8, NoLink, "", ""),
	}, refused); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{telling("services", 6, UnusedColumn, "toestand", ""), telling("services", 6, BadAge, "minimum_age", "x")}, noted); d != "" {
		t.Error(d)
	}
	if len(in.Services) != 2 || len(in.Services[0].Phones) != 0 || len(in.Services[1].Phones) != 1 {
		t.Errorf("%d services", len(in.Services))
	}
}

func TestCutJSON(t *testing.T) {
	whole := "[" + strings.ReplaceAll(full, "Onthaal", "Onthaal 😀") + "]"
	for n := 1; n < len(whole); n++ {
		_, err := Open(t.Context(), file(t, "a.json", []byte(whole[:n])), Options{})
		if !errors.Is(err, ErrJSON) && !errors.Is(err, ErrEncoding) {
			t.Errorf("%d of %d bytes: %v", n, len(whole), err)
		}
	}
}

// TestNestedMuch has more rows in one service than one can have.
func TestNestedMuch(t *testing.T) {
	text := `[{"id":"s1","name":"a","phones":[` + strings.Repeat("{},", maxNested) + "{}]}]"
	if _, err := Open(t.Context(), file(t, "a.json", []byte(text)), Options{}); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}
