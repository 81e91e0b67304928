package store

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	bberrors "go.etcd.io/bbolt/errors"

	"baken/store/vault"
)

// guard turns what a damaged page, a full disk or a mistake of ours does into an
// error. A page that is not what it should be makes bbolt panic or touch memory
// that is not there; neither may end the program.
func (s *Store) guard(f func() error) (err error) {
	if s.closed.Load() {
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
// this program, which says nothing of the file. What it says may hold a
// contact's words, so the log gets its type and the places in the program alone.
func (s *Store) panicked(p any) error {
	at, inFile := places()
	err, _ := p.(error)
	_, unmapped := p.(interface{ Addr() uintptr })
	switch {
	case errors.Is(err, ErrDamaged):
		return err
	case errors.Is(err, vault.ErrLocked):
		return ErrClosed
	case inFile || unmapped:
		s.log.Error("damaged page", "type", fmt.Sprintf("%T", p), "at", at)
		return fmt.Errorf("%w: a page of %s cannot be read; nothing was changed: run `baken verify`, and restore the last backup", ErrDamaged, s.path)
	}
	s.log.Error("a fault in the program", "type", fmt.Sprintf("%T", p), "at", at)
	return fmt.Errorf("%w: nothing was changed, and the store is not damaged; the log says where it was: please report it", ErrFault)
}

// places are where a panic came from, the innermost first, and whether that was
// in bbolt. It is to be called by what a deferred function calls.
func places() (at string, inFile bool) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
	var lines []string
	panicked, known := false, false
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked = true
			continue
		case !panicked:
			continue
		case !known:
			inFile = strings.HasPrefix(f.Function, "go.etcd.io/bbolt")
			known = inFile || strings.HasPrefix(f.Function, "baken/")
		}
		lines = append(lines, fmt.Sprintf("%s:%d", f.Function, f.Line))
	}
	return strings.Join(lines, " "), inFile
}

// fault gives errors of the machine the names of this package.
func fault(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrDiskFull), errors.Is(err, ErrDamaged):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w: nothing of this step was kept, all before it is safe; make room and do it again (%w)", ErrDiskFull, err)
	case errors.Is(err, bberrors.ErrDatabaseNotOpen), errors.Is(err, vault.ErrLocked):
		return ErrClosed
	case errors.Is(err, vault.ErrSeal):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
