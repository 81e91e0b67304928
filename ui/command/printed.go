package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// printedTime is how long a command that prints a secret may take.
const printedTime = 30 * time.Second

// printedBy gives what a command of the configuration prints. It runs without a
// terminal and without input; its output stands in no error.
func printedBy(ctx context.Context, command string) ([]byte, error) {
	limited, cancel := context.WithTimeout(ctx, printedTime)
	defer cancel()
	cmd := detached(limited, command)
	var out bytes.Buffer
	cmd.Stdout = &out
	cmd.WaitDelay = time.Second // a child of it may hold the pipe
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return out.Bytes(), ctx.Err()
	case limited.Err() != nil:
		return out.Bytes(), fmt.Errorf("the command had not ended after %v; it must print without asking anybody", printedTime)
	case errors.As(err, &exit) && (exit.ExitCode() == 127 || exit.ExitCode() == 126):
		return out.Bytes(), fmt.Errorf("the command's program %s is not there or cannot be run", firstWord(command))
	case errors.As(err, &exit):
		return out.Bytes(), fmt.Errorf("the command ended with %s", exit.ProcessState)
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return out.Bytes(), errors.New("the command cannot be started")
	case len(bytes.TrimSpace(out.Bytes())) == 0:
		return out.Bytes(), errors.New("the command printed nothing")
	}
	return out.Bytes(), nil
}

// firstWord is the program that a command names, for a message.
func firstWord(command string) string {
	if w := strings.Fields(command); len(w) > 0 {
		return w[0]
	}
	return "(none)"
}
