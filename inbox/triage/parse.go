package triage

import (
	"fmt"
	"io/fs"
	"slices"
)

// labelLanguages are the languages that every rule has a label in.
var labelLanguages = []string{"en", "fr", "nl"}

// Parse reads all files named *.toml at the top of files, one for each
// language. Nothing is used when anything is wrong: the error says in which
// file and line, and wraps ErrRules.
func Parse(files fs.FS) (*Rules, error) {
	sources, err := readAll(files)
	if err != nil {
		return nil, err
	}
	sets, err := compileAll(sources)
	if err != nil {
		return nil, err
	}
	r := namesOf(sources)
	r.compiled = func() []*ruleset { return sets }
	return r, nil
}

// readAll reads the files, without looking at their patterns.
func readAll(files fs.FS) (all []*source, err error) {
	names, err := fs.Glob(files, "*.toml")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("%w: no file *.toml", ErrRules)
	}
	for _, name := range names {
		s, err := read(files, name)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(o *source) bool { return o.Language == s.Language }) {
			return nil, fileError(name, s.line("", "language"), "language %q has a file already", s.Language)
		}
		all = append(all, s)
	}
	return all, nil
}

// namesOf are rules of which only is known what they are called.
func namesOf(sources []*source) *Rules {
	r := &Rules{byID: map[string]fileRule{}}
	for _, s := range sources {
		r.codes = append(r.codes, s.Language)
		for _, x := range s.Rules {
			r.byID[x.ID] = x
		}
	}
	return r
}

func compileAll(sources []*source) (all []*ruleset, err error) {
	ids := map[string]bool{}
	for _, s := range sources {
		rs, err := s.compile()
		if err != nil {
			return nil, err
		}
		for _, x := range rs.rules {
			if ids[x.ID] {
				return nil, fileError(s.name, s.line(x.ID, x.ID), "rule %q stands in another file already", x.ID)
			}
			ids[x.ID] = true
		}
		all = append(all, rs)
	}
	return all, nil
}

func (s *source) compile() (*ruleset, error) {
	v := newVocabulary()
	for key, meaning := range s.Spelling {
		if !v.learn(key, meaning) {
			return nil, fileError(s.name, s.line("", key), "spelling: want one or two words = words, not %q = %q", key, meaning)
		}
	}
	for word, n := range s.Numbers {
		ps, _ := split(word, 2)
		if len(ps) != 1 || n < 0 || n > 9999 {
			return nil, fileError(s.name, s.line("", word), "numbers: want one word = 0 to 9999, not %q = %d", word, n)
		}
		v.numbers[v.word(ps[0].word)] = int16(n)
	}
	for _, l := range []struct {
		name  string
		words []string
		into  *set
	}{{"negation", s.Negation, &v.negation}, {"not_only", s.NotOnly, &v.notOnly}, {"renewal", s.Renewal, &v.renewal}} {
		for _, w := range l.words {
			ps, _ := split(w, 2)
			if len(ps) != 1 {
				return nil, fileError(s.name, s.line(w, l.name), "%s: %q is not one word", l.name, w)
			}
			l.into.add(v.word(ps[0].word))
		}
	}
	for _, w := range s.Ordinary {
		if ps, _ := split(w, 2); len(ps) == 1 {
			v.known[ps[0].word] |= ordinaryWord
		} else {
			return nil, fileError(s.name, s.line(w, "ordinary"), "ordinary: %q is not one word", w)
		}
	}
	contexts, err := s.compileContexts(v)
	if err != nil {
		return nil, err
	}
	rs := &ruleset{language: s.Language, code: uint8(1 + slices.Index(small().codes, s.Language)), v: v}
	concepts, err := s.compileConcepts(rs)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, fr := range s.Rules {
		if fr.ID == "" || ids[fr.ID] {
			return nil, fileError(s.name, s.line(fr.ID, "id"), "rule %q: want an id of its own", fr.ID)
		}
		ids[fr.ID] = true
		x, err := s.compileRule(v, fr, contexts, concepts)
		if err != nil {
			return nil, err
		}
		x.place = len(rs.rules)
		rs.rules = append(rs.rules, x)
	}
	rs.index()
	return rs, nil
}

