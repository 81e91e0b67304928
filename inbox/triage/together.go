package triage

import (
	"fmt"
	"slices"
	"strings"
)

// Whoever writes in fear rarely writes the sentence that a pattern waits for.
// So a file also has concepts (a weapon, a blow, "he is here", "I cannot
// call"), and a rule may ask for some of them close together, in any order and
// across the ends of sentences: "blow here|now". Each counts only where
// nothing denies or excuses it.

// reach is how many words of each other concepts must stand.
const reach = 24

// maxConcepts is how many concepts a file may have.
const maxConcepts = 64

// maxFound bounds how many places of concepts are kept of one text.
const maxFound = 1 << 16

// combination is a row of slots, each filled by one of some concepts.
type combination []uint64

// place is where a concept was found.
type place struct {
	concepts uint64 // one bit
	from, to int    // tokens

	denied answer
	levels [Acute + 1]Level // by level of a rule: what the contexts leave of it
}

// answer is what was found out before.
type answer uint8

const (
	unknown answer = iota
	no
	yes
)

// compileConcepts puts the patterns of each concept under their symbols and
// gives the bit of each name.
func (s *source) compileConcepts(rs *ruleset) (map[string]uint64, error) {
	if len(s.Concepts) > maxConcepts {
		return nil, fileError(s.name, s.line("", "concepts"), "%d concepts, want at most %d", len(s.Concepts), maxConcepts)
	}
	names := make([]string, 0, len(s.Concepts))
	for name := range s.Concepts {
		names = append(names, name)
	}
	slices.Sort(names)
	bits := map[string]uint64{}
	for i, name := range names {
		ps, err := s.patterns(rs.v, name, s.Concepts[name])
		if err != nil {
			return nil, err
		}
		bits[name] = 1 << i
		for _, p := range ps {
			rs.concepts = append(rs.concepts, trigger{pattern: p, concept: 1 << i})
		}
	}
	return bits, nil
}

// compileCombination reads "blow here|now".
func compileCombination(text string, bits map[string]uint64) (combination, error) {
	var c combination
	for field := range strings.FieldsSeq(text) {
		slot := uint64(0)
		for name := range strings.SplitSeq(field, "|") {
			if bits[name] == 0 {
				return nil, fmt.Errorf("no concept %q", name)
			}
			slot |= bits[name]
		}
		c = append(c, slot)
	}
	if len(c) == 0 {
		return nil, fmt.Errorf("a combination is empty")
	}
	return c, nil
}

// together gives the gravest hit of r among the places found, which are in the
// order of the text. A combination that is excused may be lowered like any
// match; a better one is looked for.
func (rs *ruleset) together(m *matcher, r *rule, found []place) (from, to int, level Level) {
	weigh := func(i int) Level {
		p := &found[i]
		if p.denied == unknown {
			p.denied = no
			if m.deniedAround(p.from, p.to) {
				p.denied = yes
			}
		}
		if p.denied == yes {
			return None
		}
		for _, x := range r.unless {
			if m.excused(x, p.from, p.to) {
				return None
			}
		}
		if len(r.Despite) > 0 {
			return m.inContext(r.contexts, r.level, p.from, p.to)
		}
		// The rules of one level have the same contexts.
		if p.levels[r.level] == NotAssessed {
			p.levels[r.level] = m.inContext(r.contexts, r.level, p.from, p.to)
		}
		return p.levels[r.level]
	}
	present := uint64(0)
	for i := range found {
		present |= found[i].concepts
	}
	level = None
	for _, c := range r.combinations {
		if slices.ContainsFunc(c, func(slot uint64) bool { return slot&present == 0 }) {
			continue
		}
		for i := range found {
			if found[i].concepts&c[0] == 0 {
				continue
			}
			if f, t, l := m.complete(c[1:], found, i, weigh); l.Above(level) {
				from, to, level = f, t, l
			}
			if level == r.level {
				return from, to, level
			}
		}
	}
	return from, to, level
}

// complete fills the other slots with the gravest that stands within reach of
// place i, of equals the nearest.
func (m *matcher) complete(slots combination, found []place, i int, weigh func(int) Level) (from, to int, level Level) {
	if !m.near(slots, found, i) {
		return 0, 0, None
	}
	taken := []int{i}
	from, to, level = found[i].from, found[i].to, weigh(i)
	if level == None {
		return 0, 0, None
	}
	for _, slot := range slots {
		best, far := -1, 0
		look := func(j int) bool {
			m.steps--
			d := max(found[j].from-found[i].to, found[i].from-found[j].to)
			if d > reach || m.steps < 0 {
				return false
			}
			if found[j].concepts&slot == 0 || d < 0 ||
				slices.ContainsFunc(taken, func(k int) bool { return found[j].from < found[k].to && found[k].from < found[j].to }) {
				return true
			}
			// What is excused does not stand in the way of what is not.
			if l := weigh(j); l != None && (best < 0 || l.Above(weigh(best)) || l == weigh(best) && d < far) {
				best, far = j, d
			}
			return true
		}
		for j := i + 1; j < len(found) && look(j); j++ {
		}
		// A place that begins early may be long: a few more are looked at.
		for j := i - 1; j >= 0 && found[j].from >= found[i].from-2*reach; j-- {
			if m.steps < 0 {
				break
			}
			look(j)
		}
		if best < 0 {
			return 0, 0, None
		}
		taken = append(taken, best)
		if l := weigh(best); level.Above(l) {
			level = l
		}
		from, to = min(from, found[best].from), max(to, found[best].to)
	}
	return from, to, level
}

// near says whether each slot has any place within reach of place i.
func (m *matcher) near(slots combination, found []place, i int) bool {
	around := uint64(0)
	for j := i - 1; j >= 0 && found[j].from >= found[i].from-2*reach; j-- {
		around |= found[j].concepts
	}
	for j := i + 1; j < len(found) && found[j].from <= found[i].to+reach; j++ {
		around |= found[j].concepts
		m.steps--
	}
	return !slices.ContainsFunc(slots, func(slot uint64) bool { return slot&around == 0 })
}

// deniedAround says whether the word before a match or the one after it takes
// it back.
func (m *matcher) deniedAround(from, to int) bool {
	if from > 0 && m.tokens[from].before == joined && m.tokens[from-1].denies && !m.notOnly(from) {
		return true
	}
	return to < len(m.tokens) && m.tokens[to].before == joined && m.tokens[to].denies && !m.notOnly(to+1)
}
