package ui

import (
	"time"

	"golang.org/x/sys/unix"
)

// worked is how long this thread has worked, which on a busy machine is less
// than what a clock on the wall says.
func worked() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
