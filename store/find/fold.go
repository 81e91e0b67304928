package find

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is how many code points have their folding kept: the scripts of Europe.
const folded = 0x0530

var foldings = sync.OnceValue(func() *[folded]string {
	all := new([folded]string)
	for r := range rune(folded) {
		all[r] = foldSlow(r)
	}
	return all
})

// special are letters that are one by their code and two, or another, to whoever
// types them.
var special = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'œ': "oe", 'Œ': "oe", 'æ': "ae", 'Æ': "ae", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'ł': "l", 'Ł': "l", 'ı': "i", 'þ': "th", 'Þ': "th", 'ĳ': "ij", 'Ĳ': "ij", 'ſ': "s", 'ς': "σ",
}

// fold gives what a letter, digit or mark is searched by: lower case, without its
// accents, compatible forms as the plain ones. What is part of no word gives
// nothing.
func fold(r rune, table *[folded]string) string {
	if r < folded {
		return table[r]
	}
	return foldSlow(r)
}

func foldSlow(r rune) string {
	if s, ok := special[r]; ok {
		return s
	}
	if !inWord(r) {
		return ""
	}
	var b strings.Builder
	var buf [utf8.UTFMax]byte
	for _, d := range string(norm.NFKD.Bytes(buf[:utf8.EncodeRune(buf[:], r)])) {
		if unicode.Is(unicode.Mn, d) || !inWord(d) {
			continue
		}
		for _, l := range strings.ToLower(string(d)) {
			if s, ok := special[l]; ok {
				b.WriteString(s)
			} else if !unicode.Is(unicode.Mn, l) {
				b.WriteRune(l)
			}
		}
	}
	return b.String()
}

// inWord says whether r belongs to words.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// silent says whether r neither belongs to a word nor ends it: accents that stand
// apart, soft hyphens, and what cannot be seen.
func silent(r rune) bool { return unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) }

// alone says whether each letter of the script is taken as a word: those in which
// words stand without spaces.
func alone(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
