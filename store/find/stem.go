package find

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
)

// stemmers are those of the languages in which people write to the helpline.
var stemmers = [...]func(*snowballstem.Env) bool{dutch.Stem, french.Stem, english.Stem}

// minStem is how long a word is at least, in bytes, that has other forms.
const minStem = 3

// stem is what the forms of a word have in common in one of the languages.
func stem(env *snowballstem.Env, language int, word string) string {
	if language == 0 && strings.HasSuffix(word, "jes") {
		word = word[:len(word)-1]
	}
	env.SetCurrent(word)
	stemmers[language](env)
	if language == 0 {
		return dutchStem(word, env.Current())
	}
	return env.Current()
}

// dutchStem mends what the stemmer leaves apart: huizen and huis, brieven and brief,
// messen and mes, kinderen and kind, kindje and kind, slaan and slaat.
func dutchStem(word, s string) string {
	for _, verb := range []string{"slaa", "staa", "gaa"} {
		if n := len(word) - 1; n > 0 && strings.HasSuffix(word[:n], verb) && (word[n] == 'n' || word[n] == 't') {
			return word[:n]
		}
	}
	for _, plural := range []string{"kinder", "lieder", "goeder", "blader"} {
		if strings.HasSuffix(s, plural) {
			return s[:len(s)-len("er")]
		}
	}
	if len(s) < 3 {
		return s
	}
	switch last := len(s) - 1; s[last] {
	case 'z':
		return s[:last] + "s"
	case 'v':
		return s[:last] + "f"
	case 's', 'n', 'k', 'l', 'm', 'p', 't': // messen
		if s[last-1] == s[last] {
			return s[:last]
		}
	case 'j':
		if strings.IndexByte("aeiouy", s[last-1]) < 0 {
			if strings.HasSuffix(s, "wtj") { // vrouwtje
				last--
			}
			return s[:last]
		}
	}
	return s
}

// forms knows the forms of one word.
type forms struct {
	word  string
	stems [len(stemmers)]string // empty: only the word itself
	env   *snowballstem.Env
	root  string // with which all forms begin
}

// formsOf gives the forms of a folded word; with exact only the word itself.
func formsOf(word string, exact bool) *forms {
	f := &forms{word: word, root: word}
	if exact || len(word) < minStem || word[0] <= '9' {
		return f
	}
	f.env = snowballstem.NewEnv("")
	for i := range stemmers {
		s := stem(f.env, i, word)
		if len(s) < 3 {
			continue
		}
		f.stems[i] = s
		n := 0
		for n < len(s) && n < len(f.root) && s[n] == f.root[n] {
			n++
		}
		f.root = f.root[:n]
	}
	// The last letter of a stem may be another in a form of it: huis, huiz-en.
	if len(f.root) > 3 {
		f.root = f.root[:len(f.root)-1]
	}
	return f
}

// has says whether a folded word, which begins with the root, is one of the forms.
func (f *forms) has(word []byte) bool {
	if string(word) == f.word {
		return true
	}
	if f.env == nil || len(word) > len(f.word)+8 {
		return false
	}
	w := string(word)
	for i, s := range f.stems {
		if s != "" && stem(f.env, i, w) == s {
			return true
		}
	}
	return false
}
