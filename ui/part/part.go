// Package part holds what screens are made of: list, reader, editor, field,
// pane, status line, footer, toast, palette, help, question, picker, progress.
//
// A part is a plain struct. It is told its size with SetSize, what has happened
// by its own methods, and gives its picture with View. Its picture has exactly
// the lines it was given room for and no line wider than its width; a test says
// so. What it costs to draw depends on its size, never on how much there is to
// show.
//
// A part knows no store, no network and no clock, starts nothing, and decides
// nothing: it is driven by the actions of keymap. It shows only words of the
// catalog and text that has passed the gate.
package part

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/style"
)

// Look is what every part needs to draw for one session.
type Look struct {
	Style *style.Styles
	Lang  *lang.Catalog
	Keys  *keymap.Map
}

// Fit makes a styled line exactly width cells: cut with an ellipsis or filled
// with spaces.
func Fit(s string, width int) string {
	w := outside.Width(s)
	switch {
	case width <= 0:
		return ""
	case w > width:
		s = ansi.Truncate(s, width, "…")
		w = outside.Width(s)
	}
	return s + strings.Repeat(" ", max(0, width-w))
}

// Spread makes a line of width cells with left at its start and right at its
// end. Where both do not fit, left is cut and right stays.
func Spread(left, right string, width int) string {
	r := outside.Width(right)
	if r == 0 {
		return Fit(left, width)
	}
	if r >= width {
		return Fit(right, width)
	}
	return Fit(left, width-r-1) + " " + right
}

// Block makes a picture exactly width by height: lines are fitted, missing
// ones are blank, those too many fall away at the end.
func Block(lines []string, width, height int) string {
	var b strings.Builder
	for i := range height {
		if i > 0 {
			b.WriteByte('\n')
		}
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		b.WriteString(Fit(line, width))
	}
	return b.String()
}

// Beside puts pictures of the same height side by side.
func Beside(views ...string) string {
	if len(views) == 0 {
		return ""
	}
	columns := make([][]string, len(views))
	for i, v := range views {
		columns[i] = strings.Split(v, "\n")
	}
	var b strings.Builder
	for row := range columns[0] {
		if row > 0 {
			b.WriteByte('\n')
		}
		for _, c := range columns {
			if row < len(c) {
				b.WriteString(c[row])
			}
		}
	}
	return b.String()
}

// Above puts pictures one above the other; empty ones take no line.
func Above(views ...string) string {
	var kept []string
	for _, v := range views {
		if v != "" {
			kept = append(kept, v)
		}
	}
	return strings.Join(kept, "\n")
}

// Over lays a picture over the middle of another one of width by height. The
// cursor is that of the picture above.
func Over(below, above string, width, height int) string {
	under, over := strings.Split(strings.ReplaceAll(below, Here, ""), "\n"), strings.Split(above, "\n")
	w := outside.Width(above)
	x, y := max(0, (width-w)/2), max(0, (height-len(over))/3)
	for i, line := range over {
		if y+i >= len(under) {
			break
		}
		old := Fit(under[y+i], width)
		left := ansi.Cut(old, 0, x)
		if strings.Contains(left, "\x1b") {
			left += ansi.ResetStyle
		}
		right, room := ansi.Cut(old, x+w, width), max(0, width-x-w)
		if outside.Width(right) > room { // it begins in the middle of a wide letter
			right = ansi.Cut(old, x+w+1, width)
		}
		gap := strings.Repeat(" ", max(0, room-outside.Width(right)))
		under[y+i] = Fit(left, x) + Fit(line, min(w, width)) + gap + right
	}
	return strings.Join(under, "\n")
}
