package part

import "baken/ui/lang"

// View gives the picture of the window. A third of it stays between the cursor
// and the edges, so that what comes next can be read.
func (r *Reader) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	if len(r.passages) == 0 {
		return Block(nil, r.width, r.height)
	}
	r.settle()
	lines := make([]string, 0, r.height)
	for s := r.top; len(lines) < r.height; {
		mark := " "
		if s == r.cursor && (r.focus || r.pointed) {
			mark = r.look.Style.Plain.Accent.Render(r.look.Style.Mark.Cursor)
		}
		if s == r.cursor && r.focus {
			mark = Here + mark
		}
		lines = append(lines, mark+r.line(s))
		next := r.walk(s, 1)
		if next == s {
			break
		}
		s = next
	}
	r.slim()
	return Block(lines, r.width, r.height)
}

// line is one line as it is drawn: its bar, its words, hits marked.
func (r *Reader) line(s spot) string {
	w := r.wrap(s.line)
	line := w.lines[s.row]
	if r.marked != "" {
		line = r.look.marked(line, r.hits(s.line).in[s.row])
	}
	if s.row >= w.head {
		line = r.passages[s.line].Bar + line
	}
	return line
}

// settle brings cursor and window back to what there is.
func (r *Reader) settle() {
	r.cursor, r.top = r.fit(r.cursor), r.fit(r.top)
	edge := r.height / 3
	if low := r.walk(r.cursor, -edge); low.before(r.top) {
		r.top = low
	}
	if high := r.walk(r.cursor, edge+1-r.height); r.top.before(high) {
		r.top = high
	}
	// No empty lines below while there is text above.
	last := spot{len(r.passages) - 1, 0}
	last.row = len(r.lines(last.line)) - 1
	if r.walk(r.top, r.height-1) == last {
		if high := r.walk(last, 1-r.height); high.before(r.top) {
			r.top = high
		}
	}
}

// fit is the spot nearest to s that there is.
func (r *Reader) fit(s spot) spot {
	s.line = min(s.line, len(r.passages)-1)
	s.row = max(0, min(s.row, len(r.lines(s.line))-1))
	return s
}

// Scroll says which part is in sight; what was not wrapped yet is estimated.
func (r *Reader) Scroll() Scroll {
	s := Scroll{Shown: r.height}
	for i, p := range r.passages {
		n, folded := 1, p.Folds && r.folded[p.Key]
		if w := r.wrapped[p.Key]; w != nil && w.folded == folded {
			n = len(w.lines)
		} else if !folded {
			n = 1 + p.Size/max(1, r.width)
		}
		if i < r.top.line {
			s.From += n
		}
		s.Of += n
	}
	s.From += r.top.row
	return s
}

// Position says how far one has read: "top", "40%", "end".
func (r *Reader) Position() string {
	s := r.Scroll()
	switch {
	case s.Of <= s.Shown:
		return ""
	case s.From == 0:
		return r.look.Lang.T(lang.ReaderTop)
	case s.From+s.Shown >= s.Of:
		return r.look.Lang.T(lang.ReaderEnd)
	}
	return r.look.Lang.T(lang.ReaderMore, lang.N(100*s.From/(s.Of-s.Shown)))
}
