package command_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"baken/inbox/mailtest"
	"baken/store"
)

// The end of the disk is a limit on the size of files: all that is written beyond an
// offset fails, as in a file that cannot grow; and what is written before it does not.

// samples is at how many offsets the disk ends in TestNoRoomAtAnyWrite, for each act,
// besides those that are tried in any case.
var samples = flag.Int("ends", 1, "at how many offsets the disk ends for each act that writes")

// ends are offsets at which the disk ends, for an act on a file of so many bytes.
func ends(r *rand.Rand, size int64) []int64 {
	page := int64(os.Getpagesize())
	all := []int64{0, 2*page + 1} // nothing at all; the heads alone
	for range *samples {
		all = append(all, 2*page+r.Int64N(size))
	}
	slices.Sort(all)
	return all
}

// written is how far a file is written; the store's is longer.
func written(t *testing.T, path string) int64 {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return int64(len(strings.TrimRight(string(b), "\x00")))
}

const noRoom = "no room on the disk"

// TestNoRoomAtAnyWrite does everything that writes on a disk that ends at some offset:
// it is said, all that was acknowledged is there, nothing is half done, and when there
// is room it is done.
func TestNoRoomAtAnyWrite(t *testing.T) {
	t.Parallel()
	w := newWork(t, 99)
	r := rand.New(rand.NewPCG(8, 9))
	full := 0
	try := func(name string, prepare func() deed) {
		t.Helper()
		for _, end := range append(ends(r, written(t, w.db())+64<<10), boundless) {
			d := prepare()
			before := w.sound()
			status, said := w.under(confinement{largest: end}, d.text, d.args...)
			done := status == 0 || status == d.orStatus && !strings.Contains(said, noRoom)
			d.did(said, done)
			after := w.sound()
			untold := w.compare(after, w.smtp)
			switch {
			case done:
			case end == boundless:
				t.Fatalf("%s: there is room, and it fails:\n%s", name, said)
			case !strings.Contains(said, noRoom):
				t.Errorf("%s: the disk ends at %d, and it says:\n%s", name, end, said)
			case untold > 0 && d.args[0] != "reply": // of which the text is a draft, the new one or the old
				t.Errorf("%s: the disk ends at %d, it fails, and something was kept", name, end)
			case after.slots != before.slots:
				t.Errorf("%s: the disk ends at %d, it fails, and of %d ways in there are %d", name, end, before.slots, after.slots)
			default:
				full++
			}
			w.seen = after
		}
	}
	contact := func() store.ContactID { return w.seen.contacts[0].ID }
	nothing := func(string, bool) {}
	try("note", func() deed { return w.noteAt(contact()) })
	try("draft", func() deed { return w.replyAt(contact()) })
	try("claim", func() deed { return w.claimAt(w.seen.contacts[0]) })
	try("close", func() deed { return w.closeAt(w.seen.contacts[1]) })
	try("send", func() deed { return w.sendAt(w.seen.contacts[2].ID) })
	try("sync", func() deed { // with a mail to fetch and a reply to send
		w.arrives()
		d := w.sendAt(w.seen.contacts[2].ID)
		d.alone = true
		d.did(w.run(d))
		return w.syncAll()
	})
	try("vault rotate", func() deed { return deed{args: []string{"vault", "rotate"}, did: nothing} })
	recipient := strings.TrimSpace(w.baken("vault", "keygen", "-o", "second"))
	try("vault add", func() deed {
		return deed{args: []string{"vault", "add", "--recipient", recipient}, did: nothing}
	})
	try("backup", func() deed { return w.backup() })
	try("restore", func() deed {
		copied := filepath.Join(w.home, fmt.Sprintf("restored-%d.db", r.Uint32()))
		w.baken("backup", copied)
		return deed{args: []string{"restore", copied, "--aside"}, did: func(string, bool) {
			if left, _ := filepath.Glob(w.db() + ".restoring-*"); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		}}
	})
	if full < 15 {
		t.Errorf("the disk was full only %d times", full)
	}
	w.settle()
	t.Logf("%d times there was no room", full)
}

