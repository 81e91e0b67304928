//go:build !unix

package command

import "errors"

// again cannot replace a process here; whoever calls it ends the program.
func again([]string, string, string) error {
	return errors.New("this system cannot replace a running program; start it again")
}
