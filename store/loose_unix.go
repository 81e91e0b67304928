//go:build unix

package store

import (
	"io/fs"
	"os"
	"syscall"
)

// shared says whether a folder is one for others too: of the system, of somebody
// else, or one in which everybody has files. What cannot be told is taken to be.
func shared(i fs.FileInfo) bool {
	s, ok := i.Sys().(*syscall.Stat_t)
	return !ok || i.Mode()&fs.ModeSticky != 0 || int(s.Uid) != os.Getuid() || ofTheSystem(i)
}

// ofTheSystem says whether a folder is one of those that every system has.
func ofTheSystem(i fs.FileInfo) bool {
	for _, path := range []string{"/", "/etc", "/usr", "/var", "/opt", "/home", "/srv", "/mnt", "/run", "/bin", "/lib", "/usr/local", "/usr/local/etc", "/var/lib", "/var/log"} {
		if j, err := os.Stat(path); err == nil && os.SameFile(i, j) {
			return true
		}
	}
	return false
}
