package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"go.etcd.io/bbolt"

	"baken/inbox/mailtest"
	"baken/store/vault"
)

// What stays in memory and on the screen when it is locked, and what becomes of
// a text and of a reply within its time when it ends by another way.

// waiting is a helpline with one mail that waits.
func waiting(t *testing.T, more ...string) (l *line, contact string) {
	t.Helper()
	l = newLine(t, more...)
	l.imap.Deliver("INBOX", []byte("From: lies@post.example\r\nTo: "+l.imap.User+"\r\nSubject: Bang voor mijn buur\r\nMessage-ID: <bang@post.example>\r\n\r\nIk hoor "+heard+".\r\n"), time.Now().Add(-time.Hour))
	l.baken("sync")
	var row struct{ ID string }
	if err := json.Unmarshal([]byte(l.baken("list", "--format", "json")), &row); err != nil {
		t.Fatal(err)
	}
	return l, row.ID
}

const (
	heard = "geroep bij de buren met een mes"
	noted = "Belt morgen zelf terug na schooltijd"
	typed = "Wij denken graag rustig met u mee"
)

// settings changes the configuration that init wrote.
func (l *line) settings(old, text string) {
	l.t.Helper()
	path := filepath.Join(l.home, ".config", "baken", "config.toml")
	b, err := os.ReadFile(path)
	if err != nil {
		l.t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(old)) {
		l.t.Fatalf("the configuration has no %s:\n%s", old, b)
	}
	if err := os.WriteFile(path, bytes.Replace(b, []byte(old), []byte(text), 1), 0o600); err != nil {
		l.t.Fatal(err)
	}
}

// keys opens a copy of the store and gives the keys that an unlocked vault holds:
// the epoch's and what is derived from it.
func (l *line) keys() (keys [][]byte) {
	l.t.Helper()
	b, err := os.ReadFile(filepath.Join(l.home, ".local", "share", "baken", "baken.db"))
	if err != nil {
		l.t.Fatal(err)
	}
	path := filepath.Join(l.t.TempDir(), "copy.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		l.t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		l.t.Fatal(err)
	}
	defer db.Close()
	var head []byte
	if err := db.View(func(tx *bbolt.Tx) error {
		head = bytes.Clone(tx.Bucket([]byte("head")).Get([]byte("vault")))
		return nil
	}); err != nil {
		l.t.Fatal(err)
	}
	identity, err := os.ReadFile(filepath.Join(l.home, "identity"))
	if err != nil {
		l.t.Fatal(err)
	}
	way, err := vault.Identity(string(identity))
	if err != nil {
		l.t.Fatal(err)
	}
	h, err := vault.ReadHeader(head)
	if err != nil {
		l.t.Fatal(err)
	}
	v, err := h.Unlock(way)
	if err != nil {
		l.t.Fatal(err)
	}
	secrets(reflect.ValueOf(v).Elem().FieldByName("epoch"), &keys)
	if len(keys) == 0 {
		l.t.Fatal("no key was found in the vault; this test would find nothing")
	}
	return keys
}

// secrets collects what has the length of a key.
func secrets(v reflect.Value, found *[][]byte) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			secrets(v.Elem(), found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			secrets(v.Field(i), found)
		}
	case reflect.Array, reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 || v.Len() != 32 {
			return
		}
		key := make([]byte, 32)
		for i := range key {
			key[i] = byte(v.Index(i).Uint())
		}
		if !bytes.Equal(key, make([]byte, 32)) {
			*found = append(*found, key)
		}
	}
}

