package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baken/store/outside"
	"baken/store/vault"
)

func TestSecondProcess(t *testing.T) {
	h := newHouse(t)
	h.close()
	c, out := child(t, "hold", h.path)
	if !out.Scan() || out.Text() != "open" {
		t.Fatalf("the child says %q", out.Text())
	}
	_, err := Open(h.path, h.options())
	var e *InUseError
	if !errors.As(err, &e) || !errors.Is(err, ErrInUse) || e.PID != c.Process.Pid || e.Command == "" || !strings.Contains(err.Error(), fmt.Sprint(c.Process.Pid)) {
		t.Errorf("the second process is told: %v", err)
	}
	if _, err := Create(h.path, Founding{Ways: []NamedWay{{h.way, "x"}}}, h.options()); !errors.Is(err, ErrExists) {
		t.Errorf("made anew while in use: %v", err)
	}
	c.Process.Kill()
	c.Wait()
	h.reopen() // what the first left behind is in nobody's way
}

func TestLooseModes(t *testing.T) {
	h := newHouse(t)
	h.close()
	for _, c := range []struct {
		path        string
		loose, good fs.FileMode
	}{{h.path, 0o640, 0o600}, {h.path, 0o604, 0o600}, {filepath.Dir(h.path), 0o750, 0o700}} {
		if err := os.Chmod(c.path, c.loose); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(h.path, h.options()); !errors.Is(err, ErrLooseMode) || !strings.Contains(err.Error(), "chmod") {
			t.Errorf("mode %04o: %v", c.loose, err)
		}
		if err := os.Chmod(c.path, c.good); err != nil {
			t.Fatal(err)
		}
	}
	h.reopen()
}

func TestFilesThatAreNoStore(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	whole, err := os.ReadFile(h.backup())
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		bytes []byte
		want  error
	}{
		"missing":         {nil, ErrNoStore},
		"empty":           {[]byte{}, ErrDamaged},
		"short":           {[]byte("x"), ErrDamaged},
		"garbage":         {bytes.Repeat([]byte("garbage!"), 8192), ErrDamaged},
		"zeros":           {make([]byte, 1<<16), ErrDamaged},
		"cut in two":      {whole[:len(whole)/2], ErrDamaged},
		"cut by a page":   {whole[:len(whole)-4096], ErrDamaged},
		"cut by a byte":   {whole[:len(whole)-1], ErrDamaged},
		"first page gone": {append(make([]byte, 8192), whole[8192:]...), ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "baken.db")
			if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if c.bytes != nil {
				if err := os.WriteFile(path, c.bytes, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			l, err := Open(path, h.options())
			if err == nil {
				l.Close()
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if c.bytes != nil {
				if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, c.bytes) {
					t.Errorf("the file was changed: %v", err)
				}
			}
			if left, _ := filepath.Glob(ownerPath(path)); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestNewerSchema(t *testing.T) {
	h := newHouse(t)
	if err := h.write(context.Background(), func(t *tx) error {
		return t.b.Bucket([]byte(bucketHead)).Put(headSchema, binary.BigEndian.AppendUint32(nil, Schema+1))
	}); err != nil {
		t.Fatal(err)
	}
	h.Store.Close()
	if _, err := Open(h.path, h.options()); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "newer") {
		t.Error(err)
	}
}

func TestWrongWays(t *testing.T) {
	h := newHouse(t)
	h.close()
	l, err := Open(h.path, h.options())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Unlock(vault.PassphraseWork([]byte("wrong"), 2)); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Error(err)
	}
	if h.Store, err = l.Unlock(h.way); err != nil {
		t.Errorf("the right way after a wrong one: %v", err)
	}
}

// A process that is killed while it writes loses nothing that it had been told
// was kept.
func TestKilledWhileWriting(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	id := h.one(FilterAll).ID
	total := 0
	for round := range 5 {
		h.close()
		c, out := child(t, "write", h.path)
		kept := 0
		for kept < 7+13*round && out.Scan() {
			if !strings.HasPrefix(out.Text(), "kept ") {
				t.Fatal(out.Text())
			}
			kept++
		}
		c.Process.Kill()
		for out.Scan() {
			kept++
		}
		c.Wait()
		total += kept
		h.reopen()
		k, err := h.CaseFile(h.one(FilterAll).Case)
		if err != nil || len(k.Notes) < total || len(k.Notes) > total+1 {
			t.Fatalf("%d notes, %d were kept: %v", len(k.Notes), total, err)
		}
		total = len(k.Notes)
		if d, _, err := h.WriteNote(context.Background(), id, outside.New("after")); err != nil {
			t.Fatal(err)
		} else if _, err := h.Undo(context.Background(), d.Event); err != nil {
			t.Fatal(err)
		}
	}
}

// Nothing that somebody wrote, and no name, stands in any file of the folder.
func TestNothingInPlainText(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	s.mail(letter{from: "adres-van-de-schrijver@example.org", subject: "onderwerp-van-de-mail", text: "zin-uit-de-mail", level: Raised})
	s.note("zin-uit-de-notitie")
	s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("zin-uit-het-ontwerp")}))
	s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("zin-uit-een-notitie-in-wording")}))
	if _, err := s.Attach(ctx, s.id, outside.New("naam-van-de-bijlage"), outside.New("text/plain"), strings.NewReader("zin-uit-de-bijlage")); err != nil {
		t.Fatal(err)
	}
	d, _, _ := s.ReplyDraft(s.id)
	if _, _, err := s.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("zin-uit-het-antwoord"), MessageID: outside.New("nummer-van-de-mail@x"), Subject: outside.New("onderwerp-van-het-antwoord"), Recipients: []outside.Text{outside.New("adres-van-de-schrijver@example.org")}}); err != nil {
		t.Fatal(err)
	}
	s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("zin-uit-het-tweede-ontwerp")}))
	s.header(outside.New("map-met-een-naam"), letter{uid: 3, from: "b@example.org", at: s.clock})
	copied := s.backup()
	words := []string{"adres-van-de", "onderwerp-van", "zin-uit", "naam-van", "nummer-van", "map-met", "hij heeft een mes", "INBOX", "Noor", "26-0001"}
	for _, c := range s.queue(FilterAll) {
		words = append(words, c.Pseudonym.In("en"), c.Pseudonym.In("nl"))
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(s.path), "*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, f := range append(files, copied) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				t.Errorf("%q stands in %s", w, filepath.Base(f))
			}
		}
	}
}