func (s *source) compileContexts(v *vocabulary) ([]*context, error) {
	var out []*context
	for _, fc := range s.Contexts {
		c := &context{fileContext: fc}
		for _, w := range fc.Lowers {
			l, ok := levelOf(w)
			if !ok {
				return nil, fileError(s.name, s.line(fc.ID, w), "context %q lowers: no level %q", fc.ID, w)
			}
			c.lowers = append(c.lowers, l)
		}
		switch fc.To {
		case "none":
			c.to = None
		case "raised":
			c.to = Raised
		default:
			return nil, fileError(s.name, s.line(fc.ID, "to"), `context %q: to must be "none" or "raised"`, fc.ID)
		}
		ps, err := s.patterns(v, fc.ID, fc.Patterns)
		if err != nil {
			return nil, err
		}
		c.patterns = ps
		out = append(out, c)
	}
	return out, nil
}

func (s *source) compileRule(v *vocabulary, fr fileRule, contexts []*context, concepts map[string]uint64) (*rule, error) {
	x := &rule{fileRule: fr}
	var ok bool
	if x.level, ok = levelOf(fr.Level); !ok {
		return nil, fileError(s.name, s.line(fr.ID, "level"), `rule %q: level must be "acute", "minor" or "raised"`, fr.ID)
	}
	for _, l := range labelLanguages {
		if fr.Label[l] == "" {
			return nil, fileError(s.name, s.line(fr.ID, "label"), "rule %q has no label in %q", fr.ID, l)
		}
	}
	if len(fr.Patterns)+len(fr.Together) == 0 {
		return nil, fileError(s.name, s.line(fr.ID, "patterns"), "rule %q has no patterns", fr.ID)
	}
	for _, t := range fr.Together {
		c, err := compileCombination(t, concepts)
		if err != nil {
			return nil, fileError(s.name, s.line(fr.ID, t), "rule %q together: %v", fr.ID, err)
		}
		x.combinations = append(x.combinations, c)
	}
	var err error
	if x.patterns, err = s.patterns(v, fr.ID, fr.Patterns); err != nil {
		return nil, err
	}
	if x.unless, err = s.patterns(v, fr.ID, fr.Unless); err != nil {
		return nil, err
	}
	for _, id := range fr.Despite {
		if !slices.ContainsFunc(contexts, func(c *context) bool { return c.ID == id }) {
			return nil, fileError(s.name, s.line(fr.ID, id), "rule %q: no context %q", fr.ID, id)
		}
	}
	for _, c := range contexts {
		if slices.Contains(c.lowers, x.level) && !slices.Contains(fr.Despite, c.ID) {
			x.contexts = append(x.contexts, c)
		}
	}
	return x, nil
}

func (s *source) patterns(v *vocabulary, owner string, texts []string) ([]*pattern, error) {
	var out []*pattern
	for _, t := range texts {
		p, err := v.compilePattern(t, s.Lists)
		if err != nil {
			return nil, fileError(s.name, s.line(owner, t), "%q: %v", owner, err)
		}
		out = append(out, p)
	}
	return out, nil
}

// index puts each pattern under the symbols of its anchor.
func (rs *ruleset) index() {
	rs.by = make([][]trigger, len(rs.v.names))
	for _, r := range rs.rules {
		for _, p := range r.patterns {
			rs.place(trigger{rule: r, pattern: p})
		}
	}
	for _, t := range rs.concepts {
		rs.place(t)
	}
}

func (rs *ruleset) place(t trigger) {
	e := t.pattern.elements[t.pattern.anchor]
	for s := range e.set.all() {
		rs.by[s] = append(rs.by[s], t)
	}
	for _, seq := range e.seqs {
		s := rs.v.longest(seq)
		t.offset = slices.Index(seq, s)
		rs.by[s] = append(rs.by[s], t)
	}
	if e.high > 0 {
		t.offset = 0
		rs.number = append(rs.number, t)
	}
}
