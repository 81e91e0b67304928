package store

import (
	"context"
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
