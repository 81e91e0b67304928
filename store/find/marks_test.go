package find

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        []string
	}{
		{"huizen", "Een huis, twee HUIZEN, huisje", []string{"huis", "HUIZEN", "huisje"}},
		{"vrouwen", "een vrouw, Vrouwen", []string{"vrouw", "Vrouwen"}},
		{"brief", "de brieven", []string{"brieven"}},
		{"enfants", "l'enfant, les Énfants", []string{"enfant", "Énfants"}},
		{"threatened", "he threatens to", []string{"threatens"}},
		{`"threatened"`, "he threatens", nil},
		{`"hij slaat"`, "hij slaat. slaat hij", []string{"hij slaat"}},
		{"kinder*", "Kinderopvang", []string{"Kinderopvang"}},
		{"0475123456", "bel 0475/12.34.56 of +32 (0)475 123456", []string{"0475/12.34.56", "32 (0)475 123456"}},
		{"+32475123456", "0475123456", []string{"0475123456"}},
		{"e\u0301le\u0300ve", "un e\u0301le\u0300ve, élève", []string{"e\u0301le\u0300ve", "élève"}},
		{"info@example.org", "schrijf info@example.org of example", []string{"info@example.org"}},
		{"-niet wel", "niet wel", []string{"wel"}},
		{"我家", "他在我家打我", []string{"我家"}},
	} {
		q, err := Parse(outside.New(c.query), noon)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, k := range q.Marker().Marks(Text, c.text) {
			got = append(got, c.text[k[0]:k[1]])
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s in %q:\n%s", c.query, c.text, d)
		}
	}
}

// Forms of a word that stemmers leave apart find each other, and a number is one however
// it is written.
func TestFormsFindEachOther(t *testing.T) {
	for _, together := range [][]string{
		{"kind", "kinderen", "kindje", "kindjes"}, {"kleinkind", "kleinkinderen"}, {"huis", "huizen", "huisje"}, {"slaan", "slaat"}, {"praten", "praat"}, {"straat", "straten"}, {"vrouw", "vrouwen", "vrouwtje"},
		{"mes", "messen"}, {"enfant", "enfants", "l'enfant"}, {"école", "écoles", "d’école"},
		{"0470123456", "0470 12 34 56", "+32 470 12 34 56", "+32 470 123456", "0032 470 12 34 56", "+32 (0)470 12 34 56", "0470/12.34.56"},
	} {
		for _, asked := range together {
			q, err := Parse(outside.New(asked), noon)
			if err != nil {
				t.Fatal(err)
			}
			for _, there := range together {
				if m := q.Marker().Marks(Text, "Wat "+there+" nu"); len(m) != 1 {
					t.Errorf("%q does not find %q: %v", asked, there, m)
				}
			}
		}
	}
	q, _ := Parse(outside.New("kind"), noon)
	for _, other := range []string{"kinderachtig", "maat", "kinkhoest", "indeling"} {
		if m := q.Marker().Marks(Text, other); len(m) > 0 {
			t.Errorf("kind finds %q", other)
		}
	}
}

// A number with spaces is one part, and two numbers are two.
func TestJoinNumbers(t *testing.T) {
	for s, want := range map[string]string{
		"bel 0470 12 34 56 nu": "bel 0470-12-34-56 nu", "+32 (0)9 123 45 67": "+32-(0)9-123-45-67", "0032 470 12 34 56": "0032-470-12-34-56",
		"0470123456 0471987654": "0470123456 0471987654", "0470123456 -0471987654": "0470123456 -0471987654", "0470 12 34 56 0471 98 76 54": "0470-12-34-56 0471-98-76-54",
		"kind 12 jaar": "kind 12 jaar", "": "", " ": " ", "02 huis": "02 huis",
	} {
		if got := joinNumbers(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
