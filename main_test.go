package main

import (
	"os"
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
