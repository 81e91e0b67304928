package template

import (
	"errors"
	"strings"
	"testing"

	"baken/store/outside"
)

// The set to begin with is whole in each language, may be kept, and leaves nothing
// of a person in a reply.
func TestDefaults(t *testing.T) {
	seen := map[ID]bool{}
	count := map[string]int{}
	for _, d := range Defaults() {
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", d.Name.Unsafe(), err)
		}
		if seen[d.ID] {
			t.Errorf("%s has the id of another", d.Name.Unsafe())
		}
		seen[d.ID] = true
		count[d.Language+" "+string(d.For)]++
	}
	for _, s := range Sorts() {
		for _, l := range []string{"en", "nl", "fr"} {
			if n := count[l+" "+string(s)]; n == 0 || n != count["nl "+string(s)] {
				t.Errorf("%d %ss in %s", n, s, l)
			}
		}
	}
}

func TestFill(t *testing.T) {
	v := Values{Writer: "stille linde", Counselor: "Noor", Helpline: "Hulplijn", Date: "26 nov", Case: ""}
	text := outside.New("{writer}, {Contactnemer}, {hulpverlener}; {ligne}; {datum}; {case}; {x}\n")
	for of, want := range map[Sort]string{
		Note:  "stille linde, stille linde, Noor; Hulplijn; 26 nov; {case}; {x}",
		Reply: "{writer}, {Contactnemer}, {hulpverlener}; Hulplijn; 26 nov; {case}; {x}",
	} {
		if got := (Template{For: of, Text: text}).Fill(v); got != want {
			t.Errorf("%s: %q", of, got)
		}
	}
	if Left("{x} {case}") != "{case}" || Left("{x}") != "" {
		t.Error("what is left is not found")
	}
	// What is filled in is not filled in again.
	if got := (Template{For: Note, Text: outside.New("{writer}")}).Fill(Values{Writer: "{counselor}", Counselor: "x"}); got != "{counselor}" {
		t.Error(got)
	}
}

func TestCheck(t *testing.T) {
	good := Template{Name: outside.New("n"), Language: "nl", For: Reply, Text: outside.New("{helpline}")}
	var p *PlaceError
	for name, c := range map[string]struct {
		change func(*Template)
		want   func(error) bool
	}{
		"good":              {func(*Template) {}, func(err error) bool { return err == nil }},
		"no name":           {func(t *Template) { t.Name = outside.Text{} }, func(err error) bool { return errors.Is(err, ErrEmpty) }},
		"no text":           {func(t *Template) { t.Text = outside.New(" \n") }, func(err error) bool { return errors.Is(err, ErrEmpty) }},
		"a long name":       {func(t *Template) { t.Name = outside.New(strings.Repeat("x", MaxName+1)) }, func(err error) bool { return errors.Is(err, ErrTooLong) }},
		"another sort":      {func(t *Template) { t.For = "song" }, func(err error) bool { return errors.Is(err, ErrSort) }},
		"another language":  {func(t *Template) { t.Language = "de" }, func(err error) bool { return errors.Is(err, ErrLanguage) }},
		"an unknown place":  {func(t *Template) { t.Text = outside.New("{song}") }, func(err error) bool { return errors.As(err, &p) && !p.Notes }},
		"who, in a reply":   {func(t *Template) { t.Text = outside.New("{contactnemer}") }, func(err error) bool { return errors.As(err, &p) && p.Notes }},
		"a name in a reply": {func(t *Template) { t.Text = outside.New("{counselor}") }, func(err error) bool { return errors.As(err, &p) && p.Notes }},
		"who, in a note":    {func(t *Template) { t.Text, t.For = outside.New("{writer}"), Note }, func(err error) bool { return err == nil }},
	} {
		tpl := good
		c.change(&tpl)
		if err := tpl.Check(); !c.want(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
