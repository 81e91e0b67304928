package command_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// A command writes no question to the terminal that nobody asked for.
func TestQuietStart(t *testing.T) {
	x := atTerminal(t, private(t), "version")
	if status := x.ends(); status != 0 || strings.Contains(x.all(), "\x1b") {
		t.Errorf("status %d, %q", status, x.all())
	}
}

// What the locked program has in its memory: a dump of it holds no sentence of a
// mail, no password and no key. One before locking holds the sentence, so that it
// would be found.
func TestLockedMemory(t *testing.T) {
	const sentence, key = "geroep bij de buren met een mes", "AGE-SECRET-KEY-1"
	home := private(t)
	imap := mailtest.Dovecot(t, mailtest.Options{})
	imap.Deliver("INBOX", []byte("From: lies@post.example\r\nTo: "+imap.User+"\r\nSubject: Bang\r\nMessage-ID: <bang@post.example>\r\n\r\nIk hoor "+sentence+".\r\n"), time.Now().Add(-time.Hour))
	must := func(args ...string) {
		t.Helper()
		cmd := exec.Command("baken", args...)
		cmd.Env, cmd.Dir = environment(home), home
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("baken %s: %v\n%s", args[0], err, out)
		}
	}
	secret := filepath.Join(home, "secret")
	if err := os.WriteFile(secret, []byte(imap.Password), 0o600); err != nil {
		t.Fatal(err)
	}
	must("vault", "keygen", "-o", "identity")
	must("init", "--yes", "--name", "Noor", "--language", "en", "--address", imap.User, "--imap", "imaps://"+login(imap.User)+"@"+imap.IMAPS,
		"--smtp", "", "--secret-command", "cat "+secret, "--ca-file", imap.CAFile, "--unlock-command", "cat "+filepath.Join(home, "identity"), "--no-recovery")
	must("sync")

	t.Setenv(dumpableVariable, "1")
	x := atTerminal(t, home)
	x.sees("Bang")
	x.press("\r")
	x.sees("mes")
	before := memory(t, x.cmd.Process.Pid)
	if !before.holds(sentence) {
		t.Errorf("before locking the memory does not hold %q: this would find nothing", sentence)
	}
	x.press("\x0c")
	x.sees("Locked")
	after := memory(t, x.cmd.Process.Pid)
	for _, words := range []string{sentence, key, imap.Password, "lies@post.example"} {
		if after.holds(words) {
			t.Errorf("the locked program's memory holds %q", words)
		}
	}
	x.press("\r")
	x.sees("Bang")
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// image is what a process has in its memory.
type image [][]byte

func (m image) holds(words string) bool {
	for _, part := range m {
		if bytes.Contains(part, []byte(words)) {
			return true
		}
	}
	return false
}

// memory dumps a process, which is stopped meanwhile: all that can be written
// to, and so can hold what it has read.
func memory(t *testing.T, pid int) (m image) {
	t.Helper()
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
	}()
	maps, err := os.Open(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		t.Fatal(err)
	}
	defer maps.Close()
	from, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	lines := bufio.NewScanner(maps)
	for lines.Scan() {
		var begin, end uint64
		var access string
		if _, err := fmt.Sscanf(lines.Text(), "%x-%x %s", &begin, &end, &access); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(access, "rw") || end-begin > 1<<30 {
			continue
		}
		part := make([]byte, end-begin)
		if n, err := from.ReadAt(part, int64(begin)); err == nil || n > 0 {
			m = append(m, part[:n])
		}
	}
	if len(m) == 0 {
		t.Fatal("nothing of the process could be read")
	}
	return m
}
