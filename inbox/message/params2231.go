package message

import (
	"sort"
	"strconv"
	"strings"
)

// params are the parameters of a MIME field, names in lower case.
type params map[string]string

// parseParams reads "value; name=value; …" (RFC 2045, RFC 2231), as far as it
// can be read. The value comes in lower case, the parameters decoded.
func parseParams(s string) (value string, p params) {
	value, rest, _ := strings.Cut(s, ";")
	value = strings.ToLower(strings.Trim(stripComment(value), " \t"))
	var pieces []piece2231
	for n := 0; rest != "" && n < 200; n++ {
		var name, v string
		name, v, rest = nextParam(rest)
		if name == "" {
			continue
		}
		if star := strings.IndexByte(name, '*'); star >= 0 {
			pieces = append(pieces, newPiece2231(name[:star], name[star:], v))
			continue
		}
		if p == nil {
			p = params{}
		}
		if _, twice := p[name]; !twice {
			p[name] = v
		}
	}
	if len(pieces) > 0 {
		if p == nil {
			p = params{}
		}
		joinPieces(pieces, p)
	}
	return value, p
}

// stripComment cuts a trailing comment: "text/plain (why not)".
func stripComment(s string) string {
	if i := strings.IndexByte(s, '('); i >= 0 {
		return s[:i]
	}
	return s
}

// nextParam reads one "name=value" and the semicolon behind it.
func nextParam(s string) (name, value, rest string) {
	s = strings.TrimLeft(s, " \t;")
	i := strings.IndexAny(s, "=;")
	if i < 0 || s[i] == ';' {
		if i < 0 {
			return "", "", ""
		}
		return "", "", s[i+1:]
	}
	name = strings.ToLower(strings.Trim(s[:i], " \t"))
	s = strings.TrimLeft(s[i+1:], " \t")
	if !strings.HasPrefix(s, `"`) {
		v, rest, _ := strings.Cut(s, ";")
		return name, strings.Trim(v, " \t\r\n"), rest
	}
	var b strings.Builder
	for i = 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\':
			// A path of Windows has bare backslashes: only a quote or
			// another backslash is taken as escaped.
			if i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
				i++
				b.WriteByte(s[i])
			} else {
				b.WriteByte(c)
			}
		case '"':
			_, rest, _ := strings.Cut(s[i+1:], ";")
			return name, b.String(), rest
		default:
			b.WriteByte(c)
		}
	}
	return name, b.String(), "" // the closing quote is missing
}

// piece2231 is one "name*0*=…" of RFC 2231.
type piece2231 struct {
	name    string
	number  int
	encoded bool
	value   string
}

func newPiece2231(name, star, value string) piece2231 {
	p := piece2231{name: name, value: value}
	star = strings.TrimPrefix(star, "*")
	if strings.HasSuffix(star, "*") {
		p.encoded, star = true, strings.TrimSuffix(star, "*")
	}
	if star == "" {
		p.encoded = true // "name*=": one piece, encoded
		return p
	}
	n, err := strconv.Atoi(star)
	if err != nil || n < 0 {
		n = 1 << 20
	}
	p.number = n
	return p
}

// joinPieces puts continuations together in the order of their numbers.
func joinPieces(pieces []piece2231, p params) {
	sort.SliceStable(pieces, func(i, j int) bool {
		if pieces[i].name != pieces[j].name {
			return pieces[i].name < pieces[j].name
		}
		return pieces[i].number < pieces[j].number
	})
	for i := 0; i < len(pieces); {
		name, charset := pieces[i].name, ""
		var b []byte
		for first := true; i < len(pieces) && pieces[i].name == name; i++ {
			v := pieces[i].value
			if pieces[i].encoded {
				if first {
					if parts := strings.SplitN(v, "'", 3); len(parts) == 3 {
						charset, v = parts[0], parts[2]
					}
				}
				b = append(b, unPercent(v)...)
			} else {
				b = append(b, v...)
			}
			first = false
		}
		t, _ := decodeBytes(b, charset)
		p[name] = t
	}
}

func unPercent(s string) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b = append(b, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return b
}
