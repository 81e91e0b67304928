package store

import (
	"fmt"
	"io/fs"
)

// LooseError is a file or a folder that others than its owner may look into: an
// [ErrLooseMode].
type LooseError struct {
	Path string
	Mode fs.FileMode // the permissions alone
	Mend string      // the command that mends it, to be followed by the path
}

func (e *LooseError) Error() string {
	return fmt.Sprintf("%v: %s has mode %04o; nothing was opened: `%s %s`", ErrLooseMode, e.Path, e.Mode, e.Mend, e.Path)
}

// Unwrap gives ErrLooseMode.
func (e *LooseError) Unwrap() error { return ErrLooseMode }
