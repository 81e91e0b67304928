package message

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"baken/store/outside"
)

// words decodes the encoded-words of RFC 2047 in s, also where they stand
// against the rules: within quotes, with blanks inside, split in the middle
// of a letter, without padding, in a charset that nobody knows. Other bytes
// than ASCII are taken for UTF-8, else windows-1252.
func words(s string) (text string, wrong bool) {
	if !strings.Contains(s, "=?") || !strings.Contains(s, "?=") {
		return raw(s)
	}
	var out strings.Builder
	var run encodedRun
	tail := len(s) - strings.LastIndex(s, "?=") // no word ends in it
	for s != "" {
		i := strings.Index(s, "=?")
		if i < 0 || len(s)-i < tail {
			break
		}
		w, n := parseWord(s[i:])
		if n == 0 {
			wrong = run.flush(&out) || wrong
			wrong = writeRaw(&out, s[:i+2]) || wrong
			s = s[i+2:]
			continue
		}
		if gap := s[:i]; strings.Trim(gap, " \t\r\n") != "" || !run.active {
			// White space between two encoded-words is none.
			wrong = run.flush(&out) || wrong
			wrong = writeRaw(&out, gap) || wrong
		}
		wrong = run.add(&out, w) || wrong
		s = s[i+n:]
	}
	wrong = run.flush(&out) || wrong
	wrong = writeRaw(&out, s) || wrong
	return out.String(), wrong
}

// raw is text of a header that is not encoded.
func raw(s string) (text string, wrong bool) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return decodeBytes([]byte(s), "")
		}
	}
	return s, false
}

func writeRaw(out *strings.Builder, s string) (wrong bool) {
	t, wrong := raw(s)
	out.WriteString(t)
	return wrong
}

// word is one encoded-word, still encoded.
type word struct {
	charset string
	b64     bool
	text    string
}

// parseWord reads the encoded-word at the beginning of s; n is 0 if there is none.
func parseWord(s string) (w word, n int) {
	i := strings.IndexByte(s[2:min(len(s), 82)], '?')
	if i < 0 {
		return w, 0
	}
	w.charset, _, _ = strings.Cut(s[2:2+i], "*") // RFC 2231: a language
	if w.charset == "" || strings.ContainsAny(w.charset, " \t\r\n=") {
		return w, 0
	}
	p := 2 + i + 1
	if len(s) < p+2 || s[p+1] != '?' {
		return w, 0
	}
	switch s[p] {
	case 'B', 'b':
		w.b64 = true
	case 'Q', 'q':
	default:
		return w, 0
	}
	p += 2
	e := strings.Index(s[p:], "?=")
	if e < 0 {
		return w, 0
	}
	w.text = s[p : p+e]
	return w, p + e + 2
}

// encodedRun joins neighbouring words of one charset before decoding it, for
// a letter of several bytes may be split between them.
type encodedRun struct {
	active  bool
	charset string
	bytes   []byte
	half    string // base64 that ended within a group of four
}

func (r *encodedRun) add(out *strings.Builder, w word) (wrong bool) {
	if r.active && !strings.EqualFold(r.charset, w.charset) {
		wrong = r.flush(out)
	}
	r.active, r.charset = true, w.charset
	if !w.b64 {
		r.bytes = append(r.bytes, unhalf(r.half)...)
		r.half = ""
		r.bytes = append(r.bytes, unQ(w.text)...)
		return wrong
	}
	t := r.half + strings.Map(base64Only, w.text)
	r.half = ""
	whole := len(t) - len(t)%4
	if strings.HasSuffix(w.text, "=") {
		whole = len(t)
	}
	r.bytes = append(r.bytes, unhalf(t[:whole])...)
	r.half = t[whole:]
	return wrong
}

// flush decodes what was gathered.
func (r *encodedRun) flush(out *strings.Builder) (wrong bool) {
	if !r.active {
		return false
	}
	b := append(r.bytes, unhalf(r.half)...)
	t, wrong := decodeBytes(bytes.TrimRight(b, "\x00"), r.charset)
	out.WriteString(t)
	*r = encodedRun{bytes: r.bytes[:0]}
	return wrong
}

func base64Only(c rune) rune {
	if 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' {
		return c
	}
	return -1
}

// unhalf decodes base64 without padding; a single last letter is lost.
func unhalf(s string) []byte {
	if len(s)%4 == 1 {
		s = s[:len(s)-1]
	}
	b, _ := base64.RawStdEncoding.DecodeString(s)
	return b
}

// unQ decodes the Q encoding; what is no escape stands for itself.
func unQ(s string) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '_':
			b = append(b, ' ')
		case c == '=' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b = append(b, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 2
		default:
			b = append(b, c)
		}
	}
	return b
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

// short cuts s to at most n bytes, between letters.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// outsideShort marks at most n bytes of s as text from outside.
func outsideShort(s string, n int) outside.Text { return outside.New(short(s, n)) }
