package message

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// transfer undoes a content transfer encoding (RFC 2045, 6) piece by piece
// and holds back the last line end, which belongs to the boundary.
type transfer struct {
	kind   transferKind
	out    func([]byte)
	broken bool
	eol    []byte  // identity, quoted-printable: a line end not yet written
	held   []byte  // quoted-printable: what may be white space at the end or half an escape
	joined []byte  // quoted-printable: what was held and what came
	quad   [4]byte // base64: the values of the letters that are not yet four
	n      int     // how many they are
	buf    []byte
}

type transferKind uint8

const (
	identity transferKind = iota
	quotedPrintable
	base64Kind
)

func transferOf(name string) transferKind {
	switch strings.ToLower(strings.Trim(stripComment(name), " \t;\"")) {
	case "base64", "b":
		return base64Kind
	case "quoted-printable", "quotedprintable", "q":
		return quotedPrintable
	}
	return identity
}

func (t *transfer) piece(p piece) {
	switch t.kind {
	case base64Kind:
		t.base64(p.data)
	case quotedPrintable:
		t.quoted(p)
	default:
		if len(t.eol) > 0 {
			t.out(t.eol)
		}
		if len(p.data) > 0 {
			t.out(p.data)
		}
		t.eol = endOf(p)
	}
}

var lf, crlf = []byte("\n"), []byte("\r\n")

// endOf is a piece's line end, to be held beyond the piece.
func endOf(p piece) []byte {
	switch len(p.eol) {
	case 1:
		return lf
	case 2:
		return crlf
	}
	return nil
}

// close gives out what is left.
func (t *transfer) close() {
	switch t.kind {
	case base64Kind:
		if t.n > 0 {
			t.broken = true
			t.out(t.takeQuad(t.buf[:0]))
		}
	case quotedPrintable:
		if len(t.held) > 0 {
			t.unquote(bytes.TrimRight(t.held, " \t="))
			t.held = nil
		}
	}
}

// base64 decodes whole groups at once where nothing else stands between.
func (t *transfer) base64(b []byte) {
	if t.n == 0 {
		if whole := len(b) - len(b)%4; whole > 0 {
			if cap(t.buf) < whole {
				t.buf = make([]byte, max(whole, 256))
			}
			n, err := base64.StdEncoding.Decode(t.buf[:cap(t.buf)], b[:whole])
			if err == nil {
				t.out(t.buf[:n])
				b = b[whole:]
			}
		}
	}
	if len(b) == 0 {
		return
	}
	out := t.buf[:0]
	for _, c := range b {
		switch v := values64[c]; v {
		case pad64:
			out = t.takeQuad(out)
		case white64:
		case junk64:
			t.broken = true
		default:
			t.quad[t.n] = v
			if t.n++; t.n == 4 {
				out = t.takeQuad(out)
			}
		}
	}
	t.out(out)
	t.buf = out[:0]
}

// takeQuad decodes the letters gathered, four or fewer, and appends them.
func (t *transfer) takeQuad(out []byte) []byte {
	n := t.n
	if n == 1 {
		t.broken = true
	}
	t.n = 0
	q := t.quad
	if n >= 2 {
		out = append(out, q[0]<<2|q[1]>>4)
	}
	if n >= 3 {
		out = append(out, q[1]<<4|q[2]>>2)
	}
	if n == 4 {
		out = append(out, q[2]<<6|q[3])
	}
	return out
}

// What values64 says of bytes that are no letters of base64.
const (
	pad64 = 64 + iota
	white64
	junk64
)

// values64 gives what each byte is worth in base64.
var values64 = func() (v [256]byte) {
	for c := range v {
		v[c] = junk64
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		v[c] = byte(i)
	}
	for _, c := range []byte(" \t\r\x00") {
		v[c] = white64
	}
	v['='] = pad64
	return v
}()

func (t *transfer) quoted(p piece) {
	b := p.data
	if len(t.held) > 0 {
		t.joined = append(append(t.joined[:0], t.held...), b...)
		b, t.held = t.joined, t.held[:0]
	}
	if p.eol == nil {
		// The line may go on: hold back what cannot be judged yet.
		cut := len(trimWhite(b))
		if i := bytes.LastIndexByte(b[max(cut-2, 0):cut], '='); i >= 0 {
			cut = max(cut-2, 0) + i
		}
		if len(b)-cut < 1000 {
			t.held = append(t.held[:0], b[cut:]...)
			b = b[:cut]
		}
		t.unquote(b)
		return
	}
	b = trimWhite(b)
	soft := bytes.HasSuffix(b, []byte("="))
	if soft {
		b = b[:len(b)-1]
	}
	t.unquote(b)
	if !soft {
		t.eol = endOf(p)
	}
}

// unquote writes b with its escapes undone.
func (t *transfer) unquote(b []byte) {
	if len(b) == 0 {
		// A line end before it stays held: it may be the boundary's. Two
		// in a row are written, for the first is surely text.
		if len(t.eol) > 0 {
			t.out(t.eol)
			t.eol = nil
		}
		return
	}
	out := append(t.buf[:0], t.eol...)
	t.eol = nil
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '=' {
			if i+2 < len(b) && isHex(b[i+1]) && isHex(b[i+2]) {
				c = unhex(b[i+1])<<4 | unhex(b[i+2])
				i += 2
			} else {
				t.broken = true
			}
		}
		out = append(out, c)
	}
	t.out(out)
	t.buf = out[:0]
}
