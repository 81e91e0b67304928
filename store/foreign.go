package store

import (
	"fmt"
	"path/filepath"
	"strings"
)

// ForeignDiskError is a folder on a disk of another system, which keeps no permissions
// of ours and no locks that hold: an [ErrForeignDisk]. Whoever else has the machine could
// read the file, and two programs could write it at once.
type ForeignDiskError struct {
	Path string // the folder
	Kind string // of the disk: "drvfs (a disk of Windows, in WSL)", "vfat"
}

func (e *ForeignDiskError) Error() string {
	return fmt.Sprintf("%v: %s is on %s; nothing was opened: put the store into a folder of this system's own disk, such as ~/.local/share/baken", ErrForeignDisk, e.Path, e.Kind)
}

// Unwrap gives ErrForeignDisk.
func (e *ForeignDiskError) Unwrap() error { return ErrForeignDisk }

// disks that keep neither permissions nor locks, by their numbers in statfs(2).
var foreignDisks = map[int64]string{
	0x4d44:     "vfat",
	0x2011bab0: "exfat",
	0x5346544e: "ntfs",
	0x7366746e: "ntfs3",
	0x517b:     "smbfs",
	0xff534d42: "cifs",
	0xfe534d42: "smb2",
	0x53464846: drvfs, // WSL 1 has a number for it
}

const drvfs = "drvfs (a disk of Windows, in WSL)"

// What WSL 2 has its view of the disks of Windows on, as others have their own: there
// alone they are taken for such. A machine of WSL 2's own disk is ext4.
const (
	disk9p   = 0x01021997
	diskFUSE = 0x65735546 // virtiofs, in newer ones
)

// kindOfDisk says what the disk of a folder is, as the system sees it: the number of
// statfs(2), and the name of the kernel's release. ok is false where it is not known.
type kindOfDisk func(folder string) (number int64, release string, ok bool)

// refuseForeign refuses a folder on a disk that keeps neither permissions nor locks.
func refuseForeign(folder string, look kindOfDisk) error {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	number, release, ok := look(folder)
	if !ok {
		return nil
	}
	number &= 0xffffffff // where it is a signed one of 32 bits
	kind, foreign := foreignDisks[number]
	if number == disk9p || number == diskFUSE {
		kind, foreign = drvfs, strings.Contains(strings.ToLower(release), "microsoft")
	}
	if !foreign {
		return nil
	}
	return &ForeignDiskError{Path: folder, Kind: kind}
}
