package command

import (
	"fmt"
	"io"
	"time"

	"baken/store/outside"
)

// progress is one line on a terminal that is written over; elsewhere it is
// nothing.
type progress struct {
	w     io.Writer // nil: no terminal
	width int
	last  time.Time
	shown bool
}

func (a *app) progress() *progress {
	if !onTerminal(a.stderr) {
		return &progress{}
	}
	return &progress{w: a.stderr, width: width(a.stderr) - 1}
}

// show writes the line, at most ten times a second.
func (p *progress) show(words func() string) {
	if p.w == nil || time.Since(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = time.Now(), true
	fmt.Fprintf(p.w, "\r\x1b[K%s", outside.New(words()).Line().Cut(max(p.width, 2)))
}

// end takes the line away.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
