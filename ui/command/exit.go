package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
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

func usagef(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// partly is an error after which some of the work is done; it says what.
type partly struct{ error }

func partlyf(format string, args ...any) error { return partly{fmt.Errorf(format, args...)} }

// Unwrap gives the cause.
func (u usage) Unwrap() error  { return u.error }
func (p partly) Unwrap() error { return p.error }

// errSilent: the command failed, and its output says so already.
var errSilent = errors.New("said already")

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
	case errors.Is(err, context.Canceled):
		a.say("stopped; what was done before is kept")
	default:
		a.say("%s", words(err))
	}
	return status
}

// say writes a line for a person.
func (a *app) say(format string, args ...any) {
	fmt.Fprintf(a.stderr, "baken: "+format+"\n", args...)
}

// misused reports arguments that do not fit the grammar.
func (a *app) misused(err error) int {
	help := "baken --help"
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil {
		if n := p.Context.Selected(); n != nil && !n.Hidden {
			help = n.FullPath() + " --help"
		}
	}
	a.say("%s; `%s` shows how it is used", strings.TrimSuffix(err.Error(), "."), help)
	return exitUsage
}
