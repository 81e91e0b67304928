package outside

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is the width in terminal cells of s, of its widest line if there are
// several. Escape sequences take none. It measures as lipgloss does and is the
// one function of the program for strings that are already styled; a [Safe]
// knows its own.
func Width(s string) int {
	widest := 0
	for {
		line, rest, more := strings.Cut(s, "\n")
		widest = max(widest, ansi.StringWidth(line))
		if !more {
			return widest
		}
		s = rest
	}
}

// cells is the width of one line that has passed the gate.
func cells(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += classOf(r).cells()
		i += size
	}
	return n
}

// cells is how many a character of the class takes.
func (c class) cells() int {
	switch c {
	case narrow:
		return 1
	case wide:
		return 2
	}
	return 0
}

// cluster gives the length in bytes and the width of the first character of s
// with its marks. s has passed the gate and is not empty.
func cluster(s string) (size, width int) {
	r, size := utf8.DecodeRuneInString(s)
	width = classOf(r).cells()
	for size < len(s) && s[size] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s[size:])
		if c := classOf(r); c != mark && c != linker {
			break
		}
		size += n
	}
	return size, width
}
