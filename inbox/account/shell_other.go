//go:build !unix

package account

import (
	"context"
	"os/exec"
)

// shell runs a command by the system's own shell.
func shell(ctx context.Context, command string) *exec.Cmd {
	return exec.CommandContext(ctx, "cmd", "/c", command)
}
