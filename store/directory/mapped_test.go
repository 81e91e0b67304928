package directory

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

var kaart = map[string][]string{
	"name": {"Naam"}, "organization": {"Organisatie"}, "phone": {"Tel", "Gsm"}, "mail": {"Mail"}, "street": {"Straat", "Bus"}, "postcode": {"Postcode"},
	"city": {"Gemeente"}, "area": {"Werkgebied"}, "language": {"Talen"}, "theme": {"Thema"}, "min_age": {"Van"}, "max_age": {"Tot"}, "assured": {"Nagekeken"},
	"status": {"Toestand"}, "hours": {"Open"},
}

const kaartHead = "Naam;Organisatie;Tel;Gsm;Mail;Straat;Bus;Postcode;Gemeente;Werkgebied;Talen;Thema;Van;Tot;Nagekeken;Toestand;Open;Wachtlijst\n"

func TestColumns(t *testing.T) {
	x := outside.New
	text := kaartHead +
		"Onthaal;CAW;\"03 1; 03 2\";0470 3;a@example.org;Kaai 4;bus 2;2800;Mechelen;Antwerpen|Limburg;Frans|Nederlands;Wonen;18;;2026-11-16;;elke dag;3 weken\n" +
		"Chat;CAW;;;;;;;;;;;twaalf;;;;;\n" +
		";CAW;;;;;;;;;;;;;;;;\n" +
		"Onthaal;CAW;;;;Kaai 4;bus 2;2800;Mechelen;;;;;;;;;\n"
	in := open(t, file(t, "kaart.csv", []byte(text)), Options{Columns: kaart})
	refused, noted := told(in.Report)
	if d := cmp.Diff([]string{telling("services", 4, NoName, "Naam", ""), telling("services", 5, Twice, "", in.Report.Files[0].Refused[1].Value.Unsafe())}, refused); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{telling("services", 3, BadAge, "Van", "twaalf")}, noted); d != "" {
		t.Error(d)
	}
	var got Service
	for _, s := range in.Services {
		if s.Name == x("Onthaal") {
			got = s
		}
	}
	if len(got.Hours.Rules) != 1 || got.Hours.Rules[0].Kind != Remark || got.Hours.Rules[0].Description != x("elke dag") {
		t.Errorf("%d rules", len(got.Hours.Rules))
	}
	if got.ID.Len() != 32 {
		t.Errorf("an id of %d bytes", got.ID.Len())
	}
	age := 18
	assured, _ := ParseDate("2026-11-16")
	want := Service{ID: got.ID, Name: x("Onthaal"), Organization: x("CAW"), Mail: x("a@example.org"), Ages: Ages{Min: &age}, Assured: assured, Hours: got.Hours,
		Phones:    []Phone{{Number: x("03 1")}, {Number: x("03 2")}, {Number: x("0470 3")}},
		Places:    []Place{{Addresses: []Address{{Lines: []outside.Text{x("Kaai 4"), x("bus 2")}, Postcode: x("2800"), City: x("Mechelen")}}}},
		Areas:     []Area{{Name: x("Antwerpen")}, {Name: x("Limburg")}},
		Languages: []Language{{"fr", x("Frans")}, {"nl", x("Nederlands")}}, Terms: []Term{{Name: x("Wonen")}},
		More: []More{{x("Wachtlijst"), x("3 weken")}}}
	if d := cmp.Diff(want, got, sameText); d != "" {
		t.Error(d)
	}
}

// TestMadeIDs are the same each time, and others for another place.
func TestMadeIDs(t *testing.T) {
	id := func(row string) ID {
		return open(t, file(t, "a.csv", []byte("Naam,Organisatie,Straat\n"+row)), Options{Columns: map[string][]string{
			"name": {"naam"}, "organization": {"organisatie"}, "street": {"straat"}}}).Services[0].ID
	}
	first, second := id("a,b,c\n"), id("a,b,c\n")
	if first != second || id("a,b,c\n") == id("a,bc,\n") || id("a,b,c\n") == id("ab,,c\n") {
		t.Error("the ids are not what they should be")
	}
}

func TestColumnsSayWhichThereAre(t *testing.T) {
	_, err := Open(t.Context(), file(t, "a.csv", []byte("Naam,Straat\nx,y\n")), Options{Columns: map[string][]string{"name": {"Name"}}})
	var at *FileError
	if !errors.As(err, &at) || at.Field != "name" || at.Column != outside.New("Name") || len(at.There) != 2 || at.There[0] != outside.New("Naam") {
		t.Errorf("%v", err)
	}
}
