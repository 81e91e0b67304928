package part

import "baken/keymap"

// moveTo puts the cursor somewhere; up and down go from that column.
func (e *Editor) moveTo(p place) { e.cursor, e.goal = p, -1 }

// move does what moves the cursor; false if the action does not.
func (e *Editor) move(a keymap.Action) bool {
	c := e.cursor
	p := e.text[c.line]
	w := e.wrapWidth()
	switch a {
	case keymap.Left:
		e.moveTo(e.left(c))
	case keymap.Right:
		e.moveTo(e.right(c))
	case keymap.WordLeft:
		e.moveTo(e.wordLeft(c))
	case keymap.WordRight:
		e.moveTo(e.wordRight(c))
	case keymap.LineStart:
		from, _ := p.span(p.row(c.at, w), w)
		e.moveTo(place{c.line, from})
	case keymap.LineEnd:
		e.moveTo(place{c.line, p.at(p.row(c.at, w), 1<<30, w)})
	case keymap.Up:
		e.vertical(-1)
	case keymap.Down:
		e.vertical(1)
	case keymap.PageUp:
		e.vertical(-max(1, e.height-1))
	case keymap.PageDown:
		e.vertical(max(1, e.height-1))
	case keymap.Top:
		e.moveTo(place{})
	case keymap.Bottom:
		e.moveTo(e.end())
	default:
		return false
	}
	e.history.settle()
	return true
}

// end is the place behind all text.
func (e *Editor) end() place {
	last := len(e.text) - 1
	return place{last, len(e.text[last].s)}
}

// left is one character to the left, over the end of the paragraph above.
func (e *Editor) left(c place) place {
	switch {
	case c.at > 0:
		return place{c.line, e.text[c.line].floor(c.at - 1)}
	case c.line > 0:
		return place{c.line - 1, len(e.text[c.line-1].s)}
	}
	return c
}

// right is one character to the right, over the start of the paragraph below.
func (e *Editor) right(c place) place {
	if s := e.text[c.line].s; c.at < len(s) {
		size, _ := next(s[c.at:])
		return place{c.line, c.at + size}
	}
	if c.line+1 < len(e.text) {
		return place{c.line + 1, 0}
	}
	return c
}

func (e *Editor) wordLeft(c place) place {
	if c.at == 0 {
		return e.left(c)
	}
	all := clusters(e.text[c.line].s[:c.at])
	at := 0
	for _, cluster := range all[:wordLeft(all, len(all))] {
		at += len(cluster)
	}
	return place{c.line, at}
}

func (e *Editor) wordRight(c place) place {
	s := e.text[c.line].s
	if c.at == len(s) {
		return e.right(c)
	}
	all := clusters(s[c.at:])
	at := c.at
	for _, cluster := range all[:wordRight(all, 0)] {
		at += len(cluster)
	}
	return place{c.line, at}
}

// vertical moves by rows as they are seen and keeps to the column.
func (e *Editor) vertical(rows int) {
	w := e.wrapWidth()
	p := e.text[e.cursor.line]
	row := p.row(e.cursor.at, w)
	if e.goal < 0 {
		e.goal = p.column(e.cursor.at, row, w)
	}
	s, moved := e.walk(spot{e.cursor.line, row}, rows)
	goal := e.goal
	switch {
	case moved != 0 || rows == 0:
		e.cursor = place{s.line, e.text[s.line].at(s.row, goal, w)}
	case rows < 0:
		e.cursor = place{}
	default:
		e.cursor = e.end()
	}
}
