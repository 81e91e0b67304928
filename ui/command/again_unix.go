//go:build unix

package command

import (
	"os"
	"strings"
	"syscall"

	"baken/ui/lang"
)

// again replaces the image of this process by a fresh one of the same program
// with the same arguments, so that nothing of what was in memory stays. It
// returns only when that failed.
func again(args []string, variable, value string) error {
	self, err := os.Executable()
	if err != nil {
		return fail(lang.NotAgain, err)
	}
	env := []string{variable + "=" + value}
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, variable+"=") {
			env = append(env, e)
		}
	}
	return fail(lang.NotAgain, syscall.Exec(self, append([]string{os.Args[0]}, args...), env))
}
