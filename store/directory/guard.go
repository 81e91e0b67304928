package directory

import (
	"io"

	"baken/store/outside"
)

// rowGuard watches over the reader of CSV, which would take a row of any length into
// memory. It knows where rows end as that reader does.
type rowGuard struct {
	from  io.Reader
	name  string
	comma byte
	most  int // bytes of a row

	in   spot
	size int
	line int // where the row begins
	seen int // lines so far

	ended bool // there is no more to read
}

// spot is where in a row one is.
type spot uint8

const (
	fieldStart spot = iota
	bare
	quoted
	quoteInQuoted
	broken // a quote too many: the reader of CSV goes on with the next line
)

func (g *rowGuard) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	for _, b := range p[:n] {
		g.size++
		if b == '\n' {
			g.seen++
		}
		switch {
		case g.in == quoted:
			if b == '"' {
				g.in = quoteInQuoted
			}
		case b == '\n':
			g.in, g.size, g.line = fieldStart, 0, g.seen
		case g.in == broken:
		case b == '"' && g.in == bare:
			g.in = broken
		case b == '"':
			g.in = quoted
		case b == g.comma:
			g.in = fieldStart
		case g.in != quoteInQuoted:
			g.in = bare
		case b != '\r': // as in "a"\r\n
			g.in = broken
		}
		if g.size > g.most {
			return 0, &FileError{Err: ErrTooLarge, File: outside.New(g.name), Line: g.line + 1, Limit: LimitRecord}
		}
	}
	g.ended = err == io.EOF
	return n, err
}

// valueGuard watches over the reader of JSON, which would take a value of any length
// into memory, and knows in which line a byte stands.
type valueGuard struct {
	from    io.Reader
	name    string
	value   int // most bytes from one sign of JSON to the next
	element int // most bytes of what stands deeper than base
	base    int

	string, escaped bool
	depth           int
	size, whole     int
	at              int64   // bytes so far
	ends            []int64 // of lines, those that were not asked for yet
	line            int     // of what was asked for last, from 0
}

func (g *valueGuard) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	for i, b := range p[:n] {
		g.size++
		g.whole++
		switch {
		case b == '\n':
			g.ends = append(g.ends, g.at+int64(i))
			g.escaped = false
		case g.escaped:
			g.escaped = false
		case g.string && b == '\\':
			g.escaped = true
		case b == '"':
			g.string, g.size = !g.string, 0
		case g.string:
		case b == '{', b == '[':
			g.depth++
			g.size = 0
		case b == '}', b == ']':
			g.depth--
			g.size = 0
		case b == ',', b == ':':
			g.size = 0
		}
		if g.depth <= g.base && g.size == 0 {
			g.whole = 0
		}
		switch {
		case g.size > g.value, g.whole > g.element:
			return 0, g.tooLarge(LimitRecord)
		case g.depth > maxDepth:
			return 0, g.tooLarge(LimitDepth)
		}
	}
	g.at += int64(n)
	return n, err
}

func (g *valueGuard) tooLarge(what Limit) error {
	return &FileError{Err: ErrTooLarge, File: outside.New(g.name), Line: g.last(), Limit: what}
}

// last is the last line that was read.
func (g *valueGuard) last() int { return g.line + len(g.ends) + 1 }

// lineOf is the line of a byte. It is asked in the order of the bytes.
func (g *valueGuard) lineOf(at int64) int {
	n := 0
	for n < len(g.ends) && g.ends[n] < at {
		n++
	}
	g.line += n
	g.ends = g.ends[n:]
	return g.line + 1
}
