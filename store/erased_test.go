package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// erase erases, whatever waits to be sent.
func (h *house) erase(b journal.Erased) {
	h.t.Helper()
	h.following = true
	defer func() { h.following = false }()
	_, err := h.Erase(context.Background(), Erasure{Contacts: b.Contacts, Cases: b.Cases, Classes: b.Classes, KeepOnServer: true})
	h.step(err)
}

var allClasses = []vault.Class{vault.Names, vault.Words, vault.History}

// keysOf counts the keys of an owner.
func (h *house) keysOf(id [16]byte) (n int) {
	h.t.Helper()
	h.step(h.read(func(t *tx) error { return t.scan(boxKeys, id[:], func(_, _ []byte) error { n++; return nil }) }))
	return n
}

// What was erased stays so: nothing that comes after makes a key for it, and what
// waits for it in the outbox can be thrown away.
func TestNothingIsSealedForWhatWasErased(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	other := s.clock
	if _, err := s.Attach(ctx, s.id, outside.New("a.txt"), outside.New("text/plain"), strings.NewReader("bijlage")); err != nil {
		t.Fatal(err)
	}
	d, _, err := s.ReplyDraft(s.id)
	s.step(err)
	_, s.op, err = s.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New("ours@example.org"), Recipients: []outside.Text{outside.New("a@example.org")}})
	s.step(err)
	s.step(s.Outbox().Begin(ctx, s.op))
	s.step(s.Outbox().Fail(ctx, s.op, ReasonRefused, "550"))
	c, _ := s.Contact(s.id)
	s.later()
	s.erase(journal.Erased{Contacts: []ContactID{s.id}, Cases: []CaseID{c.Case}, Classes: allClasses})

	if c, err := s.Contact(s.id); err != nil || !c.Erased || !c.Subject.IsEmpty() {
		t.Errorf("erased: %v: %v", c.Erased, err)
	}
	for name, act := range map[string]func() error{
		"claim": func() error { _, err := s.Claim(ctx, s.id); return err },
		"note":  func() error { _, _, err := s.WriteNote(ctx, s.id, outside.New("x")); return err },
		"read":  func() error { return s.RecordOpened(ctx, s.id) },
		"reply": func() error {
			return s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("x")})
		},
		"note draft": func() error { return s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("x")}) },
	} {
		if err := act(); !errors.Is(err, ErrErased) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if o, err := s.Outbox().Get(s.op); err != nil || o.State != OpDone || o.Reason != ReasonGone {
		t.Errorf("what waited to be sent: %s, %s: %v", o.State, o.Reason, err)
	}
	s.step(s.read(func(t *tx) error {
		return errors.Join(t.scan(boxParcels, nil, func(_, _ []byte) error { return errStop }), t.scan(boxDrafts, nil, func(_, _ []byte) error { return errStop }))
	}))
	// The mirror goes on: rows are made anew, a body comes late, an older mail is
	// found; what comes in from now on is another contact's.
	id := s.last
	s.sync(func(y *Sync) error {
		return errors.Join(y.Piece(id, Piece{Number: 1, Bytes: []byte("x")}.Pack()),
			y.Body(id, PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New("hallo")}}}), nil, Assessment{Urgency: Acute, Reasons: []Reason{{Rule: "test"}}}))
	})
	s.arrive(letter{uid: 80, id: "older@example.org", root: "root@example.org", from: "a@example.org", at: other.Add(-time.Hour)})
	s.later()
	writes(s)
	for _, r := range s.queue(FilterAll) {
		if r.ID == s.id || r.Messages != 1 || r.Erased || r.Case != (CaseID{}) {
			t.Errorf("%v: %d messages, erased %v", r.ID == s.id, r.Messages, r.Erased)
		}
	}
	if n := len(s.queue(FilterAll)); n != 1 || s.keysOf(s.id) != 0 || s.keysOf(c.Case) != 0 {
		t.Errorf("%d contacts, %d and %d keys of what was erased", n, s.keysOf(s.id), s.keysOf(c.Case))
	}
	if lines, err := s.History(s.id); err != nil || !slices.ContainsFunc(lines, func(l Line) bool { return l.Act == (journal.Erased{}).Kind() && l.By == outside.New("Noor") }) {
		t.Errorf("the history does not say who erased it: %v", err)
	}
}

// A key that is missing without anything having been erased is one that has not
// come yet: the contact goes on.
func TestMissingIsNotErased(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.step(s.write(context.Background(), func(t *tx) error {
		return errors.Join(t.dropAll(boxKeys, s.id[:]), func() error { t.touch(s.id); return nil }())
	}))
	claims(s)
	if c, err := s.Contact(s.id); err != nil || c.Erased || c.Claim == Unclaimed {
		t.Errorf("erased %v: %v", c.Erased, err)
	}
}

// Names and words of one reply go each by themselves: of its draft, of what waits
// to be sent, and of what was said.
func TestNamesGoWithoutWords(t *testing.T) {
	ctx := context.Background()
	who := []mail.Address{{Addr: outside.New("a@example.org")}}
	for _, class := range []vault.Class{vault.Names, vault.Words} {
		for _, sent := range []bool{false, true} {
			s := &scene{house: newHouse(t)}
			writes(s)
			d := ReplyDraft{ID: NewOpID(), Contact: s.id, To: who, Cc: who, Bcc: who, Text: outside.New("antwoord"), Newest: s.last}
			_, op, err := s.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New("ours@example.org"), Recipients: []outside.Text{outside.New("a@example.org")}})
			s.step(err)
			s.later()
			if sent {
				s.step(s.Outbox().Begin(ctx, op))
				s.step(s.Outbox().Sent(ctx, op, false, nil))
				copied(s)
				s.step(s.SaveReply(ctx, d))
			}
			s.erase(journal.Erased{Contacts: []ContactID{s.id}, Classes: []vault.Class{class}})

			all, err := talk(s.house, s.id)
			if err != nil || len(all) != 2 {
				t.Fatalf("%d messages: %v", len(all), err)
			}
			if m := all[1]; m.Op != op || (len(m.Head.To) > 0) != (class == vault.Words) || m.Erased != (class == vault.Words) || m.By != outside.New("Noor") {
				t.Errorf("without class %d, sent %v: by %q to %d, erased %v", class, sent, m.By.Unsafe(), len(m.Head.To), m.Erased)
			}
			if !sent && class == vault.Names { // without its words it waits no more
				s.step(s.Outbox().Recall(ctx, op))
			}
			got, ok, err := s.ReplyDraft(s.id)
			if err != nil || ok != (class == vault.Names) || ok && (got.Text != outside.New("antwoord") || len(got.To)+len(got.Cc)+len(got.Bcc) > 0) {
				t.Errorf("without class %d, sent %v: the draft (%v) says %q to %d: %v", class, sent, ok, got.Text.Unsafe(), len(got.To), err)
			}
		}
	}
	s := &scene{house: newHouse(t)}
	writes(s)
	s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, To: who, Cc: who, Bcc: who}))
	s.reopen()
	if got, _, err := s.ReplyDraft(s.id); err != nil || len(got.To) != 1 || len(got.Cc) != 1 || len(got.Bcc) != 1 {
		t.Errorf("kept for %d, %d and %d: %v", len(got.To), len(got.Cc), len(got.Bcc), err)
	}
}
