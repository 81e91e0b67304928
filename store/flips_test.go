package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baken/store/outside"
)

// flips is how many bits of a file are flipped, each in a copy of its own.
const flips = 250

// shown is everything that a screen can show of a store.
func shown(s *Store) (sum string, err error) {
	h := sha256.New()
	for _, f := range Filters {
		rows, err := s.Queue(f, 0, 1000)
		if err != nil {
			return "", err
		}
		for _, c := range rows {
			fmt.Fprintln(h, c.ID, c.State, c.Subject.Unsafe(), c.Claimer.Unsafe(), c.CaseNumber, c.WaitingSince, c.Urgency)
			if f != FilterAll {
				continue
			}
			all, err := talk(s, c.ID)
			if err != nil {
				return "", err
			}
			for _, m := range all {
				fmt.Fprintln(h, m.At, m.Head.Subject.Unsafe(), m.Body.OwnText().Unsafe(), m.Folder.Unsafe(), m.Erased)
			}
			lines, err := s.History(c.ID)
			if err != nil {
				return "", err
			}
			for _, l := range lines {
				fmt.Fprintln(h, l.At, l.Act, l.By.Unsafe(), l.Undone, l.Erased)
			}
			if c.Case == (CaseID{}) {
				continue
			}
			k, err := s.CaseFile(c.Case)
			if err != nil {
				return "", err
			}
			for _, n := range k.Notes {
				fmt.Fprintln(h, n.Newest().Text.Unsafe())
			}
			d, ok, err := s.ReplyDraft(c.ID)
			if err != nil {
				return "", err
			}
			fmt.Fprintln(h, ok, d.Text.Unsafe())
		}
	}
	ops, err := s.Outbox().List(true)
	for _, o := range ops {
		fmt.Fprintln(h, o.Seq, o.Kind, o.State)
	}
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

// childFlips flips one bit after another in copies of a file, and says of each
// what came of it: "refused" and "failed" when opening or showing says that
// something is wrong, "found" when the check does, "unused" when all is as it
// was, and "wrong" when nobody noticed.
func childFlips(path string) error {
	whole, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	right := os.Getenv("STORE_TEST_RIGHT")
	r := rand.New(rand.NewPCG(1, 2))
	for range flips {
		bit := r.IntN(len(whole) * 8)
		one := filepath.Join(filepath.Dir(path), "one.db")
		whole[bit/8] ^= 1 << (bit % 8)
		err := os.WriteFile(one, whole, 0o600)
		whole[bit/8] ^= 1 << (bit % 8)
		if err != nil {
			return err
		}
		fmt.Println(bit, "begins")
		fmt.Println(bit, afterFlip(one, right))
	}
	return nil
}

func afterFlip(path, right string) string {
	s, err := childOpens(path)
	if err != nil {
		return "refused"
	}
	defer s.Close()
	sum, failed := shown(s)
	checks, err := s.Verify(context.Background(), nil)
	if err != nil {
		return "wrong: the check says " + err.Error()
	}
	found := false
	for _, c := range checks {
		found = found || len(c.Wrong) > 0
	}
	switch {
	case failed != nil && !found:
		return "wrong: the check does not find what cannot be shown: " + failed.Error()
	case failed != nil && !errors.Is(failed, ErrDamaged) && !errors.Is(failed, ErrUnknown) && !errors.Is(failed, ErrErased):
		return "wrong: showing says " + failed.Error()
	case failed != nil:
		return "failed"
	case found:
		return "found"
	case sum == right:
		return "unused"
	}
	return "wrong: something else is shown, and nobody noticed"
}

// aWorkedStore is a store with something of every kind in it.
func aWorkedStore(t *testing.T) *scene {
	t.Helper()
	s := &scene{house: newHouse(t)}
	for i := range 12 {
		s.arrive(letter{uid: UID(100 + i), from: fmt.Sprint(i, "@example.org"), subject: "Vraag", text: strings.Repeat("hallo ", 20), at: s.clock})
	}
	writes(s)
	claims(s)
	s.note("belt morgen")
	answers(s)
	s.step(s.SaveReply(context.Background(), ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("nog iets")}))
	return s
}

func TestFlippedBits(t *testing.T) {
	s := aWorkedStore(t)
	right, err := shown(s.Store)
	if err != nil {
		t.Fatal(err)
	}
	path := s.backup()
	if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	c, out := child(t, "flip", path, "STORE_TEST_RIGHT="+right)
	came, last := map[string]int{}, ""
	for out.Scan() {
		last = out.Text()
		_, what, _ := strings.Cut(last, " ")
		came[what]++
		if strings.HasPrefix(what, "wrong") {
			t.Error(last)
		}
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("a flipped bit ended the process (%s): %v", last, err)
	}
	if n := came["refused"] + came["failed"] + came["found"] + came["unused"]; n != flips || came["found"]+came["failed"] == 0 {
		t.Errorf("of %d: %v", flips, came)
	}
	t.Log(came)
}
