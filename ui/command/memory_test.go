package command_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
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
	l := newLine(t, "--smtp", "")
	l.imap.Deliver("INBOX", []byte("From: lies@post.example\r\nTo: "+l.imap.User+"\r\nSubject: Bang\r\nMessage-ID: <bang@post.example>\r\n\r\nIk hoor "+sentence+".\r\n"), time.Now().Add(-time.Hour))
	l.baken("sync")

	t.Setenv(dumpableVariable, "1")
	x := atTerminal(t, l.home)
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
	for _, words := range []string{sentence, key, l.imap.Password, "lies@post.example"} {
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