// sound is how things stand in a store in which nothing is wrong.
func (w *work) sound() (g sight) {
	w.t.Helper()
	w.peek(func(s *store.Store) (err error) {
		checks, err := s.Verify(w.t.Context(), nil)
		for _, c := range checks {
			for _, wrong := range c.Wrong {
				w.t.Errorf("verify: %s: %s: %s", c.What, wrong.Where, wrong.Why)
			}
		}
		if err == nil {
			g, err = see(s)
		}
		return err
	})
	return g
}

// TestInitWithoutRoom: nothing half is left where setting up finds no room.
func TestInitWithoutRoom(t *testing.T) {
	t.Parallel()
	l := newLine(t, "--smtp", "")
	for _, end := range []int64{0, 100, 4096, 16384, 20000, 8 << 20} {
		folder := filepath.Join(l.home, fmt.Sprint("second-", end))
		args := []string{
			"--config", filepath.Join(folder, "config.toml"), "--store", filepath.Join(folder, "data", "baken.db"), "init", "--yes", "--name", "Noor", "--address", l.imap.User,
			"--imap", "imaps://" + login(l.imap.User) + "@" + l.imap.IMAPS, "--smtp", "", "--secret-command", "cat " + filepath.Join(l.home, "secret"), "--ca-file", l.imap.CAFile,
			"--unlock-command", "cat " + filepath.Join(l.home, "identity"), "--no-recovery",
		}
		if status, said := l.under(confinement{largest: end}, "", args...); status != 1 || !strings.Contains(said, noRoom) {
			t.Errorf("the disk ends at %d: status %d:\n%s", end, status, said)
		}
		if _, err := os.Lstat(folder); err == nil {
			t.Errorf("the disk ends at %d: something is left", end)
		}
		if end == 0 {
			l.baken(args...)
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNoRoomAtTheScreen writes a reply while the disk is full: the screen says that it
// is not saved, goes on, and saves it when there is room.
func TestNoRoomAtTheScreen(t *testing.T) {
	t.Parallel()
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l, contact := waiting(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	p := inTmux(t, l.home, "80", "24", "baken")
	p.shows("Bang voor mijn buur", "online")
	pid, err := strconv.Atoi(strings.TrimSpace(p.tmux("display-message", "-p", "#{pane_pid}")))
	if err != nil {
		t.Fatal(err)
	}
	endsAt := func(end uint64) {
		t.Helper()
		if err := unix.Prlimit(pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: end, Max: unix.RLIM_INFINITY}, nil); err != nil {
			t.Fatal(err)
		}
	}
	looks()
	p.keys("r")
	p.shows("lies@post.example")
	full := []string{"NOT SAVED", "disk is full"}
	for i, end := range []uint64{0, uint64(written(t, l.db())) / 2} {
		endsAt(end)
		word := fmt.Sprintf("woord%d", i)
		p.writes(word + " ")
		p.shows(append(full, word)...)
		endsAt(unix.RLIM_INFINITY)
		p.shows("· saved", "not:NOT SAVED")
	}
	// What cannot be sent for want of room stays, and is a draft again.
	endsAt(0)
	p.keys("C-s")
	p.shows(append(full, "woord1")...)
	endsAt(unix.RLIM_INFINITY)
	p.shows("· saved", "not:NOT SAVED")
	p.keys("C-q")
	gone(t, pid)
	if out := l.baken("show", contact, "--format", "json"); !strings.Contains(out, "woord0 woord1") {
		t.Errorf("of the reply there is:\n%s", out)
	}
	if n := len(smtp.Received()); n != 0 {
		t.Errorf("%d mails were sent", n)
	}
	l.baken("verify")
}

// gone waits until a process has ended.
func gone(t *testing.T, pid int) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if err := unix.Kill(pid, 0); errors.Is(err, unix.ESRCH) {
			return
		}
	}
	t.Fatal("the program does not end")
}
