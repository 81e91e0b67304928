//go:build unix

package beside

import (
	"io/fs"
	"os"
	"syscall"
)

// ours says whether a file belongs to the user of this process.
func ours(i fs.FileInfo) bool {
	s, ok := i.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Geteuid()
}
