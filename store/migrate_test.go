package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"baken/store/vault"
)

// The layouts of programs that are yet to come: the first has one bucket more
// than today's, and notes there how many contacts there are; the second does
// without it again.
var boxMore = box{"more", vault.View, 1, own}

func newer(steps ...func(*tx) error) []layout {
	known := slices.Clone(layouts[:])
	for i, step := range steps {
		boxes := slices.Clone(layouts[Schema-1].boxes)
		if i%2 == 0 {
			boxes = append(boxes, boxMore)
		}
		known = append(known, layout{boxes, step})
	}
	return known
}

func countContacts(t *tx) error {
	n := byte(0)
	if err := t.scan(boxContacts, nil, func(_, _ []byte) error { n++; return nil }); err != nil {
		return err
	}
	return t.put(boxMore, []byte("contacts"), []byte{n})
}

// unlock opens the house's store as a program does that knows these layouts.
func (h *house) unlock(known []layout) error {
	o := h.options()
	o.layouts = known
	l, err := Open(h.path, o)
	if err != nil {
		return err
	}
	s, err := l.Unlock(h.way)
	if err != nil {
		if s != nil {
			h.t.Error("a store beside an error")
		}
		return errors.Join(err, l.Close())
	}
	h.Store = s
	return nil
}

// counted is what countContacts has noted.
func (h *house) counted() (n int) {
	h.t.Helper()
	if err := h.read(func(t *tx) error {
		p, err := t.get(boxMore, []byte("contacts"))
		if err == nil && len(p) == 1 {
			n = int(p[0])
		}
		return err
	}); err != nil {
		h.t.Fatal(err)
	}
	return n
}

func TestMigration(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	old := h.backup()
	h.close()
	known := newer(countContacts)
	if err := h.unlock(known); err != nil {
		t.Fatal(err)
	}
	if h.counted() != 1 {
		t.Errorf("%d contacts were counted", h.counted())
	}
	copies := migrationCopies(h.path)
	if len(copies) != 1 {
		t.Fatalf("copies: %v", copies)
	}
	if i, err := os.Stat(copies[0]); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("%s: %v", copies[0], err)
	}
	s := &scene{house: h}
	s.step(h.write(context.Background(), func(t *tx) error { return t.putActs(ContactID{1}, acts{Any: true}) }))
	if _, err := h.Verify(context.Background(), nil); err != nil || len(migrationCopies(h.path)) != 1 {
		t.Errorf("a check that is not clean deleted the copy: %v", err)
	}
	// The copy serves: an older program opens it.
	before := filepath.Join(t.TempDir(), "before", "baken.db")
	if err := Restore(context.Background(), copies[0], before); err != nil {
		t.Errorf("the copy does not serve: %v", err)
	}
	s.step(h.write(context.Background(), func(t *tx) error { id := ContactID{1}; return t.drop(boxActs, id[:]) }))
	if _, err := h.Verify(context.Background(), nil); err != nil || len(migrationCopies(h.path)) != 0 {
		t.Errorf("after a clean check: %v, %v", migrationCopies(h.path), err)
	}
	after := h.backup()
	h.close()
	// The program of before refuses what it does not know.
	if _, err := Open(h.path, h.options()); !errors.Is(err, ErrNewer) {
		t.Errorf("an older program: %v", err)
	}
	// A backup is restored by the newer program, and one of before brought up to
	// date.
	for _, from := range []string{old, before, after} {
		h.path = filepath.Join(t.TempDir(), "restored", "baken.db")
		if err := restore(context.Background(), from, h.path, known); err != nil {
			t.Fatalf("an older backup: %v", err)
		}
		if err := h.unlock(known); err != nil {
			t.Fatal(err)
		}
		if h.counted() != 1 {
			t.Errorf("%d contacts were counted", h.counted())
		}
		h.close()
	}
}

// The second of two steps fails: the first is not done again, its copy is the
// file as it was before, and the next try goes on.
func TestMigrationThatFails(t *testing.T) {
	broken := errors.New("broken")
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	h.close()
	counted := 0
	known := newer(func(t *tx) error { counted++; return countContacts(t) }, func(*tx) error { return broken })
	o := h.options()
	o.layouts = known
	l, err := Open(h.path, o)
	if err != nil {
		t.Fatal(err)
	}
	var copied []byte
	for range 2 {
		if _, err := l.Unlock(h.way); !errors.Is(err, broken) {
			t.Fatal(err)
		}
		b, err := os.ReadFile(copyName(h.path, Schema))
		if err != nil || copied != nil && !bytes.Equal(b, copied) {
			t.Errorf("the copy is not the first any more: %v", err)
		}
		copied = b
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if counted != 1 {
		t.Errorf("the first step was done %d times", counted)
	}
	if err := h.unlock(newer(countContacts)); err != nil || h.counted() != 1 {
		t.Errorf("a program that has the first step only: %v", err)
	}
	h.Store.Close()
	known[len(known)-1].migrate = nil // mended
	if err := h.unlock(known); err != nil {
		t.Fatal(err)
	}
	if err := h.db.Load().View(func(b *bbolt.Tx) error {
		if b.Bucket([]byte(boxMore.name)) != nil || b.Bucket([]byte(bucketSums)).Get([]byte(boxMore.name)) != nil {
			t.Error("a bucket that is no more stands there still")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestMigrationWithoutRoomForItsCopy(t *testing.T) {
	h := newHouse(t)
	h.close()
	if err := os.Mkdir(copyName(h.path, Schema)+".part", 0o700); err != nil {
		t.Fatal(err)
	}
	ran := false
	if err := h.unlock(newer(func(*tx) error { ran = true; return nil })); err == nil || ran {
		t.Errorf("migrated without a copy: %v", err)
	}
}

// The cases of a store that was made before they were listed are listed.
func TestCasesAreListedByMigration(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	if _, err := h.Claim(context.Background(), h.one(FilterAll).ID); err != nil {
		t.Fatal(err)
	}
	before := h.cases(CasesMine)
	if err := h.write(context.Background(), func(t *tx) error {
		for _, name := range []string{listCases, CasesOpen.list(), CasesMine.list(), CasesAll.list()} {
			l, err := t.ladder(name)
			if err != nil {
				return err
			}
			l.Clear()
		}
		if err := errors.Join(t.dropBox(boxIndex), t.dropBox(boxChanged), t.dropBox(boxDirectory)); err != nil { // there were none
			return err
		}
		return t.putSchema(2)
	}); err != nil {
		t.Fatal(err)
	}
	h.Store.Close()
	if err := h.unlock(layouts[:]); err != nil {
		t.Fatal(err)
	}
	if got := h.cases(CasesMine); len(before) != 1 || len(got) != 1 || got[0].ID != before[0].ID {
		t.Errorf("%d cases, %d before", len(got), len(before))
	}
}
