package message

import "strings"

// line is a line of shown text with what is known of its origin.
type line struct {
	depth int    // how deep it is quoted; 0: not
	text  string // without the quote marks
	mark  lineMark
}

// lineMark is what HTML says about a line.
type lineMark uint8

const (
	noMark         lineMark = iota
	introMark               // introduces a quote
	restMark                // from here on all is quoted
	signatureMark           // belongs to a signature
	forwardingMark          // from here on all is passed on
)

// plain makes lines of a text without format=flowed.
func plain(s string) []line {
	out := linesOf(s)
	for s != "" && !out.full() {
		var t string
		t, s, _ = strings.Cut(s, "\n")
		depth, t := quoteDepth(t)
		out.add(line{depth: depth, text: t})
	}
	return unescapeFrom(out.lines)
}

// quoteDepth counts the ">" before a line, with a blank between them or not.
func quoteDepth(s string) (depth int, rest string) {
	i := 0
	for i < len(s) && i < 200 {
		if s[i] == '>' {
			depth++
			i++
			continue
		}
		if s[i] == ' ' && depth > 0 && i+1 < len(s) && s[i+1] == '>' {
			i++
			continue
		}
		break
	}
	if depth > 0 && i < len(s) && s[i] == ' ' {
		i++
	}
	return depth, s[i:]
}

// unescapeFrom undoes the ">From " that old mail boxes write, where no quote
// is near.
func unescapeFrom(l []line) []line {
	for i := range l {
		if l[i].depth != 1 || !strings.HasPrefix(l[i].text, "From ") {
			continue
		}
		if i > 0 && l[i-1].depth > 0 || i+1 < len(l) && l[i+1].depth > 0 {
			continue
		}
		l[i].depth = 0
	}
	return l
}

// unflow makes lines of format=flowed (RFC 3676): a line that ends in a blank
// goes on in the next, if that is quoted as deep.
func unflow(s string, delsp bool) []line {
	var out lineList
	var b strings.Builder
	depth, open := 0, false
	end := func() {
		if open {
			out.add(line{depth: depth, text: b.String()})
			b.Reset()
			open = false
		}
	}
	for s != "" && !out.full() {
		var t string
		t, s, _ = strings.Cut(s, "\n")
		d := 0
		for d < len(t) && t[d] == '>' && d < 200 {
			d++
		}
		t = t[d:]
		t = strings.TrimPrefix(t, " ") // stuffed
		if open && (d != depth || t == "-- ") {
			end()
		}
		depth = d
		open = true
		if t != "-- " && strings.HasSuffix(t, " ") {
			if delsp {
				t = t[:len(t)-1]
			}
			b.WriteString(t)
			continue
		}
		b.WriteString(t)
		end()
	}
	end()
	return out.lines
}

// lineList gathers lines within maxLines; of many blank ones in a row it
// keeps a few, so that nothing can be pushed out of sight.
type lineList struct {
	lines []line
	blank int
}

// linesOf has room for the lines of s.
func linesOf(s string) lineList {
	return lineList{lines: make([]line, 0, min(1+strings.Count(s, "\n"), maxLines))}
}

func (l *lineList) full() bool { return len(l.lines) >= maxLines }

func (l *lineList) add(x line) {
	if strings.Trim(x.text, " \t\u00a0") == "" && x.text != "-- " {
		if l.blank++; l.blank > maxBlank {
			return
		}
	} else {
		l.blank = 0
	}
	if !l.full() {
		l.lines = append(l.lines, x)
	}
}
