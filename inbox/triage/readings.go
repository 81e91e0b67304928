package triage

import (
	"strings"
	"sync/atomic"
)

// readings remember what words of texts were read as: people write the same few
// thousand words, and reading one is most of the work on a text. A place holds the
// word that was looked for last of those that share it, so that whatever is written
// no more than their number is kept.
type readings [1 << 13]atomic.Pointer[reading]

// reading is what one word is where nothing around it matters; it does not change.
type reading struct {
	word     string
	ordinary bool    // it was not taken for a misspelling
	opens    bool    // it may mean something else together with the next word
	tokens   []token // one, or those that the spelling table makes of it
}

// read gives the reading of a folded word. With ordinary it is not taken for a
// misspelling.
func (v *vocabulary) read(word string, hash uint64, ordinary bool) *reading {
	if ordinary {
		hash++
	}
	place := &v.readings[hash%uint64(len(v.readings))]
	if r := place.Load(); r != nil && r.word == word && r.ordinary == ordinary {
		return r
	}
	r := &reading{ordinary: ordinary, opens: v.known[word]&opens != 0}
	v.respellOne(word, func(w string, is traits) { r.tokens = append(r.tokens, v.token(w, is, ordinary)) })
	if len(word) <= maxNear { // no word of any language is longer
		r.word = strings.Clone(word) // it is a part of a text
		place.Store(r)
	}
	return r
}
