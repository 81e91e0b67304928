package beside

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// strangersDoor is the socket that the process of another user tries.
const strangersDoor = "BAKEN_TEST_STRANGERS_DOOR"

// TestOtherUser has a real process of another user at a socket that lets everybody
// connect, as no folder of ours does: it is not greeted. Only root can be somebody else;
// for all others [TestStranger] stands.
func TestOtherUser(t *testing.T) {
	if place := os.Getenv(strangersDoor); place != "" {
		c, err := net.Dial("unix", place)
		if err != nil {
			t.Fatal(err)
		}
		_ = c.SetDeadline(time.Now().Add(2 * soon))
		if b, err := io.ReadAll(c); len(b) > 0 || os.IsTimeout(err) {
			t.Errorf("a stranger is told %q, %v", b, err)
		}
		return
	}
	if os.Geteuid() != 0 {
		return
	}
	_, place := served(t, func(context.Context, *Visit) int { t.Error("a stranger is let in"); return 0 })
	self, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	open, err := os.MkdirTemp("/tmp", "baken-test-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(open)
	program := filepath.Join(open, "test")
	if err := os.WriteFile(program, self, 0o755); err != nil {
		t.Fatal(err)
	}
	for path, mode := range map[string]os.FileMode{open: 0o755, program: 0o755, place: 0o666} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(place, filepath.Join(open, "s.sock")); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run", "^TestOtherUser$")
	cmd.Dir = open
	cmd.Env = append(os.Environ(), strangersDoor+"="+filepath.Join(open, "s.sock"))
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
