package directory

import (
	"bytes"
	"encoding/json"
)

// walker goes through a JSON value that was found to be whole. It is used as the value is
// built: into, then key in an object, then sign and what that asks for.
type walker struct {
	raw  []byte
	at   int
	line int // of at
}

// space goes to the next byte that is no space.
func (w *walker) space() {
	for ; ; w.at++ {
		switch w.raw[w.at] {
		case ' ', '\t', '\r':
		case '\n':
			w.line++
		default:
			return
		}
	}
}

// into goes to what comes next in an object or an array, from its first sign on, and says
// whether anything does. At its end it goes behind it.
func (w *walker) into(end byte) bool {
	w.space()
	if c := w.raw[w.at]; c == '{' || c == '[' || c == ',' {
		w.at++
		w.space()
	}
	if w.raw[w.at] == end {
		w.at++
		return false
	}
	return true
}

// sign is what the next value begins with.
func (w *walker) sign() byte {
	w.space()
	return w.raw[w.at]
}

// key is the name of the next value.
func (w *walker) key() string {
	s := w.scalar()
	w.space()
	w.at++ // the colon
	return s
}

// scalar is the next value as a text, empty for null.
func (w *walker) scalar() string {
	w.space()
	start := w.at
	if w.raw[start] == '"' {
		w.quoted()
		if in := w.raw[start+1 : w.at-1]; bytes.IndexByte(in, '\\') < 0 {
			return string(in)
		}
		var s string
		if json.Unmarshal(w.raw[start:w.at], &s) != nil {
			return ""
		}
		return s
	}
	for w.at < len(w.raw) && bytes.IndexByte([]byte(" \t\r\n,]}"), w.raw[w.at]) < 0 {
		w.at++
	}
	if s := string(w.raw[start:w.at]); s != "null" {
		return s
	}
	return ""
}

// quoted goes behind a text in quotes.
func (w *walker) quoted() {
	for w.at++; w.raw[w.at] != '"'; w.at++ {
		if w.raw[w.at] == '\\' {
			w.at++
		}
	}
	w.at++
}

// skip goes behind an object or an array.
func (w *walker) skip() {
	for depth := 0; ; {
		switch w.sign() {
		case '"':
			w.quoted()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if w.at++; depth == 0 {
			return
		}
	}
}
