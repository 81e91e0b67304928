package outside

import "strings"

// Safe is text that has passed the gate. The zero value is empty. Two Safes
// are equal (==) when they show the same.
type Safe struct{ s string }

const ellipsis = "…"

// Join puts parts together with sep between them. sep passes the gate too.
func Join(sep string, parts ...Safe) Safe {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = p.s
	}
	// What is safe apart may join into something else side by side.
	return New(strings.Join(words, sep)).Block()
}

// String gives the text, ready for a terminal.
func (s Safe) String() string { return s.s }

// MarshalText gives the text, for JSON and its like.
func (s Safe) MarshalText() ([]byte, error) { return []byte(s.s), nil }

// IsEmpty says whether there is nothing to show. Spaces are something.
func (s Safe) IsEmpty() bool { return s.s == "" }

// Width is the width in terminal cells, of the widest line.
func (s Safe) Width() int {
	widest := 0
	for rest := s.s; ; {
		line, after, more := strings.Cut(rest, "\n")
		widest = max(widest, cells(line))
		if !more {
			return widest
		}
		rest = after
	}
}

// Lines gives the lines without their line feeds, at least one. A line feed at
// the very end does not begin another line.
func (s Safe) Lines() []Safe {
	parts := strings.Split(strings.TrimSuffix(s.s, "\n"), "\n")
	lines := make([]Safe, len(parts))
	for i, p := range parts {
		lines[i] = Safe{p}
	}
	return lines
}

// Cut gives one line of at most width cells; what does not fit is cut off and
// an ellipsis says so. A line feed counts as a space.
func (s Safe) Cut(width int) Safe {
	cut, _ := s.fit(width)
	return cut
}

// Pad gives one line of exactly width cells: cut as by Cut, or filled up with
// spaces. A negative width is taken as 0.
func (s Safe) Pad(width int) Safe {
	cut, used := s.fit(width)
	if used >= width {
		return cut
	}
	return Safe{cut.s + strings.Repeat(" ", width-used)}
}

// fit is Cut, and the width of what it gives.
func (s Safe) fit(width int) (Safe, int) {
	if width <= 0 {
		return Safe{}, 0
	}
	text := s.s
	// The rest of a long text is not worth looking at. A cell is at most
	// four bytes and maxMarks marks of four each.
	if width < len(text) {
		text = text[:min(len(text), (width+1)*4*(1+maxMarks))]
	}
	if strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	used, keep, kept := 0, 0, 0 // keep: how much stays if an ellipsis must follow
	for i := 0; i < len(text); {
		n, w := cluster(text[i:])
		if used+w > width {
			return Safe{text[:keep] + ellipsis}, kept + 1
		}
		i += n
		used += w
		if used < width {
			keep, kept = i, used
		}
	}
	return Safe{text}, used
}
