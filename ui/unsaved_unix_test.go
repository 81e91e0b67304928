//go:build unix

package ui

import (
	"os/signal"
	"syscall"
	"testing"
	"time"

	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

// fullDisk lets nothing be written until there is room.
func fullDisk(t *testing.T) (room func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	full := was
	full.Cur = 1
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	room = func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(room)
	return room
}

// TestLockKeepsUnsaved: what could not be saved when it is locked is handed on,
// sealed, and is a draft again once there is room.
func TestLockKeepsUnsaved(t *testing.T) {
	b, s := seated(t, 80, 24)
	c, _ := b.queue.Contact()
	b.key(press("e"))
	b.writes("Belt morgen.")
	room := fullDisk(t)
	_, cmd := b.Update(press("ctrl+l"))
	if b.leaving != toLock || b.View() != "" {
		t.Fatalf("it is not empty at once:\n%s", strip(b.View()))
	}
	for _, m := range results(cmd) {
		if m, ok := m.(emptied); ok {
			_, shut := b.Update(m)
			for _, m := range results(shut) {
				b.Update(m)
			}
		}
	}
	room()
	if !b.result.Locked || len(b.result.Unsaved) != 1 {
		t.Fatalf("locked %v, %d texts handed on", b.result.Locked, len(b.result.Unsaved))
	}

	l, err := store.Open(s.Path(), store.Options{Now: func() time.Time { return monday }})
	if err != nil {
		t.Fatal(err)
	}
	if s, err = l.Unlock(vault.PassphraseWork([]byte("x"), 1)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if d, ok, err := s.NoteDraft(c.ID); ok || err != nil {
		t.Fatalf("it was saved, and this tests nothing: %q %v", d.Text.Unsafe(), err)
	}
	d := deps(t, s, lang.English)
	d.Unsaved = b.result.Unsaved
	b = seatWith(t, d, 80, 24)
	b.sees("1 text from before it was locked is a draft again")
	if d, ok, err := s.NoteDraft(c.ID); !ok || err != nil || d.Text.Unsafe() != "Belt morgen." {
		t.Errorf("the note is %q, %v", d.Text.Unsafe(), err)
	}
	if len(b.unsaved) != 0 {
		t.Error("it would come back again")
	}
}
