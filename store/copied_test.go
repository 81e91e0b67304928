package store

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/store/outside"
)

func init() {
	childhood["flip-copied"] = childLooksAtCopy // see childBinary: it may meet bad memory too
}

// childLooksAtCopy says what a copy is: "refused", "found" by the check, or "clean" with
// the number of notes, of which none is lacking in between.
func childLooksAtCopy(path string) error {
	s, err := childOpens(path)
	switch {
	case errors.Is(err, ErrDamaged):
		fmt.Println("refused")
		return nil
	case err != nil:
		return err
	}
	defer s.Close()
	checks, err := s.Verify(context.Background(), nil)
	if err != nil {
		return err
	}
	for _, c := range checks {
		if len(c.Wrong) > 0 {
			fmt.Println("found")
			return nil
		}
	}
	rows, err := s.Queue(FilterAll, 0, 1)
	if err != nil {
		return err
	}
	k, err := s.CaseFile(rows[0].Case)
	if err != nil {
		return err
	}
	for i, n := range k.Notes {
		if n.Newest().Text != outside.New(fmt.Sprint("note ", i)) {
			return fmt.Errorf("note %d is another, and nothing is found", i)
		}
	}
	fmt.Println("clean", len(k.Notes))
	return nil
}

// TestCopiedWhileInUse copies the file, part by part, while it is written: the copy is
// whole, with all that was kept when copying began, or it is said that it is not.
func TestCopiedWhileInUse(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	h.close()
	c, out := child(t, "write", h.path)
	kept := 0
	until := func(n int) {
		t.Helper()
		for kept < n {
			if !out.Scan() || !strings.HasPrefix(out.Text(), "kept ") {
				t.Fatalf("the child says %q", out.Text())
			}
			kept++
		}
	}
	until(20)
	came := map[string]int{}
	for round, parts := range []int{1, 2, 3, 5, 8, 13, 21, 1, 2, 3, 5, 8} {
		began := kept
		path := filepath.Join(t.TempDir(), "copy.db")
		copyInParts(t, h.path, path, parts, round%2 == 1, func() { written(t, h.path, 2) })
		if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		looks, said := child(t, "flip-copied", path)
		words := allOf(said)
		if err := looks.Wait(); err != nil {
			t.Fatalf("a copy in %d parts: %v: %s", parts, err, words)
		}
		what, rest, _ := strings.Cut(words, " ")
		came[what]++
		if n := 0; what == "clean" {
			if _, err := fmt.Sscan(rest, &n); err != nil || n < began {
				t.Errorf("a copy in %d parts is called whole and has %d notes, where %d were kept: %v", parts, n, began, err)
			}
		}
	}
	c.Process.Kill()
	for out.Scan() {
	}
	c.Wait()
	h.reopen()
	if came["refused"]+came["found"] == 0 || came["clean"]+came["refused"]+came["found"] != 12 {
		t.Errorf("the copies are %v", came)
	}
	t.Log(came)
}

// allOf is all that a child says.
func allOf(out *bufio.Scanner) string {
	var all []string
	for out.Scan() {
		all = append(all, out.Text())
	}
	return strings.Join(all, "; ")
}

// written waits until so many transactions more were written: what the child says of
// them may have been waiting to be read.
func written(t *testing.T, path string, more uint64) {
	t.Helper()
	last := func() uint64 {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		b := make([]byte, 2*os.Getpagesize())
		if _, err := f.ReadAt(b, 0); err != nil {
			t.Fatal(err)
		}
		o := binary.NativeEndian
		return max(o.Uint64(b[pageHead+48:]), o.Uint64(b[len(b)/2+pageHead+48:]))
	}
	was := last()
	for end := time.Now().Add(time.Minute); last() < was+more; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nothing is written any more")
		}
	}
}

// copyInParts copies what is written of a file as cp does, or from its end, and has
// something happen between any two parts.
func copyInParts(t *testing.T, from, to string, parts int, backwards bool, between func()) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	whole, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	page := os.Getpagesize()
	pages := (len(strings.TrimRight(string(whole), "\x00")) + page) / page
	size := int64((pages+parts-1)/parts) * int64(page)
	for i := range parts {
		at := int64(i) * size
		if backwards {
			at = int64(parts-1-i) * size
		}
		b := make([]byte, size)
		if i == parts-1 && !backwards {
			b = make([]byte, int64(len(whole))-at) // with what it has grown by
		}
		n, err := in.ReadAt(b, at)
		if n > 0 {
			_, err = out.WriteAt(b[:n], at)
		}
		if err != nil {
			t.Fatal(err)
		}
		between()
	}
	if err := out.Truncate(int64(len(whole))); err != nil {
		t.Fatal(err)
	}
}
