package command_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"baken/store"
)

// TestTogether has several processes at one store: of two at once one is told who has
// it, nothing of either is lost, and the screen goes on.
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
		{"list"}, {"show", contact}, {"note", contact}, {"close", contact}, {"reply", contact}, {"sync"}, {"verify"}, {"outbox"}, {"vault", "list"}, {"vault", "rotate"},
		{"backup", filepath.Join(l.home, "other.db")}, {"restore", copied}, {"restore", copied, "--aside"},
	} {
		status, said := l.under(confinement{largest: boundless}, "Een notitie.", args...)
		if status != 1 || !strings.Contains(said, "is in use") && !strings.Contains(said, "is there already") && !strings.Contains(said, "is open") {
			t.Errorf("%s while the screen is open: status %d\n%s", args[0], status, said)
		}
	}
	second := atTerminal(t, l.home)
	if status := second.ends(); status != 1 || !strings.Contains(second.all(), "is in use: process") {
		t.Errorf("a second screen ends with %d:\n%q", status, second.all())
	}
	// The first has lost nothing by it, and goes on.
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

	// Many commands at once: each does its work, or says who has the store.
	var all sync.WaitGroup
	var mu sync.Mutex
	written := 0
	for n := range 8 {
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
				t.Errorf("one of many: %v\n%s", err, out)
			}
		})
	}
	all.Wait()
	l.baken("verify")
	l.peek(func(s *store.Store) error {
		g, err := see(s)
		if got := count(g.notes, "notitie van velen"); got != written || written == 0 {
			t.Errorf("%d notes were acknowledged, %d are there", written, got)
		}
		if count(g.notes, "terwijl anderen vragen") != 1 {
			t.Error("the screen's note is not there")
		}
		return err
	})
}
