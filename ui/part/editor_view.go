package part

import (
	"strings"
)

// spot is a row as it is seen: a paragraph and the row in it.
type spot struct{ line, row int }

func (s spot) before(t spot) bool { return s.line < t.line || s.line == t.line && s.row < t.row }

// wrapWidth is the width in which the text wraps: the room without the bar and
// without a cell for the cursor behind the last character.
func (e *Editor) wrapWidth() int {
	w := e.width - 1
	if e.Bar != "" {
		w--
	}
	return max(2, w)
}

// Rows is how many rows the text takes in a width, as far as a screen can hold.
func (e *Editor) Rows(width int) int {
	before := e.width
	e.width = width
	_, n := e.walk(spot{}, mostRows)
	e.width = before
	return n + 1
}

// Below is how many rows stand below the window, as far as a screen can hold.
func (e *Editor) Below() int {
	if e.width <= 0 || e.height <= 0 {
		return 0
	}
	e.scroll()
	_, n := e.walk(e.top, mostRows)
	return max(0, n+1-e.height)
}

// mostRows is more than any screen has.
const mostRows = 500

// walk goes down (or up, for a negative number) by rows, as far as there are
// any, and says how many it went.
func (e *Editor) walk(s spot, rows int) (spot, int) {
	w, moved := e.wrapWidth(), 0
	for ; moved < rows; moved++ {
		switch {
		case s.row+1 < len(e.text[s.line].wrap(w)):
			s.row++
		case s.line+1 < len(e.text):
			s = spot{s.line + 1, 0}
		default:
			return s, moved
		}
	}
	for ; moved > rows; moved-- {
		switch {
		case s.row > 0:
			s.row--
		case s.line > 0:
			s.line--
			s.row = len(e.text[s.line].wrap(w)) - 1
		default:
			return s, moved
		}
	}
	return s, moved
}

// scroll brings the cursor's row into the window and leaves the window alone
// if it is there already.
func (e *Editor) scroll() spot {
	w := e.wrapWidth()
	at := spot{e.cursor.line, e.text[e.cursor.line].row(e.cursor.at, w)}
	if e.top.line >= len(e.text) {
		e.top = spot{len(e.text) - 1, 0}
	}
	e.top.row = min(e.top.row, len(e.text[e.top.line].wrap(w))-1)
	if at.before(e.top) {
		e.top = at
	}
	if highest, _ := e.walk(at, 1-e.height); e.top.before(highest) {
		e.top = highest
	}
	return at
}

// View gives the picture of the window.
func (e *Editor) View() string {
	if e.width <= 0 || e.height <= 0 {
		return ""
	}
	w := e.wrapWidth()
	at := e.scroll()
	lines := make([]string, 0, e.height)
	for s := e.top; len(lines) < e.height; {
		p := e.text[s.line]
		from, to := p.span(s.row, w)
		row := p.s[from:to]
		if to < len(p.s) || cells(row) > w {
			row = strings.TrimRight(row, " ")
		}
		switch {
		case s == at && e.focus:
			row = e.marked(p, from, to, w)
		case len(e.text) == 1 && p.s == "":
			row = e.look.Style.Plain.Muted.Render(e.Empty)
		}
		lines = append(lines, e.Bar+row)
		next, moved := e.walk(s, 1)
		if moved == 0 {
			break
		}
		s = next
	}
	for len(lines) < e.height && e.Bar != "" {
		lines = append(lines, e.Bar)
	}
	return Block(lines, e.width, e.height)
}

// marked is the row with the cursor in it. Where spaces hang over the edge the
// cursor waits at the edge.
func (e *Editor) marked(p *paragraph, from, to, w int) string {
	if p.s == "" && len(e.text) == 1 {
		return Here + e.look.Style.Plain.Muted.Render(e.Empty)
	}
	before, after := p.s[from:e.cursor.at], p.s[e.cursor.at:to]
	if over := cells(before) - w; over > 0 {
		return before[:len(before)-over] + Here
	}
	if room := w - cells(before); cells(after) > room {
		after = strings.TrimRight(after, " ")
	}
	return before + Here + after
}
