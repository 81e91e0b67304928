package command_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/vault"
)

// kills is how often TestKilledAtWork kills the program. An hour of it:
//
//	go test ./ui/command -run TestKilledAtWork -kills 15000 -timeout 0 -v
var kills = flag.Int("kills", 15, "how often the whole program is killed at work at a random instant")

// killsOfAHouse is after how many kills the work goes on in a new house: all that was
// acknowledged is looked for after each of them.
const killsOfAHouse = 150

// TestKilledAtWork kills the whole program at random instants while it does what
// counselors do with it, by commands and on the screen, and while mail comes in. After
// each kill the store is as whole as `baken verify` can tell, and holds all that the
// program had said was done.
func TestKilledAtWork(t *testing.T) {
	t.Parallel()
	var all tally
	for house := uint64(0); all.killed < *kills; house++ {
		w := newWork(t, house)
		for w.killed < min(killsOfAHouse, *kills-all.killed) {
			w.day()
			if t.Failed() {
				return
			}
		}
		w.settle()
		w.imap.Stop()
		w.smtp.Stop()
		all.add(w.tally)
		t.Logf("house %d, %s; in all %s", house, w.tally, all)
		if t.Failed() {
			return
		}
	}
}

// tally is what came of the work.
type tally struct {
	killed, told, untold, checks int
}

func (y *tally) add(o tally) {
	y.killed, y.told, y.untold, y.checks = y.killed+o.killed, y.told+o.told, y.untold+o.untold, y.checks+o.checks
}

func (y tally) String() string {
	return fmt.Sprintf("%d kills, %d acts acknowledged, %d kept without having been told, %d times verified", y.killed, y.told, y.untold, y.checks)
}

// work is a helpline at which the program is killed again and again.
type work struct {
	*line
	*ledger
	tally
	smtp      *mailtest.Sink
	random    *rand.Rand
	usual     map[string]time.Duration // how long each command takes that is left alone
	seen      sight                    // how things stood after the last act
	delivered int
	texts     int
}

func newWork(t *testing.T, seed uint64) *work {
	t.Helper()
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	w := &work{
		line: newLine(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr), ledger: newLedger(t), smtp: smtp,
		random: rand.New(rand.NewPCG(7, seed)), usual: map[string]time.Duration{},
	}
	w.configure("undo = \"1s\"")
	for range 6 {
		w.arrives()
	}
	w.baken("sync")
	w.synced(w.delivered)
	w.look()
	return w
}

// arrives delivers a mail, of a new writer or of one who has written before.
func (w *work) arrives() {
	w.delivered++
	writer := w.random.IntN(w.delivered)
	w.imap.Deliver("INBOX", fmt.Appendf(nil, "From: writer%[1]d@post.example\r\nTo: %[2]s\r\nSubject: Vraag %[1]d\r\nMessage-ID: <%[3]s>\r\nReferences: <vraag-van-%[1]d@post.example>\r\n\r\nMag ik u iets vragen? %[4]s\r\n",
		writer, w.imap.User, mailID(w.delivered), strings.Repeat("Het gaat over thuis. ", w.random.IntN(200))), time.Now().Add(-time.Minute))
}

func mailID(n int) string { return fmt.Sprintf("mail-%d@post.example", n) }

// text is one that was not written before.
func (w *work) text(kind string) string {
	w.texts++
	return fmt.Sprintf("%s nr%d.", kind, w.texts)
}

// day does one thing with the program, which may be killed in it, and looks what
// became of it.
func (w *work) day() {
	w.t.Helper()
	if w.random.IntN(4) == 0 {
		w.arrives()
	}
	if w.random.IntN(15) == 0 {
		w.atTheScreen()
	} else {
		d := w.choose()
		out, ended := w.run(d)
		if ended {
			w.told++
		}
		d.did(out, ended)
	}
	w.look()
}

// run does one thing by a command, and kills it at a random instant of the time
// that it usually takes. It says whether it came to its end before.
func (w *work) run(d deed) (out string, ended bool) {
	w.t.Helper()
	cmd := exec.Command("baken", d.args...)
	cmd.Env, cmd.Dir = environment(w.home), w.home
	cmd.Stdin = strings.NewReader(d.text)
	var said, trouble bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &trouble
	start := time.Now()
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	if usual := w.usual[d.args[0]]; usual > 0 && !d.alone {
		after := time.Duration(w.random.Int64N(int64(usual)))
		if w.random.IntN(2) == 0 { // the process begins, and opens the store, in the first half
			after = usual/2 + after*2/3
		}
		time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) // it may have ended
	}
	err := cmd.Wait()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled():
		w.killed++
		return said.String(), false
	case err != nil && exit.ExitCode() != d.orStatus:
		w.t.Fatalf("baken %s: %v\n%s%s", strings.Join(d.args, " "), err, said.String(), trouble.String())
	}
	w.usual[d.args[0]] = max(time.Since(start), w.usual[d.args[0]]*9/10)
	return said.String(), true
}

// look verifies the store with the program, and compares a copy of it with the
// ledger.
func (w *work) look() {
	w.t.Helper()
	w.baken("verify")
	w.checks++
	w.peek(func(s *store.Store) (err error) { w.seen, err = see(s); return err })
	w.untold += w.compare(w.seen, w.smtp)
}

// peek opens a copy of the store, so that looking changes nothing.
func (l *line) peek(f func(*store.Store) error) {
	l.t.Helper()
	b, err := os.ReadFile(l.db())
	if err != nil {
		l.t.Fatal(err)
	}
	dir := private(l.t)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "baken.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
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
	locked, err := store.Open(path, store.Options{NoSync: true})
	if err != nil {
		l.t.Fatal(err)
	}
	s, err := locked.Unlock(way)
	if err != nil {
		l.t.Fatal(err)
	}
	defer s.Close()
	if err := f(s); err != nil {
		l.t.Fatal(err)
	}
}

// db is the file of the store.
func (l *line) db() string { return filepath.Join(l.home, ".local", "share", "baken", "baken.db") }

// settle lets the program work undisturbed until nothing is left to do: then every
// reply that was given is with its receiver once, and in Sent once.
func (w *work) settle() {
	w.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
		w.run(deed{args: []string{"sync"}, orStatus: 3, alone: true})
		w.synced(w.delivered)
		w.look()
		op, open := w.open()
		if !open {
			w.settled(w.seen, w.smtp, w.imap)
			return
		}
		if d, needed := w.decide(op); needed {
			w.baken(d.args...)
		}
	}
	w.t.Errorf("the outbox does not become empty")
}
