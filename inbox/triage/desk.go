package triage

import (
	"slices"
	"sync"
)

// desk is room for the work on one text, used again for the next. Nothing of a text
// stays on it.
type desk struct {
	pieces []piece
	tokens []token
	m      matcher
}

// largest is of how many words a text is at most whose room is kept.
const largest = 1 << 14

var desks = sync.Pool{New: func() any { return new(desk) }}

// tidy clears the desk and gives it back.
func (d *desk) tidy() {
	if cap(d.pieces) > largest || cap(d.tokens) > largest {
		return
	}
	clear(d.pieces)
	clear(d.tokens)
	desks.Put(d)
}

// matcher reads the words in the terms of a ruleset.
func (d *desk) matcher(rs *ruleset) *matcher {
	d.tokens = rs.v.tokens(d.tokens, d.pieces, rs.code)
	m := &d.m
	clear(m.words)
	clear(m.asked)
	m.possible = slices.Grow(m.possible[:0], rs.v.patterns)[:rs.v.patterns]
	clear(m.possible)
	m.live = slices.Grow(m.live[:0], len(rs.by))[:len(rs.by)]
	*m = matcher{v: rs.v, tokens: d.tokens, steps: maxSteps, words: m.words, possible: m.possible, asked: m.asked, live: m.live, triggers: m.triggers[:0]}
	return m
}
