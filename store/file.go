package store

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"baken/store/vault"
)

// bucketHead holds what must be readable before unlocking.
const bucketHead = "head"

var (
	headSchema = []byte("schema") // 4 bytes, big endian
	headVault  = []byte("vault")  // the vault's header
)

// mapSize is how much address space is set aside for the file. While a backup
// reads, bbolt cannot map a file that has outgrown its map, and every other
// read would wait for the backup; so the map is larger than any store expected,
// as far as a machine of 32 bits has room for that.
const mapSize = min(64<<30, math.MaxInt>>2)

// lockWait is how long to wait for another process to let the file go, which is
// long enough for a program that is just replacing itself.
const lockWait = 300 * time.Millisecond

// Locked is a case file that is open but not unlocked. It tells the ways in and
// nothing else.
type Locked struct {
	path   string
	db     *bbolt.DB
	header *vault.Header
	opts   Options

	lostHead bool
}

// Open opens the case file at path for this process alone. It fails with
// ErrNoStore, an [InUseError], ErrLooseMode, ErrForeignDisk, ErrNewer or ErrDamaged, and has
// changed nothing then.
func Open(path string, o Options) (*Locked, error) {
	if err := refuseForeign(filepath.Dir(path), diskOf); err != nil { // before modes that such a disk invents
		return nil, err
	}
	if err := checkModes(path); err != nil {
		return nil, err
	}
	db, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	l := &Locked{path: path, db: db, opts: o}
	if err := l.readHead(); err != nil {
		db.Close()
		return nil, err
	}
	if err := claimOwner(path, o); err != nil {
		db.Close()
		return nil, err
	}
	sweepUnfinished(path)
	return l, nil
}

// openFile opens the bbolt file, which may be damaged.
func openFile(path string, o Options) (db *bbolt.DB, err error) {
	was := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(was)
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %s cannot be read as a store; it was not changed: restore the last backup", ErrDamaged, path)
		}
	}()
	d := new(disk)
	db, err = bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockWait, InitialMmapSize: mapSize, FreelistType: bbolt.FreelistMapType, NoSync: o.NoSync, Logger: d, OpenFile: d.open,
	})
	switch {
	case errors.Is(err, bberrors.ErrTimeout):
		return nil, inUse(path)
	case unwritable(err):
		return nil, &ReadOnlyError{path, err}
	case errors.Is(err, bberrors.ErrInvalid), errors.Is(err, bberrors.ErrVersionMismatch), errors.Is(err, bberrors.ErrChecksum):
		return nil, fmt.Errorf("%w: %s is not a store, or its first pages are lost; it was not changed: restore the last backup", ErrDamaged, path)
	case err != nil:
		return nil, fault(err)
	}
	return db, nil
}

func (l *Locked) readHead() error {
	s := newStore(l.path, l.db, nil, l.opts)
	return s.guard(func() error {
		if err := l.lookAtHeads(); err != nil {
			return err
		}
		return l.db.View(func(b *bbolt.Tx) error {
			if i, err := os.Stat(l.path); err != nil || i.Size() < b.Size() {
				return errors.Join(err, fmt.Errorf("%w: %s ends before its last page; it was not changed: restore the last backup", ErrDamaged, l.path))
			}
			if err := l.lookForLoops(uint64(b.ID())); err != nil {
				return err
			}
			if _, err := schemaOf(b, l.opts.known()); err != nil {
				return fmt.Errorf("%s: %w", l.path, err)
			}
			head := b.Bucket([]byte(bucketHead))
			h, err := vault.ReadHeader(append([]byte(nil), head.Get(headVault)...))
			l.header = h
			return err
		})
	})
}

// Slots are the ways in.
func (l *Locked) Slots() []vault.Slot { return l.header.Slots() }

// Close lets the file go.
func (l *Locked) Close() error {
	releaseOwner(l.path)
	return l.db.Close()
}

// Unlock opens the vault by one of the ways and gives the store, which owns the
// file from then on. A file of an older schema is brought up to date first. After
// an error, such as the vault's that no way fits, the file stays locked, and open,
// and Unlock can be asked again.
func (l *Locked) Unlock(ways ...vault.Way) (*Store, error) {
	v, err := l.header.Unlock(ways...)
	if err != nil {
		return nil, err
	}
	s := newStore(l.path, l.db, v, l.opts)
	s.lostHead = l.lostHead
	for _, step := range []func() error{s.load, s.migrate, s.refreshSince, s.resumeRetiring, s.resumeErasing} {
		if err := step(); err != nil {
			s.wipe()
			return nil, err
		}
	}
	return s, nil
}

// checkModes refuses a file or a folder that others may look into.
func checkModes(path string) error {
	if err := checkMode(path); err != nil {
		return err
	}
	return checkMode(filepath.Dir(path))
}

func checkMode(path string) error {
	i, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s", ErrNoStore, path)
	}
	if err != nil {
		return err
	}
	if i.Mode().IsRegular() && i.Size() == 0 {
		return fmt.Errorf("%w: %s is empty; it was not changed: restore the last backup", ErrDamaged, path)
	}
	return Loose(path, i)
}
