package store

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"syscall"

	bberrors "go.etcd.io/bbolt/errors"

	"baken/store/guard"
	"baken/store/vault"
)

// guard turns what a damaged page, a full disk or a mistake of ours does into an
// error. A page that is not what it should be makes bbolt panic or touch memory
// that is not there; neither may end the program.
func (s *Store) guard(f func() error) (err error) {
	if s.gone() {
		return ErrClosed
	}
	if broken := s.broken.Load(); broken != nil {
		return *broken
	}
	was := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(was)
	defer func() {
		if p := recover(); p != nil {
			err = s.panicked(p)
		}
	}()
	return fault(f())
}

// panicked says what a panic was: damage, if the memory that the file is mapped
// to could not be read or bbolt did not find what it expects, else a mistake in
// this program, which says nothing of the file.
func (s *Store) panicked(p any) error {
	err, _ := p.(error)
	_, unmapped := p.(interface{ Addr() uintptr })
	switch {
	case errors.Is(err, ErrDamaged):
		return err
	case errors.Is(err, vault.ErrLocked):
		return ErrClosed
	case unmapped || inFile():
		s.log.Error("damaged page", guard.About(p)...)
		return fmt.Errorf("%w: a page of %s cannot be read; nothing was changed: run `baken verify`, and restore the last backup", ErrDamaged, s.path)
	}
	guard.Record(s.log, p)
	return fmt.Errorf("%w: nothing was changed, and the store is not damaged; the log says where it was: please report it", ErrFault)
}

// inFile says whether a panic came from bbolt rather than from this program.
func inFile() bool {
	for _, f := range guard.Places() {
		if strings.HasPrefix(f.Function, "go.etcd.io/bbolt") {
			return true
		}
		if strings.HasPrefix(f.Function, "baken/") {
			return false
		}
	}
	return false
}

// fault gives errors of the machine the names of this package.
func fault(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrDiskFull), errors.Is(err, ErrReadOnly), errors.Is(err, ErrDamaged):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w: nothing of this step was kept, all before it is safe; make room and do it again (%w)", ErrDiskFull, err)
	case errors.Is(err, syscall.EROFS): // a machine makes a disk so that it has ceased to trust, in the middle of the work
		return fmt.Errorf("%w: nothing of this step was kept (%w)", ErrReadOnly, err)
	case errors.Is(err, bberrors.ErrDatabaseNotOpen), errors.Is(err, vault.ErrLocked):
		return ErrClosed
	case errors.Is(err, vault.ErrSeal):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
