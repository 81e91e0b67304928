package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/store/outside"
	"baken/store/vault"
)

// backup writes a copy and gives its path.
func (h *house) backup() string {
	h.t.Helper()
	path := filepath.Join(h.t.TempDir(), "copy.db")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		h.t.Fatal(err)
	}
	defer f.Close()
	if _, err := h.Backup(context.Background(), f); err != nil {
		h.t.Fatal(err)
	}
	return path
}

func TestRestore(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock})
	copied := h.backup()
	if err := Restore(ctx, copied, h.path); !errors.Is(err, ErrInUse) {
		t.Errorf("over a store that is open: %v", err)
	}
	h.close()
	if err := Restore(ctx, copied, h.path); !errors.Is(err, ErrExists) {
		t.Errorf("over a store: %v", err)
	}
	to := filepath.Join(t.TempDir(), "new", "baken.db")
	if err := Restore(ctx, copied, to); err != nil {
		t.Fatal(err)
	}
	if i, err := os.Stat(to); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", i.Mode(), err)
	}
	h.path = to
	if err := os.Link(to, to+".restoring-1"); err != nil { // as if it had been ended at its last step
		t.Fatal(err)
	}
	h.reopen()
	if _, err := os.Lstat(to + ".restoring-1"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the store keeps another name: %v", err)
	}
	if m, err := talk(h, h.one(FilterWaiting).ID); err != nil || !m[0].HaveBody {
		t.Errorf("restored: %v", err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	h := newHouse(t)
	for i := range 50 {
		h.arrive(letter{uid: UID(i + 1), from: "a@example.org", subject: "Vraag", text: strings.Repeat("hallo", 300), at: h.clock})
	}
	whole, err := os.ReadFile(h.backup())
	if err != nil {
		t.Fatal(err)
	}
	torn := bytes.Clone(whole) // a page of zeros, as after a crash of the machine
	if err := h.read(func(t *tx) error {
		page, size := int(raw(t, boxMails).Root()), h.db.Load().Info().PageSize
		clear(torn[page*size : (page+1)*size])
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		from []byte
		want error
	}{
		"missing":   {nil, ErrNoStore},
		"empty":     {[]byte{}, ErrDamaged},
		"garbage":   {bytes.Repeat([]byte("garbage "), 10000), ErrDamaged},
		"cut short": {whole[:len(whole)/2], ErrDamaged},
		"a page":    {torn, ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			from := filepath.Join(t.TempDir(), "from.db")
			if c.from != nil {
				if err := os.WriteFile(from, c.from, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			to := filepath.Join(t.TempDir(), "new", "baken.db")
			if err := Restore(context.Background(), from, to); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(to), "*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	to := filepath.Join(t.TempDir(), "baken.db")
	if err := Restore(cancelled, h.backup(), to); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// slowly is a writer that lets others go on between two pieces.
type slowly struct {
	bytes.Buffer
	began chan bool
	next  chan bool
}

func (w *slowly) Write(p []byte) (int, error) {
	select {
	case w.began <- true:
	default:
	}
	<-w.next
	return w.Buffer.Write(p)
}

// A backup to something slow, while the file grows to a multiple: it is what the
// file was at its beginning, and nobody waits for it.
func TestBackupWhileInUse(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock})
	w := &slowly{began: make(chan bool, 1), next: make(chan bool)}
	done := make(chan error)
	go func() { _, err := h.Backup(context.Background(), w); done <- err }()
	<-w.began
	before, _ := os.Stat(h.path)
	// All of this happens while the backup stands still: a read or a write that
	// waited for it would wait for ever.
	finished := make(chan bool)
	go func() {
		defer close(finished)
		for i := range 40 {
			h.arrive(letter{uid: UID(i + 2), from: string(rune('a'+i)) + "@example.org", subject: "Vraag", text: noise(1 << 20), at: h.clock})
			h.queue(FilterWaiting)
		}
	}()
	select {
	case <-finished:
	case <-time.After(time.Minute):
		t.Fatal("somebody waits for the backup")
	}
	if after, _ := os.Stat(h.path); after.Size() < 2*before.Size() {
		t.Errorf("the file did not grow: %d to %d", before.Size(), after.Size())
	}
	close(w.next)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	from := filepath.Join(t.TempDir(), "from.db")
	if err := os.WriteFile(from, w.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	h.close()
	h.path = filepath.Join(t.TempDir(), "new", "baken.db")
	if err := Restore(context.Background(), from, h.path); err != nil {
		t.Fatal(err)
	}
	h.reopen()
	if c := h.one(FilterWaiting); c.Subject != outside.New("Vraag") {
		t.Error("another contact than at the beginning")
	}
}

// The store is closed, as at a lock, while a backup stands still: that does not
// wait for it, and wipes the keys.
func TestCloseWhileBackingUp(t *testing.T) {
	h := newHouse(t)
	keys := h.station.keys
	public := keys.Public()
	w := &slowly{began: make(chan bool, 1), next: make(chan bool)}
	done := make(chan error)
	go func() { _, err := h.Backup(context.Background(), w); done <- err }()
	<-w.began
	closed := make(chan error)
	go func() { closed <- h.Store.Close() }()
	select {
	case err := <-closed:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("closing waits for the backup")
	}
	if !h.vault.Locked() || vault.Verify(public, []byte("x"), keys.Sign([]byte("x"))) {
		t.Error("a key outlived the store")
	}
	close(w.next)
	if err := <-done; !errors.Is(err, ErrClosed) {
		t.Errorf("the backup says %v", err)
	}
	h.reopen()
}

func TestBackupEndsWithItsContext(t *testing.T) {
	h := newHouse(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := h.Backup(ctx, new(bytes.Buffer)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
