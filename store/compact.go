package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// compactStep is how much is copied in one transaction, in bytes.
const compactStep = 8 << 20

// compact puts a copy of what the file holds in its place. What was taken out of a
// file stands in pages of it for long that nothing points to any more, of an
// erased contact too; in the copy there are none. Nobody writes meanwhile; reads
// wait for no more than the change of the name. When it fails the file is as it
// was. s.slots is held.
func (s *Store) compact(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	var old *bbolt.DB
	err := s.guard(func() error {
		old = s.db.Load()
		into, name, err := s.copyLiving(ctx, old)
		if err != nil {
			return err
		}
		s.epoch.Lock()
		defer s.epoch.Unlock()
		if err := os.Rename(name, s.path); err != nil {
			into.Close()
			os.Remove(name)
			return err
		}
		s.db.Store(into)
		return nil
	})
	if err != nil {
		return fmt.Errorf("the file could not be written anew: %w", err)
	}
	defer s.replaced.Go(func() { _ = old.Close() }) // once nobody reads in it any more, such as a backup
	return fault(syncFolder(filepath.Dir(s.path)))
}

// fileID tells a file from the one that took its place; the first has none.
type fileID [8]byte

var headFile = []byte("file")

func fileOf(b *bbolt.Tx) (id fileID) {
	copy(id[:], b.Bucket([]byte(bucketHead)).Get(headFile))
	return id
}

func nameFile(b *bbolt.Tx) error {
	var id fileID
	rand.Read(id[:])
	return b.Bucket([]byte(bucketHead)).Put(headFile, id[:])
}

// copyLiving makes the copy beside the file, on the disk to its last byte.
func (s *Store) copyLiving(ctx context.Context, from *bbolt.DB) (into *bbolt.DB, name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".compacting-*") // mode 0600
	if err != nil {
		return nil, "", fault(err)
	}
	name = f.Name()
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	if err := f.Close(); err != nil {
		return nil, name, err
	}
	o := s.opts
	o.NoSync = true // once, at the end
	if into, err = openFile(name, o); err != nil {
		return nil, name, err
	}
	if err = bbolt.Compact(into, from, compactStep); err == nil {
		err = into.Update(nameFile)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && !s.opts.NoSync {
		err = into.Sync()
	}
	if err != nil {
		into.Close()
		return nil, name, fault(err)
	}
	into.NoSync = s.opts.NoSync
	return into, name, nil
}
