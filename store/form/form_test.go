package form

import (
	"slices"
	"strings"
	"testing"

	"baken/store/outside"
)

// The form that the program brings has every field and code that the figures are
// counted from.
func TestDefault(t *testing.T) {
	f := Default()
	if f != Brought("helpline", 1) || Brought("helpline", 2) != nil || Brought("other", 1) != nil {
		t.Error("the form is not found by its name and version")
	}
	for _, c := range []struct {
		fields []Field
		want   string
	}{
		{f.Contact, `contact_type caller_role caller_relation province help_given summary anonymous caller_gender caller_age language main_form danger suicide email_safe repeat_contact channel direction started_at first_reply_at ended_at`},
		{f.Person, `role theme age gender form context perpetrator_relation`},
	} {
		var names []string
		for _, x := range c.fields {
			names = append(names, x.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("fields: %s", got)
		}
	}
	for field, want := range map[string]string{
		"contact_type":   "counselling information silent hangup improper_or_test thanks complaint wrong_service",
		"caller_age":     "under_12 12-17 18-25 26-59 60-79 80+ minor adult unknown",
		"province":       "ANT LIM OVL VBR WVL BRU WAL abroad unknown",
		"help_given":     "listened information advice risk_assessment safety_plan referral file_opened emergency none",
		"suicide":        "not_raised thoughts_without_intent thoughts_with_intent previous_attempt",
		"repeat_contact": "yes no not_asked",
	} {
		if got := strings.Join(f.Field(field).codes(), " "); got != want {
			t.Errorf("%s: %s", field, got)
		}
	}
	if got := f.Field("repeat_contact").Codes[2].Label.In("nl"); got != outside.New("niet nagegaan") {
		t.Errorf("what was not checked is called %q", got.Unsafe())
	}
	for _, x := range slices.Concat(f.Contact, f.Person) {
		if x.PII != (x.Name == "summary") {
			t.Errorf("%s can identify: %v", x.Name, x.PII)
		}
		for _, l := range append([]Label{x.Label}, labels(x.Codes)...) {
			for _, language := range []string{"en", "nl", "fr"} {
				if w := l.In(language).Line().Width(); w == 0 || w > 32 {
					t.Errorf("%s in %s is %d wide", x.Name, language, w)
				}
			}
		}
	}
	again, err := Parse(f.Text())
	if err != nil || again.Version != f.Version {
		t.Errorf("its own text: %v", err)
	}
}

func labels(codes []Code) (all []Label) {
	for _, c := range codes {
		all = append(all, c.Label)
	}
	return all
}

func TestRead(t *testing.T) {
	f := Default()
	for _, c := range []struct{ place, written, want string }{
		{"province", " VBR ", "VBR"}, {"province", "", ""}, {"province", "not_asked", "not_asked"},
		{"province", "vbr", "!"}, {"province", "VBR,BRU", "!"},
		{"help_given", "advice, listened", "advice listened"}, {"help_given", "advice,advice", "!"},
		{"help_given", "not_asked", "not_asked"}, {"help_given", "advice,not_asked", "!"}, {"help_given", "advice,", "!"},
		{"anonymous", "yes", "yes"}, {"anonymous", "maybe", "!"},
		{"caller_age", "35", "35"}, {"caller_age", "~35", "~35"}, {"caller_age", "131", "!"}, {"caller_age", "035", "!"}, {"caller_age", "-1", "!"}, {"caller_age", "26-59", "26-59"},
		{"language", "nl", "nl"}, {"language", "sw", "sw"}, {"language", "nld", "!"}, {"language", "qq", "!"},
		{"started_at", "2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00Z"}, {"started_at", "23/11", "!"},
		{"person.1.age", "unborn", "unborn"}, {"person.2.theme", "child_abuse,stalking", "child_abuse stalking"},
	} {
		p, ok := ParsePlace(c.place)
		if !ok {
			t.Fatal(c.place)
		}
		a, err := f.At(p).Read(c.written)
		got := strings.Join(a.Codes, " ")
		if err != nil {
			got = "!"
		}
		if got != c.want {
			t.Errorf("%s=%s: %q (%v)", c.place, c.written, got, err)
		}
		if err != nil && strings.Contains(err.Error(), c.written) {
			t.Errorf("what was written is in the words of the error: %v", err)
		}
	}
	if a, err := f.Field("summary").Read("hij heeft, een mes"); err != nil || a.Text != outside.New("hij heeft, een mes") {
		t.Errorf("words: %v, %v", a, err)
	}
	if _, err := f.Field("summary").Read(strings.Repeat("x", MaxText+1)); err == nil {
		t.Error("words that are too long")
	}
}

func TestPlaces(t *testing.T) {
	for _, s := range []string{"province", "person.1.theme", "person.99", "person.2"} {
		if p, ok := ParsePlace(s); !ok || p.String() != s {
			t.Errorf("%s: %v, %v", s, p, ok)
		}
	}
	for _, s := range []string{"", "person", "person.", "person.0", "person.01", "person.100", "person.1.", "person.x.theme", "Province", "a=b", "person.1.theme.x"} {
		if p, ok := ParsePlace(s); ok {
			t.Errorf("%q is %v", s, p)
		}
	}
}

func sheet(contact string, persons ...string) (s Sheet) {
	read := func(fields string) Answers {
		a := Answers{}
		for pair := range strings.FieldsSeq(fields) {
			name, codes, _ := strings.Cut(pair, "=")
			a[name] = Codes(strings.Split(codes, ",")...)
		}
		return a
	}
	s.Contact = read(contact)
	for _, p := range persons {
		s.Persons = append(s.Persons, read(p))
	}
	return s
}

func TestProgress(t *testing.T) {
	f := Default()
	for _, c := range []struct {
		name     string
		s        Sheet
		done, of int
		missing  string
	}{
		{"nothing", Sheet{}, 0, 1, "contact_type"},
		{"one that asks for nothing more", sheet("contact_type=hangup"), 1, 1, ""},
		{"only begun", sheet("contact_type=counselling caller_role=bystander"), 2, 7, "caller_relation province help_given summary person.1"},
		{"a victim is who it is", sheet("contact_type=information caller_role=victim"), 2, 4, "province help_given"},
		{"not asked is answered", sheet("contact_type=information caller_role=not_asked province=not_asked help_given=none"), 4, 4, ""},
		{"a victim has themes", sheet("contact_type=information caller_role=victim province=BRU help_given=none", "role=victim", "role=perpetrator"), 6, 8, "person.1.theme person.1.age"},
		{"who is concerned is not asked", sheet("contact_type=hangup", "age=3"), 1, 1, ""},
	} {
		p := f.Progress(c.s)
		var missing []string
		for _, m := range p.Missing {
			missing = append(missing, m.String())
		}
		if got := strings.Join(missing, " "); p.Done != c.done || p.Of != c.of || got != c.missing || p.Unfinished() != (c.missing != "") {
			t.Errorf("%s: %d of %d, missing %s", c.name, p.Done, p.Of, got)
		}
	}
}

func TestShown(t *testing.T) {
	f := Default()
	s := sheet("contact_type=counselling", "role=victim", "role=perpetrator")
	shown := f.Shown(s)
	for place, want := range map[string]bool{"province": true, "person.1.theme": true, "person.2.theme": false, "person.2.age": true} {
		p, _ := ParsePlace(place)
		clause, hidden := f.Hidden(s, p)
		if slices.Contains(shown, p) != want || hidden == want {
			t.Errorf("%s shows: %v, hidden: %v", place, slices.Contains(shown, p), hidden)
		}
		if hidden && (clause.Field != "role" || !slices.Equal(clause.Codes, []string{"victim"})) {
			t.Errorf("%s waits for %v", place, clause)
		}
	}
	s = sheet("contact_type=hangup province=BRU", "role=victim")
	if got := f.Shown(s); slices.Contains(got, Place{Field: "province"}) || slices.Contains(got, Place{1, "role"}) || len(got) != 6 {
		t.Errorf("of one who hung up: %v", got)
	}
	if c, hidden := f.Hidden(s, Place{1, "theme"}); !hidden || c.Field != "contact_type" {
		t.Errorf("a person's theme waits for %v", c)
	}
}

// What is counted says nothing of one person: no words, no moment, no exact age.
func TestCounted(t *testing.T) {
	f := Default()
	for _, c := range []struct{ place, written, want string }{
		{"province", "VBR", "VBR"}, {"help_given", "advice,listened", "advice listened"}, {"anonymous", "not_asked", "not_asked"},
		{"caller_age", "35", "26-59"}, {"caller_age", "~12", "12-17"}, {"caller_age", "0", "under_12"}, {"caller_age", "130", "80+"},
		{"caller_age", "minor", "minor"}, {"person.1.age", "5", "3-5"}, {"person.1.age", "unborn", "unborn"},
		{"started_at", "2026-11-23T09:00:00Z", ""}, {"summary", "hij heeft een mes", ""}, {"language", "nl", "nl"},
	} {
		p, _ := ParsePlace(c.place)
		x := f.At(p)
		a, err := x.Read(c.written)
		if got := strings.Join(x.Counted(a), " "); err != nil || got != c.want {
			t.Errorf("%s=%s is counted as %q (%v)", c.place, c.written, got, err)
		}
	}
	identifying := Field{Name: "x", Type: One, PII: true, Codes: []Code{{Code: "a"}}}
	if identifying.Counted(Codes("a")) != nil {
		t.Error("what can identify is counted")
	}
}

func TestLabels(t *testing.T) {
	f := Default()
	for _, c := range []struct{ field, code, language, want string }{
		{"province", "VBR", "fr", "Brabant flamand"}, {"province", "not_asked", "nl", "niet gevraagd"},
		{"caller_age", "~35", "nl", "~35"}, {"language", "sw", "nl", "sw"}, {"language", "ps", "en", "Pashto"},
	} {
		if got := f.LabelOf(f.Field(c.field), c.code, c.language); got != outside.New(c.want) {
			t.Errorf("%s of %s: %s", c.code, c.field, got.Unsafe())
		}
	}
}
