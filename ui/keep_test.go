package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/store"
	"baken/store/journal"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// TestBackupOnTheScreen: a copy is written while one works; it opens, only its owner
// can read it, and what stands there already is not touched.
func TestBackupOnTheScreen(t *testing.T) {
	home := t.TempDir()
	if err := os.Chmod(home, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	b, s := seated(t, 80, 24)
	b.key(press("B"))
	b.sees("A sealed copy")
	b.key(press("enter"))
	b.sees("backed up to ")
	path := filepath.Join(home, "baken-"+b.now().In(b.zone()).Format("2006-01-02")+".db")
	f, err := os.Stat(path)
	if err != nil || f.Mode().Perm() != 0o600 {
		t.Fatalf("the copy: %v, %v", f, err)
	}
	l, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	copied, err := l.Unlock(vault.PassphraseWork([]byte("x"), 1))
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	want, err := s.Counts()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := copied.Counts(); err != nil || got.All != want.All || got.All == 0 {
		t.Errorf("%d contacts of %d, %v", got.All, want.All, err)
	}

	b.key(press("B"))
	b.key(press("enter"))
	b.sees("Take another name.")
	if again, err := os.Stat(path); err != nil || !again.ModTime().Equal(f.ModTime()) {
		t.Errorf("it was written over: %v", err)
	}
	b.key(press("B"))
	b.key(press("ctrl+u"))
	b.writes(filepath.Join(home, "none", "x.db"))
	b.key(press("enter"))
	b.sees("nothing of it was kept")
	left, err := filepath.Glob(filepath.Join(home, "*"))
	if err != nil || len(left) != 1 && !(len(left) == 2 && strings.HasSuffix(left[1], ".open")) {
		t.Errorf("there stand %v, %v", left, err)
	}
}

// TestSavedOverNothing: an attachment is never written over a file; the history says
// nothing of what was not saved.
func TestSavedOverNothing(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	s := newStore(t)
	fill(t, s, []letter{{from: "a@example.org", subject: "x", ago: time.Hour, text: "zie bijlage", files: []mail.Attachment{{
		Number: 1, Name: outside.New("verslag.txt"), Type: outside.New("text/plain"), Size: 16,
	}}}})
	b := sitDown(t, s, 80, 24)
	defer b.stop()
	b.key(press("enter"))
	path := filepath.Join(home, "verslag.txt")
	if err := os.WriteFile(path, []byte("van een ander"), 0o600); err != nil {
		t.Fatal(err)
	}
	saved := func() (n int) {
		c, _ := b.conversation.Contact()
		h, err := b.s.Store.History(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range h {
			if l.Act == (journal.AttachmentSaved{}).Kind() {
				n++
			}
		}
		return n
	}
	b.key(press("s"))
	b.key(press("enter"))
	b.sees("Take another name.")
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "van een ander" || saved() != 0 {
		t.Errorf("%q, %v; the history has it %d times", kept, err, saved())
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b.key(press("s"))
	b.key(press("enter"))
	b.sees("saved as")
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "Wat er gebeurde." || saved() != 1 {
		t.Errorf("%q, %v; the history has it %d times", kept, err, saved())
	}
}
