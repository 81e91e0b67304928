package guide

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/keymap"
	"baken/ui/lang"
)

// The guide is the same in all languages: the same chapters, of as many parts, that name
// the same keys in the same order.
func TestOneGuide(t *testing.T) {
	shape := func(g *Guide) (counts []int) {
		for _, c := range g.Chapters {
			counts = append(counts, len(c.Blocks))
		}
		return counts
	}
	for _, heard := range []bool{false, true} {
		in := func(l lang.Language) *Guide {
			c := lang.For(l)
			if heard {
				c = c.Aloud()
			}
			return In(c, keymap.Default())
		}
		first := in(lang.English)
		if len(first.Chapters) < 12 || len(first.Named) < 25 {
			t.Fatalf("%d chapters, %d keys", len(first.Chapters), len(first.Named))
		}
		for _, l := range lang.Languages() {
			g := in(l)
			if diff := cmp.Diff(shape(first), shape(g)); diff != "" {
				t.Errorf("%s has other parts than English:\n%s", l, diff)
			}
			if diff := cmp.Diff(sorted(first.Named), sorted(g.Named)); diff != "" {
				t.Errorf("%s names other keys than English:\n%s", l, diff)
			}
			if g.Title == "" {
				t.Errorf("%s has no title", l)
			}
			for _, c := range g.Chapters {
				for _, b := range c.Blocks {
					if strings.ContainsAny(b.Words(), "`*") || unfilled.MatchString(b.Words()) {
						t.Errorf("%s: a mark or a name of the program shows in %q", l, b.Words())
					}
				}
			}
		}
	}
}

// unfilled is the name of a text of the catalog, or a place for an argument.
var unfilled = regexp.MustCompile(`\b[a-z]+\.[a-z]+-?[a-z]*\b|\{[0-9]`)

func sorted(all []Named) map[Named]bool {
	set := map[Named]bool{}
	for _, n := range all {
		set[n] = true
	}
	return set
}

// A key of one's own stands in the guide in the place of the usual one, and where one was
// taken away the name by which the palette finds it.
func TestOwnKeys(t *testing.T) {
	keys, err := keymap.New(keymap.Config{"queue": {"claim": {"ctrl+t"}}, "everywhere": {"guide": {}}})
	if err != nil {
		t.Fatal(err)
	}
	words := In(lang.For(lang.English), keys).Markdown()
	for _, want := range []string{"`ctrl+t` claims a contact", "**guide** brings this guide back"} {
		if !strings.Contains(words, want) {
			t.Errorf("the guide does not say %q", want)
		}
	}
}

// What the table of actions has not is no key of the guide.
func TestUnknownKey(t *testing.T) {
	for _, text := range []string{`{{key "queue send"}}`, `{{key "nowhere claim"}}`, `{{key "claim"}}`, `{{word "no.such-word"}}`} {
		g := &Guide{}
		if words, err := g.fill(lang.For(lang.English), keymap.Default(), text); err == nil {
			t.Errorf("%s becomes %q", text, words)
		}
	}
}

// The documents are what the program shows. To write them anew: UPDATE_README=1 go test
// ./ui/guide
func TestDocuments(t *testing.T) {
	for _, l := range lang.Languages() {
		want := In(lang.For(l), keymap.Default()).Markdown()
		file := filepath.Join("..", "..", ".doc", "guide."+string(l)+".md")
		if os.Getenv("UPDATE_README") != "" {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s is not what the program shows; UPDATE_README=1 writes it:\n%s", file, diff)
		}
		for _, m := range regexp.MustCompile(`\]\((picture/[^)]*)\)`).FindAllStringSubmatch(want, -1) {
			if _, err := os.Stat(filepath.Join("..", "..", ".doc", m[1])); err != nil {
				t.Error(err)
			}
		}
	}
}
