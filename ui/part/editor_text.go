package part

import (
	"slices"
	"strings"
)

// delete takes text out; nothing happens when there is none between.
func (e *Editor) delete(from, to place, how manner) {
	if from.before(to) {
		e.replace(from, to, "", how)
	}
}

// replace is the one way in which the text changes by a person's hand: what
// stands from from to to gives way to s, and it can be undone.
func (e *Editor) replace(from, to place, s string, how manner) {
	old := e.between(from, to)
	before := e.cursor
	end := e.splice(from, to, s)
	e.moveTo(end)
	e.history.add(change{from: from, old: old, new: s, before: before, after: end}, how)
}

// between gives the text from one place to another.
func (e *Editor) between(from, to place) string {
	if from.line == to.line {
		return e.text[from.line].s[from.at:to.at]
	}
	var b strings.Builder
	b.WriteString(e.text[from.line].s[from.at:])
	for _, p := range e.text[from.line+1 : to.line] {
		b.WriteByte('\n')
		b.WriteString(p.s)
	}
	b.WriteByte('\n')
	b.WriteString(e.text[to.line].s[:to.at])
	return b.String()
}

// splice changes the text and gives the place behind what came in. Paragraphs
// that did not change keep their wrapping.
func (e *Editor) splice(from, to place, s string) place {
	e.version++
	head, tail := e.text[from.line].s[:from.at], e.text[to.line].s[to.at:]
	lines := strings.Split(s, "\n")
	last := len(lines) - 1
	end := place{from.line + last, len(lines[last])}
	if last == 0 {
		end.at += len(head)
	}
	lines[0] = head + lines[0]
	lines[last] += tail
	fresh := make([]*paragraph, len(lines))
	for i, l := range lines {
		fresh[i] = &paragraph{s: l}
	}
	if len(fresh) == 1 && from.line == to.line {
		e.text[from.line] = fresh[0]
	} else {
		e.text = slices.Replace(e.text, from.line, to.line+1, fresh...)
	}
	return end
}

// behind is the place after s when s begins at from.
func behind(from place, s string) place {
	n := strings.Count(s, "\n")
	if n == 0 {
		return place{from.line, from.at + len(s)}
	}
	return place{from.line + n, len(s) - strings.LastIndexByte(s, '\n') - 1}
}
