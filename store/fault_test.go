package store

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"baken/store/vault"
)

// overheard has the house's log written into a buffer.
func (h *house) overheard() *bytes.Buffer {
	b := new(bytes.Buffer)
	h.log = slog.New(slog.NewTextHandler(b, nil))
	return b
}

// A mistake of ours is not told as damage, and leaves no word in the log.
func TestFaultInTheProgram(t *testing.T) {
	for name, mistake := range map[string]func(){
		"nothing there":    func() { var l *letter; l.uid = 1 },
		"beyond the end":   func() { var l []letter; l[len(l)].uid = 1 },
		"cut short":        func() { _ = MailID([]byte("Anna")) },
		"another type":     func() { var v any = "Anna"; _ = v.(int) },
		"words":            func() { panic("Anna") },
		"an error's words": func() { panic(errors.New("Anna")) },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			log := h.overheard()
			for what, err := range map[string]error{
				"writing": h.write(context.Background(), func(t *tx) error {
					if err := t.putDesk("something", 1); err != nil {
						return err
					}
					mistake()
					return nil
				}),
				"reading":  h.read(func(t *tx) error { mistake(); return nil }),
				"checking": h.guard(func() error { mistake(); return nil }),
			} {
				if !errors.Is(err, ErrFault) || errors.Is(err, ErrDamaged) {
					t.Errorf("%s: %v", what, err)
				}
				if strings.Contains(err.Error(), "Anna") {
					t.Errorf("%s: content in %q", what, err)
				}
			}
			if strings.Contains(log.String(), "Anna") || !strings.Contains(log.String(), "TestFaultInTheProgram") {
				t.Errorf("the log says %s", log)
			}
			var n int
			if err := h.read(func(t *tx) error { _, err := t.desk("something", &n); return err }); err != nil || n != 0 {
				t.Errorf("something was kept: %d, %v", n, err)
			}
		})
	}
}

// What the file does is told as damage.
func TestFaultInTheFile(t *testing.T) {
	for name, f := range map[string]func(t *tx) error{
		"bbolt's own panic": func(t *tx) error { c := t.b.Cursor(); return c.Bucket().Bucket([]byte("x")).Put(nil, nil) },
		"a sum that is missing": func(t *tx) error {
			return errors.Join(dropSum(t, boxDrafts), t.putRaw(boxDrafts, make([]byte, 17), nil))
		},
		"a sum that does not open": func(t *tx) error {
			return errors.Join(swapSum(t, boxDrafts), t.putRaw(boxDrafts, make([]byte, 17), nil))
		},
		"a key that is cut short": func(t *tx) error {
			return errors.Join(raw(t, boxFolders).Put([]byte("x"), []byte{}), t.scan(boxFolders, nil, func(k, _ []byte) error { _ = FolderID(k); return nil }))
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			if err := h.write(context.Background(), f); !errors.Is(err, ErrDamaged) || errors.Is(err, ErrFault) {
				t.Error(err)
			}
		})
	}
}

func dropSum(t *tx, b box) error {
	delete(t.sums, b.name)
	return t.b.Bucket([]byte(bucketSums)).Delete([]byte(b.name))
}

func swapSum(t *tx, b box) error {
	v := t.b.Bucket([]byte(bucketSums)).Get([]byte(boxMails.name))
	return t.b.Bucket([]byte(bucketSums)).Put([]byte(b.name), bytes.Clone(v))
}

// The commit ends with an error when its first page is on the disk: nobody can
// say whether it stays there. Nothing more is done, and opening the store again
// tells.
func TestCommitThatMayStand(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	err := h.write(ctx, func(t *tx) error {
		// bbolt has written the page when it calls this: as if syncing it had failed.
		t.b.OnCommit(func() { panic(vault.ErrSeal) })
		return t.putDesk("something", 1)
	})
	if !errors.Is(err, ErrDisk) {
		t.Errorf("told: %v", err)
	}
	for what, err := range map[string]error{
		"a write": h.write(ctx, func(*tx) error { return nil }),
		"a read":  h.read(func(*tx) error { return nil }),
	} {
		if !errors.Is(err, ErrDisk) {
			t.Errorf("%s after it: %v", what, err)
		}
	}
	if err := h.Store.Close(); err != nil {
		t.Fatal(err)
	}
	h.reopen()
	var n int
	if err := h.read(func(t *tx) error { _, err := t.desk("something", &n); return err }); err != nil || n != 1 {
		t.Errorf("opened again: %d, %v", n, err)
	}
}
