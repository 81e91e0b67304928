package form

import (
	"errors"
	"strings"
	"testing"
)

const small = `form = "klein"
version = 2
[answers]
yes = { en = "yes", nl = "ja", fr = "oui" }
no = { en = "no", nl = "nee", fr = "non" }
not_asked = { en = "not asked", nl = "niet gevraagd", fr = "pas demandé" }
[persons]
label = { en = "person", nl = "persoon", fr = "personne" }
[[contact]]
field = "kind"
label = { en = "kind", nl = "soort", fr = "type" }
type = "one"
required = true
codes = [
  { code = "long", en = "long", nl = "lang", fr = "long" },
  { code = "short", en = "short", nl = "kort", fr = "court" },
]
[[contact]]
field = "who"
label = { en = "who", nl = "wie", fr = "qui" }
type = "text"
pii = true
when = { kind = ["long"] }
[[person]]
field = "age"
label = { en = "age", nl = "leeftijd", fr = "âge" }
type = "age"
codes = [
  { code = "young", from = 0, to = 17, en = "young", nl = "jong", fr = "jeune" },
  { code = "old", from = 18, to = 130, en = "old", nl = "oud", fr = "vieux" },
]
`

// What is wrong is told with its line, and with what may stand there.
func TestParseErrors(t *testing.T) {
	if f, err := Parse(small); err != nil || f.Version != 2 || !f.Field("who").PII {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, now, want string }{
		{"no name", `form = "klein"`, ``, "want a name"},
		{"a name with spaces", `form = "klein"`, `form = "heel klein"`, "line 1: form: want a name"},
		{"no version", `version = 2`, ``, "version: want a number"},
		{"not TOML", `version = 2`, `version = `, "line 2: "},
		{"an unknown key", `pii = true`, `pi = true`, `line 22: unknown key "pi"`},
		{"an unknown type", `type = "text"`, `type = "words"`, `line 21: who: there is no type "words"; there are one, several, yesno, age, language, time, text`},
		{"no type", `type = "text"`, ``, "line 19: who: type is missing; there are one,"},
		{"an unknown source", `pii = true`, `source = "moon"`, `line 22: who: there is no source "moon"; there are channel,`},
		{"a source of a person", `type = "age"`, "type = \"age\"\nsource = \"channel\"", `line 28: age: the program knows nothing`},
		{"a label without French", `nl = "wie", fr = "qui"`, `nl = "wie"`, "line 20: who.label: want words in en, nl and fr"},
		{"a code without Dutch", `nl = "kort", `, ``, "line 16: kind.short: want words"},
		{"a code with a space", `code = "short"`, `code = "very short"`, "line 16: kind: a code is missing or not one"},
		{"a code twice", `code = "short"`, `code = "long"`, `kind: code "long" stands there already`},
		{"codes of a text", `pii = true`, `codes = [{ code = "a", en = "a", nl = "a", fr = "a" }]`, "line 22: who: a field of type text has no codes"},
		{"a field twice", `field = "who"`, `field = "kind"`, `field: "kind" stands in the form already`},
		{"a field without codes", `type = "text"`, `type = "one"`, "who: a field of type one wants codes"},
		{"a condition on what there is not", `when = { kind = ["long"] }`, `when = { sort = ["long"] }`, `line 23: when: "sort" is no field with codes that stands before`},
		{"a condition on itself", `when = { kind = ["long"] }`, `when = { who = ["long"] }`, `when: "who" is no field`},
		{"a condition with an unknown code", `when = { kind = ["long"] }`, `when = { kind = ["tall"] }`, `line 23: when: kind has no code "tall"; there are long, short`},
		{"a condition with no code", `when = { kind = ["long"] }`, `when = { kind = [] }`, `when: kind wants a code; there are long, short`},
		{"required by a word", `required = true`, `required = "yes"`, "line 13: required: want true, false, or codes"},
		{"required by an unknown code", `pii = true`, `required = { kind = ["tall"] }`, `kind has no code "tall"`},
		{"ages without a class", `from = 18`, `from = 21`, "age: no class has the age 18"},
		{"half a class", `from = 18, to`, `to`, "line 30: age: from and to"},
		{"a class that is an age", `code = "young"`, `code = "5"`, `age: "5" is an age already`},
		{"another answer", `no = {`, `never = {`, "answers.no: want words"},
		{"too long", `form = "klein"`, strings.Repeat("#", MaxFile) + "\n" + `form = "klein"`, "256 KB"},
	} {
		text := strings.Replace(small, c.old, c.now, 1)
		f, err := Parse(text)
		if f != nil || !errors.Is(err, ErrForm) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small)
	f.Add(Default().Text())
	f.Add("form = \"a\"\n[[contact]]\nrequired = { a = [1] }\n[answers.yes]\nen = \"\x1b[2J\"")
	f.Fuzz(func(t *testing.T, text string) {
		form, err := Parse(text)
		if err != nil {
			if !errors.Is(err, ErrForm) || strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Fatalf("%q", err)
			}
			return
		}
		// What is read can be asked everything.
		var s Sheet
		for n := range 3 {
			s.Persons = append(s.Persons, Answers{})
			for _, p := range form.Shown(s) {
				x := form.At(p)
				for _, c := range form.Offered(x) {
					a := Codes(c.Code)
					if err := x.Check(a); err != nil {
						t.Fatalf("%s cannot be answered with %s: %v", x.Name, c.Code, err)
					}
					if x.Type != Language && !x.PII && len(x.Counted(a)) != 1 {
						t.Fatalf("%s=%s is not counted", x.Name, c.Code)
					}
					if p.Person == n {
						if p.Person == 0 {
							s.Contact = Answers{x.Name: a}
						} else {
							s.Persons[n-1][x.Name] = a
						}
					}
				}
			}
			if p := form.Progress(s); p.Done+len(p.Missing) != p.Of {
				t.Fatalf("%+v", p)
			}
		}
		if again, err := Parse(form.Text()); err != nil || len(again.Contact) != len(form.Contact) {
			t.Fatalf("its own text: %v", err)
		}
	})
}
