//go:build unix && !linux

package mailtest

import "syscall"

// apart puts a server in a process group of its own, so that all of it can be
// killed, and runs it as the given user if there is one.
func apart(as *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Credential: as}
}
