// Package guard keeps a mistake of ours from ending the program: with a panic the
// terminal would stay as it is, and Go would print what the panic says, which may
// hold a contact's words. What runs in a goroutine of its own runs in [Run]. The
// log gets the type of what was thrown and the places in the program, nothing else.
package guard

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
)

// ErrFault: something was given up because of a mistake in this program; where is
// in the log.
var ErrFault = errors.New("a fault in the program; the log says where: please report it")

// Run runs f, and makes ErrFault of a panic.
func Run(log *slog.Logger, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			Record(log, p)
			err = ErrFault
		}
	}()
	return f()
}

// Record writes down that something panicked. It is to be called by a deferred
// function, as [About] is.
func Record(log *slog.Logger, p any) { log.Error("a fault in the program", About(p)...) }

// About is what may be written down of a panic: what kind it was, and where it came
// from.
func About(p any) []any {
	var at []string
	for _, f := range Places() {
		at = append(at, fmt.Sprintf("%s:%d", f.Function, f.Line))
	}
	return []any{"type", fmt.Sprintf("%T", p), "at", strings.Join(at, " ")}
}

// Places are where a panic came from, the innermost first; to be called while a
// deferred function runs. There are none when nothing panicked.
func Places() (places []runtime.Frame) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
	panicked := false
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked, places = true, nil // the latest of several
		case panicked && f.Function != "":
			places = append(places, f)
		}
	}
	return places
}
