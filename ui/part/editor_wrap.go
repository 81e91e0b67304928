package part

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// paragraph is a line of the text as its writer made it, and how it wraps.
type paragraph struct {
	s     string
	rows  []int // where each row begins; rows[0] is 0
	width int   // for which width rows holds
}

// wrap gives the beginnings of the paragraph's rows. A row breaks behind
// spaces, which hang over the edge and are not drawn there; a word longer than
// a row is broken at the edge.
func (p *paragraph) wrap(width int) []int {
	width = max(2, width)
	if p.rows != nil && p.width == width {
		return p.rows
	}
	p.width, p.rows = width, append(p.rows[:0], 0)
	if len(p.s) <= width && isASCII(p.s) {
		return p.rows
	}
	start, used := 0, 0         // of the row that is being filled
	breakAt, sinceBreak := 0, 0 // the last place where it may break, and the cells behind that
	for at, size := 0, 0; at < len(p.s); at += size {
		var cells int
		size, cells = next(p.s[at:])
		if p.s[at] == ' ' {
			used++
			breakAt, sinceBreak = at+size, 0
			continue
		}
		if cells == 2 {
			breakAt, sinceBreak = at, 0
		}
		if used+cells > width && breakAt > start {
			start, used = breakAt, sinceBreak
			p.rows = append(p.rows, start)
		}
		if used+cells > width {
			start, used, sinceBreak = at, 0, 0
			p.rows = append(p.rows, start)
		}
		used += cells
		sinceBreak += cells
		if cells == 2 {
			breakAt, sinceBreak = at+size, 0
		}
	}
	return p.rows
}

// row says in which row a place of the paragraph is.
func (p *paragraph) row(at, width int) int {
	rows := p.wrap(width)
	low, high := 0, len(rows)
	for high-low > 1 {
		if mid := (low + high) / 2; rows[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// span gives the bytes of a row.
func (p *paragraph) span(row, width int) (from, to int) {
	rows := p.wrap(width)
	if row+1 < len(rows) {
		return rows[row], rows[row+1]
	}
	return rows[row], len(p.s)
}

// column is the cell of a row in which a place stands.
func (p *paragraph) column(at, row, width int) int {
	from, _ := p.span(row, width)
	return cells(p.s[from:at])
}

// at is the place of a row that is nearest to a column without passing it, and
// that still belongs to the row.
func (p *paragraph) at(row, column, width int) int {
	from, to := p.span(row, width)
	at := from
	for used := 0; at < to; {
		size, c := next(p.s[at:])
		if used+c > column {
			break
		}
		if at+size >= to && row+1 < len(p.wrap(width)) {
			break // behind the last character is the next row
		}
		used += c
		at += size
	}
	return at
}

// floor is the beginning of the character that holds the byte at.
func (p *paragraph) floor(at int) int {
	at = min(max(at, 0), len(p.s))
	if at == len(p.s) {
		return at
	}
	for i := 0; ; {
		size, _ := next(p.s[i:])
		if i+size > at {
			return i
		}
		i += size
	}
}

// next gives the length in bytes and the cells of the first character of s.
func next(s string) (size, cells int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	c, _, _, _ := uniseg.StepString(s, -1)
	return len(c), width(c)
}

// cells is the width of s, character by character.
func cells(s string) int {
	n := 0
	for s != "" {
		size, c := next(s)
		n += c
		s = s[size:]
	}
	return n
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
