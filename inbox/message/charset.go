package message

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// aliases are names that mail programs write and no register knows, or that
// the registers take for something narrower than what is meant.
var aliases = map[string]encoding.Encoding{
	"gb2312":          simplifiedchinese.GB18030,
	"gbk":             simplifiedchinese.GB18030,
	"x-gbk":           simplifiedchinese.GB18030,
	"cp936":           simplifiedchinese.GB18030,
	"hz-gb-2312":      simplifiedchinese.HZGB2312,
	"hz":              simplifiedchinese.HZGB2312,
	"utf-16":          unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"utf16":           unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"cp850":           charmap.CodePage850,
	"cp858":           charmap.CodePage858,
	"cp437":           charmap.CodePage437,
	"cp1250":          charmap.Windows1250,
	"cp-1252":         charmap.Windows1252,
	"win-1252":        charmap.Windows1252,
	"windows1252":     charmap.Windows1252,
	"iso8859-1":       charmap.Windows1252,
	"iso-8859-1-1":    charmap.Windows1252,
	"iso-8859-8-i":    charmap.ISO8859_8,
	"iso-8859-15-bug": charmap.ISO8859_15,
	"latin-1":         charmap.Windows1252,
	"latin9":          charmap.ISO8859_15,
	"8bit":            nil,
	"unknown-8bit":    nil,
	"x-unknown":       nil,
	"default":         nil,
	"ansi":            charmap.Windows1252,
}

// family says how far a declared charset is to be believed.
type family uint8

const (
	unnamed family = iota // none, or one that nobody knows
	ascii
	utf8Family
	western // one byte a letter; often said of text that is UTF-8
	other
)

// charsetOf finds the encoding of a declared name. A nil encoding: to be
// guessed.
func charsetOf(label string) (encoding.Encoding, family) {
	label = strings.ToLower(strings.Trim(label, " \t\r\n\"'"))
	switch label {
	case "":
		return nil, unnamed
	case "us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us", "646", "us", "cp367":
		return nil, ascii
	case "utf-8", "utf8", "unicode-1-1-utf-8", "x-utf-8", "utf-8n", "cp65001":
		return nil, utf8Family
	}
	e, ok := aliases[label]
	if !ok && len(label) <= 64 {
		e, _ = htmlindex.Get(label)
		if e == encoding.Replacement {
			e = nil
		}
		if e == nil {
			e, _ = ianaindex.MIME.Encoding(label)
		}
		if e == nil {
			e, _ = ianaindex.IANA.Encoding(label)
		}
	}
	switch e {
	case nil, encoding.Replacement:
		return nil, unnamed
	case unicode.UTF8:
		return nil, utf8Family
	case charmap.Windows1252, charmap.ISO8859_1, charmap.ISO8859_15:
		return e, western
	}
	return e, other
}

// decodeText makes UTF-8 of b. wrong says that b does not fit what label
// declares; then it is shown as what it most likely is. Line ends become "\n".
func decodeText(b []byte, label string) (text string, wrong bool) {
	s, wrong := decodeBytes(b, label)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return s, wrong
}

func decodeBytes(b []byte, label string) (text string, wrong bool) {
	if e := byMark(b); e != nil {
		_, f := charsetOf(label)
		return convert(e, b), f != other
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	e, f := charsetOf(label)
	switch f {
	case utf8Family:
		if utf8.Valid(b) {
			return string(b), false
		}
		return guess(b), true
	case ascii, unnamed:
		if isASCII(b) {
			return string(b), f == unnamed && label != "" && bytes.IndexByte(b, 0x1b) >= 0
		}
		return guess(b), f == ascii || label != "" || !utf8.Valid(b)
	case western:
		if isASCII(b) {
			return string(b), false
		}
		if utf8.Valid(b) {
			// A text in these charsets that happens to be valid UTF-8
			// is one of "Ã©" and the like.
			return string(b), true
		}
	}
	return convert(e, b), false
}

// byMark finds UTF-16 by its byte order mark.
func byMark(b []byte) encoding.Encoding {
	if len(b) >= 2 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) {
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// guess decodes bytes of which nothing is known: UTF-8 with a few errors if
// most of it is that, else windows-1252.
func guess(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	if good >= bad {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return convert(charmap.Windows1252, b)
}

// convert decodes b; what does not fit becomes U+FFFD.
func convert(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		// Some decoders stop at what they cannot read: the rest is kept.
		return strings.ToValidUTF8(string(out), "\ufffd") + "\ufffd"
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// metaCharset finds the charset that an HTML text declares in its beginning.
func metaCharset(b []byte) string {
	s := strings.ToLower(string(b[:min(len(b), 2048)]))
	_, after, ok := strings.Cut(s, "charset=")
	if !ok {
		return ""
	}
	after = strings.TrimLeft(after, " \"'")
	end := strings.IndexAny(after, " \"'/>;")
	if end < 0 {
		return ""
	}
	return after[:end]
}
