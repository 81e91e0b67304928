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
	Mend string      // the command that mends it, to be followed by the path; empty for a folder that is not its owner's alone to close
}

func (e *LooseError) Error() string {
	if e.Mend == "" {
		return fmt.Sprintf("%v: %s is a folder for others too; nothing was opened: put the file into a folder of your own", ErrLooseMode, e.Path)
	}
	return fmt.Sprintf("%v: %s has mode %04o; nothing was opened: `%s %s`", ErrLooseMode, e.Path, e.Mode, e.Mend, e.Path)
}

// Unwrap gives ErrLooseMode.
func (e *LooseError) Unwrap() error { return ErrLooseMode }

// Loose says whether others than its owner may look into a file or a folder; nil when
// they may not. The error is a [LooseError] where it stands so.
func Loose(path string, i fs.FileInfo) error {
	if i.Mode().Perm()&0o077 == 0 {
		return nil
	}
	e := &LooseError{Path: path, Mode: i.Mode().Perm(), Mend: "chmod 600"}
	switch {
	case i.IsDir() && shared(i):
		e.Mend = "" // closed, it would lock everybody else out
	case i.IsDir():
		e.Mend = "chmod 700"
	}
	return e
}
