//go:build unix

package command

import (
	"context"
	"os/exec"
	"syscall"
)

// detached runs a command in a session of its own: it has no terminal to ask at,
// and what it starts ends with it.
func detached(ctx context.Context, command string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", command)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd
}
