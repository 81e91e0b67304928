package store

import "golang.org/x/sys/unix"

// diskOf asks the system.
func diskOf(folder string) (number int64, release string, ok bool) {
	var s unix.Statfs_t
	var u unix.Utsname
	if unix.Statfs(folder, &s) != nil || unix.Uname(&u) != nil {
		return 0, "", false
	}
	return int64(s.Type), unix.ByteSliceToString(u.Release[:]), true
}
