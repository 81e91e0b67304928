package triage

import "slices"

// matcher looks for patterns in the tokens of one text in one language.
type matcher struct {
	v      *vocabulary
	tokens []token
	steps  int  // how much work is left
	strict bool // only what stands there to the letter

	words    set    // the symbols of the text
	numbers  bool   // whether there is a number in it
	possible []int8 // by pattern.id: whether it can stand anywhere in the text; 0 not known
	asked    set    // the symbols of which live is known
	live     []span // by symbol: which of triggers can hit in the text
	triggers []trigger
}

// span is a part of a list.
type span struct{ from, to int32 }

// tries are the triggers of a symbol whose patterns can stand in the text: of most
// words that many patterns name there are few, and a text says them often.
func (m *matcher) tries(s symbol, of []trigger) []trigger {
	if len(of) == 0 {
		return nil
	}
	if !m.asked.has(s) {
		m.asked.add(s)
		from := len(m.triggers)
		for _, t := range of {
			if m.mayHold(t.pattern) {
				m.triggers = append(m.triggers, t)
			}
		}
		m.live[s] = span{int32(from), int32(len(m.triggers))}
	}
	return m.triggers[m.live[s].from:m.live[s].to]
}

// mayHold says whether all words that p cannot do without stand somewhere in the
// text: of most patterns one does not.
func (m *matcher) mayHold(p *pattern) bool {
	if m.possible[p.id] == 0 {
		m.possible[p.id] = 1
		for i := range p.elements {
			if e := &p.elements[i]; e.mustBeThere() && !m.mayBe(e) {
				m.possible[p.id] = -1
				break
			}
		}
	}
	return m.possible[p.id] > 0
}

// mayBe says whether one of the words of e stands in the text.
func (m *matcher) mayBe(e *element) bool {
	return e.high > 0 && m.numbers || e.set.meets(m.words) || slices.ContainsFunc(e.seqs, func(seq []symbol) bool {
		return !slices.ContainsFunc(seq, func(s symbol) bool { return !m.words.has(s) })
	})
}

// maxSteps bounds the work on one text in one language, so that a text made to
// be slow is only not assessed. What people write takes some two steps a byte.
const maxSteps = 8 * MaxText

// around finds p with its anchor at token i; from and to are tokens, to is
// beyond the last.
func (m *matcher) around(p *pattern, i int) (from, to int, ok bool) {
	if !m.mayHold(p) {
		return 0, 0, false
	}
	for from = max(0, i-p.left-p.elements[p.anchor].longest+1); from <= i; from++ {
		if to = m.match(p.elements, from, from); to > from {
			return from, to, true
		}
	}
	return 0, 0, false
}

// match gives where elements, read from token i on, end; -1 when they do not
// fit. start is where the pattern began.
func (m *matcher) match(elements []element, start, i int) int {
	if m.steps--; m.steps < 0 {
		return -1
	}
	if len(elements) == 0 {
		return i
	}
	e := &elements[0]
	rest := elements[1:]
	switch e.kind {
	case sentenceStart:
		if i < len(m.tokens) && m.tokens[i].before == joined {
			return -1
		}
		return m.match(rest, i, i)
	case sentenceEnd:
		if i < len(m.tokens) && m.tokens[i].before == joined {
			return -1
		}
		return m.match(rest, start, i)
	case gap:
		denied := false
		for n := 0; ; n++ {
			if !denied {
				if to := m.match(rest, start, i+n); to >= 0 {
					return to
				}
			}
			if n == e.gap || i+n >= len(m.tokens) || i+n > start && m.tokens[i+n].before == fullStop {
				return -1
			}
			// "no knife but a gun": what denies is over at "but".
			t := &m.tokens[i+n]
			if t.denies && !m.notOnly(i+n+1) {
				denied = true
			} else if t.renews {
				denied = false
			}
		}
	}
	if i < len(m.tokens) && (i == start || m.tokens[i].before != fullStop) {
		t := &m.tokens[i]
		if m.strict && t.guessed {
			return -1
		}
		if e.high > 0 && t.number >= e.low && t.number <= e.high || t.in(e.set) {
			if to := m.match(rest, start, i+1); to >= 0 {
				return to
			}
		}
		for _, seq := range e.seqs {
			if m.sequence(seq, start, i) {
				if to := m.match(rest, start, i+len(seq)); to >= 0 {
					return to
				}
			}
		}
	}
	if e.optional || e.orEnd && (i == len(m.tokens) || m.tokens[i].before != joined) {
		return m.match(rest, start, i)
	}
	return -1
}

func (m *matcher) sequence(seq []symbol, start, i int) bool {
	if i+len(seq) > len(m.tokens) {
		return false
	}
	for k, s := range seq {
		t := &m.tokens[i+k]
		if !t.is(s) || m.strict && t.guessed || i+k > start && t.before == fullStop {
			return false
		}
	}
	return true
}

// notOnly says whether token i makes of the "not" before it a "not only".
func (m *matcher) notOnly(i int) bool {
	return i < len(m.tokens) && m.tokens[i].before == joined && m.tokens[i].in(m.v.notOnly)
}

// denied says whether a match that ended before token to is taken back by the
// next word or the one after it: "he hits me not".
func (m *matcher) denied(to int) bool {
	for i := to; i < min(to+2, len(m.tokens)) && m.tokens[i].before == joined; i++ {
		if m.tokens[i].denies {
			return !m.notOnly(i + 1)
		}
	}
	return false
}

// excuseReach is how many words an excuse may stand away from what it excuses.
const excuseReach = 10

// excused says whether p stands close to the match from..to, in the same
// sentence, with nothing between that begins anew. A misspelled excuse is none:
// what may be a cry for help is not taken for something else.
func (m *matcher) excused(p *pattern, from, to int) bool {
	if !m.mayHold(p) {
		return false
	}
	low, high := from, to
	for low > 0 && from-low < excuseReach && m.tokens[low].before == joined && !m.tokens[low-1].renews {
		low--
	}
	for high < len(m.tokens) && high-to < excuseReach && m.tokens[high].before == joined && !m.tokens[high].renews {
		high++
	}
	within := matcher{v: m.v, tokens: m.tokens[:high], steps: m.steps, strict: true}
	defer func() { m.steps = within.steps }()
	for i := low; i < high; i++ {
		if i > 0 && m.tokens[i].before == joined && m.tokens[i-1].renews {
			continue // "since last month" is not over
		}
		if end := within.match(p.elements, i, i); end > i {
			return true
		}
	}
	return false
}
