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
)

func init() { childhood["fill-disk"] = childFillsDisk }

// childFillsDisk fills, with a copy on a small disk of its own, in memory.
func childFillsDisk(path string) error {
	disk := filepath.Join(filepath.Dir(path), "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		return err
	}
	if err := errors.Join(syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, ""), syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=6m,mode=0700")); err != nil {
		fmt.Println("no disk of one's own here:", err)
		return childFills(path)
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
	if err := errors.Join(f.note(), f.refuses("much at once", f.large), f.until(), f.refuses("a full disk", f.note)); err != nil {
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

// A small disk wants the right to mount one, which a user has in a space of its
// own on most machines. Where it is refused, TestFullDisk has the limit on the
// size of a file, which asks for none.
func TestSmallDisk(t *testing.T) {
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
	c, out, err := childIn(t, spaces, "fill-disk", small)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOSPC) {
		t.Log("no disk of one's own here:", err)
		c, out = child(t, "fill", small)
	} else if err != nil {
		t.Fatal(err)
	}
	ended(t, c, out)
}
