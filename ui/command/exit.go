package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/alecthomas/kong"

	"baken/ui/lang"
)

// The exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitPartly = 3
)

// usage is an error of whoever typed the command.
type usage struct{ error }

func misused(key lang.Key, args ...any) error { return usage{fail(key, args...)} }

// partly is an error after which some of the work is done; it says what.
type partly struct{ error }

func halfDone(key lang.Key, args ...any) error { return partly{fail(key, args...)} }

// Unwrap gives the cause.
func (u usage) Unwrap() error  { return u.error }
func (p partly) Unwrap() error { return p.error }

// errSilent: the command failed, and its output says so already.
var errSilent = errors.New("silent")

// report writes an error for a person and gives the exit status.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	var u usage
	var p partly
	status := exitFailed
	switch {
	case errors.As(err, &u):
		status = exitUsage
	case errors.As(err, &p):
		status = exitPartly
	}
	switch {
	case errors.Is(err, errSilent):
	case a.guest.left() && status == exitFailed: // whatever it says, that is why
		a.say(lang.BesideEnded)
	case errors.Is(err, context.Canceled):
		a.say(lang.Stopped)
	default:
		a.line(a.words(err))
	}
	return status
}

// say writes a line of the catalog for a person.
func (a *app) say(key lang.Key, args ...any) { a.line(a.T(key, args...)) }

func (a *app) line(words string) { fmt.Fprintln(a.stderr, "baken: "+words) }

// misused reports arguments that do not fit the grammar.
func (a *app) usedWrongly(err error) int {
	help := "baken --help"
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil {
		if n := p.Context.Selected(); n != nil && !n.Hidden {
			help = n.FullPath() + " --help"
		}
	}
	a.say(lang.UsedWrongly, a.misuse(err.Error()), help)
	return exitUsage
}
