package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"
)

// Backup writes a consistent copy of the sealed file while it is in use. Nobody
// waits for it, nor for w: when the store is closed, or ctx ends, it lets the file
// go at once, and fails with ErrClosed or ctx's error when w has taken what it was
// just given. It gives the number of bytes.
func (s *Store) Backup(ctx context.Context, w io.Writer) (int64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	from, into := io.Pipe()
	done := make(chan struct{})
	go func() {
		select {
		case <-s.closing:
			into.CloseWithError(ErrClosed)
		case <-ctx.Done():
			into.CloseWithError(ctx.Err())
		case <-done:
		}
	}()
	go func() {
		defer close(done)
		into.CloseWithError(s.guard(func() error {
			s.epoch.RLock() // no other file takes its place in between
			t, err := s.db.Load().Begin(false)
			s.epoch.RUnlock()
			if err != nil {
				return err
			}
			defer t.Rollback()
			_, err = t.WriteTo(into)
			return err
		}))
	}()
	defer func() { from.Close(); <-done }()
	n, err := io.Copy(struct{ io.Writer }{w}, from) // by Write alone
	return n, fault(err)
}

// BackupTo is Backup into a new file that only its owner can read, which has
// another name until it is whole and on the disk. fs.ErrExist when something stands
// at path; after any error nothing of it is left.
func (s *Store) BackupTo(ctx context.Context, path string) (n int64, err error) {
	there := &fs.PathError{Op: "backup", Path: path, Err: fs.ErrExist}
	if _, err := os.Lstat(path); err == nil {
		return 0, there
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".part-*") // mode 0600
	if err != nil {
		return 0, folderFault(path, err)
	}
	defer os.Remove(f.Name())
	n, err = s.Backup(ctx, f)
	if err = errors.Join(err, fault(f.Sync()), f.Close()); err != nil {
		return 0, err
	}
	if err := publish(f.Name(), path); errors.Is(err, ErrExists) {
		return 0, there
	} else if err != nil {
		return 0, fault(err)
	}
	return n, nil
}

// until is a writer that ends with its context.
type until struct {
	ctx context.Context
	w   io.Writer
	err error // the first
}

func (u *until) Write(p []byte) (n int, err error) {
	if err = u.ctx.Err(); err == nil {
		n, err = u.w.Write(p)
	}
	if u.err == nil {
		u.err = err
	}
	return n, err
}

// Restore makes the store at to from the copy at from, which is checked first:
// that it is whole, page by page, and of a schema that this program knows.
// ErrExists when a file stands at to, an [InUseError] when a program has it
// open, ErrDamaged or ErrNewer when from cannot serve. After any error nothing
// stands at to. Nobody can say without a way in whether the copy can be
// unlocked, so unlock it before from is thrown away.
func Restore(ctx context.Context, from, to string) error {
	return restore(ctx, from, to, layouts[:])
}

// RestoreOver is Restore where a store stands, which goes by the name aside
// afterwards. Until the copy is whole and was checked nothing is changed. At any moment
// a store stands at to, but on a file system without links.
func RestoreOver(ctx context.Context, from, to, aside string) error {
	if held(to) {
		return inUse(to)
	}
	return copyTo(ctx, from, to, layouts[:], func(part string) error {
		linked := os.Link(to, aside) == nil
		if !linked {
			if err := os.Rename(to, aside); err != nil {
				return err
			}
		}
		if err := os.Rename(part, to); err != nil {
			if linked {
				return errors.Join(err, os.Remove(aside))
			}
			return errors.Join(err, os.Rename(aside, to))
		}
		_ = syncFolder(filepath.Dir(to)) // it stands there; the next commit syncs it
		return nil
	})
}

func restore(ctx context.Context, from, to string, known []layout) error {
	if err := free(to); err != nil {
		return err
	}
	return copyTo(ctx, from, to, known, func(part string) error { return publish(part, to) })
}

// copyTo makes a copy beside to, checks it, and has it put there.
func copyTo(ctx context.Context, from, to string, known []layout, put func(part string) error) error {
	in, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s; nothing was restored", ErrNoStore, from)
	}
	if err != nil {
		return fmt.Errorf("the backup cannot be read: %w; nothing was restored", err)
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	// Under a name of its own until it is whole, beside to, so that the last step
	// cannot fail half way.
	part, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".restoring-*") // mode 0600
	if err != nil {
		return folderFault(to, err)
	}
	defer os.Remove(part.Name())
	defer part.Close()
	if _, err := io.Copy(&until{ctx: ctx, w: part}, in); err != nil {
		return fmt.Errorf("%w; nothing was restored", fault(err))
	}
	if err := part.Sync(); err != nil {
		return fmt.Errorf("%w; nothing was restored", fault(err))
	}
	if err := whole(ctx, part.Name(), known); err != nil {
		return fmt.Errorf("%s: %w; nothing was restored", from, err)
	}
	if err := checkModes(part.Name()); err != nil {
		return err
	}
	if err := put(part.Name()); err != nil {
		return fmt.Errorf("%w; nothing was restored", err)
	}
	return nil
}

// free says that a store can be made at a path.
func free(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	if held(path) {
		return inUse(path)
	}
	return fmt.Errorf("%w: %s; it was left as it is: move it away first, if it is to be replaced", ErrExists, path)
}

// held says that a process has the file open as a store.
func held(path string) bool {
	db, err := bbolt.Open(path, 0, &bbolt.Options{Timeout: lockWait, ReadOnly: true})
	if err == nil {
		db.Close()
	}
	return errors.Is(err, bberrors.ErrTimeout)
}

// whole says whether a file is a store, as far as can be seen without its keys.
func whole(ctx context.Context, path string, known []layout) error {
	o := Options{layouts: known}
	db, err := openFile(path, o)
	if err != nil {
		return err
	}
	defer db.Close()
	l := &Locked{path: path, db: db, opts: o}
	if err := l.readHead(); err != nil {
		return err
	}
	s := newStore(path, db, nil, o)
	v := &verifier{s: s, ctx: ctx, progress: func(string, int) {}, checks: []Check{{What: CheckStructure}}}
	if err := s.guard(v.begin); err != nil {
		return err
	}
	defer v.b.Rollback()
	if err := v.run(v.structure); err != nil {
		return err
	}
	if !v.clean() {
		return fmt.Errorf("%w: its pages do not hold together", ErrDamaged)
	}
	return parts(v.b, known)
}

// syncFolder makes a new name in a folder last.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
