package command_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"baken/store"
)

// TestTogether has several processes at one store: what they do beside the screen it
// does, who wants the store alone is told who has it, nothing of either is lost, and the
// screen goes on.
func TestTogether(t *testing.T) {
	t.Parallel()
	l := busy(t)
	contact := ""
	l.peek(func(s *store.Store) error {
		rows, err := s.Queue(store.FilterWaiting, 0, 1)
		if err == nil {
			contact = rows[0].ID.String()
		}
		return err
	})
	copied := filepath.Join(l.home, "copy.db")
	l.baken("backup", copied)

	x := atTerminal(t, l.home)
	x.sees("Vraag")
	for _, args := range [][]string{
		{"list"}, {"show", contact}, {"note", contact}, {"team"}, {"reply", contact}, {"verify"}, {"outbox"}, {"vault", "list"},
		{"backup", filepath.Join(l.home, "other.db")},
	} {
		if status, said := l.under(confinement{largest: boundless}, "Een notitie.", args...); status != 0 {
			t.Errorf("%s while the screen is open: status %d\n%s", args[0], status, said)
		}
	}
	for _, args := range [][]string{{"vault", "rotate"}, {"restore", copied}, {"restore", copied, "--aside"}} {
		status, said := l.under(confinement{largest: boundless}, "", args...)
		if status != 1 || !strings.Contains(said, "is in use") && !strings.Contains(said, "is there already") {
			t.Errorf("%s while the screen is open: status %d\n%s", args[0], status, said)
		}
	}
	second := atTerminal(t, l.home)
	if status := second.ends(); status != 1 || !strings.Contains(second.all(), "is in use: process") {
		t.Errorf("a second screen ends with %d:\n%q", status, second.all())
	}
	if written, refused := l.together(contact); written != many {
		t.Errorf("beside the screen %d of the notes were written, %d refused", written, refused)
	}
	// The first has lost nothing by it, and goes on.
	looks()
	x.press("e")
	x.sees("never sent")
	x.press("notitie terwijl anderen vragen")
	x.sees("vragen")
	x.press("\x0f")
	x.sees("note kept")
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}

	written, refused := l.together(contact)
	if written == 0 || written+refused != many {
		t.Errorf("%d notes were written, %d refused", written, refused)
	}
	l.baken("verify")
	l.peek(func(s *store.Store) error {
		g, err := see(s)
		if got := count(g.notes, "notitie van velen"); got != many+written {
			t.Errorf("%d notes were acknowledged, %d are there", many+written, got)
		}
		if count(g.notes, "terwijl anderen vragen") != 1 {
			t.Error("the screen's note is not there")
		}
		return err
	})
}

// many is more than may be inside at a time.
const many = 12

// together starts many commands at once: each does its work, or says who has the store.
func (l *line) together(contact string) (written, refused int) {
	l.t.Helper()
	var all sync.WaitGroup
	var mu sync.Mutex
	for n := range many {
		all.Go(func() {
			cmd := exec.Command("baken", "note", contact)
			cmd.Env, cmd.Dir = environment(l.home), l.home
			cmd.Stdin = strings.NewReader("notitie van velen, nr" + string(rune('a'+n)))
			out, err := cmd.CombinedOutput()
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				written++
			case cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "in use"):
				l.t.Errorf("one of many: %v\n%s", err, out)
			default:
				refused++
			}
		})
	}
	all.Wait()
	return written, refused
}
