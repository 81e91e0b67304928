package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"baken/store/vault"
)

// Schema is the version of the file's layout that this program writes. It can
// read and bring up to date every one before.
const Schema = 1

// bucketHead holds what must be readable before unlocking.
const bucketHead = "head"

var (
	headSchema = []byte("schema") // 4 bytes, big endian
	headVault  = []byte("vault")  // the vault's header
)

// mapSize is how much address space is set aside for the file. While a backup
// reads, bbolt cannot map a file that has outgrown its map, and every other
// read would wait for the backup; so the map is larger than any store expected.
const mapSize = 64 << 30

// lockWait is how long to wait for another process to let the file go, which is
// long enough for a program that is just replacing itself.
const lockWait = 300 * time.Millisecond

// Locked is a case file that is open but not unlocked. It tells the ways in and
// nothing else.
type Locked struct {
	path   string
	db     *bbolt.DB
	header *vault.Header
	schema uint32
	opts   Options
}

// Open opens the case file at path for this process alone. It fails with
// ErrNoStore, an [InUseError], ErrLooseMode, ErrNewer or ErrDamaged, and has
// changed nothing then.
func Open(path string, o Options) (*Locked, error) {
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
	db, err = bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockWait, InitialMmapSize: mapSize, FreelistType: bbolt.FreelistMapType, NoSync: o.NoSync,
	})
	switch {
	case errors.Is(err, bberrors.ErrTimeout):
		return nil, inUse(path)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("the store %s cannot be written: %w; nothing was changed: check who owns it and whether the disk is read-only", path, err)
	case errors.Is(err, bberrors.ErrInvalid), errors.Is(err, bberrors.ErrVersionMismatch), errors.Is(err, bberrors.ErrChecksum):
		return nil, fmt.Errorf("%w: %s is not a store, or its first pages are lost; it was not changed: restore the last backup", ErrDamaged, path)
	case err != nil:
		return nil, fault(err)
	}
	return db, nil
}

func (l *Locked) readHead() error {
	s := &Store{path: l.path, db: l.db, log: l.opts.log()}
	return s.guard(func() error {
		return l.db.View(func(b *bbolt.Tx) error {
			if i, err := os.Stat(l.path); err != nil || i.Size() < b.Size() {
				return errors.Join(err, fmt.Errorf("%w: %s ends before its last page; it was not changed: restore the last backup", ErrDamaged, l.path))
			}
			head := b.Bucket([]byte(bucketHead))
			if head == nil || len(head.Get(headSchema)) != 4 {
				return fmt.Errorf("%w: %s has no head; it was not changed: restore the last backup", ErrDamaged, l.path)
			}
			l.schema = binary.BigEndian.Uint32(head.Get(headSchema))
			if l.schema > Schema {
				return fmt.Errorf("%w: it has schema %d, this program knows up to %d; nothing was changed: install the newer version", ErrNewer, l.schema, Schema)
			}
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
// file from then on. When no way fits, the vault's error says why and the file
// stays locked, and open.
func (l *Locked) Unlock(ways ...vault.Way) (*Store, error) {
	v, err := l.header.Unlock(ways...)
	if err != nil {
		return nil, err
	}
	s := &Store{path: l.path, db: l.db, vault: v, now: l.opts.now(), log: l.opts.log(), opts: l.opts}
	if err := s.load(); err != nil {
		v.Wipe()
		return nil, err
	}
	if err := s.migrate(l.schema); err != nil {
		v.Wipe()
		return nil, err
	}
	return s, s.refreshSince()
}

// checkModes refuses a file or a folder that others may look into.
func checkModes(path string) error {
	for _, c := range []struct {
		path  string
		loose fs.FileMode
		mend  string
	}{{path, 0o077, "chmod 600"}, {filepath.Dir(path), 0o077, "chmod 700"}} {
		i, err := os.Stat(c.path)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%w: %s", ErrNoStore, path)
		}
		if err != nil {
			return err
		}
		if i.Mode().IsRegular() && i.Size() == 0 {
			return fmt.Errorf("%w: %s is empty; it was not changed: restore the last backup", ErrDamaged, path)
		}
		if i.Mode().Perm()&c.loose != 0 {
			return fmt.Errorf("%w: %s has mode %04o; nothing was opened: `%s %s`", ErrLooseMode, c.path, i.Mode().Perm(), c.mend, c.path)
		}
	}
	return nil
}
