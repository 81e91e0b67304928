package command

import (
	"fmt"
	"io"
	"time"
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
	return &progress{w: a.stderr, width: a.width() - 1}
}

// show writes the line, at most ten times a second.
func (p *progress) show(format string, args ...any) {
	if p.w == nil || time.Since(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = time.Now(), true
	line := fmt.Sprintf(format, args...)
	fmt.Fprintf(p.w, "\r\x1b[K%s", line[:min(len(line), max(p.width, 1))])
}

// end takes the line away.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
