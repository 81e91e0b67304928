package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"baken/store/outside"
)

func init() {
	childhood["fill-disk"], childhood["read-only-disk"] = childFillsDisk, childOnReadOnlyDisk
}

// smallDisk puts a copy of a file on a disk of its own, in memory. False where the
// machine gives nobody a disk.
func smallDisk(path string) (on string, had bool, err error) {
	disk := filepath.Join(filepath.Dir(path), "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		return "", false, err
	}
	if err := errors.Join(syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, ""), syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=6m,mode=0700")); err != nil {
		fmt.Println("no disk of one's own here:", err)
		return "", false, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", false, err
	}
	on = filepath.Join(disk, "baken.db")
	return on, true, os.WriteFile(on, b, 0o600)
}

// childOnReadOnlyDisk opens a store, makes one and restores one on a disk that can
// only be read.
func childOnReadOnlyDisk(path string) error {
	on, had, err := smallDisk(path)
	if err != nil || !had {
		return err
	}
	folder := filepath.Dir(on)
	if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=6m"); err != nil {
		return err
	}
	_, opened := childOpens(on)
	_, made := Create(filepath.Join(folder, "other.db"), Founding{Name: outside.New("Noor"), Ways: []NamedWay{{childWay(), "x"}}}, Options{})
	restored := Restore(context.Background(), path, filepath.Join(folder, "third.db"))
	for _, c := range []struct {
		what string
		err  error
		path string
	}{{"opening", opened, on}, {"making", made, folder}, {"restoring", restored, folder}} {
		if e := (*ReadOnlyError)(nil); !errors.As(c.err, &e) || !errors.Is(c.err, ErrReadOnly) || e.Path != c.path {
			return fmt.Errorf("%s on a disk that can only be read: %w", c.what, c.err)
		}
	}
	fmt.Println("all told")
	return nil
}

// childFillsDisk fills, with a copy on a small disk of its own, in memory.
func childFillsDisk(path string) error {
	on, had, err := smallDisk(path)
	if err != nil {
		return err
	}
	if !had {
		return childFills(path)
	}
	f, err := fill(on)
	if err != nil {
		return err
	}
	if err := errors.Join(f.note(), f.refuses("much at once", f.large), f.until(), f.refuses("a full disk", f.note)); err != nil {
		return err
	}
	if err := syscall.Mount("tmpfs", filepath.Dir(on), "tmpfs", syscall.MS_REMOUNT, "size=60m"); err != nil {
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

// A small disk wants the right to mount one, which a user has in a space of its
// own on most machines. Where it is refused, TestFullDisk has the limit on the
// size of a file, which asks for none.
func TestSmallDisk(t *testing.T) { onSmallDisk(t, "fill-disk", "fill") }

// Where no disk is to be had, the program's own test has the modes of the files.
func TestReadOnlyDisk(t *testing.T) { onSmallDisk(t, "read-only-disk", "") }

// onSmallDisk has a child do something with a copy of a store, in spaces of its own,
// or something else where the machine refuses these.
func onSmallDisk(t *testing.T, does, instead string) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	small := h.backup() // without the room that bbolt sets aside
	if err := os.Chmod(filepath.Dir(small), 0o700); err != nil {
		t.Fatal(err)
	}
	spaces := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		spaces.Cloneflags |= syscall.CLONE_NEWUSER
		spaces.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		spaces.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	c, out, err := childIn(t, spaces, does, small)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOSPC) {
		t.Log("no disk of one's own here:", err)
		if instead == "" {
			return
		}
		c, out = child(t, instead, small)
	} else if err != nil {
		t.Fatal(err)
	}
	ended(t, c, out)
}
