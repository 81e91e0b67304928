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
		{"huizen", "Een huis, twee HUIZEN, huisje", []string{"huis", "HUIZEN"}},
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
