package store

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"baken/store/outside"
)

// filled is a store whose disk has no more room, in a child.
type filled struct {
	*Store
	path    string
	contact ContactID
	kept    int // notes
}

func fill(path string) (*filled, error) {
	s, err := childOpens(path)
	if err != nil {
		return nil, err
	}
	rows, err := s.Queue(FilterAll, 0, 1)
	if err != nil {
		return nil, err
	}
	return &filled{Store: s, path: path, contact: rows[0].ID}, nil
}

func (f *filled) size() int64 {
	i, err := os.Stat(f.path)
	if err != nil {
		return -1
	}
	return i.Size()
}

// note writes one of half a megabyte.
func (f *filled) note() error {
	_, _, err := f.WriteNote(context.Background(), f.contact, outside.New(strings.Repeat("een lange notitie ", 30000)))
	if err == nil {
		f.kept++
	}
	return err
}

// large writes 30 megabytes at once, for which the file must grow.
func (f *filled) large() error {
	p := make([]byte, 30<<20)
	rand.Read(p)
	return f.write(context.Background(), func(t *tx) error { return t.put(boxDesk, make([]byte, 16), p) })
}

// refuses sees that f fails for want of room, again and again, and that the file
// does not grow by it. What needs a page less than the one before, as chance has it,
// may find room all the same.
func (f *filled) refuses(what string, write func() error) error {
	refused := 0
	for range 6 {
		was := f.size()
		err := write()
		if err == nil {
			continue
		}
		if refused++; !errors.Is(err, ErrDiskFull) {
			return fmt.Errorf("%s: a full disk is %w", what, err)
		}
		if now := f.size(); now != was {
			return fmt.Errorf("%s: what was not kept made the file of %d bytes one of %d", what, was, now)
		}
	}
	if refused < 3 {
		return fmt.Errorf("%s: refused %d times of 6", what, refused)
	}
	return f.counts(what)
}

// counts sees that there are the notes that were kept, and no others.
func (f *filled) counts(what string) error {
	c, err := f.Contact(f.contact)
	if err != nil {
		return err
	}
	if k, err := f.CaseFile(c.Case); err != nil || len(k.Notes) != f.kept {
		return fmt.Errorf("%s: %d notes, %d were kept: %w", what, len(k.Notes), f.kept, err)
	}
	return nil
}

// until writes notes until one is refused.
func (f *filled) until() error {
	for {
		was := f.size()
		err := f.note()
		switch {
		case err == nil:
			continue
		case f.size() != was:
			return fmt.Errorf("the first that was not kept made the file of %d bytes one of %d", was, f.size())
		case !errors.Is(err, ErrDiskFull):
			return fmt.Errorf("a full disk is %w", err)
		}
		return nil
	}
}

// childFills writes until the file may not grow any more, as with a quota.
func childFills(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	f, err := fill(path)
	if err != nil {
		return err
	}
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	room := func(n int64) error {
		return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(f.size() + n), Max: was.Max})
	}
	if err := f.note(); err != nil {
		return err
	}
	// There is room for more, but not for all that is written at once.
	if err := room(20 << 20); err != nil {
		return err
	}
	if err := f.refuses("much at once", f.large); err != nil {
		return err
	}
	if err := room(64 << 10); err != nil {
		return err
	}
	if err := f.until(); err != nil {
		return err
	}
	if err := f.refuses("a quota", f.note); err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	if err := errors.Join(f.note(), f.counts("after room was made")); err != nil {
		return err
	}
	fmt.Println("kept", f.kept)
	return f.Close()
}

func TestFullDisk(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	h.close()
	c, out := child(t, "fill", h.path)
	ended(t, c, out)
	h.reopen()
}

// ended waits for a child that fills something.
func ended(t *testing.T, c *exec.Cmd, out *bufio.Scanner) {
	t.Helper()
	var said []string
	for out.Scan() {
		said = append(said, out.Text())
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("%v: %s", err, strings.Join(said, "\n"))
	}
	t.Log(said)
}
