package outside

import "unicode/utf8"

// maxParameters bounds a control sequence. The longest that terminals know
// (a colour for text and one for its underline) stay below.
const maxParameters = 64

// sequence gives the length in bytes of the control sequence of ECMA-48 that s
// begins with, its payload and terminator included. s begins with a control
// character or with a byte that is one in an 8-bit terminal.
//
// A sequence that is not ended properly on its line counts as its introducer
// alone, so that a stray ESC cannot take the rest of a mail with it.
func sequence(s string) int {
	if s[0] == 0x1B {
		if len(s) == 1 {
			return 1
		}
		switch c := s[1]; {
		case 0x40 <= c && c <= 0x5F:
			return introduced(s, c, 2)
		case 0x20 <= c && c <= 0x2F: // character sets and the like
			i := 2
			for i < len(s) && i < 8 && 0x20 <= s[i] && s[i] <= 0x2F {
				i++
			}
			if i < len(s) && 0x30 <= s[i] && s[i] <= 0x7E {
				return i + 1
			}
			return 1
		case 0x30 <= c && c <= 0x7E:
			return 2
		}
		return 1
	}
	if c, n := c1(s); n > 0 {
		return introduced(s, c-0x40, n)
	}
	return 1
}

// introduced is the length of the sequence in s whose introducer, n bytes
// long, is ESC c in seven bits.
func introduced(s string, c byte, n int) int {
	switch c {
	case '[':
		return n + csi(s[n:])
	case ']':
		return n + payload(s[n:], true)
	case 'P', 'X', '^', '_': // DCS, SOS, PM, APC
		return n + payload(s[n:], false)
	}
	return n
}

// c1 gives the C1 control that s begins with, as UTF-8 or as a bare byte, and
// its length, which is 0 when there is none.
func c1(s string) (byte, int) {
	if len(s) >= 2 && s[0] == 0xC2 && s[1] >= 0x80 && s[1] <= 0x9F {
		return s[1], 2
	}
	if s[0] >= 0x80 && s[0] <= 0x9F {
		return s[0], 1
	}
	return 0, 0
}

// csi is the length of the parameters, intermediates and final byte of a
// control sequence, 0 when there is no proper end.
func csi(s string) int {
	i := 0
	for i < len(s) && i < maxParameters && 0x30 <= s[i] && s[i] <= 0x3F {
		i++
	}
	for i < len(s) && i < maxParameters && 0x20 <= s[i] && s[i] <= 0x2F {
		i++
	}
	if i < len(s) && 0x40 <= s[i] && s[i] <= 0x7E {
		return i + 1
	}
	return 0
}

// payload is the length of a control string up to and with its terminator,
// which is ST or, where bell says so, BEL. It is 0 when the line or the string
// ends otherwise. Every control character ends the search, so that many
// introducers in a row cost no more than one.
func payload(s string, bell bool) int {
	for i := 0; i < len(s); {
		b := s[i]
		switch {
		case b == 0x07 && bell:
			return i + 1
		case b == 0x1B && i+1 < len(s) && s[i+1] == '\\':
			return i + 2
		case b < 0x20 && b != '\t':
			return 0
		case b < utf8.RuneSelf:
			i++
			continue
		}
		if c, n := c1(s[i:]); n > 0 {
			if c == 0x9C {
				return i + n
			}
			return 0
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if isLineEnd(r) {
			return 0
		}
		i += n
	}
	return 0
}

// isLineEnd says whether r ends a line, in any of the ways that occur.
func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// isControl says whether r is one of the C0 or C1 controls or DEL.
func isControl(r rune) bool { return r < ' ' || (0x7F <= r && r <= 0x9F) }
