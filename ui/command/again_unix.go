//go:build unix

package command

import (
	"os"
	"slices"
	"strings"
	"syscall"

	"baken/ui/lang"
)

// again replaces the image of this process by a fresh one of the same program
// with the same arguments, so that nothing of what was in memory stays. It
// returns only when that failed. environment is added to what there is.
func again(args, environment []string) error {
	self, err := os.Executable()
	if err != nil {
		return fail(lang.NotAgain, err)
	}
	env := slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, lockedVariable) })
	env = append(env, environment...)
	return fail(lang.NotAgain, syscall.Exec(self, append([]string{os.Args[0]}, args...), env))
}
