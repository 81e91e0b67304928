package triage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baken/store/outside"
)

// MaxReasons bounds the reasons of one assessment: the gravest are kept.
const MaxReasons = 8

// MaxReasonWidth bounds the writer's words in a reason, in terminal cells. A
// longer stretch keeps its beginning and its end around "…".
const MaxReasonWidth = 60

// Reason is one hit: a rule, and the words that it hit.
type Reason struct {
	Rule  string       `cbor:"1,keyasint"`          // the id, for Rules.Label
	Text  outside.Text `cbor:"2,keyasint,omitzero"` // the writer's words
	Level Level        `cbor:"3,keyasint"`          // what this hit alone would give
}

// Assessment is what the rules say about one text. Level is that of the
// gravest reason; without reasons it is None or NotAssessed.
type Assessment struct {
	Level    Level    `cbor:"1,keyasint"`
	Reasons  []Reason `cbor:"2,keyasint,omitempty"` // gravest first, then as they stand in the text; each rule once
	Language string   `cbor:"3,keyasint,omitzero"`  // ISO 639-1, "" when unknown
	Certain  bool     `cbor:"4,keyasint,omitzero"`  // whether Language is more than a guess
}

// hit is a reason before its words are cut out.
type hit struct {
	rule     *rule
	level    Level
	from, to int // bytes of the raw text
}

// reasons turns hits into at most MaxReasons reasons.
func reasons(raw string, hits []hit) []Reason {
	slices.SortStableFunc(hits, func(a, b hit) int {
		if d := b.level.Rank() - a.level.Rank(); d != 0 {
			return d
		}
		return a.from - b.from
	})
	var out []Reason
	for _, h := range hits {
		if len(out) == MaxReasons {
			break
		}
		if slices.ContainsFunc(out, func(r Reason) bool { return r.Rule == h.rule.ID }) {
			continue
		}
		out = append(out, Reason{Rule: h.rule.ID, Text: outside.New(excerpt(raw[h.from:h.to])), Level: h.level})
	}
	return out
}

// excerpt makes one line of s, no wider than MaxReasonWidth.
func excerpt(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
	if cells(s) <= MaxReasonWidth {
		return s
	}
	// Both ends hold the words of the rule; the middle is what lay between.
	const side = (MaxReasonWidth - 3) / 2
	head, w := 0, 0
	for head < len(s) {
		r, n := utf8.DecodeRuneInString(s[head:]) // n is 1 where s is not UTF-8
		if w += cellsOf(r); w > side {
			break
		}
		head += n
	}
	tail, w := len(s), 0
	for tail > head {
		r, n := utf8.DecodeLastRuneInString(s[:tail])
		if w += cellsOf(r); w > side {
			break
		}
		tail -= n
	}
	// Words are left whole where that leaves enough of them.
	if i := strings.LastIndexByte(s[:head], ' '); i > head/2 && s[head] != ' ' {
		head = i
	}
	if i := strings.IndexByte(s[tail:], ' '); i >= 0 && i < (len(s)-tail)/2 && s[tail-1] != ' ' {
		tail += i
	}
	return strings.TrimRight(s[:head], " ") + " … " + strings.TrimLeft(s[tail:], " ")
}

// cells is an upper bound of the width of s: the gate measures exactly, and
// may only find it narrower.
func cells(s string) (n int) {
	for _, r := range s {
		n += cellsOf(r)
	}
	return n
}

func cellsOf(r rune) int {
	if r < 0x300 {
		return 1
	}
	return 2
}
