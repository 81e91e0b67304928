//go:build !unix

package command

import (
	"context"
	"os/exec"
)

// detached runs a command by the system's own shell.
func detached(ctx context.Context, command string) *exec.Cmd {
	return exec.CommandContext(ctx, "cmd", "/c", command)
}
