package store

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"strings"
)

// Pseudonym stands for the address of a contact until it is uncovered: two words
// from the lists of a language ("stille linde"). It names an address, not a
// person, is unique in the store and is never used as an id. It is a number, so
// that each language has its own words for it; zero is none.
type Pseudonym uint32

//go:embed pseudonyms.txt
var pseudonymWords string

// words are the lists of a language: first the ones that say how, then what.
type wordLists struct{ how, what []string }

var pseudonyms = parsePseudonyms(pseudonymWords)

// parsePseudonyms reads lines of "how" or "what" and the word in English, Dutch
// and French.
func parsePseudonyms(text string) map[string]*wordLists {
	all := map[string]*wordLists{"en": {}, "nl": {}, "fr": {}}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) != 4 {
			continue
		}
		for i, language := range []string{"en", "nl", "fr"} {
			l := all[language]
			if f[0] == "how" {
				l.how = append(l.how, f[i+1])
			} else {
				l.what = append(l.what, f[i+1])
			}
		}
	}
	return all
}

// In gives the words in a language (en, nl, fr; English for another).
func (p Pseudonym) In(language string) string {
	if p == 0 {
		return ""
	}
	l := pseudonyms[language]
	if l == nil {
		l = pseudonyms["en"]
	}
	n := uint32(p - 1)
	pairs := uint32(len(l.how) * len(l.what))
	again, n := n/pairs, n%pairs
	how, what := l.how[n%uint32(len(l.how))], l.what[n/uint32(len(l.how))]
	words := how + " " + what
	if language == "fr" {
		words = what + " " + how
	}
	if again > 0 {
		words = fmt.Sprintf("%s %d", words, again+1)
	}
	return words
}

// newPseudonym takes one that no other contact has. Which one follows from the
// contact's id, so that colleagues mostly see the same.
func (t *tx) newPseudonym(id ContactID) (Pseudonym, error) {
	l := pseudonyms["en"]
	pairs := uint32(len(l.how) * len(l.what))
	h := t.s.hash("pseudonym", id[:])
	from := binary.BigEndian.Uint32(h[:]) % pairs
	step := binary.BigEndian.Uint32(h[4:])%(pairs-1) | 1
	all, err := t.ladder(string(FilterAll))
	if err != nil {
		return 0, err
	}
	// Numbers under which all pairs are taken are not tried again.
	for try := 8 * (uint32(all.Len()) / pairs); ; try++ {
		// After some tries among the pairs, a number tells further ones apart.
		p := Pseudonym(1 + (from+(try%8)*step)%pairs + try/8*pairs)
		key := t.pseudonymKey(p)
		if t.raw(boxPseudonyms, key) == nil {
			return p, t.put(boxPseudonyms, key, id[:])
		}
	}
}

func (t *tx) pseudonymKey(p Pseudonym) []byte {
	h := t.s.hash("pseudonym-of", binary.BigEndian.AppendUint32(nil, uint32(p)))
	return h[:]
}

func (t *tx) dropPseudonym(p Pseudonym) error {
	return t.drop(boxPseudonyms, t.pseudonymKey(p))
}
