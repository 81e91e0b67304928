package command_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"baken/inbox/mailtest"
	"baken/store"
)

// asked runs a command that may end with any status, and gives what it said.
func (l *line) asked(text string, args ...string) (status int, out string) {
	l.t.Helper()
	return l.under(confinement{largest: boundless}, text, args...)
}

// sockets are those in the runtime folder.
func (l *line) sockets() []string {
	l.t.Helper()
	all, err := filepath.Glob(filepath.Join(l.home, "baken-*.sock"))
	if err != nil {
		l.t.Fatal(err)
	}
	return all
}

// TestBeside works by commands while the workstation is open: what they do stands on its
// screen at once, its own syncer goes when it is asked to, and what wants the store alone
// is told who has it.
func TestBeside(t *testing.T) {
	t.Parallel()
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l, contact := waiting(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	if err := pty.Setsize(x.pty, &pty.Winsize{Rows: 40, Cols: 140}); err != nil { // with the case beside
		t.Fatal(err)
	}
	if all := l.sockets(); len(all) != 1 {
		t.Fatalf("sockets: %v", all)
	} else if i, err := os.Lstat(all[0]); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", i, err)
	}
	x.press("\r")
	x.sees("geroep bij de buren")

	l.text("Belt morgen zelf terug.\n", "note", contact)
	x.sees("morgen zelf terug")
	l.baken("claim", contact)
	x.sees("claimed")
	if out := l.baken("show", contact, "--print"); !strings.Contains(out, heard) || !strings.Contains(out, "morgen zelf terug") {
		t.Errorf("show prints\n%s", out)
	}
	l.text("Bel ons gerust.\n", "reply", contact, "--send")
	arrived(t, smtp, 1, "lies@post.example", "gerust")
	x.sees("Bel ons gerust")
	x.press("r")
	x.sees("lies@post.example")
	if status, out := l.asked("Iets anders.\n", "reply", contact); status != 1 || !strings.Contains(out, "open at the workstation") {
		t.Errorf("over an open text: status %d\n%s", status, out)
	}
	x.press("\x1b")
	copied := filepath.Join(l.home, "copy.db")
	l.baken("backup", copied)
	l.baken("verify")

	l.imap.Deliver("INBOX", []byte("From: karel@post.example\r\nTo: "+l.imap.User+"\r\nSubject: Bezoekrecht\r\nMessage-ID: <recht@post.example>\r\n\r\nWaar kan ik terecht?\r\n"), time.Now())
	if out := l.baken("sync"); !strings.Contains(out, "INBOX") || !strings.Contains(out, "all") {
		t.Errorf("sync prints\n%s", out)
	}
	if out := l.baken("list", "--print"); !strings.Contains(out, "Bezoekrecht") {
		t.Errorf("after sync there is\n%s", out)
	}
	if status, out := l.asked("", "check"); status != 0 || !strings.Contains(out, "open in the workstation (process ") {
		t.Errorf("check: status %d\n%s", status, out)
	}
	for _, args := range [][]string{{"vault", "rotate"}, {"vault", "add", "--new-recovery"}, {"sync", "--watch"}, {"restore", copied, "--aside"}} {
		if status, out := l.asked("", args...); status != 1 || !strings.Contains(out, "is in use: process") {
			t.Errorf("%v: status %d\n%s", args, status, out)
		}
	}
	second := atTerminal(t, l.home)
	if status := second.ends(); status != 1 || !strings.Contains(second.all(), "is in use: process") {
		t.Errorf("a second screen ends with %d:\n%q", status, second.all())
	}
	if len(l.sockets()) != 1 {
		t.Error("the second screen has taken the socket away")
	}
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	if all := l.sockets(); len(all) != 0 {
		t.Errorf("left behind: %v", all)
	}
	if out := l.baken("show", contact, "--print"); strings.Count(out, "morgen zelf terug") != 1 || strings.Count(out, "Bel ons gerust") != 1 {
		t.Errorf("in the end there is\n%s", out)
	}
	l.baken("verify")
}

// text runs a command that must succeed, with text on stdin.
func (l *line) text(text string, args ...string) {
	l.t.Helper()
	if status, out := l.asked(text, args...); status != 0 {
		l.t.Fatalf("%s: status %d\n%s", args[0], status, out)
	}
}

