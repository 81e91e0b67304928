package command_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"baken/inbox/mailtest"
)

// patience bounds every wait for something on a terminal.
const patience = 30 * time.Second

// terminal is a person at a real terminal with the program in it.
type terminal struct {
	t   testing.TB
	cmd *exec.Cmd
	pty *os.File

	mu    sync.Mutex
	ever  []byte // all that was shown
	shown []byte // what came after what was waited for last
	ended chan struct{}
}

// atTerminal starts the program at a terminal of 100 columns and 30 lines, with
// a home of its own.
func atTerminal(t testing.TB, home string, args ...string) *terminal {
	t.Helper()
	return atTerminalOf(t, home, append([]string{"baken"}, args...)...)
}

// atTerminalOf is atTerminal for any program.
func atTerminalOf(t testing.TB, home string, command ...string) *terminal {
	t.Helper()
	x := &terminal{t: t, cmd: exec.Command(command[0], command[1:]...), ended: make(chan struct{})}
	x.cmd.Env = append(environment(home), "TERM=xterm-256color", "LANG=en_GB.UTF-8")
	x.cmd.Dir = home
	p, err := pty.StartWithSize(x.cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		t.Fatal(err)
	}
	x.pty = closable(t, p)
	go x.read()
	t.Cleanup(func() {
		_ = x.cmd.Process.Kill()
		<-x.ended
	})
	return x
}

// closable is a terminal that closes at once, while somebody reads it too.
func closable(t testing.TB, p *os.File) *os.File {
	t.Helper()
	defer p.Close()
	fd, err := syscall.Dup(int(p.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), p.Name())
}

func environment(home string) (env []string) {
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, "XDG_") && !strings.HasPrefix(name, "LC_") && name != "HOME" && name != "TMUX" && name != "TZ" && name != "NO_COLOR" && name != "BAKEN_CONFIG" {
			env = append(env, e)
		}
	}
	return append(env, "HOME="+home, "XDG_RUNTIME_DIR="+home, "TZ=Europe/Brussels")
}

// read keeps what is shown, and answers as terminals do when they are asked for
// the background and the cursor's place.
func (x *terminal) read() {
	defer close(x.ended)
	b := make([]byte, 64<<10)
	for {
		n, err := x.pty.Read(b)
		x.mu.Lock()
		x.ever, x.shown = append(x.ever, b[:n]...), append(x.shown, b[:n]...)
		x.mu.Unlock()
		if bytes.Contains(b[:n], []byte("]11;?")) {
			x.press("\x1b]11;rgb:0000/0000/0000\x1b\\")
		}
		if bytes.Contains(b[:n], []byte("[6n")) {
			x.press("\x1b[1;1R")
		}
		if err != nil {
			_ = x.cmd.Wait() // its status is asked for by those who care
			return
		}
	}
}

func (x *terminal) press(keys string) {
	if _, err := x.pty.WriteString(keys); err != nil {
		x.t.Log(err) // the program has ended; what follows will show it
	}
}

// sees waits for words, and forgets what was shown up to them.
func (x *terminal) sees(words string) {
	x.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if x.saw(words) {
			return
		}
	}
	x.t.Fatalf("%q does not come; there is:\n%q", words, x.all())
}

// saw says whether words were shown, and then forgets what was shown up to them.
func (x *terminal) saw(words string) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	at := bytes.Index(x.shown, []byte(words))
	if at >= 0 {
		x.shown = x.shown[at+len(words):]
	}
	return at >= 0
}

// over says whether the program has ended.
func (x *terminal) over() bool {
	select {
	case <-x.ended:
		return true
	default:
		return false
	}
}

func (x *terminal) all() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return string(x.ever)
}

// number reads the number that stands before a colon.
func (x *terminal) number() (n int) {
	x.t.Helper()
	x.sees(": ")
	all := x.all()
	words := strings.Fields(all[:strings.LastIndex(all, ":")])
	if _, err := fmt.Sscan(words[len(words)-1], &n); err != nil {
		x.t.Fatal(err)
	}
	return n
}

