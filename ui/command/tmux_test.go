package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// In a pane of tmux that is piped into a file, check and the first screen say so.
func TestPipedPane(t *testing.T) {
	l := newLine(t, "--smtp", "")
	socket := filepath.Join(l.home, "tmux")
	run := func(args ...string) ([]byte, error) {
		cmd := exec.Command("tmux", append([]string{"-f", "/dev/null", "-S", socket}, args...)...)
		cmd.Env, cmd.Dir = environment(l.home), l.home
		return cmd.CombinedOutput()
	}
	tmux := func(args ...string) {
		t.Helper()
		if out, err := run(args...); err != nil {
			t.Fatalf("tmux %s: %v\n%s", args[0], err, out)
		}
	}
	checked := func(name string) string {
		t.Helper()
		out := filepath.Join(l.home, name)
		tmux("send-keys", "baken check > "+out+".part; mv "+out+".part "+out, "Enter")
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if b, err := os.ReadFile(out); err == nil {
				return string(b)
			}
		}
		t.Fatal("check does not end")
		return ""
	}
	tmux("new-session", "-d", "-x", "100", "-y", "30", "sh")
	t.Cleanup(func() { _, _ = run("kill-server") }) // it is gone already, when all went well
	if got := checked("plain"); strings.Contains(got, "writes down") {
		t.Errorf("nothing is piped:\n%s", got)
	}
	tmux("pipe-pane", "cat > "+filepath.Join(l.home, "piped"))
	if got := checked("watched"); !strings.Contains(got, "tmux (pipe-pane) writes down what this terminal shows") {
		t.Errorf("the pane is piped:\n%s", got)
	}
	tmux("send-keys", "baken; exit", "Enter")
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		b, err := os.ReadFile(filepath.Join(l.home, "piped"))
		if err == nil && strings.Contains(string(b), "pipe-pane)") {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the first screen does not say so:\n%q", b)
		}
	}
	// The program ends before its folder is removed, or it would write into what
	// is being removed.
	tmux("send-keys", "C-q")
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if _, err := run("has-session"); err != nil {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the program does not end")
		}
	}
}
