package triage

import "strings"

// learn takes one line of a file's spelling table. Keys of one word or two.
func (v *vocabulary) learn(key, meaning string) bool {
	from, _ := split(key, 3)
	to, _ := split(meaning, 12)
	if len(from) == 0 || len(from) > 2 || len(to) == 0 {
		return false
	}
	means := make([]string, len(to))
	for i, p := range to {
		means[i] = p.word
	}
	if len(from) == 1 {
		v.spelling[from[0].word] = means
		v.known[from[0].word] |= respelt
		return true
	}
	v.known[from[0].word] |= opens
	v.pairs[from[0].word+" "+from[1].word] = means
	return true
}

// spelled is what pieces mean, word by word: for the words of patterns.
func (v *vocabulary) spelled(pieces []piece) (out []string) {
	for i := 0; i < len(pieces); i++ {
		if ws := v.pair(pieces, i); ws != nil {
			out = append(out, ws...)
			i++
			continue
		}
		v.respellOne(pieces[i].word, func(w string, _ traits) { out = append(out, w) })
	}
	return out
}

// pair is what pieces i and i+1 mean together; nil when they do not.
func (v *vocabulary) pair(pieces []piece, i int) []string {
	if i+1 < len(pieces) && pieces[i+1].before == joined && v.known[pieces[i].word]&opens != 0 {
		return v.pairs[pieces[i].word+" "+pieces[i+1].word]
	}
	return nil
}

// respellOne gives one word of a text as the patterns spell it.
func (v *vocabulary) respellOne(word string, take func(word string, is traits)) {
	give := func(ws []string) {
		for _, w := range ws {
			take(w, v.known[w])
		}
	}
	switch is := v.known[word]; {
	case is&respelt != 0:
		give(v.spelling[word])
		return
	case is != 0:
		take(word, is)
		return
	}
	for rest := word; rest != ""; {
		n := run(rest)
		part := v.undrawn(rest[:n])
		rest = rest[n:]
		if is := v.known[part]; is&respelt != 0 {
			give(v.spelling[part])
		} else {
			take(part, is)
		}
	}
}

// run is how many letters, or how many digits, a word begins with: "14yo" and
// "m14" are two words each.
func run(w string) int {
	i := 1
	for i < len(w) && isDigit(w[i]) == isDigit(w[0]) {
		i++
	}
	return i
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// undrawn shortens what was drawn out: "heeeelp", "neeee", "hellp".
func (v *vocabulary) undrawn(w string) string {
	doubled, drawn := false, false
	for i := 1; i < len(w); i++ {
		if w[i] == w[i-1] && !isDigit(w[i]) {
			doubled = true
			if i > 1 && w[i] == w[i-2] {
				drawn = true
			}
		}
	}
	if !doubled || !drawn && (len(w) < nearFrom || len(w) > nearFrom+1) {
		return w
	}
	if !drawn {
		// A letter doubled in a short word; long ones are found as near.
		if short := squeeze(w, 1); v.knows(short) {
			return short
		}
		return w
	}
	if two := squeeze(w, 2); v.knows(two) {
		return two
	}
	one := squeeze(w, 1)
	if v.knows(one) {
		return one
	}
	// Letters drawn out in one place and double by right in another. More than four
	// say no more than four; what is long all the same is no word.
	four := squeeze(w, 4)
	for i := 1; i < len(four)-1 && len(four) <= 4*maxNear; i++ {
		if four[i] == four[i-1] && four[i] == four[i+1] {
			mixed := squeeze(four[:i], 2) + squeeze(strings.TrimLeft(four[i:], four[i:i+1]), 2)
			if v.knows(mixed) {
				return mixed
			}
			mixed = strings.TrimRight(four[:i], four[i:i+1]) + four[i:i+1] + strings.TrimLeft(four[i:], four[i:i+1])
			if v.knows(mixed) {
				return mixed
			}
		}
	}
	if v.nearBy(w) {
		return w // "meeenomen" is one letter wrong, not drawn out
	}
	return squeeze(w, 2)
}

// nearBy says whether some word of the vocabulary is one letter beside w.
func (v *vocabulary) nearBy(w string) (found bool) {
	if len(w) <= maxNear {
		v.nearWord.find(w, func(int32) { found = true })
	}
	return found
}

func (v *vocabulary) knows(w string) bool { return v.known[w] != 0 }

// squeeze leaves at most n of equal letters in a row.
func squeeze(w string, n int) string {
	var b strings.Builder
	run := 0
	for i := 0; i < len(w); i++ {
		if i > 0 && w[i] == w[i-1] {
			run++
		} else {
			run = 1
		}
		if run <= n {
			b.WriteByte(w[i])
		}
	}
	return b.String()
}