// recoveryWords reads the words from the screen.
func recoveryWords(t *testing.T, shown string) []string {
	t.Helper()
	words := make([]string, 18)
	for _, m := range regexp.MustCompile(`([0-9]+) ([a-z]{4,8})\b`).FindAllStringSubmatch(shown[strings.Index(shown, "Recovery words."):], -1) {
		var n int
		if _, err := fmt.Sscan(m[1], &n); err != nil || n < 1 || n > len(words) {
			t.Fatalf("word %s: %v", m[1], err)
		}
		words[n-1] = m[2]
	}
	return words
}

// ends waits for the program's end and gives its exit status.
func (x *terminal) ends() int {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(patience):
		x.t.Fatalf("it does not end; there is:\n%q", x.all())
	}
	return x.cmd.ProcessState.ExitCode()
}

func demoFolders(t *testing.T, home string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(home, "baken-demo-*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The demo stands within a moment, and leaves nothing, however it ends.
func TestDemo(t *testing.T) {
	for _, c := range []struct {
		how string
		end func(*terminal)
	}{
		{"quit", func(x *terminal) { x.press("\x11") }},
		{"terminated", func(x *terminal) { _ = x.cmd.Process.Signal(syscall.SIGTERM) }},
		{"hung up", func(x *terminal) { _ = x.cmd.Process.Signal(syscall.SIGHUP) }},
	} {
		t.Run(c.how, func(t *testing.T) {
			home := private(t)
			x := atTerminal(t, home, "demo", "--language", "en")
			x.sees("Queue")
			x.sees("waiting")
			if n := len(demoFolders(t, home)); n != 1 {
				t.Fatalf("%d folders", n)
			}
			c.end(x)
			if status := x.ends(); status != 0 {
				t.Errorf("status %d", status)
			}
			if left := demoFolders(t, home); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// private is a folder for the owner alone.
func private(t testing.TB) string {
	t.Helper()
	home := t.TempDir()
	if err := os.Chmod(home, 0o700); err != nil {
		t.Fatal(err)
	}
	return home
}

// From the moment that the language is known, everything is said in it.
func TestInitSpeaksTheLanguage(t *testing.T) {
	x := atTerminal(t, private(t), "init")
	for _, c := range [][2]string{
		{"your name, as colleagues see it: ", "Noor"}, {"language of the screen (en, nl, fr) [en]: ", "fr"},
		{"rien d’antérieur à ce jour n’attend [", "hier"}, {"un jour s’écrit", ""}, {"rien d’antérieur à ce jour n’attend [", ""}, {"l’adresse mail de la ligne d’aide : ", "nulle part"},
		{"« nulle part » n’est pas une adresse mail ; écrivez-la comme hulplijn@example.org", ""},
	} {
		x.sees(c[0])
		if c[1] != "" || strings.HasSuffix(c[0], "[") {
			x.press(c[1] + "\r")
		}
	}
	x.press("\x03")
	if status := x.ends(); status != 1 {
		t.Errorf("status %d", status)
	}
}

// Setting up by answering questions, with a mistake on the way.
func TestInitAtATerminal(t *testing.T) {
	home := private(t)
	imap := mailtest.Dovecot(t, mailtest.Options{})
	secret := filepath.Join(home, "secret")
	if err := os.WriteFile(secret, []byte(imap.Password), 0o600); err != nil {
		t.Fatal(err)
	}
	x := atTerminal(t, home, "--store", filepath.Join(home, "data", "baken.db"))
	x.sees("set it up now? (yes, no) [yes]: ")
	x.press("\r")
	answer := func(question, answer string) {
		t.Helper()
		x.sees(question)
		x.press(answer + "\r")
	}
	answer("your name", "Noor")
	answer("language of the screen (en, nl, fr) [en]: ", "")
	answer("nothing older than this day waits [", "")
	answer("mail address: ", imap.User)
	answer("IMAP server [imaps://hulplijn%40example.org@mail.example.org]: ", "imap://"+login(imap.User)+"@"+imap.IMAP)
	answer("logging in by (password, oauthbearer, xoauth2) [password]: ", "")
	answer("a command that prints the password or token: ", "echo wrong")
	x.sees("signed by an authority that this machine does not know")
	answer("certificate authority (PEM), or none to name another server: ", secret)
	x.sees("no certificate in PEM stands in it")
	answer("or none to name another server: ", imap.CAFile)
	x.sees("does not take the password or token for " + imap.User + "; check the secret command")
	x.sees("[echo wrong]: ")
	x.press("\x03")
	if status := x.ends(); status != 1 {
		t.Errorf("status %d", status)
	}

	x = atTerminal(t, home, "init", "--store", filepath.Join(home, "data", "baken.db"), "--ca-file", imap.CAFile)
	answer("your name", "")
	x.sees("a name is needed")
	answer("your name", "Noor")
	answer("language of the screen", "klingon")
	answer("language of the screen", "en")
	answer("nothing older", "last week")
	x.sees("a day is written")
	answer("nothing older", "")
	answer("mail address: ", "not an address")
	x.sees("is not a mail address")
	answer("mail address: ", "hulplijn")
	x.sees("is not a mail address")
	answer("mail address: ", imap.User)
	answer("IMAP server", "mail.example.org")
	x.sees("write imaps://name@host")
	answer("IMAP server", "imaps://"+login(imap.User)+"@"+imap.IMAPS)
	answer("logging in by", "smoke signals")
	answer("logging in by", "")
	answer("prints the password or token: ", "no-such-program x")
	x.sees("program no-such-program is not there")
	answer("[no-such-program x]: ", "echo wrong")
	x.sees("does not take the password or token for " + imap.User + "; check the secret command")
	answer("[echo wrong]: ", "cat "+secret)
	x.sees("imap: logged in to")
	host, _, _ := strings.Cut(imap.IMAPS, ":")
	answer("SMTP server, or none for reading only [smtps://"+login(imap.User)+"@"+host+"]: ", "localhost")
	x.sees("write smtps://name@host")
	answer("SMTP server, or none for reading only [smtps://"+login(imap.User)+"@"+host+"]: ", "smtps://h@127.0.0.1:1")
	x.sees("127.0.0.1 refuses the connection")
	answer("SMTP server, or none for reading only [smtps://h@127.0.0.1:1]: ", "none")
	answer("unlocking by (passphrase, ssh-key, identity) [passphrase]: ", "")
	answer("new passphrase: ", "te kort")
	x.sees("the passphrase has 7 characters")
	answer("new passphrase: ", "zomerse regen")
	answer("once more: ", "winterse regen")
	x.sees("not the same; nothing was changed")
	answer("new passphrase: ", "zomerse regen")
	answer("once more: ", "zomerse regen")
	x.sees("\x1b[?1049h") // where no scrollback keeps it
	x.sees("Recovery words.")
	x.sees("Enter, when they are written down: ")
	words := recoveryWords(t, x.all())
	x.press("\r")
	x.sees("\x1b[?1049l")
	for range 2 {
		x.sees("word ")
		x.press(words[x.number()-1] + "\r")
	}
	x.sees("all is set up")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	if strings.Contains(x.all(), "regen") {
		t.Error("the passphrase was shown")
	}

	// The passphrase that was typed there opens it.
	x = atTerminal(t, home, "list", "--store", filepath.Join(home, "data", "baken.db"))
	x.sees("passphrase: ")
	x.press("zomerse regen\r")
	if status := x.ends(); status != 0 || strings.Contains(x.all(), "regen") {
		t.Errorf("status %d, %q", status, x.all())
	}
}

// looks is what a person does before she acts on a list that has just changed: for a
// moment what she presses is not taken for the row that has come under the cursor.
func looks() { time.Sleep(time.Second) }
