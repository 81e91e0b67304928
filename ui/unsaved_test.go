package ui

import (
	"testing"
	"time"

	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

// TestLockKeepsUnsaved: what could not be saved when it is locked is handed on,
// sealed, and is a draft again once there is room.
func TestLockKeepsUnsaved(t *testing.T) {
	b, s := seated(t, 80, 24)
	c, _ := b.queue.Contact()
	b.key(press("e"))
	b.writes("Belt morgen.")
	_, cmd := b.Update(press("ctrl+l"))
	if b.leaving != toLock || b.View() != "" {
		t.Fatalf("it is not empty at once:\n%s", strip(b.View()))
	}
	whole := b.s.Store
	b.s.Store = nil // nothing can be saved
	said := results(cmd)
	b.s.Store = whole
	for _, m := range said {
		if m, ok := m.(emptied); ok {
			_, shut := b.Update(m)
			for _, m := range results(shut) {
				b.Update(m)
			}
		}
	}
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
