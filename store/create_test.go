package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baken/store/outside"
)

// newPlace is where a store can be made.
func newPlace(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "baken")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "baken.db")
}

func founding() Founding {
	return Founding{Name: outside.New("Noor"), Ways: []NamedWay{{childWay(), "passphrase"}}}
}

// Two processes make a store at the same place: one of them does, and the other
// leaves it alone.
func TestCreateTwiceAtOnce(t *testing.T) {
	for range 20 {
		path := newPlace(t)
		var wg sync.WaitGroup
		var made [2]*Store
		var errs [2]error
		start := make(chan bool)
		for i := range 2 {
			wg.Go(func() {
				<-start
				made[i], errs[i] = Create(path, founding(), Options{NoSync: true})
			})
		}
		close(start)
		wg.Wait()
		won := 0
		if made[0] == nil {
			won = 1
		}
		if made[won] == nil || made[1-won] != nil || !errors.Is(errs[1-won], ErrExists) {
			t.Fatalf("made: %v", errs)
		}
		h := &house{Store: made[won], t: t, path: path, way: childWay()}
		h.reopen()
		h.close()
	}
}

// childCreates makes a store, and stands still the n-th time that it looks at the
// clock, which is at several places on the way.
func childCreates(path string) error {
	var n, at int
	if _, err := fmt.Sscan(os.Getenv("STORE_TEST_AT"), &at); err != nil {
		return err
	}
	o := Options{NoSync: true, Now: func() time.Time {
		if n++; n == at {
			fmt.Println("stands")
			select {}
		}
		return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	}}
	s, err := Create(path, founding(), o)
	if err != nil {
		return err
	}
	fmt.Println("made")
	return s.Close()
}

// A process that is ended while it makes a store leaves none, or a whole one;
// and nothing in the way of the next try.
func TestEndedWhileCreating(t *testing.T) {
	for at := 1; ; at++ {
		path := newPlace(t)
		c, out := child(t, "create", path, fmt.Sprint("STORE_TEST_AT=", at))
		if !out.Scan() {
			t.Fatal(c.Wait())
		}
		said := out.Text()
		c.Process.Kill()
		c.Wait()
		if said == "made" {
			if at < 5 {
				t.Errorf("made after looking at the clock %d times: it was ended nowhere", at)
			}
			return
		}
		h := &house{t: t, path: path, clock: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), way: childWay()}
		_, err := os.Lstat(path)
		if left := !errors.Is(err, os.ErrNotExist); left {
			l, err := Open(path, h.options())
			if err != nil {
				t.Fatalf("ended at %d: what was left is no store: %v", at, err)
			}
			if h.Store, err = l.Unlock(h.way); err != nil {
				t.Fatalf("ended at %d: %v", at, err)
			}
		} else if h.Store, err = Create(path, founding(), h.options()); err != nil {
			t.Fatalf("ended at %d, the next try: %v", at, err)
		}
		h.close()
		all, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(all) != 1 {
			t.Errorf("ended at %d, the folder holds %v: %v", at, all, err)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	path := newPlace(t)
	if _, err := Create(path, Founding{}, Options{}); err == nil {
		t.Error("made without a way in")
	}
	if err := os.Chmod(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, founding(), Options{}); !errors.Is(err, ErrLooseMode) {
		t.Errorf("in a folder that others may look into: %v", err)
	}
	if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("something"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, founding(), Options{}); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(all) != 1 || !slices.ContainsFunc(all, func(e os.DirEntry) bool { return !strings.Contains(e.Name(), "creating") }) {
		t.Errorf("left behind: %v, %v", all, err)
	}
}
