package find

import (
	"bytes"
	"slices"
)

// Marker finds in a text what a query asks for, to show it there. It is not for
// two goroutines at once.
type Marker struct{ terms []markedTerm }

type markedTerm struct {
	fields Fields
	words  []*forms
	prefix bool
	joined []string
}

// Marker makes the one of a query.
func (q Query) Marker() *Marker {
	m := &Marker{}
	for _, t := range q.Terms {
		if t.Not {
			continue
		}
		k := markedTerm{fields: t.Fields, prefix: t.Prefix, joined: t.Joined}
		for _, w := range t.Words {
			k.words = append(k.words, formsOf(w, t.exact()))
		}
		m.terms = append(m.terms, k)
	}
	return m
}

// exact says whether only the words themselves are meant.
func (t Term) exact() bool { return t.Exact || len(t.Words) > 1 }

// Marks gives what a field's text has of what is asked for: where it stands, in
// bytes, in order, none of them over another.
func (m *Marker) Marks(in Field, text string) (all [][2]int) {
	var words []Word
	var room []byte
	wants := false
	for _, t := range m.terms {
		wants = wants || t.fields.Has(in)
	}
	if !wants {
		return nil
	}
	Words(text, func(w Word) {
		from := len(room)
		room = append(room, w.Text...)
		w.Text = room[from:len(room):len(room)]
		words = append(words, w)
	})
	slices.SortStableFunc(words, func(a, b Word) int { return a.At - b.At })
	for _, t := range m.terms {
		if t.fields.Has(in) {
			all = t.marks(words, all)
		}
	}
	slices.SortFunc(all, func(a, b [2]int) int { return a[0] - b[0] })
	kept := all[:0]
	for _, k := range all {
		if n := len(kept); n > 0 && k[0] < kept[n-1][1] {
			kept[n-1][1] = max(kept[n-1][1], k[1])
			continue
		}
		kept = append(kept, k)
	}
	return kept
}

func (t markedTerm) marks(words []Word, all [][2]int) [][2]int {
	plain := words[:0:0]
	for _, w := range words {
		if w.Joined {
			if slices.Contains(t.joined, string(w.Text)) || len(t.words) == 1 && t.takes(0, w.Text) {
				all = append(all, [2]int{w.Start, w.End})
			}
			continue
		}
		plain = append(plain, w)
	}
	for i := range plain {
		n := 0
		for n < len(t.words) && i+n < len(plain) && t.takes(n, plain[i+n].Text) {
			n++
		}
		if n == len(t.words) {
			all = append(all, [2]int{plain[i].Start, plain[i+n-1].End})
		} else if len(t.joined) > 0 && slices.Contains(t.joined, string(plain[i].Text)) {
			all = append(all, [2]int{plain[i].Start, plain[i].End})
		}
	}
	return all
}

// takes says whether the word is the n-th of the term.
func (t markedTerm) takes(n int, word []byte) bool {
	f := t.words[n]
	if t.prefix && n == len(t.words)-1 && bytes.HasPrefix(word, []byte(f.word)) {
		return true
	}
	return bytes.HasPrefix(word, []byte(f.root)) && f.has(word)
}
