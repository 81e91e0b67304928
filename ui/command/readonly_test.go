package command_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadOnly: where the store, its folder, or both may only be read, that is said
// with what to do, by whatever command, and nothing is changed.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	copied := filepath.Join(l.home, "copy.db")
	l.baken("backup", copied)
	folder := filepath.Dir(l.db())
	whole := l.files()
	modes := func(file, of fs.FileMode) {
		t.Helper()
		for path, mode := range map[string]fs.FileMode{l.db(): file, folder: of} {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
		}
	}
	defer modes(0o600, 0o700)
	const only = " can only be read; nothing was changed"
	for _, c := range []struct {
		name         string
		file, folder fs.FileMode
	}{{"file", 0o400, 0o700}, {"folder", 0o600, 0o500}, {"both", 0o400, 0o500}} {
		modes(c.file, c.folder)
		for _, args := range [][]string{{"list"}, {"show", contact}, {"note", contact}, {"sync"}, {"verify"}, {"vault", "rotate"}, {"backup", filepath.Join(l.home, "other.db")}} {
			status, said := l.under(confinement{largest: boundless, humble: true}, "Een notitie.", args...)
			if status != 1 || !strings.Contains(said, only) {
				t.Errorf("%s, %s: status %d, and it says:\n%s", c.name, args[0], status, said)
			}
		}
	}
	// Others that write into a folder.
	for _, args := range [][]string{
		{"backup", filepath.Join(folder, "copy.db")}, {"restore", copied, "--aside"}, {"--store", filepath.Join(folder, "other.db"), "restore", copied},
	} {
		modes(0o600, 0o500)
		if args[0] == "backup" { // the store itself stands elsewhere
			args = append([]string{"--store", copied}, args...)
		}
		status, said := l.under(confinement{largest: boundless, humble: true}, "", args...)
		if status != 1 || !strings.Contains(said, folder+only) {
			t.Errorf("%s into a folder that may only be read: status %d, and it says:\n%s", args, status, said)
		}
	}
	modes(0o600, 0o700)
	if left := l.files(); !slices.Equal(left, whole) {
		t.Errorf("there were %v, there are %v", whole, left)
	}
	l.baken("verify")
}

// files are those of the store's folder, with what is in the store.
func (l *line) files() (all []string) {
	l.t.Helper()
	found, err := os.ReadDir(filepath.Dir(l.db()))
	if err != nil {
		l.t.Fatal(err)
	}
	for _, f := range found {
		all = append(all, f.Name())
	}
	b, err := os.ReadFile(l.db())
	if err != nil {
		l.t.Fatal(err)
	}
	return append(all, string(bytes.TrimRight(b, "\x00")))
}
