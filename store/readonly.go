package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

// ReadOnlyError says which file or folder can only be read. It is ErrReadOnly.
type ReadOnlyError struct {
	Path string
	Err  error // the machine's
}

func (e *ReadOnlyError) Error() string {
	return fmt.Sprintf("%v: %s; nothing was changed: check who owns it, and whether the disk is read-only (%v)", ErrReadOnly, e.Path, e.Err)
}

// Is says that it is ErrReadOnly.
func (e *ReadOnlyError) Is(target error) bool { return target == ErrReadOnly }

// Unwrap gives the machine's error.
func (e *ReadOnlyError) Unwrap() error { return e.Err }

// unwritable says whether an error of opening a file to write means that it, or where
// it stands, can only be read.
func unwritable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// folderFault is the error of making a file in the folder of path.
func folderFault(path string, err error) error {
	if unwritable(err) {
		return &ReadOnlyError{filepath.Dir(path), err}
	}
	return fmt.Errorf("the folder of %s cannot be written: %w; nothing was changed", path, fault(err))
}
