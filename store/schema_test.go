package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
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
	for m, err := range h.Conversation(h.one(FilterMine).ID) {
		if err != nil || len(m.Marked) != 1 {
			t.Errorf("marked: %v, %v", m.Marked, err)
		}
	}
	h.kept()
}

// kept looks at what each sample has: the words of the contact that is claimed, its note
// and one begun. And one can go on with it.
func (h *house) kept() {
	t := h.t
	t.Helper()
	mine := h.one(FilterMine)
	said := ""
	for m, err := range h.Conversation(mine.ID) {
		if err != nil {
			t.Fatal(err)
		}
		said += m.Body.OwnText().Unsafe()
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

// Stores of schemas 2 to 6: two mails of two writers, of which one is claimed, with a
// case, a note and another begun. From schema 3 on a call goes on, from 4 on one contact
// is registered and was counted, and from 5 on all can be found.
func TestEarlierSchemas(t *testing.T) {
	for schema := 2; schema < Schema; schema++ {
		t.Run(strconv.Itoa(schema), func(t *testing.T) {
			s := &scene{house: sample(t, "schema-"+strconv.Itoa(schema)+".db.zst")}
			if n := len(s.queue(FilterWaiting)); n != 2+min(1, schema-2) {
				t.Errorf("%d wait", n)
			}
			cases := s.cases(CasesOpen)
			if len(cases) != 1 {
				t.Errorf("%d cases are listed", len(cases))
			}
			for _, c := range s.queue(FilterMine) {
				if c.Channel == Mail {
					s.id = c.ID
				}
			}
			calls, err := s.Calls(9)
			if want := min(1, schema-2); len(calls) != want || err != nil {
				t.Errorf("%d calls: %v", len(calls), err)
			}
			for _, c := range calls {
				s.must(s.EndCall(context.Background(), c.ID, CallSilent))
			}
			if schema >= 4 {
				if got := s.written(); got != "contact_type=counselling province=VBR" {
					t.Errorf("registered: %s", got)
				}
				if got := s.figures(); len(got) != 1 {
					t.Errorf("counted: %v", got)
				}
			}
			stop := s.keeps()
			s.awaits("hallo", "mail Vraag")
			stop()
			s.kept()
		})
	}
}
