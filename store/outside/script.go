package outside

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// rewrite gives what stands for a character of the class other: something that
// reads the same and whose width nobody disputes, or else U+FFFD. Nothing in
// the result is of the class other.
func rewrite(r rune) string {
	switch {
	case r == 0x3000:
		return "  "
	case unicode.Is(unicode.Zs, r), isFiller(r):
		return " "
	case 0x1F1E6 <= r && r <= 0x1F1FF: // a flag is its two letters
		return string('A' + r - 0x1F1E6)
	case 0x1FA75 <= r && r <= 0x1FA77: // hearts in light blue, grey and pink
		return "♥"
	case 0x0900 <= r && r <= 0x0DFF && unicode.Is(unicode.Mc, r):
		return vowel(r)
	case isJamo(r):
		if c, ok := compatibilityJamo()[r]; ok {
			return string(c)
		}
	case r == 0x0E33, r == 0x0EB3: // Thai and Lao AM: a mark and a letter
		return norm.NFKD.String(string(r))
	case r == 0xFF9E, r == 0xFF9F: // halfwidth voicing
		return string(0x309B + r - 0xFF9E)
	case r == 0x2E3A:
		return "——"
	case r == 0x2E3B:
		return "———"
	}
	return string(utf8.RuneError)
}

// vowel rewrites a spacing vowel sign of the scripts of South Asia, which some
// terminals give a cell and some none, as the vowel's letter: what is read
// aloud stays the same. The blocks from Devanagari to Malayalam are laid out
// alike, so that sign and letter are equally far apart in all.
func vowel(r rune) string {
	if letter, ok := sinhala[r]; ok {
		return string(letter)
	}
	switch at := r & 0x7F; {
	case r >= 0x0D80:
	case at == 0x02: // anusvara, in the letters of ISO 15919
		return "ṃ"
	case at == 0x03: // visarga
		return "ḥ"
	case 0x3E <= at && at <= 0x4C:
		if letter := r - 0x38; classOf(letter) == narrow {
			return string(letter)
		}
	}
	return string(utf8.RuneError)
}

// sinhala has the spacing signs of Sinhala, whose block is laid out otherwise.
var sinhala = map[rune]rune{
	0x0D82: 'ṃ', 0x0D83: 'ḥ',
	0x0DCF: 0x0D86, 0x0DD0: 0x0D87, 0x0DD1: 0x0D88, 0x0DD8: 0x0D8D, 0x0DD9: 0x0D91, 0x0DDA: 0x0D92,
	0x0DDB: 0x0D93, 0x0DDC: 0x0D94, 0x0DDD: 0x0D95, 0x0DDE: 0x0D96, 0x0DDF: 0x0D8F, 0x0DF2: 0x0D8E,
}

// compatibilityJamo maps conjoining jamo to the letters of the same shape that
// stand alone. Those that form a syllable were composed before.
var compatibilityJamo = sync.OnceValue(func() map[rune]rune {
	letters := make(map[rune]rune)
	for c := rune(0x3131); c <= 0x318E; c++ {
		if isFiller(c) {
			continue
		}
		jamo, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(c)))
		letters[jamo] = c
	}
	return letters
})