// TestLockedHoldsNothing writes a note and a reply with the mail in sight, locks
// and looks for all of them in the memory of the process, and on its screen.
func TestLockedHoldsNothing(t *testing.T) {
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l, _ := waiting(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	keys := l.keys()
	t.Setenv(dumpableVariable, "1")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	x.press("\r")
	x.sees("mes")
	x.press("e")
	x.sees("never sent")
	x.press(noted)
	x.sees("schooltijd")
	x.press("\x0f") // ctrl+o keeps it
	x.sees("note kept")
	x.press("r")
	x.sees("ctrl+s")
	x.press(typed)
	x.sees("mee")
	before := memory(t, x.cmd.Process.Pid)
	for _, words := range []string{heard, noted, typed} {
		if !before.holds(words) {
			t.Errorf("before locking the memory does not hold %q: this would find nothing", words)
		}
	}
	if held(before, keys) == 0 {
		t.Error("before locking the memory holds no key: this would find nothing")
	}

	x.press("\x0c")
	x.sees("Locked")
	time.Sleep(300 * time.Millisecond) // the whole frame
	_, after, _ := strings.Cut(x.all()[strings.LastIndex(x.all(), "\x1b[?1049h"):], "h")
	if got := strings.Join(strings.Fields(ansi.Strip(after)), " "); got != "Baken Locked enter Unlock the vault" {
		t.Errorf("the locked screen is %q", got)
	}
	locked := memory(t, x.cmd.Process.Pid)
	for _, words := range []string{heard, noted, typed, "Bang voor mijn buur", "lies@post.example", "AGE-SECRET-KEY-1", l.imap.Password} {
		if locked.holds(words) {
			t.Errorf("the locked program's memory holds %q", words)
		}
	}
	if n := held(locked, keys); n != 0 {
		t.Errorf("the locked program's memory holds %d of the vault's keys", n)
	}

	x.press("\r")
	x.sees("Bang voor mijn buur")
	x.press("r")
	x.sees("rustig met u mee") // the draft is there
}

func held(m image, keys [][]byte) (n int) {
	for _, k := range keys {
		if m.holds(string(k)) {
			n++
		}
	}
	return n
}

// TestIdleLock leaves the workstation alone: it locks, and a key opens nothing
// but what unlocks.
func TestIdleLock(t *testing.T) {
	l, _ := waiting(t, "--smtp", "")
	l.settings("[mail]", "lock_after = \"2s\"\n\n[mail]")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	x.sees("Locked")
	x.press("j")
	x.press("x")
	time.Sleep(200 * time.Millisecond)
	x.press("\r")
	x.sees("waiting 1")
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// TestEndsWithinTheTimeToUndo sends a reply and then locks, hangs up, or is ended
// from outside: the reply becomes a draft again and never leaves.
func TestEndsWithinTheTimeToUndo(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(t *testing.T, x *terminal)
	}{
		{"lock", func(t *testing.T, x *terminal) {
			x.press("\x0c")
			x.sees("1 reply not yet sent")
		}},
		{"hang-up", func(t *testing.T, x *terminal) { signalled(t, x, syscall.SIGHUP) }},
		{"closed terminal", func(t *testing.T, x *terminal) {
			if err := x.pty.Close(); err != nil {
				t.Fatal(err)
			}
			x.ends()
		}},
		{"ended", func(t *testing.T, x *terminal) { signalled(t, x, syscall.SIGTERM) }},
		{"stopped", func(t *testing.T, x *terminal) {
			if err := x.cmd.Process.Signal(syscall.SIGTSTP); err != nil {
				t.Fatal(err)
			}
			stopped(t, x.cmd.Process.Pid)
			time.Sleep(3 * time.Second) // its time is over
			if err := x.cmd.Process.Signal(syscall.SIGCONT); err != nil {
				t.Fatal(err)
			}
			x.sees("1 reply not yet sent")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
			l, contact := waiting(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
			l.configure("undo = \"3s\"")
			x := atTerminal(t, l.home)
			x.sees("Bang voor mijn buur")
			x.press("r")
			x.sees("ctrl+s")
			x.press(typed)
			x.sees("mee")
			x.press("\x13")
			x.sees("takes it back")
			c.end(t, x)
			time.Sleep(4 * time.Second) // past its time
			if n := len(smtp.Received()); n != 0 {
				t.Errorf("%d mails were sent", n)
			}
			_ = x.cmd.Process.Kill()
			<-x.ended
			out := l.baken("show", contact, "--format", "json")
			if !strings.Contains(out, `"direction":"draft"`) || !strings.Contains(out, typed) {
				t.Errorf("the draft is not there:\n%s", out)
			}
			if out := l.baken("outbox"); out != "" {
				t.Errorf("the outbox holds\n%s", out)
			}
		})
	}
}

func signalled(t *testing.T, x *terminal, s syscall.Signal) {
	t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	x.ends()
	if _, after, left := strings.Cut(x.all(), "\x1b[?1049l"); !left || strings.Contains(after, "mes") {
		t.Errorf("the screen is not put back: %q", after)
	}
}

// stopped waits until a process stands still.
func stopped(t *testing.T, pid int) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(stat, []byte(") T ")) {
			return
		}
	}
	t.Fatal("it does not stop")
}

// TestKilledWhileTyping ends the program in the middle of a sentence: what was
// typed more than a second before is there.
func TestKilledWhileTyping(t *testing.T) {
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l, contact := waiting(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	x.press("r")
	x.sees("ctrl+s")
	var done []string
	for i := range 30 { // without a pause, three seconds long
		word := fmt.Sprintf("woord%02d ", i)
		x.press(word)
		done = append(done, word)
		time.Sleep(100 * time.Millisecond)
	}
	if err := x.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	x.ends()
	out := l.baken("show", contact, "--format", "json")
	if want := strings.Join(done[:18], ""); !strings.Contains(out, want) {
		t.Errorf("of what was typed more than a second before there is only:\n%s", out)
	}
}
