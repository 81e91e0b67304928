//go:build linux || darwin

package watch

import "golang.org/x/sys/unix"

// Space is how much of the disk with path is free for this user, and how large it is, in
// bytes.
func Space(path string) (free, total uint64, err error) {
	var s unix.Statfs_t
	if err := unix.Statfs(path, &s); err != nil {
		return 0, 0, err
	}
	size := uint64(s.Bsize)
	return uint64(s.Bavail) * size, uint64(s.Blocks) * size, nil
}
