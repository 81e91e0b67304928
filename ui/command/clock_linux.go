package command

import "golang.org/x/sys/unix"

// clockAdrift says whether the system knows that nothing keeps its clock in step
// (adjtimex(2)).
func clockAdrift() bool {
	var t unix.Timex
	_, err := unix.Adjtimex(&t)
	return err == nil && t.Status&unix.STA_UNSYNC != 0
}
