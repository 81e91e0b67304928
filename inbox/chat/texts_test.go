package chat

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Every text is there in each language, with the same gaps, and is used; and every text
// that is used is there.
func TestTexts(t *testing.T) {
	gaps := regexp.MustCompile(`\{\d\}`)
	for key, said := range texts {
		for l, s := range said {
			if strings.TrimSpace(s) == "" {
				t.Errorf("%s is missing in %s", key, Language(l).Code())
			}
			if len(gaps.FindAllString(s, -1)) != len(gaps.FindAllString(said[0], -1)) {
				t.Errorf("%s has other gaps in %s", key, Language(l).Code())
			}
		}
	}
	used := map[string]bool{}
	for _, source := range sources(t) {
		for _, m := range regexp.MustCompile(`(?:\.T|say|\$\.T|refuse\(w, r, [^,]*,|answer\(err\)|named\(l,|problem =|, text|status, c,|script, [^,]*, c,|return http\.\w+,) ?\(?"([A-Za-z0-9_.+-]+)"`).FindAllStringSubmatch(source, -1) {
			used[m[1]] = true
		}
	}
	for _, group := range []struct {
		key   string
		codes []string
	}{{"age", Ages}, {"region", Regions}, {"gender", Genders}} {
		used[group.key] = true
		for _, c := range group.codes {
			used[group.key+"."+c] = true
		}
	}
	for _, k := range []string{"joined", "handed", "parting"} {
		used[k+"no"] = true
	}
	for k := range used {
		if _, ok := texts[k]; !ok && k != "" {
			t.Errorf("%s is used and is not there", k)
		}
	}
	for k := range texts {
		if !used[k] {
			t.Errorf("%s is not used", k)
		}
	}
}

func sources(t *testing.T) (all []string) {
	for _, dir := range []fs.FS{pageFiles, here} {
		err := fs.WalkDir(dir, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
				return err
			}
			if strings.HasSuffix(path, ".go") || strings.HasSuffix(path, ".html") {
				b, err := fs.ReadFile(dir, path)
				all = append(all, string(b))
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestWhen(t *testing.T) {
	at := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for l, want := range []string{"op maandag 30 november om 9.00 uur", "le lundi 30 novembre à 9 h 00", "on Monday 30 November at 9:00"} {
		if got := Language(l).when(at); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPreferred(t *testing.T) {
	for accept, want := range map[string]Language{"": Dutch, "nl-BE": Dutch, "fr-BE,fr;q=0.9,nl;q=0.1": French, "tr": English, "en-GB, nl": English, "\x00;;q": Dutch} {
		if got := preferred(accept); got != want {
			t.Errorf("%q: %s", accept, got.Code())
		}
	}
}

// All of the page together is less than 50 KB, and refers to nothing elsewhere.
func TestWeight(t *testing.T) {
	n := 0
	elsewhere := regexp.MustCompile(`(?i)(src|href|action)="?(https?:)?//|@import|url\(`)
	err := fs.WalkDir(pageFiles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(pageFiles, path)
		n += len(b)
		if elsewhere.Match(b) {
			t.Errorf("%s refers to another host", path)
		}
		return err
	})
	if err != nil || n > 50<<10 || n < 10<<10 {
		t.Errorf("%d bytes, %v", n, err)
	}
}
