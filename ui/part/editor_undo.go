package part

import (
	"unicode"
	"unicode/utf8"
)

// change is one step: at from, old gave way to new.
type change struct {
	from          place
	old, new      string
	before, after place // of the cursor
}

// manner says how a change joins the one before it.
type manner int

const (
	alone  manner = iota // a step of its own
	typed                // goes on with what was typed just before, up to the end of a word
	rubbed               // goes on with what was deleted just before
)

// maxSteps bounds what is kept for undoing.
const maxSteps = 1000

// history is what can be undone and done again.
type history struct {
	done, undone []change
	last         manner // how the newest change may go on; alone after a move
}

// add takes a new change; what was undone before it is gone.
func (h *history) add(c change, how manner) {
	h.undone = nil
	if n := len(h.done); n > 0 && how != alone && how == h.last && h.done[n-1].join(c, how) {
		return
	}
	if len(h.done) >= maxSteps {
		h.done = append(h.done[:0:0], h.done[maxSteps/10:]...)
	}
	h.done = append(h.done, c)
	h.last = how
}

// settle ends the newest step: what comes now is another one.
func (h *history) settle() { h.last = alone }

// join puts next into c if both are one thing to a person.
func (c *change) join(next change, how manner) bool {
	if c.after != next.before {
		return false
	}
	switch {
	case how == typed:
		last, _ := utf8.DecodeLastRuneInString(c.new)
		first, _ := utf8.DecodeRuneInString(next.new)
		if unicode.IsSpace(last) && !unicode.IsSpace(first) {
			return false
		}
		c.new += next.new
	case next.from == c.from: // to the right
		c.old += next.old
	case behind(next.from, next.old) == c.from: // to the left
		c.old = next.old + c.old
		c.from = next.from
	default:
		return false
	}
	c.after = next.after
	return true
}

func (e *Editor) undo() {
	h := &e.history
	if len(h.done) == 0 {
		return
	}
	c := h.done[len(h.done)-1]
	h.done = h.done[:len(h.done)-1]
	h.undone = append(h.undone, c)
	h.settle()
	e.splice(c.from, behind(c.from, c.new), c.old)
	e.moveTo(c.before)
}

func (e *Editor) redo() {
	h := &e.history
	if len(h.undone) == 0 {
		return
	}
	c := h.undone[len(h.undone)-1]
	h.undone = h.undone[:len(h.undone)-1]
	h.done = append(h.done, c)
	h.settle()
	e.splice(c.from, behind(c.from, c.old), c.new)
	e.moveTo(c.after)
}
