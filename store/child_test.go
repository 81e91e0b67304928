package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"baken/store/outside"
	"baken/store/vault"
)

// Some faults end a process. Those are met in a child: this test binary, started
// again with what it is to do.

const (
	childDoes = "STORE_TEST_CHILD"
	childPath = "STORE_TEST_PATH"
)

var childhood = map[string]func(path string) error{
	"hold": childHolds, "write": childWrites, "flip": childFlips, "fill": childFills, "create": childCreates,
}

func TestMain(m *testing.M) {
	if f := childhood[os.Getenv(childDoes)]; f != nil {
		if err := f(os.Getenv(childPath)); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	for _, path := range made.at {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// child starts one.
func child(t *testing.T, does, path string, env ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c, out, err := childIn(t, nil, does, path, env...)
	if err != nil {
		t.Fatal(err)
	}
	return c, out
}

// childIn starts one in spaces of its own, which the machine may refuse.
func childIn(t *testing.T, spaces *syscall.SysProcAttr, does, path string, env ...string) (*exec.Cmd, *bufio.Scanner, error) {
	t.Helper()
	c := exec.Command(childBinary(t, does))
	c.SysProcAttr = spaces
	c.Env = append(append(os.Environ(), childDoes+"="+does, childPath+"="+path), env...)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		return nil, nil, err
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	return c, bufio.NewScanner(out), nil
}

// unraced builds this test binary without the race detector, once.
var unraced = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "store-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "child")
	made.Lock()
	defer made.Unlock()
	made.at[-1] = path // removed with the others
	if out, err := exec.Command("go", "test", "-c", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// childBinary is what a child runs: this test binary. Where the race detector is in
// it, one that meets bad memory is built without: the detector looks up what is
// read before Go does, and falls over it where Go would not.
func childBinary(t *testing.T, does string) string {
	t.Helper()
	find := os.Executable
	if raced && strings.HasPrefix(does, "flip") {
		find = unraced
	}
	path, err := find()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// childWay opens what newHouse makes.
func childWay() vault.Way { return vault.PassphraseWork([]byte("correct horse"), 2) }

func childOpens(path string) (*Store, error) {
	l, err := Open(path, Options{Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		return nil, err
	}
	s, err := l.Unlock(childWay())
	if err != nil {
		l.Close()
	}
	return s, err
}

// childHolds opens the store until it is killed.
func childHolds(path string) error {
	if _, err := childOpens(path); err != nil {
		return err
	}
	fmt.Println("open")
	select {}
}

// childWrites writes notes, and says of each when it is kept.
func childWrites(path string) error {
	s, err := childOpens(path)
	if err != nil {
		return err
	}
	rows, err := s.Queue(FilterAll, 0, 1)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		if _, _, err := s.WriteNote(context.Background(), rows[0].ID, outside.New(fmt.Sprint("note ", i))); err != nil {
			return err
		}
		fmt.Println("kept", i)
	}
}
