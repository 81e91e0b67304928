package store

import (
	"errors"
	"testing"
	"time"

	"baken/store/outside"
)

// A conversation that is longer than what is read in one transaction is given
// whole and in order, and what goes while it is read is left out.
func TestLongConversation(t *testing.T) {
	s := &scene{house: newHouse(t)}
	const n = 2*headWindow + 5
	s.sync(func(y *Sync) error { return y.SetFolder(Folder{Name: inbox, Role: Inbox, UIDValidity: 1}) })
	var letters []letter
	for i := range n {
		letters = append(letters, letter{uid: UID(i + 1), from: "a@example.org", root: "r", text: "hallo", at: s.clock.Add(time.Duration(n-i) * time.Minute)})
	}
	s.arrive(letters...)
	id := s.one(FilterAll).ID
	heads, err := s.Heads(id)
	if err != nil || len(heads) != n {
		t.Fatalf("%d heads: %v", len(heads), err)
	}
	read := 0
	var last time.Time
	for m, err := range s.Conversation(id) {
		if err != nil {
			t.Fatal(err)
		}
		if m.At.Before(last) || m.Body.OwnText() != outside.New("hallo") {
			t.Fatalf("message %d is %v after %v", read, m.At, last)
		}
		last = m.At
		if read++; read == 1 { // the newest goes
			s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{1}) })
		}
	}
	if read != n-1 {
		t.Errorf("%d of %d messages were read", read, n)
	}
	if _, err := s.Words(heads[n-1]); !errors.Is(err, ErrUnknown) {
		t.Errorf("the words of a message that has gone: %v", err)
	}
}

// The words of an answer that is on its way are read from the journal.
func TestWordsOfAnAnswer(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.later()
	answers(s)
	all, err := talk(s, s.id)
	if err != nil || len(all) != 2 || all[1].Body.OwnText() != outside.New("antwoord") || all[1].Mail != (MailID{}) {
		t.Errorf("%d messages: %v", len(all), err)
	}
}

// It is known of a row whether the writer wrote any words.
func TestNoWords(t *testing.T) {
	for text, none := range map[string]bool{"": true, " \n ": true, "ok": false} {
		h := newHouse(t)
		h.arrive(letter{uid: 1, from: "a@example.org", text: text, at: h.clock})
		rows, err := h.Queue(FilterAll, 0, 1)
		if err != nil || len(rows) != 1 || rows[0].NoWords != none {
			t.Errorf("%q: %v, %v", text, rows, err)
		}
	}
}
