package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/keymap"
)

// between gives what stands between two marks of the README.
func between(t *testing.T, begin, end string) string {
	t.Helper()
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(b), begin)
	part, _, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("README.md has no part between %q and %q", begin, end)
	}
	return part
}

// The README's keys are those of the table of actions. To write them anew:
// UPDATE_README=1 go test -run TestKeys .
func TestKeys(t *testing.T) {
	const begin, end = "a test compares -->\n", "<!-- /keys -->"
	got, want := between(t, begin, end), keymap.Default().Markdown()
	if got == want {
		return
	}
	if os.Getenv("UPDATE_README") == "" {
		t.Fatalf("README.md has other keys than the program; UPDATE_README=1 writes them:\n%s", cmp.Diff(want, got))
	}
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("README.md", []byte(strings.Replace(string(b), begin+got, begin+want, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What is given out is the same when it is made twice, in two folders, and its package
// for Debian is installed, set up, run as its unit runs it, upgraded and removed in a
// system of its own.
func TestGivenOut(t *testing.T) {
	out := t.TempDir()
	release := exec.Command(".ci/release", "--tree", "--twice", "--for", "linux/"+runtime.GOARCH, out)
	release.Env = os.Environ()
	if os.Getenv("SOURCE_DATE_EPOCH") == "" && exec.Command("git", "-c", "safe.directory=*", "log", "-1").Run() != nil {
		release.Env = append(release.Env, "SOURCE_DATE_EPOCH=1790000000") // these files are not of a repository
	}
	if said, err := release.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	packages, err := filepath.Glob(filepath.Join(out, "baken_*_"+runtime.GOARCH+".deb"))
	if err != nil || len(packages) != 1 {
		t.Fatalf("there are %d packages, %v", len(packages), err)
	}
	if said, err := exec.Command(".ci/installed", packages[0]).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}
