package triage

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"baken/store/outside"
)

//go:embed rules/*.toml
var embedded embed.FS

// Rules are the rules of all languages. They do not change and may be used by many
// at once.
type Rules struct {
	codes    []string            // the languages that have rules
	byID     map[string]fileRule // what they are called and how much each weighs
	compiled func() []*ruleset   // ready to use: one of each language
}

// ruleset is what one file says.
type ruleset struct {
	language string
	code     uint8 // as in piece.language; 0 when no small words are known
	v        *vocabulary
	rules    []*rule
	by       [][]trigger // by symbol
	number   []trigger   // patterns whose anchor is a number
	concepts []trigger   // of the concepts, before they stand in by and number
}

// rule is a fileRule with its patterns compiled.
type rule struct {
	fileRule
	level    Level
	patterns []*pattern
	unless   []*pattern
	contexts []*context
	place    int // in its ruleset

	combinations []combination
}

type context struct {
	fileContext
	lowers   []Level
	to       Level
	patterns []*pattern
}

// trigger is a pattern to try where its anchor is met: of a rule, or of a
// concept.
type trigger struct {
	rule    *rule
	concept uint64 // its bit; 0 for a rule
	pattern *pattern
	offset  int // of the symbol within the anchor's alternative
}

// Default gives the rules that come with the program. What they are called is known
// at once; their patterns, which take longer, are made ready when the first text is
// assessed.
func Default() *Rules { return defaultRules() }

var defaultRules = sync.OnceValue(func() *Rules {
	files, err := fs.Sub(embedded, "rules")
	var sources []*source
	if err == nil {
		sources, err = readAll(files)
	}
	if err != nil {
		panic(err) // the tests read the same files
	}
	r := namesOf(sources)
	r.compiled = sync.OnceValue(func() []*ruleset {
		sets, err := compileAll(sources)
		if err != nil {
			panic(err) // the tests compile the same files
		}
		return sets
	})
	return r
})

// Prepare makes the patterns ready, which takes a moment, for whoever does not want
// to wait for that with the first text.
func (r *Rules) Prepare() { r.compiled() }

// Assess says what the subject and the writer's own text speak of. The rules
// of every language are tried, whatever the text is written in.
func (r *Rules) Assess(subject, own outside.Text) Assessment {
	raw, cut := join(subject.Unsafe(), own.Unsafe())
	d := desks.Get().(*desk)
	defer d.tidy()
	pieces, whole := splitInto(d.pieces, raw, MaxText)
	d.pieces = pieces
	whole = whole && !cut
	small().look(pieces)
	code, certain := guess(raw, pieces)
	a := Assessment{Language: code, Certain: certain}
	_, _, otherScript := scripts(raw)
	foreign := small().mark(pieces, r.reads) || otherScript >= foreignLetters
	var hits []hit
	for _, rs := range r.compiled() {
		found, done := rs.find(d)
		hits = append(hits, found...)
		whole = whole && done
	}
	a.Reasons = reasons(raw, hits)
	switch {
	case len(a.Reasons) > 0:
		a.Level = a.Reasons[0].Level
	case len(pieces) > 0 && whole && r.reads(code) && !foreign:
		a.Level = None
	}
	return a
}

// Label is what a rule is called in a language, in English where it has no
// name in that, and "" for a rule that does not exist.
func (r *Rules) Label(rule, language string) string {
	x, ok := r.byID[rule]
	if !ok {
		return ""
	}
	if l := x.Label[language]; l != "" {
		return l
	}
	return x.Label["en"]
}

// Level is what a rule gives where nothing excuses it, NotAssessed for a rule
// that does not exist.
func (r *Rules) Level(rule string) Level {
	x, ok := r.byID[rule]
	if !ok {
		return NotAssessed
	}
	l, _ := levelOf(x.Level)
	return l
}

// Languages are the codes of the languages that have rules.
func (r *Rules) Languages() []string { return slices.Clone(r.codes) }

func (r *Rules) reads(code string) bool { return slices.Contains(r.codes, code) }

// join makes one text of subject and body, as sentences of their own, and
// says whether something was cut off.
func join(subject, own string) (string, bool) {
	if len(subject) > MaxText/16 {
		subject = subject[:MaxText/16]
	}
	room := MaxText - len(subject)
	cut := len(own) > room
	if cut {
		// The end of a letter is where people say it: keep both ends.
		own = own[:room/2] + "\n\n" + own[len(own)-room/2:]
	}
	if strings.TrimSpace(subject) == "" {
		return own, cut
	}
	return subject + "\n\n" + own, cut
}

// find gives the hits in the words that lie on a desk, at most one of each rule at
// its own level and one lowered, and whether the whole text was read.
func (rs *ruleset) find(d *desk) (hits []hit, done bool) {
	pieces := d.pieces
	m := d.matcher(rs)
	for i := range m.tokens {
		for k := range m.tokens[i].n {
			m.words.add(m.tokens[i].symbols[k])
		}
		m.numbers = m.numbers || m.tokens[i].number >= 0
	}
	settled := make([]bool, len(rs.rules)) // hit at its own level
	lowered := make([]bool, len(rs.rules))
	var found []place
	try := func(t trigger, i int) {
		if i < t.offset {
			return
		}
		if t.concept != 0 {
			if from, to, ok := m.around(t.pattern, i-t.offset); ok && len(found) < maxFound {
				found = append(found, place{concepts: t.concept, from: from, to: to})
			}
			return
		}
		if settled[t.rule.place] {
			return
		}
		from, to, ok := m.around(t.pattern, i-t.offset)
		if !ok {
			return
		}
		level := rs.weigh(m, t.rule, from, to)
		switch level {
		case None:
			return
		case t.rule.level:
			settled[t.rule.place] = true
		default:
			if lowered[t.rule.place] {
				return
			}
			lowered[t.rule.place] = true
		}
		hits = append(hits, hit{t.rule, level, pieces[m.tokens[from].first].from, pieces[m.tokens[to-1].last].to})
	}
	for i := range m.tokens {
		t := &m.tokens[i]
		for k := range t.n {
			for _, tr := range m.tries(t.symbols[k], rs.by[t.symbols[k]]) {
				try(tr, i)
			}
		}
		if t.number >= 0 {
			for _, tr := range rs.number {
				if e := tr.pattern.elements[tr.pattern.anchor]; t.number >= e.low && t.number <= e.high {
					try(tr, i)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b place) int { return a.from - b.from })
	for _, r := range rs.rules {
		if len(r.combinations) == 0 || settled[r.place] {
			continue
		}
		if from, to, level := rs.together(m, r, found); level != None {
			hits = append(hits, hit{r, level, pieces[m.tokens[from].first].from, pieces[m.tokens[to-1].last].to})
		}
	}
	return hits, m.steps > 0
}

// weigh gives the level of a match: the rule's own, or what excuses leave.
func (rs *ruleset) weigh(m *matcher, r *rule, from, to int) Level {
	for _, p := range r.unless {
		if m.excused(p, from, to) {
			return None
		}
	}
	if r.level == Raised && m.denied(to) {
		return None
	}
	return m.inContext(r.contexts, r.level, from, to)
}

// inContext is what the contexts leave of a level.
func (m *matcher) inContext(contexts []*context, level Level, from, to int) Level {
	for _, c := range contexts {
		if !level.Above(c.to) {
			continue
		}
		for _, p := range c.patterns {
			if m.excused(p, from, to) {
				level = c.to
				break
			}
		}
	}
	return level
}
