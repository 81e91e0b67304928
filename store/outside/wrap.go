package outside

import "strings"

// Wrap breaks every line into lines of at most width cells and gives at least
// one. It breaks at spaces, which fall away there (but not before a sign that French
// sets off from its word: "sûr ?", "« oui »"), and before and after wide
// characters; a word that is longer than a line is broken where the line ends.
// The spaces that a line begins with stay on the first of its lines, as far as
// half the width. Nothing else is lost. A width below 2 is taken as 2, since a
// wide character fits no less.
func (s Safe) Wrap(width int) []Safe {
	width = max(width, 2)
	lines := s.Lines()
	wrapped := make([]Safe, 0, len(lines)+len(s.s)/width)
	for _, l := range lines {
		wrapped = wrapLine(wrapped, l.s, width)
	}
	return wrapped
}

// wrapLine appends the lines that s is broken into.
func wrapLine(to []Safe, s string, width int) []Safe {
	s = strings.TrimRight(s, " ")
	indent := len(s) - len(strings.TrimLeft(s, " "))
	if indent > width/2 {
		s = s[indent-width/2:]
		indent = width / 2
	}
	// A line runs from start to at; last is where it may end at the latest.
	start, last := 0, 0
	used, since := indent, 0 // cells from start to at, and from last to at
	for at := indent; at < len(s); {
		n, w := cluster(s[at:])
		if s[at] == ' ' {
			at += n
			used, since = used+w, since+w
			if s[at] != ' ' && !bound(s[:at], s[at:]) { // a line does not end in a space
				last, since = at, 0
			}
			continue
		}
		if used+w > width {
			switch {
			case last > start:
				to = append(to, Safe{strings.TrimRight(s[start:last], " ")})
			case at > indent: // one word fills the line
				to = append(to, Safe{strings.TrimRight(s[start:at], " ")})
				last, since = at, 0
			default: // there is no room beside the indent
				last, since = at, 0
			}
			start, used = last, since
			continue
		}
		if w == 2 && at > indent {
			last, since = at, 0
		}
		at += n
		used += w
		since += w
		if w == 2 {
			last, since = at, 0
		}
	}
	return append(to, Safe{s[start:]})
}

// bound says whether a space keeps two words on one line: French sets some signs
// off from the word that they belong to, and none of them begins a line. The
// space that does not break (U+00A0) comes through the gate as an ordinary one.
func bound(before, after string) bool {
	if strings.HasSuffix(before, "« ") || strings.HasPrefix(after, "»") {
		return true
	}
	switch after[0] {
	case ':', ';', '?', '!', '%':
		return len(after) == 1 || strings.IndexByte(" .)\"", after[1]) >= 0 || strings.HasPrefix(after[1:], "»")
	}
	return false
}
