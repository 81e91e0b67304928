package account

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// printTime is how long a command that prints a secret may take.
const printTime = 30 * time.Second

// maxPrinted is how much of its output is read.
const maxPrinted = 64 << 10

// Printed runs a command of the configuration and gives what it prints. It has
// no terminal and no input, and at most 30 seconds; its output stands in no
// error. A failure is a [*CommandError] that names the key. Who has used the
// bytes clears them.
func Printed(ctx context.Context, key, command string) ([]byte, error) {
	return printed(ctx, key, command, printTime)
}

func printed(ctx context.Context, key, command string, limit time.Duration) ([]byte, error) {
	failed := &CommandError{Key: key, Program: program(command), Limit: limit}
	if strings.TrimSpace(command) == "" {
		failed.Fault = NoCommandGiven
		return nil, failed
	}
	if failed.Program != "" {
		if _, err := exec.LookPath(failed.Program); err != nil {
			failed.Fault = NoSuchProgram
			return nil, failed
		}
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := shell(limited, command)
	var out bytes.Buffer
	cmd.Stdout = &bounded{w: &out, left: maxPrinted}
	cmd.WaitDelay = time.Second // a child of it may hold the pipe
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		clear(out.Bytes())
		return nil, ctx.Err()
	case limited.Err() != nil:
		failed.Fault = TookTooLong
	case errors.As(err, &exit) && (exit.ExitCode() == 127 || exit.ExitCode() == 126):
		failed.Fault, failed.Ended = NoSuchProgram, exit.String()
	case errors.As(err, &exit):
		failed.Fault, failed.Ended = EndedBadly, exit.String()
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		failed.Fault = NotStarted
	case len(bytes.TrimSpace(out.Bytes())) == 0:
		failed.Fault = PrintedNothing
	default:
		return out.Bytes(), nil
	}
	clear(out.Bytes())
	return nil, failed
}

// CommandFault is why a command gave no secret.
type CommandFault string

// The faults.
const (
	NoCommandGiven CommandFault = "is empty"
	NoSuchProgram  CommandFault = "names a program that is not there or cannot be run"
	NotStarted     CommandFault = "cannot be started"
	TookTooLong    CommandFault = "took too long"
	EndedBadly     CommandFault = "ended with an error"
	PrintedNothing CommandFault = "printed nothing on its first line"
)

// CommandError is a command of the configuration that gave no secret: an
// [ErrNoCommand], or an [ErrCommandFailed]. It holds nothing that it printed.
type CommandError struct {
	Key     string // of the configuration
	Fault   CommandFault
	Program string        // its first word, where that is plain; else empty
	Ended   string        // "exit status 7"
	Limit   time.Duration // how long it may take
}

func (e *CommandError) Error() string {
	detail := e.Program
	switch {
	case e.Fault == TookTooLong:
		detail = e.Limit.String()
	case e.Ended != "":
		detail = e.Ended
	}
	return fmt.Sprintf("the command %s %s (%s)", e.Key, e.Fault, detail)
}

// Is makes it one of the errors of this package.
func (e *CommandError) Is(target error) bool {
	switch e.Fault {
	case NoCommandGiven, NoSuchProgram, NotStarted:
		return target == ErrNoCommand
	}
	return target == ErrCommandFailed
}

// program is the first word of a command that is plain enough to tell; "" when
// only the shell knows.
func program(command string) string {
	w := strings.Fields(command)
	if len(w) == 0 || strings.ContainsAny(w[0], "=$`\"'\\(){}[]<>|&;*?~#!") {
		return ""
	}
	switch w[0] {
	case "if", "for", "while", "case", "until", "set", "exec", "eval", "umask", "export", "trap", "ulimit", ":", ".":
		return ""
	}
	return w[0]
}

// bounded takes all and keeps the beginning.
type bounded struct {
	w    io.Writer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	n := min(len(p), b.left)
	b.left -= n
	_, err := b.w.Write(p[:n])
	return len(p), err
}
