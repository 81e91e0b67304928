package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
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

// refuses sees that f fails for want of room, again and again, and that the file
// does not grow by it.
func (f *filled) refuses(what string, write func() error) error {
	for range 3 {
		was := f.size()
		if err := write(); !errors.Is(err, ErrDiskFull) {
			return fmt.Errorf("%s: a full disk is %w", what, err)
		}
		if now := f.size(); now != was {
			return fmt.Errorf("%s: what was not kept made the file of %d bytes one of %d", what, was, now)
		}
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
	large := make([]byte, 30<<20)
	rand.Read(large)
	if err := f.refuses("much at once", func() error {
		return f.write(context.Background(), func(t *tx) error { return t.put(boxDesk, make([]byte, 16), large) })
	}); err != nil {
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

// childFillsDisk does so with a copy on a small disk of its own, in memory.
func childFillsDisk(path string) error {
	disk := filepath.Join(filepath.Dir(path), "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		return err
	}
	if err := errors.Join(syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, ""), syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=6m,mode=0700")); err != nil {
		fmt.Println("none:", err)
		return nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	on := filepath.Join(disk, "baken.db")
	if err := os.WriteFile(on, b, 0o600); err != nil {
		return err
	}
	f, err := fill(on)
	if err != nil {
		return err
	}
	if err := errors.Join(f.until(), f.refuses("a full disk", f.note)); err != nil {
		return err
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=60m"); err != nil {
		return err
	}
	if err := errors.Join(f.note(), f.counts("after room was made")); err != nil {
		return err
	}
	checks, err := f.Verify(context.Background(), nil)
	for _, c := range checks {
		for _, w := range c.Wrong {
			err = errors.Join(err, fmt.Errorf("%s: %s %s", c.What, w.Where, w.Why))
		}
	}
	fmt.Println("kept", f.kept)
	return errors.Join(err, f.Close())
}

func TestFullDisk(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	small := h.backup() // without the room that bbolt sets aside
	h.close()
	run := func(spaces *syscall.SysProcAttr, does, path string) {
		c, out, err := childIn(t, spaces, does, path)
		if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EINVAL) {
			t.Log("no disk of one's own here:", err)
			return
		} else if err != nil {
			t.Fatal(err)
		}
		var said []string
		for out.Scan() {
			said = append(said, out.Text())
		}
		if err := c.Wait(); err != nil {
			t.Fatalf("%s: %v: %s", does, err, strings.Join(said, "\n"))
		}
		t.Log(does, said)
	}
	// A small disk wants the right to mount one, which a user has in a space of its
	// own on most machines; the limit on a file's size, none.
	spaces := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		spaces.Cloneflags |= syscall.CLONE_NEWUSER
		spaces.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		spaces.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	run(spaces, "fill-disk", small)
	run(nil, "fill", h.path)
	h.reopen()
}
