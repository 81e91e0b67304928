package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"
)

// copyName is the copy of the file that is made before a migration from schema.
func copyName(path string, schema uint32) string {
	return fmt.Sprintf("%s.before-schema-%d", path, schema+1)
}

// migrate brings a file of an older schema up to date, one schema after the
// other. Before each step a copy is made beside the file, which is deleted after
// the first clean [Store.Verify]. Each time anew it is the file that says where
// it stands: after a step that failed the next try goes on from there.
func (s *Store) migrate() error {
	for {
		var from uint32
		if err := s.guard(func() error {
			return s.db.Load().View(func(b *bbolt.Tx) (err error) { from, err = schemaOf(b, s.layouts); return err })
		}); err != nil || from == s.schema() {
			return err
		}
		name := copyName(s.path, from)
		if err := s.copyTo(name); err != nil {
			return fmt.Errorf("before bringing the store from schema %d to %d its copy %s could not be made; nothing was changed: %w", from, from+1, name, err)
		}
		if err := s.write(context.Background(), func(t *tx) error { return t.migrate(from) }); err != nil {
			return fmt.Errorf("the store could not be brought from schema %d to %d; it is as it was, and a copy of it is %s: %w", from, from+1, name, err)
		}
		s.log.Info("migrated", "from", from, "to", from+1)
	}
}

// migrate is one step, from a schema to the next.
func (t *tx) migrate(from uint32) error {
	if at, err := schemaOf(t.b, t.s.layouts); err != nil || at != from {
		return err
	}
	old, next := t.s.layouts[from-1], t.s.layouts[from]
	for _, b := range next.boxes {
		was := slices.IndexFunc(old.boxes, b.same)
		var err error
		switch {
		case was < 0:
			err = t.makeBox(b)
		case old.boxes[was] != b:
			err = t.moveBox(old.boxes[was], b)
		}
		if err != nil {
			return err
		}
	}
	if next.migrate != nil {
		if err := next.migrate(t); err != nil {
			return err
		}
	}
	for _, b := range old.boxes {
		if !slices.ContainsFunc(next.boxes, b.same) {
			if err := t.dropBox(b); err != nil {
				return err
			}
		}
	}
	return t.putSchema(from + 1)
}

// copyTo writes a consistent copy of the file, under another name until it is
// whole.
func (s *Store) copyTo(name string) error {
	part := name + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(part)
	if _, err := s.Backup(context.Background(), f); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return fault(err)
	}
	if err := f.Close(); err != nil {
		return fault(err)
	}
	if err := os.Rename(part, name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

// migrationCopies are the copies that migrations left beside the file.
func migrationCopies(path string) []string { return beside(path, ".before-schema-*") }

// AsideMark is in the name of a store that was put aside for a backup, between that of
// the store and when it was.
const AsideMark = ".before-restore-"

// PutAside are the stores that were put aside for backups: what is erased is not erased in
// them.
func PutAside(path string) []string { return beside(path, AsideMark+"*") }

// beside finds the files whose names begin with that of path and go on as the
// pattern says.
func beside(path, pattern string) []string {
	all, _ := filepath.Glob(strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`).Replace(path) + pattern)
	return all
}
