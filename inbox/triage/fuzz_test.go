package triage

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"baken/store/outside"
)

func FuzzAssess(f *testing.F) {
	for _, file := range labelledFiles {
		for _, m := range labelledSet(f, file) {
			f.Add(m.subject, m.own)
		}
	}
	f.Add("", "14\xff ben ik…\u202e heeeeelp m**rd ﬁ①４")
	f.Add("0", "ZY0"+strings.Repeat("\xa9", 25)+"0geslAge")
	f.Add("\u037a", "0") // folds to no letter at all
	f.Fuzz(func(t *testing.T, subject, own string) {
		r := Default()
		a := r.Assess(outside.New(subject), outside.New(own))
		if len(a.Reasons) > MaxReasons {
			t.Fatalf("%d reasons", len(a.Reasons))
		}
		if len(a.Reasons) == 0 && a.Level != None && a.Level != NotAssessed {
			t.Fatalf("%v without a reason", a.Level)
		}
		for i, x := range a.Reasons {
			if r.Label(x.Rule, "nl") == "" || x.Text.IsEmpty() {
				t.Fatalf("reason %d has no words", i)
			}
			if cells(x.Text.Unsafe()) > MaxReasonWidth+1 {
				t.Fatalf("reason %d is too wide", i)
			}
			if utf8.ValidString(subject) && utf8.ValidString(own) && !utf8.ValidString(x.Text.Unsafe()) {
				t.Fatalf("reason %d cuts a letter", i)
			}
			if x.Level.Above(a.Level) {
				t.Fatalf("reason %d is above the level", i)
			}
		}
		// What is added as a sentence of its own never lowers.
		more := r.Assess(outside.New(subject), outside.New(own+"\n\nBedankt voor de goede zorgen."))
		if again := r.Assess(outside.New(subject), outside.New(own)); !slices.Equal(a.Reasons, again.Reasons) {
			t.Fatal("the second time it is assessed otherwise")
		}
		if a.Level.Above(NotAssessed) && a.Level.Above(more.Level) && len(own) < MaxText/2 {
			t.Fatalf("%v became %v", a.Level, more.Level)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"nl", "fr", "en"} {
		b, err := embedded.ReadFile("rules/" + name + ".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b[len(b)/2:]))
	}
	f.Add("language = \"nl\"\n[lists]\nhe=[\"hij\"]\n[[rule]]\nid=\"a\"\nlevel=\"acute\"\npatterns=[\"{he} .. mes* <1-2>|$ a?\"]\n[rule.label]\nen=\"a\"\nnl=\"a\"\nfr=\"a\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(fstest.MapFS{"x.toml": {Data: []byte(text)}})
		if err != nil {
			if !errors.Is(err, ErrRules) {
				t.Fatal(err)
			}
			return
		}
		r.Assess(outside.New("hij heeft een mes"), outside.New(text))
	})
}
