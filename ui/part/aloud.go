package part

import "baken/ui/lang"

// aloudWidth is wider than any line: each paragraph is one.
const aloudWidth = 1 << 20

// Aloud gives the lines of all passages, for who hears them: each paragraph is one line,
// without bars and without what is empty. Of what is folded at first only the head is
// there, unless all is asked for.
func (r *Reader) Aloud(all bool) (lines []string) {
	put := func(some ...string) {
		for _, l := range some {
			if l != "" {
				lines = append(lines, l)
			}
		}
	}
	for _, p := range r.passages {
		put(p.Head)
		if p.Lines != nil && (all || !p.Folds || !p.Folded) {
			put(p.Lines(aloudWidth)...)
		}
	}
	return lines
}

// Question is what is asked, and the word that agrees.
func (c *Confirm) Question() (question, word string) { return c.question, c.word }

// Answers says whether these words are the word that agrees.
func (c *Confirm) Answers(words string) bool {
	c.field.SetValue(words)
	return c.fits()
}

// Type puts words in the field, as if they had been typed, and gives what fits them.
func (p *Picker) Type(words string) []Choice {
	p.field.SetValue(words)
	p.find()
	return p.Fits()
}

// Fits are the choices that fit what was typed, the best first.
func (p *Picker) Fits() []Choice {
	all := make([]Choice, len(p.found))
	for i, n := range p.found {
		all[i] = p.all[n]
	}
	return all
}

// Aloud are the last things that were said, each with its time, the newest last.
func (l *Log) Aloud() (lines []string) {
	if len(l.entries) == 0 {
		return []string{l.look.Lang.T(lang.LogEmpty)}
	}
	for _, e := range l.entries[max(0, len(l.entries)-20):] {
		words := l.look.Lang.Clock(e.at) + " " + e.words
		if e.times > 1 {
			words += " " + l.look.Lang.T(lang.LogTimes, lang.N(e.times))
		}
		lines = append(lines, words)
	}
	return lines
}
