package beside

import (
	"net"

	"golang.org/x/sys/unix"
)

// userOf says whose process is at the other end, by SO_PEERCRED (unix(7)).
func userOf(c *net.UnixConn) (uid int, err error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return 0, err
	}
	e := raw.Control(func(fd uintptr) {
		var cred *unix.Ucred
		if cred, err = unix.GetsockoptUcred(int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED); err == nil {
			uid = int(cred.Uid)
		}
	})
	if e != nil {
		return 0, e
	}
	return uid, err
}
