package triage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pause is what stands between two words.
type pause uint8

const (
	joined   pause = iota // nothing that matters: a space, a comma, a wrapped line
	breath                // dots, a semicolon, the end of a short line: excuses do not reach across it
	fullStop              // the end of a sentence: nothing reaches across it
)

// wrapWidth tells a line that a mail program broke from one that the writer
// ended: a shorter line was ended.
const wrapWidth = 50

// piece is one word as written: folded, and where it stands in the raw text.
type piece struct {
	word     string
	from, to int
	before   pause
	hash     uint64      // of word; set with small
	small    inLanguages // whose small word it is
	begin    int32       // where the word stands in the folded text
	end      int32
	language uint8 // of its sentence where that is certain: 1 + place in smallWords.codes; else 0
}

// split folds s into words: lower case, no accents, ligatures spelled out,
// letters and digits only. A star between letters stays, as in "m*rd", to
// count as one wrong letter. At most limit words; whether all were taken.
func split(s string, limit int) (pieces []piece, whole bool) { return splitInto(nil, s, limit) }

// splitInto is split with room for the words.
func splitInto(room []piece, s string, limit int) (pieces []piece, whole bool) {
	var (
		buf       = make([]byte, 0, len(s)+16)
		before    = fullStop
		start     = -1 // in buf, of the word being read
		from      int
		lineStart int
	)
	pieces = slices.Grow(room[:0], len(s)/5+4)
	end := func(to int) {
		if start < 0 {
			return
		}
		if len(buf) == start { // only what folds to nothing, as U+037A alone
			start = -1
			return
		}
		pieces = append(pieces, piece{from: from, to: to, before: before, begin: int32(start), end: int32(len(buf))})
		start, before = -1, joined
	}
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if start < 0 {
				if len(pieces) >= limit {
					return words(pieces, buf), false
				}
				start, from = len(buf), i
			}
			buf = append(buf, byte(r))
		case 'A' <= r && r <= 'Z':
			if start < 0 {
				if len(pieces) >= limit {
					return words(pieces, buf), false
				}
				start, from = len(buf), i
			}
			buf = append(buf, byte(r)+'a'-'A')
		case r == '*' && start >= 0 && i+1 < len(s) && isASCIILetter(s[i+1]):
			buf = append(buf, '*')
		case r >= utf8.RuneSelf && isInvisible(r):
			// Dropped: it joins what stands on both sides.
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if start < 0 {
				if len(pieces) >= limit {
					return words(pieces, buf), false
				}
				start, from = len(buf), i
			}
			buf = appendFolded(buf, s[i:i+n], r)
		default:
			end(i)
			before = max(before, pauseOf(s, i, n, r, lineStart, pieces))
			if r == '\n' {
				lineStart = i + n
			}
		}
		i += n
	}
	end(len(s))
	return words(pieces, buf), true
}

func words(pieces []piece, buf []byte) []piece {
	all := string(buf)
	for i := range pieces {
		pieces[i].word = all[pieces[i].begin:pieces[i].end]
	}
	return pieces
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// isInvisible is true for combining marks and for what has no width: they
// hide words from a search and are not seen.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Mn, r) || r == '\u00ad' || unicode.Is(unicode.Cf, r)
}

// appendFolded adds the base letters of one rune beyond ASCII.
func appendFolded(buf []byte, s string, r rune) []byte {
	switch unicode.ToLower(r) {
	case 'ß':
		return append(buf, "ss"...)
	case 'œ':
		return append(buf, "oe"...)
	case 'æ':
		return append(buf, "ae"...)
	case 'ø':
		return append(buf, 'o')
	case 'ł':
		return append(buf, 'l')
	case 'ı', 'İ':
		return append(buf, 'i')
	}
	d := norm.NFKD.PropertiesString(s).Decomposition()
	if d == nil {
		return utf8.AppendRune(buf, unicode.ToLower(r))
	}
	for len(d) > 0 {
		r, n := utf8.DecodeRune(d)
		if !isInvisible(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		d = d[n:]
	}
	return buf
}

// pauseOf weighs the separator r, n bytes at i.
func pauseOf(s string, i, n int, r rune, lineStart int, pieces []piece) pause {
	rest := s[i+n:]
	switch r {
	case '!', '?', '。', '！', '？', '؟':
		return fullStop
	case '…', ';':
		return breath
	case '.':
		if strings.HasPrefix(rest, ".") || i > 0 && s[i-1] == '.' {
			return breath
		}
		// "14 j. oud" and "m.a.w." are not ends; nor is "13.5".
		if len(pieces) > 0 && pieces[len(pieces)-1].to == i && pieces[len(pieces)-1].to-pieces[len(pieces)-1].from == 1 {
			return joined
		}
		if rest != "" && '0' <= rest[0] && rest[0] <= '9' {
			return joined
		}
		if rest != "" && 'a' <= rest[0] && rest[0] <= 'z' {
			return breath
		}
		return fullStop
	case '\n':
		next := strings.TrimLeft(rest, " \t\r")
		if next == "" || next[0] == '\n' {
			return fullStop
		}
		if i-lineStart < wrapWidth {
			return breath
		}
	}
	return joined
}
