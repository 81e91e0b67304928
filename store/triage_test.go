package store

import (
	"context"
	"testing"
	"time"

	"baken/store/outside"
)

func TestFromTriageToNote(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	at := h.clock.Add(-2 * time.Hour)
	h.arrive(
		letter{uid: 1, from: "a@example.org", subject: "Vraag", text: "hallo", at: at},
		letter{uid: 2, from: "b@example.org", subject: "Bang", text: "hij heeft een mes", at: at.Add(time.Hour), level: Acute},
	)
	rows := h.queue(FilterWaiting)
	if len(rows) != 2 || rows[0].Subject != outside.New("Bang") {
		t.Fatalf("the urgent one does not stand first: %d rows", len(rows))
	}
	d, err := h.Claim(ctx, rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if d.CaseNumber != "26-0001" {
		t.Errorf("case number %q", d.CaseNumber)
	}
	if m := h.one(FilterMine); m.Claimer != outside.New("Noor") || m.Claim != LocalClaim {
		t.Errorf("claim: %+v", m)
	}
	if _, _, err := h.WriteNote(ctx, rows[0].ID, outside.New("belt morgen")); err != nil {
		t.Fatal(err)
	}
	k, err := h.CaseFile(d.Case)
	if err != nil {
		t.Fatal(err)
	}
	if len(k.Notes) != 1 || k.Notes[0].Newest().Text != outside.New("belt morgen") {
		t.Errorf("notes: %+v", k.Notes)
	}
	if _, err := h.Undo(ctx, d.Event); err != nil {
		t.Fatal(err)
	}
	if len(h.queue(FilterMine)) != 0 {
		t.Error("the claim was undone and still stands")
	}
	if _, err := h.CloseContact(ctx, rows[0].ID, MailID{}); err != nil {
		t.Fatal(err)
	}
	if c := h.one(FilterClosed); c.ID != rows[0].ID {
		t.Error("closed another")
	}
	h.reopen()
	messages, err := talk(h, rows[0].ID)
	if err != nil || len(messages) != 1 || !messages[0].HaveBody {
		t.Fatalf("conversation: %v, %d messages", err, len(messages))
	}
}
