package figures

import (
	"testing"

	"baken/store/form"
)

// little is a form of few fields and few codes.
const little = `
form = "little"
version = 3
[answers]
yes = { en = "yes", nl = "ja", fr = "oui" }
no = { en = "no", nl = "nee", fr = "non" }
not_asked = { en = "not asked", nl = "niet gevraagd", fr = "pas demandé" }
[persons]
label = { en = "person", nl = "persoon", fr = "personne" }
when = { contact_type = ["counselling", "information"] }
[[contact]]
field = "contact_type"
label = { en = "type", nl = "soort", fr = "type" }
type = "one"
required = true
codes = [
  { code = "counselling", en = "a", nl = "a", fr = "a" },
  { code = "information", en = "b", nl = "b", fr = "b" },
  { code = "hangup", en = "c", nl = "c", fr = "c" },
  { code = "thanks", en = "d", nl = "d", fr = "d" },
  { code = "silent", en = "e", nl = "e", fr = "e" },
]
[[contact]]
field = "channel"
label = { en = "channel", nl = "kanaal", fr = "canal" }
type = "one"
codes = [
  { code = "phone", en = "phone", nl = "telefoon", fr = "téléphone" },
  { code = "chat", en = "chat", nl = "chat", fr = "chat" },
  { code = "mail", en = "mail", nl = "mail", fr = "mail" },
]
[[contact]]
field = "caller_age"
label = { en = "age", nl = "leeftijd", fr = "âge" }
type = "age"
codes = [
  { code = "under_15", from = 0, to = 14, en = "a", nl = "a", fr = "a" },
  { code = "15-20", from = 15, to = 20, en = "b", nl = "b", fr = "b" },
  { code = "over", from = 21, to = 130, en = "c", nl = "c", fr = "c" },
]
[[contact]]
field = "caller_gender"
label = { en = "gender", nl = "geslacht", fr = "genre" }
type = "one"
codes = [
  { code = "f", en = "f", nl = "f", fr = "f" },
  { code = "m", en = "m", nl = "m", fr = "m" },
  { code = "x", en = "x", nl = "x", fr = "x" },
]
[[person]]
field = "role"
label = { en = "role", nl = "rol", fr = "rôle" }
type = "one"
required = true
codes = [{ code = "victim", en = "victim", nl = "slachtoffer", fr = "victime" }, { code = "other", en = "other", nl = "andere", fr = "autre" }]
[[person]]
field = "theme"
label = { en = "theme", nl = "thema", fr = "thème" }
type = "several"
when = { role = ["victim"] }
codes = [
  { code = "a", en = "first", nl = "eerste", fr = "premier" },
  { code = "b", en = "second", nl = "tweede", fr = "deuxième" },
  { code = "c", en = "third", nl = "derde", fr = "troisième" },
  { code = "d", en = "fourth", nl = "vierde", fr = "quatrième" },
]
[[person]]
field = "context"
label = { en = "context", nl = "context", fr = "contexte" }
type = "one"
when = { role = ["victim"] }
codes = [
  { code = "household", en = "a", nl = "a", fr = "a" },
  { code = "separated_household", en = "b", nl = "b", fr = "b" },
  { code = "wider_family", en = "c", nl = "c", fr = "c" },
  { code = "work", en = "d", nl = "d", fr = "d" },
]
`

func littleForm(t testing.TB) *form.Form {
	t.Helper()
	f, err := form.Parse(little)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// answers of pairs: field, code, field, code; several codes of a field one after
// another.
func pairs(all ...string) (a Answers) {
	for i := 0; i < len(all); i += 2 {
		switch n := len(a); {
		case all[i+1] == "":
		case n > 0 && a[n-1].Field == all[i]:
			a[n-1].Codes = append(a[n-1].Codes, all[i+1])
		default:
			a = append(a, Answer{all[i], []string{all[i+1]}})
		}
	}
	return a
}

// counted counts records by the first form.
func count(t testing.TB, q Query, records []Record, forms ...*form.Form) Result {
	t.Helper()
	c, err := New(q, forms...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range records {
		c.Add(&records[i])
	}
	r, err := c.Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// find is the line of a number and a name, or of a code.
func (r Result) find(t testing.TB, number int, name Name, code string) Line {
	t.Helper()
	for _, l := range r.Lines {
		if l.R == number && l.Name == name && (name != "" && name != ByMinors || len(l.By) > 0 && l.By[len(l.By)-1].Code == code) {
			return l
		}
	}
	t.Fatalf("there is no line R%d %s %s", number, name, code)
	return Line{}
}

func period(t testing.TB, s string) Period {
	t.Helper()
	p, err := ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
