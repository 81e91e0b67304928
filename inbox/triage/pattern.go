package triage

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A pattern is a row of elements between spaces, over words spelled as the
// file's spelling table spells them:
//
//	mes            the word, or, from five letters on, one letter beside it
//	bedreig*       a word that begins so
//	heeft|pakt     one of them
//	{weapon}       one of a list of the file
//	<5-17>         a number in figures or words
//	een?           any of the above, or nothing
//	..  ...        up to two, up to six words of any kind, but no negation
//	^  $           the beginning, the end of a sentence or of a short line;
//	               $ can also be an alternative
//
// An alternative may be several words long, joined by "_" ("niet_meer"), and
// in a list with spaces ("mijn man").
type pattern struct {
	id       int // among those of its vocabulary
	text     string
	elements []element
	anchor   int // the rarest element that must be there
	left     int // how many words the elements before the anchor can take
}

type elementKind uint8

const (
	oneOf elementKind = iota
	gap
	sentenceStart
	sentenceEnd
)

type element struct {
	kind     elementKind
	optional bool
	orEnd    bool // "$" is one of the alternatives
	gap      int  // at most so many words
	set      set  // single symbols
	seqs     [][]symbol
	low      int16 // a number from low to high, when high > 0
	high     int16
	longest  int // words
}

// mustBeThere says whether a pattern needs one of the element's words.
func (e *element) mustBeThere() bool { return e.kind == oneOf && !e.optional && !e.orEnd }

var numberRange = regexp.MustCompile(`^<(\d{1,4})-(\d{1,4})>$`)

// compilePattern reads a pattern; lists are the alternatives behind {name}.
func (v *vocabulary) compilePattern(text string, lists map[string][]string) (*pattern, error) {
	p := &pattern{id: v.patterns, text: text, anchor: -1}
	v.patterns++
	for field := range strings.FieldsSeq(text) {
		var e element
		switch {
		case field == "..":
			e = element{kind: gap, gap: 2, longest: 2}
		case field == "...":
			e = element{kind: gap, gap: 6, longest: 6}
		case field == "^":
			e.kind = sentenceStart
		case field == "$":
			e.kind = sentenceEnd
		default:
			rest, optional := strings.CutSuffix(field, "?")
			e.optional = optional
			for alt := range strings.SplitSeq(rest, "|") {
				if err := v.alternative(&e, alt, lists); err != nil {
					return nil, err
				}
			}
		}
		p.elements = append(p.elements, e)
	}
	best, left := -1, 0
	for i, e := range p.elements {
		if e.mustBeThere() {
			if r := v.rarity(e); r > best {
				best, p.anchor, p.left = r, i, left
			}
		}
		left += e.longest
	}
	if p.anchor < 0 {
		return nil, fmt.Errorf("pattern %q has no word that must be there", text)
	}
	return p, nil
}

func (v *vocabulary) alternative(e *element, alt string, lists map[string][]string) error {
	if alt == "$" {
		e.orEnd = true
		return nil
	}
	if m := numberRange.FindStringSubmatch(alt); m != nil {
		low, _ := strconv.Atoi(m[1])
		high, _ := strconv.Atoi(m[2])
		if low > high {
			return fmt.Errorf("range %s is empty", alt)
		}
		e.low, e.high, e.longest = int16(low), int16(high), max(e.longest, 1)
		return nil
	}
	if name, ok := strings.CutPrefix(alt, "{"); ok {
		name, ok = strings.CutSuffix(name, "}")
		items, known := lists[name]
		if !ok || !known {
			return fmt.Errorf("no list %s", alt)
		}
		for _, item := range items {
			if strings.ContainsAny(item, "{}|<>?.^$") {
				return fmt.Errorf("list {%s}: %q must be plain words", name, item)
			}
			if err := v.sequence(e, item); err != nil {
				return err
			}
		}
		return nil
	}
	return v.sequence(e, alt)
}

// sequence adds one alternative of one or more words.
func (v *vocabulary) sequence(e *element, text string) error {
	text = strings.ReplaceAll(text, "_", " ")
	var seq []symbol
	if stem, isStem := strings.CutSuffix(text, "*"); isStem {
		ps, _ := split(stem, 2)
		if len(ps) != 1 {
			return fmt.Errorf("%q is no beginning of a word", text)
		}
		seq = append(seq, v.stem(ps[0].word))
	} else {
		ps, _ := split(text, 16)
		for _, s := range v.spelled(ps) {
			seq = append(seq, v.word(s))
		}
	}
	if len(seq) == 0 {
		return fmt.Errorf("an alternative is empty")
	}
	e.longest = max(e.longest, len(seq))
	if len(seq) == 1 {
		e.set.add(seq[0])
	} else {
		e.seqs = append(e.seqs, seq)
	}
	return nil
}

// rarity guesses how seldom an element is met: the shortest of the longest
// words of its alternatives.
func (v *vocabulary) rarity(e element) int {
	r := 100
	if e.high > 0 {
		r = 6
	}
	for s := range e.set.all() {
		r = min(r, len(v.name(s)))
	}
	for _, seq := range e.seqs {
		r = min(r, len(v.name(v.longest(seq))))
	}
	return r
}

// longest is the symbol of a row that is met most seldom.
func (v *vocabulary) longest(seq []symbol) symbol {
	best := seq[0]
	for _, s := range seq[1:] {
		if len(v.name(s)) > len(v.name(best)) {
			best = s
		}
	}
	return best
}
