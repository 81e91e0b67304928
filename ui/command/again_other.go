//go:build !unix

package command

import (
	"errors"

	"baken/ui/lang"
)

// again cannot replace a process here; whoever calls it ends the program.
func again(_, _ []string) error {
	return fail(lang.NotAgain, errors.ErrUnsupported)
}
