package mailtest

import "syscall"

// apart puts a server in a process group of its own, so that all of it can be
// killed, runs it as the given user if there is one, and lets it end with the
// test, however the test ends.
func apart(as *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Credential: as, Pdeathsig: syscall.SIGKILL}
}
