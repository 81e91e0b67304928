//go:build !unix

package command

import "os"

// endSignals end the program in order.
var endSignals = []os.Signal{os.Interrupt}

// guardProcess does nothing here: there are no core dumps.
func guardProcess() {}
