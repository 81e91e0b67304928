package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"baken/store/vault"
)

// sample is a store as a program of an older schema left it.
func sample(t *testing.T, name string) *house {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b bytes.Buffer
	if _, err := z.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "baken")
	h := &house{t: t, path: filepath.Join(dir, "baken.db"), clock: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	h.way = vault.PassphraseWork([]byte("correct horse"), 2)
	if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(h.path, b.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := h.unlock(nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.close)
	return h
}

// A store of schema 1: two contacts, of which one is claimed, with a case, a
// note, another that was taken back, one begun, and an attachment that is marked.
func TestSchema1(t *testing.T) {
	h := sample(t, "schema-1.db.zst")
	if err := h.read(func(tx *tx) error {
		for _, b := range tx.s.boxes() {
			if b.shelf != own && tx.b.Bucket([]byte(b.name)) != nil {
				t.Errorf("%s has a bucket of its own still", b.name)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if n := len(h.queue(FilterWaiting)); n != 2 {
		t.Errorf("%d wait", n)
	}
	mine := h.one(FilterMine)
	said := ""
	for m, err := range h.Conversation(mine.ID) {
		if err != nil {
			t.Fatal(err)
		}
		said += m.Body.OwnText().Unsafe()
		if len(m.Marked) != 1 {
			t.Errorf("marked: %v", m.Marked)
		}
	}
	if said != "hallo" {
		t.Errorf("%d bytes were said", len(said))
	}
	file, err := h.CaseFile(mine.Case)
	if err != nil || len(file.Notes) != 1 || file.Notes[0].Newest().Text.Unsafe() != "belt overmorgen" {
		t.Errorf("%d notes: %v", len(file.Notes), err)
	}
	if d, ok, err := h.NoteDraft(mine.ID); err != nil || !ok || d.Text.Unsafe() != "half" {
		t.Errorf("the note that was begun: %v, %v", ok, err)
	}
	if _, err := h.CloseContact(context.Background(), mine.ID, MailID{}); err != nil {
		t.Error(err)
	}
}