// TestShowBeside shows a contact at a second terminal: on a screen of its own, of which
// nothing stays; when the workstation locks it goes.
func TestShowBeside(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	for _, locks := range []bool{false, true} {
		y := atTerminal(t, l.home, "show", contact)
		y.sees("\x1b[?1049h")
		y.sees(heard)
		if locks {
			x.press("\x0c")
		} else {
			y.press("\x1b")
		}
		want := map[bool]int{false: 0, true: 1}[locks]
		if status := y.ends(); status != want {
			t.Errorf("status %d, want %d", status, want)
		}
		before, after, left := strings.Cut(y.all(), "\x1b[?1049l")
		if left = left && !strings.Contains(after, "mes"); !left || strings.Contains(before[:strings.Index(before, "\x1b[?1049h")], "mes") {
			t.Errorf("of the page something stays: %q", after)
		}
		if locks != strings.Contains(after, "was locked or left") {
			t.Errorf("it says %q", after)
		}
	}
	x.sees("Locked")
	x.press("\x11")
	x.ends()
	acts := strings.Join(l.acts(contact), " ")
	if !strings.Contains(acts, "opened") || strings.Count(acts, "printed") != 1 { // by who asks for the history
		t.Errorf("the history says %s", acts)
	}
}

// TestLockedBeside locks: the socket says so and nothing else, a command that runs ends
// with a clear word, and all is as before once it is unlocked.
func TestLockedBeside(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")

	running := exec.Command("baken", "note", contact) // waits for its text
	running.Env, running.Dir = environment(l.home), l.home
	in, err := running.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var trouble strings.Builder
	running.Stderr = &trouble
	if err := running.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write([]byte("een halve zin")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(4 * time.Second) // until it has reached the workstation
	x.press("\x0c")
	x.sees("Locked")
	if err := running.Wait(); running.ProcessState.ExitCode() != 1 || !strings.Contains(trouble.String(), "was locked or left before") {
		t.Errorf("a command that ran: %v\n%s", err, trouble.String())
	}
	for _, args := range [][]string{{"list"}, {"show", contact}, {"note", contact}, {"verify"}, {"sync"}} {
		if status, out := l.asked("x", args...); status != 1 || out != "baken: the workstation has the store and is locked; nothing was done: unlock it, then ask again\n" {
			t.Errorf("%v: status %d\n%s", args, status, out)
		}
	}
	if status, out := l.asked("", "check"); status == 0 || !strings.Contains(out, "is locked") {
		t.Errorf("check: status %d\n%s", status, out)
	}
	for language, words := range map[string]string{"nl": "vergrendeld", "fr": "verrouillé"} {
		l.settings(`language = "`, `language = "`+language+`" # "`)
		if _, out := l.asked("", "list"); !strings.Contains(out, words) {
			t.Errorf("in %s: %s", language, out)
		}
		l.settings(`language = "`+language+`" # "`, `language = "`)
	}
	x.press("\r")
	x.sees("Bang voor mijn buur")
	if out := l.baken("show", contact, "--print"); strings.Contains(out, "halve zin") {
		t.Error("half a note was kept")
	}
	l.text("Een hele zin.\n", "note", contact)
	x.press("\x11")
	x.ends()
}

// TestKilledBeside kills the workstation: a command that runs says that it may have been
// done, the next works by itself, and the next workstation takes the place of the socket
// that was left.
func TestKilledBeside(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	y := atTerminal(t, l.home, "note", contact)
	y.press("een halve zin")
	time.Sleep(4 * time.Second) // until it has reached the workstation
	if err := x.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	x.ends()
	if status := y.ends(); status != 1 || !strings.Contains(y.all(), "ended before it answered") {
		t.Errorf("status %d, %q", status, y.all())
	}
	if len(l.sockets()) != 1 {
		t.Error("there is no socket left; this test shows nothing")
	}
	l.text("Zonder werkpost.\n", "note", contact)
	x = atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	l.text("Met werkpost.\n", "note", contact)
	if n := len(l.sockets()); n != 1 {
		t.Errorf("%d sockets", n)
	}

	// Ctrl-C ends a command, and nothing else; so does its sudden end.
	y = atTerminal(t, l.home, "note", contact)
	y.press("een halve zin")
	time.Sleep(4 * time.Second) // until it has reached the workstation
	y.press("\x03")
	if status := y.ends(); status != 1 || !strings.Contains(y.all(), "stopped") {
		t.Errorf("status %d, %q", status, y.all())
	}
	for range 12 { // more than may be inside at a time
		y = atTerminal(t, l.home, "note", contact)
		time.Sleep(50 * time.Millisecond)
		_ = y.cmd.Process.Kill()
		y.ends()
	}
	l.text("Nog altijd.\n", "note", contact)

	// One that stands still says nothing, which is told.
	if err := x.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	if status, out := l.asked("", "list"); status != 1 || !strings.Contains(out, "doesn’t answer") {
		t.Errorf("status %d\n%s", status, out)
	}
	if err := x.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	x.press("\x11")
	x.ends()
	l.peek(func(s *store.Store) error {
		g, err := see(s)
		for _, words := range []string{"Zonder werkpost", "Met werkpost", "Nog altijd"} {
			if count(g.notes, words) != 1 {
				t.Errorf("%s: %d times", words, count(g.notes, words))
			}
		}
		if count(g.notes, "halve zin") != 0 {
			t.Error("half a note was kept")
		}
		return err
	})
}

// TestTwoStoresBeside: two workstations for two stores have two sockets; without a
// runtime folder they stand beside the stores, for those whom a timer starts too.
func TestTwoStoresBeside(t *testing.T) {
	t.Parallel()
	a, contactA := waiting(t, "--smtp", "")
	b, contactB := waiting(t, "--smtp", "")
	at := func(l *line) *terminal {
		x := &terminal{t: t, cmd: exec.Command("baken"), ended: make(chan struct{})}
		x.cmd.Env = append(environment(l.home), "XDG_RUNTIME_DIR=", "TERM=xterm-256color", "LANG=en_GB.UTF-8")
		x.cmd.Dir = l.home
		var err error
		if x.pty, err = pty.StartWithSize(x.cmd, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
			t.Fatal(err)
		}
		go x.read()
		t.Cleanup(func() { _ = x.cmd.Process.Kill(); <-x.ended })
		x.sees("Bang voor mijn buur")
		return x
	}
	x, y := at(a), at(b)
	for _, l := range []*line{a, b} {
		if all, err := filepath.Glob(filepath.Join(filepath.Dir(l.db()), "baken-*.sock")); err != nil || len(all) != 1 {
			t.Errorf("%v, %v", all, err)
		}
	}
	a.text("Voor A.\n", "note", contactA)
	b.text("Voor B.\n", "note", contactB)
	if out := a.baken("show", contactA, "--print"); !strings.Contains(out, "Voor A") || strings.Contains(out, "Voor B") {
		t.Errorf("A has\n%s", out)
	}
	x.press("\x11")
	x.ends()
	if out := b.baken("show", contactB, "--print"); !strings.Contains(out, "Voor B") {
		t.Errorf("B has\n%s", out)
	}
	y.press("\x11")
	y.ends()
}

// TestPassphraseBeside: a passphrase that a command is given on stdin does not travel,
// and what stands behind it does.
func TestPassphraseBeside(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	l.text("zomerse regen\nEen notitie.\n", "note", contact, "--passphrase-file", "-")
	out := l.baken("show", contact, "--print")
	if !strings.Contains(out, "Een notitie") || strings.Contains(out, "regen") {
		t.Errorf("it has\n%s", out)
	}
	x.press("\x11")
	x.ends()
}

// TestSocketHoldsNothingUp plays with the socket as a process of the same user may: the
// screen goes on, and so do the commands.
func TestSocketHoldsNothingUp(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	place := l.sockets()[0]
	for range 5 { // who say nothing
		c, err := net.Dial("unix", place)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	for _, words := range []string{"\xff\xff\xff\xff\xff", strings.Repeat("r\x00\x00\x00\x02{}", 3), strings.Repeat("A", 1<<16)} {
		c, err := net.Dial("unix", place)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write([]byte(words))
		_ = c.Close()
	}
	l.text("Een notitie.\n", "note", contact)
	x.press("L")
	x.sees("Messages")
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// TestLockUnderFire locks and unlocks while commands come all the time: each does what
// it is asked for, or says why not; none takes the store from the workstation while its
// image is replaced.
func TestLockUnderFire(t *testing.T) {
	t.Parallel()
	l, contact := waiting(t, "--smtp", "")
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	var over atomic.Bool
	var all sync.WaitGroup
	var done, not atomic.Int64
	for range 2 {
		all.Go(func() {
			for !over.Load() {
				cmd := exec.Command("baken", "note", contact)
				cmd.Env, cmd.Dir, cmd.Stdin = environment(l.home), l.home, strings.NewReader("onder vuur")
				out, err := cmd.CombinedOutput()
				said := string(out)
				switch {
				case err == nil:
					done.Add(1)
				case cmd.ProcessState.ExitCode() == 1 && (strings.Contains(said, "locked") || strings.Contains(said, "in use") || strings.Contains(said, "ended before it answered")):
					not.Add(1)
				default:
					t.Errorf("%v\n%s", err, said)
				}
			}
		})
	}
	for range 4 {
		time.Sleep(300 * time.Millisecond)
		x.press("\x0c")
		x.sees("Locked")
		time.Sleep(300 * time.Millisecond)
		x.press("\r")
		x.sees("Bang voor mijn buur")
	}
	over.Store(true)
	all.Wait()
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	if done.Load() == 0 || not.Load() == 0 {
		t.Errorf("%d were done, %d not; this test shows nothing", done.Load(), not.Load())
	}
	l.peek(func(s *store.Store) error {
		g, err := see(s)
		// One whose answer was cut off may have been done.
		if n := int64(count(g.notes, "onder vuur")); n < done.Load() || n > done.Load()+not.Load() {
			t.Errorf("%d were acknowledged, %d are there", done.Load(), n)
		}
		return err
	})
}
