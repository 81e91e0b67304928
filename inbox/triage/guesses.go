package triage

import (
	"strings"
	"sync/atomic"
)

// guesses remember what words of texts are one letter beside: people write the same
// few thousand words, and finding that out is most of the work on a text. A place
// holds the word that was looked for last of those that share it, so that whatever is
// written no more than their number is kept.
type guesses [1 << 13]atomic.Pointer[beside]

// beside is what one word may be; it does not change.
type beside struct {
	word    string
	symbols [maxSymbols]symbol
	n       uint8
}

// of gives the place of a word with a hash, and what is known of it; nil for nothing.
func (g *guesses) of(word string, hash uint64) (place *atomic.Pointer[beside], known *beside) {
	place = &g[hash%uint64(len(g))]
	if known = place.Load(); known != nil && known.word != word {
		known = nil
	}
	return place, known
}

// keep remembers what a token was found to be. The word is copied: it is a part of
// a text.
func keep(place *atomic.Pointer[beside], word string, t *token) {
	place.Store(&beside{word: strings.Clone(word), symbols: t.symbols, n: t.n})
}
