package command_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// A machine that refuses things, for the program in it.

// confinement is what the program is started under.
type confinement struct {
	largest int64 // no file grows beyond, and nothing is written beyond: the end of the disk
	humble  bool  // the modes of files hold for root too
}

// boundless is no end of the disk.
const boundless = 1 << 60

// confined is a command line that starts the program under a confinement.
func (c confinement) command(args ...string) *exec.Cmd {
	return exec.Command("confined", append([]string{strconv.FormatInt(c.largest, 10), strconv.FormatBool(c.humble)}, args...)...)
}

// confined is the command that becomes the program: it ends only when it fails.
func confined() {
	err := func() error {
		runtime.LockOSThread() // rights are a thread's
		if os.Args[2] == "true" {
			for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH} {
				// Who may not give it up has none.
				if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil && !errors.Is(err, unix.EPERM) {
					return err
				}
			}
		}
		largest, err := strconv.ParseUint(os.Args[1], 10, 64)
		if err != nil {
			return err
		}
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: largest, Max: unix.RLIM_INFINITY}); err != nil {
			return err
		}
		path, err := exec.LookPath("baken")
		if err != nil {
			return err
		}
		return unix.Exec(path, append([]string{"baken"}, os.Args[3:]...), os.Environ())
	}()
	fmt.Fprintln(os.Stderr, "confined:", err)
	os.Exit(99)
}

// under runs a command under a confinement and gives its status and all that it said.
func (l *line) under(c confinement, text string, args ...string) (status int, said string) {
	l.t.Helper()
	cmd := c.command(args...)
	cmd.Env, cmd.Dir = environment(l.home), l.home
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		l.t.Fatal(err)
	}
	said = string(out)
	if status = cmd.ProcessState.ExitCode(); status < 0 || status > 3 || strings.Contains(said, "goroutine ") {
		l.t.Fatalf("baken %s ends with %d:\n%s", strings.Join(args, " "), status, said)
	}
	return status, said
}
