package beside

import (
	"net"

	"golang.org/x/sys/unix"
)

// userOf says whose process is at the other end, by LOCAL_PEERCRED (unix(4)).
func userOf(c *net.UnixConn) (uid int, err error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return 0, err
	}
	e := raw.Control(func(fd uintptr) {
		var cred *unix.Xucred
		if cred, err = unix.GetsockoptXucred(int(fd), unix.SOL_LOCAL, unix.LOCAL_PEERCRED); err == nil {
			uid = int(cred.Uid)
		}
	})
	if e != nil {
		return 0, e
	}
	return uid, err
}
