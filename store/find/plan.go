package find

import (
	"bytes"
	"math"
	"slices"
)

// Plan is a query made ready to be asked of segments. It is for one question: it
// counts, over all segments, how rare its words are.
type Plan struct {
	terms []planned
	when  []Condition // before, after, has
	docs  uint64      // of all segments that were looked at
	words uint64
}

type planned struct {
	Term
	words []*forms
	docs  uint64 // that have it, at most, of all segments
}

// Plan makes a query ready. Of its conditions it knows before, after and has; the
// rest is for whoever knows more than the documents.
func (q Query) Plan() *Plan {
	p := &Plan{}
	for _, t := range q.Terms {
		k := planned{Term: t}
		for _, w := range t.Words {
			k.words = append(k.words, formsOf(w, t.exact()))
		}
		p.terms = append(p.terms, k)
	}
	for _, c := range q.Conditions {
		if c.Key == KeyBefore || c.Key == KeyAfter || c.Key == KeyHas {
			p.when = append(p.when, c)
		}
	}
	return p
}

// Look is what one segment has of the words of a plan.
type Look struct {
	plan  *Plan
	s     *Segment
	from  Source
	words [][][]term // by term, by word: its forms
}

// Look looks the words up. All segments are looked at before the first is matched.
func (p *Plan) Look(s *Segment, from Source) (*Look, error) {
	l := &Look{plan: p, s: s, from: from}
	p.docs += uint64(len(s.docs))
	p.words += s.words
	for i := range p.terms {
		t := &p.terms[i]
		var words [][]term
		for n := range t.words {
			all, err := t.look(n, s, from)
			if err != nil {
				return nil, err
			}
			words = append(words, all)
		}
		rarest := uint64(math.MaxUint64)
		for _, w := range words {
			n := uint64(0)
			for _, x := range w {
				n += uint64(x.docs)
			}
			rarest = min(rarest, n)
		}
		t.docs += rarest
		joined, err := lookJoined(t.Joined, s, from)
		if err != nil {
			return nil, err
		}
		l.words = append(l.words, append(words, joined)) // the last are those of which one will do
	}
	return l, nil
}

// look finds the forms of the n-th word of a term.
func (t *planned) look(n int, s *Segment, from Source) (all []term, err error) {
	f := t.words[n]
	begins := t.Prefix && n == len(t.words)-1
	root := f.root
	for words := s.termsFrom([]byte(root), from); ; {
		if !words.next() {
			return all, words.err
		}
		if !bytes.HasPrefix(words.word, []byte(root)) {
			return all, nil
		}
		if begins && bytes.HasPrefix(words.word, []byte(f.word)) || f.has(words.word) {
			k := words.term
			k.word = nil
			all = append(all, k)
		}
	}
}

func lookJoined(numbers []string, s *Segment, from Source) (all []term, err error) {
	for _, number := range numbers {
		words := s.termsFrom([]byte(number), from)
		if words.next() && string(words.word) == number {
			k := words.term
			k.word = nil
			all = append(all, k)
		}
		if words.err != nil {
			return nil, words.err
		}
	}
	return all, nil
}

// Matched are the documents of a segment for which a query holds.
type Matched struct {
	All   Bits // when covered fields are looked at too
	Shown Bits // when they are not
	Score []float32
}

// Match gives the documents for which the plan holds, dead ones among them; with
// scored also how well, by BM25.
func (l *Look) Match(scored bool) (m Matched, err error) {
	n := len(l.s.docs)
	m.All, m.Shown = NewBits(n), NewBits(n)
	m.All.fill(n)
	m.Shown.fill(n)
	if scored {
		m.Score = make([]float32, n)
	}
	r := l.s.lists(l.from)
	for i := range l.plan.terms {
		t := &l.plan.terms[i]
		h := holds{look: l, lists: r, t: t, all: NewBits(n), shown: NewBits(n)}
		if scored && !t.Not {
			h.score, h.idf = m.Score, l.plan.idf(t)
			mean := float32(l.plan.words) / float32(max(1, l.plan.docs))
			h.short, h.long = k1*(1-lengthWeight), k1*lengthWeight/max(1, mean)
		}
		if err := h.term(l.words[i]); err != nil {
			return m, err
		}
		if t.Not {
			m.All.Without(h.all)
			m.Shown.Without(h.shown)
		} else {
			m.All.And(h.all)
			m.Shown.And(h.shown)
		}
	}
	if len(l.plan.when) > 0 {
		for i := range l.s.docs {
			if !l.plan.then(&l.s.docs[i]) {
				m.All[i/64] &^= 1 << (i % 64)
				m.Shown[i/64] &^= 1 << (i % 64)
			}
		}
	}
	return m, nil
}

// then says whether the conditions hold that a document itself can tell.
func (p *Plan) then(d *Doc) bool {
	return !slices.ContainsFunc(p.when, func(c Condition) bool {
		holds := false
		switch c.Key {
		case KeyBefore:
			holds = d.At().Before(c.At)
		case KeyAfter:
			holds = !d.At().Before(c.At)
		case KeyHas:
			holds = d.Files
		}
		return holds == c.Not
	})
}

// idf is how much a term says: the rarer, the more.
func (p *Plan) idf(t *planned) float32 {
	n, has := float64(p.docs), float64(min(t.docs, p.docs))
	return float32(math.Log(1 + (n-has+0.5)/(has+0.5)))
}
