package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/store/outside"
)

func TestFindByPrefix(t *testing.T) {
	h := newHouse(t)
	for i := range 300 {
		h.header(inbox, letter{uid: UID(i + 1), from: fmt.Sprintf("%d@example.org", i), at: h.clock})
	}
	c := h.queue(FilterAll)[17].ID.String()
	for prefix, want := range map[string]error{
		c: nil, strings.ToUpper(c): nil, " " + c[:12] + " ": nil, c[:9]: nil,
		"": ErrUnknown, c[:3]: ErrUnknown, "wxyz": ErrUnknown, c + "0": ErrUnknown, "ffffffffffff": ErrUnknown, "\x1b[31m": ErrUnknown,
	} {
		id, err := h.FindContact(prefix)
		if !errors.Is(err, want) || want == nil && id.String() != c {
			t.Errorf("%q: %s, %v", prefix, id, err)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\x1b") {
			t.Errorf("%q stands in the error as it came", prefix)
		}
	}
	// Ids that begin alike, as the ids of operations may.
	if err := h.write(context.Background(), func(t *tx) error {
		for _, id := range []OpID{{0xab, 0xcd, 0xe1}, {0xab, 0xcd, 0xe2}, {0xab, 0xcf}} {
			if _, err := t.newOp(Op{ID: id, Kind: OpFlag}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for prefix, want := range map[string]error{"abcd": ErrAmbiguous, "abcde": ErrAmbiguous, "abcde1": nil, "abcde2": nil, "abce": ErrUnknown, "abcf": nil, "abcd0": ErrUnknown} {
		if _, err := h.Outbox().Find(prefix); !errors.Is(err, want) {
			t.Errorf("%s: %v", prefix, err)
		}
	}
}

func TestFindCase(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	d, err := s.Claim(context.Background(), s.id)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"26-0001", " 26-0001 ", d.Case.String(), d.Case.String()[:8]} {
		if id, err := s.FindCase(words); err != nil || id != d.Case {
			t.Errorf("%q: %v", words, err)
		}
	}
	for _, words := range []string{"26-0002", "26-000", ""} {
		if _, err := s.FindCase(words); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", words, err)
		}
	}
}

func TestNarrow(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys, and may hold the words looked for
	h := newHouse(t)
	h.arrive(
		letter{uid: 1, from: "a@example.org", subject: "Vraag over de STRASSE", at: h.clock},
		letter{uid: 2, from: "b@example.org", subject: "Bang", level: Acute, at: h.clock},
		letter{uid: 3, from: "c@example.org", subject: "vraag", at: h.clock.Add(time.Hour)},
	)
	for words, want := range map[string]int{"": 3, "vraag": 2, "straße vraag": 1, "mes": 1, "nobodysname": 0, "c@example.org": 0, "vraag bang": 0} {
		var got []Contact
		if err := h.Narrow(context.Background(), FilterWaiting, words, "nl", func(c []Contact) error { got = append(got, c...); return nil }); err != nil || len(got) != want {
			t.Errorf("%q: %d contacts, want %d: %v", words, len(got), want, err)
		}
	}
	name := h.queue(FilterWaiting)[0].Pseudonym.In("nl")
	n := 0
	if err := h.Narrow(context.Background(), FilterAll, strings.ToUpper(name), "nl", func(c []Contact) error { n += len(c); return nil }); err != nil || n != 1 {
		t.Errorf("by the pseudonym: %d, %v", n, err)
	}
	stop := errors.New("enough")
	if err := h.Narrow(context.Background(), FilterAll, "", "nl", func([]Contact) error { return stop }); err != stop {
		t.Errorf("stopped: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := h.Narrow(ctx, FilterAll, "", "nl", func([]Contact) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestNarrowOverManyWindows(t *testing.T) {
	h := newHouse(t)
	h.sync(func(y *Sync) error {
		if err := y.SetFolder(Folder{Name: inbox, UIDValidity: 1}); err != nil {
			return err
		}
		for i := range narrowStep + 10 {
			l := letter{uid: UID(i + 1), from: fmt.Sprintf("%d@example.org", i), subject: "vraag", at: h.clock}
			if _, _, err := y.Arrive(h.FolderID(inbox), l.arrival()); err != nil {
				return err
			}
		}
		return nil
	})
	seen := map[ContactID]bool{}
	if err := h.Narrow(context.Background(), FilterWaiting, "vraag", "nl", func(c []Contact) error {
		for _, c := range c {
			seen[c.ID] = true
		}
		return nil
	}); err != nil || len(seen) != narrowStep+10 {
		t.Errorf("%d contacts: %v", len(seen), err)
	}
}

func TestListeners(t *testing.T) {
	s := &scene{house: newHouse(t)}
	l := s.Listen()
	writes(s)
	<-l.C
	if c := l.Take(); !c.Contacts[s.id] || c.Outbox {
		t.Errorf("heard: %+v", c)
	}
	answers(s)
	<-l.C
	if c := l.Take(); !c.Contacts[s.id] || !c.Outbox {
		t.Errorf("heard: %+v", c)
	}
	if _, err := s.Claim(context.Background(), ContactID{1}); err == nil {
		t.Fatal("claimed nothing")
	}
	select {
	case <-l.C:
		t.Error("heard of what was not done")
	default:
	}
	s.sync(func(y *Sync) error {
		for i := range manyContacts + 1 {
			k := letter{uid: UID(100 + i), from: fmt.Sprintf("%d@example.org", i), at: s.clock}
			if _, _, err := y.Arrive(s.FolderID(inbox), k.arrival()); err != nil {
				return err
			}
		}
		return nil
	})
	if c := l.Take(); !c.All {
		t.Error("many are not told as all")
	}
	l.Close()
	last := s.Listen()
	s.close()
	for range last.C { // closed with the store
	}
}

func TestPseudonymsDiffer(t *testing.T) {
	h := newHouse(t)
	for i := range 200 {
		h.header(inbox, letter{uid: UID(i + 1), from: fmt.Sprintf("%d@example.org", i), at: h.clock})
	}
	for _, language := range []string{"en", "nl", "fr"} {
		seen := map[string]bool{}
		for _, c := range h.queue(FilterAll) {
			name := c.Pseudonym.In(language)
			if name == "" || seen[name] || outside.New(name).Line().String() != name {
				t.Errorf("%s: %q", language, name)
			}
			seen[name] = true
		}
	}
}
