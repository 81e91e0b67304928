package triage

import (
	"iter"
	"math/bits"
	"slices"
	"strconv"
)

// symbol is a word or the beginning of a word that some pattern names.
type symbol int32

// set is a set of symbols.
type set []uint64

func (s *set) add(x symbol) {
	for len(*s) <= int(x)/64 {
		*s = append(*s, 0)
	}
	(*s)[x/64] |= 1 << (x % 64)
}

func (s set) has(x symbol) bool {
	return int(x)/64 < len(s) && s[x/64]&(1<<(x%64)) != 0
}

// meets says whether s and t have a symbol in common.
func (s set) meets(t set) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

func (s set) all() iter.Seq[symbol] {
	return func(yield func(symbol) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(symbol(i*64 + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// traits say what a vocabulary knows of a word, in one look.
type traits uint8

const (
	named        traits = 1 << iota // some pattern names it
	ordinaryWord                    // never taken for a misspelling
	respelt                         // it has a line in the spelling table
	opens                           // it is the first word of such a line
)

const stemBits = 1 << 14

// vocabulary holds the words of one language that matter to its rules.
type vocabulary struct {
	patterns int      // how many there are
	names    []string // by symbol; stems without their star
	words    map[string]symbol
	stems    map[string]symbol
	nearWord *near
	nearStem *near
	stemBits [stemBits / 64]uint64 // hashes of the stems, to turn away most words
	shortest int                   // of the stems
	nearMin  int                   // of the stems that may have a wrong letter
	nearMax  int
	known    map[string]traits
	spelling map[string][]string
	pairs    map[string][]string
	numbers  map[symbol]int16
	negation set
	notOnly  set
	renewal  set
	readings readings
}

func newVocabulary() *vocabulary {
	return &vocabulary{
		words: map[string]symbol{}, stems: map[string]symbol{},
		nearWord: newNear(), nearStem: newNear(), shortest: 100, nearMin: 100,
		known: map[string]traits{}, spelling: map[string][]string{},
		pairs:   map[string][]string{},
		numbers: map[symbol]int16{},
	}
}

func (v *vocabulary) name(s symbol) string { return v.names[s] }

// word gives the symbol of a folded word, a new one if need be.
func (v *vocabulary) word(w string) symbol {
	if s, ok := v.words[w]; ok {
		return s
	}
	s := symbol(len(v.names))
	v.names = append(v.names, w)
	v.words[w] = s
	v.known[w] |= named
	if len(w) >= nearFrom {
		v.nearWord.add(w, int32(s))
	}
	return s
}

// stem gives the symbol of the beginning of a word.
func (v *vocabulary) stem(w string) symbol {
	if s, ok := v.stems[w]; ok {
		return s
	}
	s := symbol(len(v.names))
	v.names = append(v.names, w)
	v.stems[w] = s
	v.shortest = min(v.shortest, len(w))
	h := hashOf(w)
	v.stemBits[h%stemBits/64] |= 1 << (h % 64)
	if len(w) >= nearFrom {
		v.nearStem.add(w, int32(s))
		v.nearMin, v.nearMax = min(v.nearMin, len(w)), max(v.nearMax, len(w))
	}
	return s
}

// token is a word of a text in the terms of a vocabulary.
type token struct {
	symbols [maxSymbols]symbol
	n       uint8
	number  int16 // -1 for none
	first   int32 // the pieces it was written in
	last    int32
	before  pause
	guessed bool // the symbols are one letter beside what was written
	denies  bool
	renews  bool
}

// maxSymbols bounds how many words of the patterns one written word can be.
const maxSymbols = 6

func (t *token) add(s symbol) {
	for i := range t.n {
		if t.symbols[i] == s {
			return
		}
	}
	if t.n < maxSymbols {
		t.symbols[t.n] = s
		t.n++
	}
}

func (t *token) is(s symbol) bool {
	for i := range t.n {
		if t.symbols[i] == s {
			return true
		}
	}
	return false
}

func (t *token) in(s set) bool {
	for i := range t.n {
		if s.has(t.symbols[i]) {
			return true
		}
	}
	return false
}

// tokens reads the words of a text. In a sentence that is certainly in another
// language than code no wrong letters are looked for: half the words of one
// language are one letter beside a word of another. Nor are they looked for
// in the small words of any language, or in words of four letters. The words go
// into room, which may be one that was used before.
func (v *vocabulary) tokens(room []token, pieces []piece, code uint8) []token {
	out := slices.Grow(room[:0], len(pieces)+16)
	for i := 0; i < len(pieces); i++ {
		p := &pieces[i]
		from := len(out)
		first, last := int32(i), int32(i)
		ordinary := p.small.set != 0 || p.language != 0 && p.language != code
		r := v.read(p.word, p.hash, ordinary)
		var together []string
		if r.opens {
			together = v.pair(pieces, i)
		}
		if together == nil {
			out = append(out, r.tokens...)
		} else {
			for _, w := range together {
				out = append(out, v.token(w, v.known[w], ordinary))
			}
			i++
			last++
		}
		for k := range out[from:] {
			t := &out[from+k]
			t.first, t.last = first, last
			if k == 0 {
				t.before = p.before
			}
		}
	}
	return out
}

// token is a respelled word on its own, joined to what stands before it.
func (v *vocabulary) token(w string, is traits, ordinary bool) token {
	t := token{number: -1}
	if ordinary {
		is |= ordinaryWord
	}
	v.recognise(w, is, &t)
	return t
}

// recognise finds what a folded and respelled word may be: itself and the
// stems that it begins with, or else what is one letter beside it.
func (v *vocabulary) recognise(w string, is traits, t *token) {
	if isDigit(w[0]) && len(w) <= 4 {
		if n, err := strconv.Atoi(w); err == nil {
			t.number = int16(n)
		}
	}
	var exact symbol
	known := is&named != 0
	if known {
		exact = v.words[w]
		t.add(exact)
	}
	h := uint64(0)
	for l := 1; l <= len(w) && l <= maxNear; l++ {
		h = hashOn(h, w[l-1])
		if m := mix(h); l >= v.shortest && v.stemBits[m%stemBits/64]&(1<<(m%64)) != 0 {
			if s, ok := v.stems[w[:l]]; ok {
				t.add(s)
			}
		}
	}
	if t.n == 0 && len(w) >= nearFrom && len(w) <= maxNear && is&ordinaryWord == 0 && !isDigit(w[0]) {
		t.guessed = true
		take := func(id int32) { t.add(symbol(id)) }
		v.nearWord.find(w, take)
		for cut := v.nearMin - 1; cut <= min(v.nearMax+1, len(w)); cut++ {
			v.nearStem.find(w[:cut], take)
		}
	}
	for i := range t.n {
		s := t.symbols[i]
		if n, ok := v.numbers[s]; ok {
			t.number = n
		}
		// Only the very word denies: "niets" misspelled must not hide a knife.
		if known && s == exact {
			t.denies, t.renews = v.negation.has(s), v.renewal.has(s)
		}
	}
}
