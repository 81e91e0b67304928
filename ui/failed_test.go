package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The name of a file may tell of somebody: it does not reach the log.
func TestLogNamesNoFile(t *testing.T) {
	_, err := os.Open(filepath.Join(t.TempDir(), "brief-aan-els.pdf"))
	if err == nil || !strings.Contains(err.Error(), "els") {
		t.Fatal("the error does not name the file, and this tests nothing")
	}
	if got := unnamed(errors.Join(err)); strings.Contains(got.Error(), "els") || !errors.Is(got, fs.ErrNotExist) {
		t.Errorf("the log would get %q", got)
	}
}
