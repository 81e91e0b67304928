package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A disk of Windows, as WSL shows it at /mnt/c, and others that keep no permissions,
// hold no store; those that do are not taken for such.
func TestForeignDisks(t *testing.T) {
	const wsl, debian = "5.15.153.1-microsoft-standard-WSL2", "6.1.0-31-amd64"
	for _, c := range []struct {
		name    string
		number  int64
		release string
		kind    string // empty: it is a disk for a store
	}{
		{"/mnt/c in WSL 2", 0x01021997, wsl, drvfs},
		{"/mnt/c in WSL 2, by virtiofs", 0x65735546, wsl, drvfs},
		{"/mnt/c in WSL 1", 0x53464846, "4.4.0-22621-Microsoft", drvfs},
		{"the home in WSL 2", 0xef53, wsl, ""},
		{"a folder of the host, in a virtual machine", 0x01021997, debian, ""},
		{"something by FUSE", 0x65735546, debian, ""},
		{"a stick", 0x4d44, debian, "vfat"},
		{"a share of Windows", 0xff534d42, debian, "cifs"},
		{"the same, where the number is signed", int64(int32(-0xacb2be)), debian, "cifs"},
		{"btrfs", 0x9123683e, debian, ""},
		{"tmpfs", 0x01021994, debian, ""},
	} {
		folder := t.TempDir()
		err := refuseForeign(folder, func(string) (int64, string, bool) { return c.number, c.release, true })
		var foreign *ForeignDiskError
		switch {
		case c.kind == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.kind != "" && (!errors.As(err, &foreign) || foreign.Kind != c.kind || !errors.Is(err, ErrForeignDisk) || !strings.Contains(err.Error(), folder)):
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := refuseForeign(t.TempDir(), func(string) (int64, string, bool) { return 0, "", false }); err != nil {
		t.Errorf("a disk of which nothing is known: %v", err)
	}
	if err := refuseForeign(t.TempDir(), diskOf); err != nil {
		t.Errorf("the disk of this test: %v", err)
	}
}

// A link into a disk of Windows is no way around it.
func TestForeignDiskBehindALink(t *testing.T) {
	there, here := filepath.Join(t.TempDir(), "c"), filepath.Join(t.TempDir(), "link")
	if err := errors.Join(os.Mkdir(there, 0o700), os.Symlink(there, here)); err != nil {
		t.Fatal(err)
	}
	there, err := filepath.EvalSymlinks(there)
	if err != nil {
		t.Fatal(err)
	}
	err = refuseForeign(here, func(folder string) (int64, string, bool) {
		if folder == there {
			return 0x4d44, "", true
		}
		return 0xef53, "", true
	})
	var foreign *ForeignDiskError
	if !errors.As(err, &foreign) || foreign.Path != there {
		t.Errorf("%v", err)
	}
}
