package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// migrations bring the layout from the schema that is their index plus one to
// the next. Each runs in one transaction.
var migrations = []func(*tx) error{}

// copyName is the copy of the file that is made before a migration from schema.
func copyName(path string, schema uint32) string {
	return fmt.Sprintf("%s.before-schema-%d", path, schema+1)
}

// migrate brings a file of an older schema up to date. Before each step a copy
// is made beside the file, which is deleted after the first clean [Store.Verify].
func (s *Store) migrate(from uint32) error {
	return s.migrateBy(from, migrations)
}

func (s *Store) migrateBy(from uint32, steps []func(*tx) error) error {
	for schema := from; int(schema) <= len(steps); schema++ {
		name := copyName(s.path, schema)
		if err := s.copyTo(name); err != nil {
			return fmt.Errorf("before bringing the store from schema %d to %d its copy %s could not be made; nothing was changed: %w", schema, schema+1, name, err)
		}
		if err := s.write(context.Background(), func(t *tx) error {
			if err := steps[schema-1](t); err != nil {
				return err
			}
			return t.b.Bucket([]byte(bucketHead)).Put(headSchema, binary.BigEndian.AppendUint32(nil, schema+1))
		}); err != nil {
			return fmt.Errorf("the store could not be brought from schema %d to %d; it is as it was, and a copy of it is %s: %w", schema, schema+1, name, err)
		}
		s.log.Info("migrated", "from", schema, "to", schema+1)
	}
	return nil
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
func migrationCopies(path string) []string {
	all, _ := filepath.Glob(strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`).Replace(path) + ".before-schema-*")
	return all
}
