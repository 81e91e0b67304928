package part

import (
	"strings"

	"baken/store/outside"
	"baken/ui/lang"
)

// row gives the drawn lines of a row, from the cache where it has them.
func (l *List[ID]) row(i int) drawnRow {
	id, version := l.source.At(i)
	key := drawnKey[ID]{id, version, l.width, i == l.cursor}
	if r, ok := l.drawn[key]; ok {
		return r
	}
	if len(l.drawn) > 8*(l.height+8) {
		clear(l.drawn)
	}
	var above []string
	if h, ok := l.source.(headed); ok {
		if line := h.Above(i, l.width); line != "" {
			above = []string{Fit(line, l.width)}
		}
	}
	ink, mark := l.look.Style.Ink(key.selected), " "
	if key.selected {
		mark = ink.Accent.Render(l.look.Style.Mark.Cursor)
	}
	lines := strings.Split(l.source.Draw(i, max(0, l.width-1), key.selected), "\n")
	for j, line := range lines {
		line = Fit(line, min(outside.Width(line), l.width-1))
		if rest := l.width - 1 - outside.Width(line); rest > 0 {
			line += ink.Text.Render(strings.Repeat(" ", rest))
		}
		lines[j] = Fit(mark+line, l.width)
	}
	lines = append(above, lines...)
	l.drawn[key] = lines
	return lines
}

// headed is a source that has a line above some rows, which is none of theirs: the
// cursor does not stand on it. It changes with the version of the row.
type headed interface {
	Above(i, width int) string
}

// head is how many lines stand above a row.
func (l *List[ID]) head(i int) int {
	if h, ok := l.source.(headed); ok && h.Above(i, l.width) != "" {
		return 1
	}
	return 0
}

// View gives the picture of the window.
func (l *List[ID]) View() string {
	l.first, l.shown = 0, 0
	if l.height <= 0 || l.width <= 0 {
		return ""
	}
	n := l.source.Len()
	if n == 0 || l.cursor < 0 {
		return Block(nil, l.width, l.height)
	}
	l.cursor = min(l.cursor, n-1)
	own := l.row(l.cursor)
	l.line = max(0, min(l.line, l.height-min(len(own), l.height)))

	// Rows below, then rows above; what one side lacks goes to the other.
	var below []string
	last := l.cursor
	for len(below) < l.height-l.line-len(own) && last+1 < n {
		last++
		below = append(below, l.row(last)...)
	}
	if lack := l.height - l.line - len(own) - len(below); lack > 0 {
		l.line += lack
	}
	var above []string
	l.first = l.cursor
	for len(above) < l.line && l.first > 0 {
		l.first--
		above = append(append([]string{}, l.row(l.first)...), above...)
	}
	if len(above) < l.line { // the top of the list: more fits below
		l.line = len(above)
		for len(below) < l.height-l.line-len(own) && last+1 < n {
			last++
			below = append(below, l.row(last)...)
		}
	}
	lines := append([]string{}, above[len(above)-l.line:]...)
	lines = append(lines, own...)
	if l.focus {
		at := min(l.line+l.head(l.cursor), len(lines)-1)
		lines[at] = Here + lines[at]
	}
	lines = append(lines, below...)
	l.shown = last - l.first + 1
	return Block(lines, l.width, l.height)
}

// Position says where the cursor is: "3 of 14"; empty for an empty list.
func (l *List[ID]) Position() string {
	if l.cursor < 0 {
		return ""
	}
	return l.look.Lang.T(lang.ListPosition, lang.N(l.cursor+1), lang.N(l.source.Len()))
}

// Scroll says which part of the whole is in the window, for the border.
func (l *List[ID]) Scroll() Scroll { return Scroll{From: l.first, Shown: l.shown, Of: l.source.Len()} }
