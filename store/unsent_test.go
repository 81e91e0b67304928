package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/outside"
)

// A reply that was refused answers nobody: its contact waits, and its row says
// so, until a person decides.
func TestAnswerThatDidNotGo(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	ids := h.arrive(letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: h.clock.Add(-time.Hour)})
	c := h.one(FilterWaiting)
	_, op, err := h.Outbox().Answer(ctx, Answer{
		Draft: ReplyDraft{ID: NewOpID(), Contact: c.ID, Text: outside.New("Beste"), Newest: ids[0], Upto: h.clock.Add(-time.Hour)},
		Mail:  []byte("Subject: x\r\n\r\nBeste\r\n"), MessageID: outside.New("1@hulplijn.example"), Recipients: []outside.Text{outside.New("a@example.org")},
	})
	if err != nil {
		t.Fatal(err)
	}
	h.one(FilterAnswered)
	for _, step := range []error{h.Outbox().Begin(ctx, op), h.Outbox().Fail(ctx, op, ReasonRefused, "550")} {
		if step != nil {
			t.Fatal(step)
		}
	}
	if c := h.one(FilterWaiting); len(c.Reasons) == 0 || c.Reasons[0].Rule != RuleUnsent {
		t.Errorf("the row does not say that the answer did not go: %v", c.Reasons)
	}
	if err := h.Outbox().DecideSent(ctx, op); err != nil {
		t.Fatal(err)
	}
	h.one(FilterAnswered)
}

// A contact that was closed when its reply was given is open again when the reply
// does not go. One that is closed in that knowledge stays closed.
func TestClosedBeforeItStopped(t *testing.T) {
	ctx := context.Background()
	for name, stop := range map[string]func(*Outbox, OpID) error{
		"refused": func(b *Outbox, op OpID) error {
			return errors.Join(b.Begin(ctx, op), b.Fail(ctx, op, ReasonRefused, "550"))
		},
		"held": func(b *Outbox, op OpID) error { return b.Hold(ctx, op, ReasonNewer) },
		"unclear": func(b *Outbox, op OpID) error {
			return errors.Join(b.Begin(ctx, op), b.DataBegun(ctx, op), b.Unclear(ctx, op, ""))
		},
	} {
		s := &scene{house: newHouse(t)}
		writes(s)
		answers(s)
		s.clock = s.clock.Add(time.Minute)
		c := s.one(FilterAnswered)
		s.must(s.CloseContact(ctx, c.ID, c.Last))
		s.one(FilterClosed)
		s.clock = s.clock.Add(time.Minute)
		s.step(stop(s.Outbox(), s.op))
		c = s.one(FilterWaiting)
		if len(c.Reasons) == 0 || c.Reasons[0].Rule != RuleUnsent {
			t.Errorf("%s: the row does not say that the answer did not go: %v", name, c.Reasons)
		}
		s.clock = s.clock.Add(time.Minute)
		s.must(s.CloseContact(ctx, c.ID, c.Last))
		s.one(FilterClosed)
	}
}

// A reply of a contact that goes by another does not go: that other one's row says
// so.
func TestUnsentOfAJoinedContact(t *testing.T) {
	ctx := context.Background()
	for range 4 { // ids are random
		s, other := two(t)
		answers(s)
		s.must(s.Join(ctx, s.id, other))
		for _, step := range []error{s.Outbox().Begin(ctx, s.op), s.Outbox().Fail(ctx, s.op, ReasonRefused, "550")} {
			s.step(step)
		}
		c := s.one(FilterWaiting)
		if len(c.Reasons) == 0 || c.Reasons[0].Rule != RuleUnsent {
			t.Errorf("the row does not say that the answer did not go: %v", c.Reasons)
		}
	}
}

// What is undone is as if it had not been: who waited is aside again, and a
// note's words are a draft again.
func TestUndoGivesBack(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	h.arrive(letter{uid: 1, from: "list@example.org", subject: "Nieuws", text: "hallo", at: h.clock.Add(-time.Hour), aside: AsideList})
	c := h.one(FilterAside)
	d, err := h.MakeWait(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	h.one(FilterWaiting)
	if _, err := h.Undo(ctx, d.Event); err != nil {
		t.Fatal(err)
	}
	h.one(FilterAside)
	words := outside.New("Belt morgen zelf.")
	if d, _, err = h.WriteNote(ctx, c.ID, words); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(ctx, d.Event); err != nil {
		t.Fatal(err)
	}
	if n, ok, err := h.NoteDraft(c.ID); err != nil || !ok || n.Text != words {
		t.Errorf("the words of the note are gone: %v, %v", ok, err)
	}
}
