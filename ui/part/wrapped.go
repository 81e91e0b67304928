package part

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"baken/store/outside"
)

// Wrapped breaks styled words, which have passed the gate, into lines of at most
// width cells, each with its styles: first stands before the first line, rest
// before the others. Nothing is left out.
func Wrapped(words string, cells int, first, rest string) []string {
	room := max(2, cells-max(width(first), width(rest)))
	if width(words) <= cells-width(first) {
		return []string{first + words}
	}
	var lines []string
	plain, before, column := ansi.Strip(words), first, 0
	for _, line := range outside.New(plain).Line().Wrap(room) {
		at := max(0, strings.Index(plain, line.String())) // spaces fall away where a line ends
		column += width(plain[:at])
		end := column + line.Width()
		piece := ansi.Cut(words, column, end)
		if strings.Contains(piece, "\x1b") {
			piece += ansi.ResetStyle
		}
		lines = append(lines, before+piece)
		plain, column, before = plain[at+len(line.String()):], end, rest
	}
	return lines
}
