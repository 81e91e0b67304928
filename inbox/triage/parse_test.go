package triage

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"baken/store/outside"
)

const goodRule = `language = "nl"
[lists]
he = ["hij", "mijn man"]
[[rule]]
id = "a"
level = "acute"
label = { en = "knife", nl = "mes", fr = "couteau" }
patterns = ["{he} heeft .. mes"]
`

// TestParseSaysWhere: each mistake in a file of rules is named with its line.
func TestParseSaysWhere(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no list", "{he} heeft", "{she} heeft", "x.toml:8: \"a\": no list {she}"},
		{"no level", `"acute"`, `"deadly"`, "x.toml:6: rule \"a\": level must be"},
		{"no label", `, fr = "couteau"`, "", `x.toml:7: rule "a" has no label in "fr"`},
		{"only gaps", "{he} heeft .. mes", "..", "x.toml:8: \"a\": pattern \"..\" has no word"},
		{"unknown key", "patterns", "paterns", `x.toml:8: unknown key "rule.paterns"`},
		{"bad TOML", `level = "acute"`, `level = `, "x.toml:6: "},
		{"empty range", "heeft", "<9-3>", "x.toml:8: \"a\": range <9-3> is empty"},
		{"no language", `language = "nl"`, "", "x.toml: language is missing"},
		{"empty alternative", "heeft", "heeft|", "x.toml:8: \"a\": an alternative is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(goodRule, c.old, c.new, 1)
			_, err := Parse(fstest.MapFS{"x.toml": {Data: []byte(text)}})
			if !errors.Is(err, ErrRules) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want …%s…", err, c.want)
			}
		})
	}
	if _, err := Parse(fstest.MapFS{}); !errors.Is(err, ErrRules) {
		t.Errorf("no file: %v", err)
	}
}

func TestParseOwnRules(t *testing.T) {
	r, err := Parse(fstest.MapFS{"x.toml": {Data: []byte(goodRule)}})
	if err != nil {
		t.Fatal(err)
	}
	a := r.Assess(outside.New("Vraag"), outside.New("Mijn man heeft een MES!"))
	if a.Level != Acute || a.Reasons[0].Text.Unsafe() != "Mijn man heeft een MES" || r.Label("a", "de") != "knife" {
		t.Errorf("%v %s", a.Level, told(a))
	}
	// French is a language without rules here.
	if a := r.Assess(outside.Text{}, outside.New("Bonjour, je voudrais savoir quels sont vos horaires pour la semaine")); a.Level != NotAssessed {
		t.Errorf("%v, want not assessed", a.Level)
	}
}
