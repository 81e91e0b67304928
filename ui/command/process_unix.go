//go:build unix && !linux

package command

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// endSignals end the program in order.
var endSignals = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// guardProcess sees to it that no core dump is written, and that a full quota
// is an error and not the end.
func guardProcess() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}) // does not fail for lowering
	signal.Ignore(syscall.SIGXFSZ)
}
