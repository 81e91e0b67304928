//go:build unix

package command

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// again replaces the image of this process by a fresh one of the same program
// with the same arguments, so that nothing of what was in memory stays. It
// returns only when that failed.
func again(args []string, variable, value string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("the program cannot find itself: %w", err)
	}
	env := []string{variable + "=" + value}
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, variable+"=") {
			env = append(env, e)
		}
	}
	return syscall.Exec(self, append([]string{os.Args[0]}, args...), env)
}
