package part

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is s as words are compared when somebody types part of them: lower
// case, without accents, typographic apostrophes as plain ones.
func Folded(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// How well what was typed fits a name.
const (
	unfit  = -1
	whole  = iota // it is the name
	begins        // the name begins with it
	word          // a word of the name does
	inside        // it is somewhere in the name
	strewn        // its letters come in this order
)

// rank says how well what was typed fits a name, both folded: the less the
// better, or unfit.
func rank(typed, name string) int {
	switch {
	case typed == name:
		return whole
	case strings.HasPrefix(name, typed):
		return begins
	}
	if at := strings.Index(name, typed); at >= 0 {
		for ; at >= 0; at = nextIndex(name, typed, at) {
			if before, _ := utf8.DecodeLastRuneInString(name[:at]); !isWordRune(before) {
				return word
			}
		}
		return inside
	}
	rest := name
	for _, r := range typed {
		at := strings.IndexRune(rest, r)
		if at < 0 {
			return unfit
		}
		rest = rest[at+len(string(r)):]
	}
	return strewn
}

func nextIndex(name, typed string, after int) int {
	at := strings.Index(name[after+1:], typed)
	if at < 0 {
		return -1
	}
	return after + 1 + at
}
