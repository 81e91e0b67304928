package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Whichever page of the store is damaged: the program does not crash, says so in
// a sentence when it meets it, and leaves the file as it was.
func TestEveryDamagedPage(t *testing.T) {
	l := newLine(t, "--smtp", "")
	l.baken("sync")
	db := filepath.Join(l.home, ".local", "share", "baken", "baken.db")
	whole, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	pages, told := 0, 0
	for page := 0; (page+1)*os.Getpagesize() <= min(len(whole), 64*os.Getpagesize()); page++ {
		if empty(whole[page*os.Getpagesize() : (page+1)*os.Getpagesize()]) {
			continue
		}
		if err := os.WriteFile(db, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := damagePages(db, page, 1); err != nil {
			t.Fatal(err)
		}
		pages++
		cmd := exec.Command("baken", "verify", "--format", "json")
		cmd.Env, cmd.Dir = environment(l.home), l.home
		said, err := cmd.CombinedOutput()
		out := string(said)
		if strings.Contains(out, "goroutine ") || strings.Contains(out, "SIG") || strings.Contains(out, "panic") {
			t.Errorf("page %d: it crashes:\n%s", page, out)
		}
		if err != nil {
			told++
			if !strings.Contains(out, "damaged") && !strings.Contains(out, "not as they were written") {
				t.Errorf("page %d: it fails and does not say why:\n%s", page, out)
			}
		}
	}
	t.Logf("%d pages, of %d the damage is told; the others are free, or the other of two heads", pages, told)
	if told*2 < pages {
		t.Errorf("of %d damaged pages only %d are told", pages, told)
	}
}

func empty(page []byte) bool {
	for _, b := range page {
		if b != 0 {
			return false
		}
	}
	return true
}
