package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"baken/store/journal"
	"baken/store/outside"
)

// two is a thread with two writers.
func two(t *testing.T) (s *scene, other ContactID) {
	s = &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{from: "b@example.org", subject: "Van een ander"})
	for _, c := range s.queue(FilterAll) {
		if c.ID != s.id {
			other = c.ID
		}
	}
	return s, other
}

func TestJoin(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	was, _ := s.Contact(other)
	s.must(s.Claim(ctx, other)) // what was done on either is done on both
	if _, _, err := s.WriteNote(ctx, other, outside.New("belt morgen")); err != nil {
		t.Fatal(err)
	}
	d, err := s.Join(ctx, s.id, other)
	if err != nil {
		t.Fatal(err)
	}
	one := s.one(FilterAll)
	if one.Messages != 2 || one.ClaimedBy != s.me {
		t.Errorf("joined: %d messages, claimed by %v", one.Messages, one.ClaimedBy)
	}
	for _, id := range []ContactID{s.id, other} {
		if c, err := s.Contact(id); err != nil || c.ID != one.ID {
			t.Errorf("contact %s is %s: %v", id, c.ID, err)
		}
		if at, in, err := s.Position(FilterAll, id); at != 0 || !in || err != nil {
			t.Errorf("position %d %v: %v", at, in, err)
		}
	}
	if _, err := s.Join(ctx, other, s.id); !errors.Is(err, ErrNoChange) {
		t.Errorf("joined again: %v", err)
	}
	if k, err := s.CaseFile(one.Case); err != nil || len(k.Contacts) != 1 {
		t.Errorf("the case has %d contacts: %v", len(k.Contacts), err)
	}
	s.mail(letter{from: "b@example.org"}) // what comes later belongs to both, until they are parted
	s.mail(letter{})
	if c := s.one(FilterAll); c.Messages != 4 {
		t.Errorf("%d messages", c.Messages)
	}
	s.must(s.Undo(ctx, d.Event))
	for _, id := range []ContactID{s.id, other} {
		c, err := s.Contact(id)
		if err != nil || c.ID != id || c.Messages != 2 {
			t.Errorf("parted: %d messages: %v", c.Messages, err)
		}
		if claimed := c.ClaimedBy == s.me; claimed != (id == other) {
			t.Errorf("parted: claimed %v", claimed)
		}
	}
	if c, _ := s.Contact(other); c.Pseudonym != was.Pseudonym || c.OtherSender != was.OtherSender {
		t.Error("the second came back as another")
	}
}

func TestJoinOfThree(t *testing.T) {
	ctx := context.Background()
	s, second := two(t)
	s.mail(letter{from: "c@example.org"})
	var third ContactID
	for _, c := range s.queue(FilterAll) {
		if c.ID != s.id && c.ID != second {
			third = c.ID
		}
	}
	first, err := s.Join(ctx, s.id, second)
	if err != nil {
		t.Fatal(err)
	}
	later, err := s.Join(ctx, second, third)
	s.must(later, err)
	if c := s.one(FilterAll); c.Messages != 3 {
		t.Errorf("%d messages", c.Messages)
	}
	if _, err := s.Undo(ctx, first.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("parted under a later join: %v", err)
	}
	s.must(s.Undo(ctx, later.Event))
	total := 0
	for _, c := range s.queue(FilterAll) {
		total += c.Messages
	}
	if n := len(s.queue(FilterAll)); n != 2 || total != 3 {
		t.Errorf("%d contacts with %d messages", n, total)
	}
	s.must(s.Undo(ctx, first.Event))
	if n := len(s.queue(FilterAll)); n != 3 {
		t.Errorf("%d contacts", n)
	}
}

// Of two claims the one that stands earlier in the journal is kept.
func TestJoinOfTwoClaims(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.colleague("Els", func() { s.must(s.Claim(ctx, other)) })
	claims(s)
	s.must(s.Join(ctx, s.id, other))
	if c := s.one(FilterAll); c.Claimer != outside.New("Els") {
		t.Errorf("claimed by %q", c.Claimer.Unsafe())
	}
}

func TestAnswersOfJoinedContacts(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	answers(s)
	s.must(s.Join(ctx, s.id, other))
	messages, err := talk(s, other)
	if err != nil || len(messages) != 3 {
		t.Fatalf("%d messages: %v", len(messages), err)
	}
	recalls(s) // on the contact that it was given to
	messages, err = talk(s, other)
	if err != nil || len(messages) != 2 {
		t.Fatalf("%d messages after the answer was taken back: %v", len(messages), err)
	}
	if c := s.one(FilterWaiting); c.Messages != 2 {
		t.Error("does not wait again")
	}
	s.step(s.Outbox().MarkRead(ctx, other))
	if c := s.one(FilterAll); c.Unread != 0 {
		t.Errorf("%d unread", c.Unread)
	}
}

// What was noted at either is read, and revised, at the one that both go by.
func TestNotesOfJoinedContacts(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	ids := map[ContactID]NoteID{}
	for _, id := range []ContactID{s.id, other} {
		s.later()
		_, n, err := s.WriteNote(ctx, id, outside.New("belt morgen"))
		s.step(err)
		ids[id] = n
	}
	join, err := s.Join(ctx, s.id, other)
	s.must(join, err)
	c := s.one(FilterAll)
	k, err := s.CaseFile(c.Case)
	if err != nil || len(k.Notes) != 2 || len(k.Contacts) != 1 || k.Notes[0].ID != ids[s.id] {
		t.Fatalf("the case has %d notes and %d contacts: %v", len(k.Notes), len(k.Contacts), err)
	}
	written := func(want int) {
		t.Helper()
		lines, err := s.History(s.id)
		n := 0
		for _, l := range lines {
			if l.Act == (journal.NoteWritten{}).Kind() {
				n++
			}
		}
		if err != nil || n != want {
			t.Errorf("the history has %d notes, want %d: %v", n, want, err)
		}
	}
	written(2)
	for _, n := range k.Notes {
		s.must(s.ReviseNote(ctx, c.ID, n.ID, n.Newest().Event, outside.New("belt overmorgen")))
	}
	if k, _ = s.CaseFile(c.Case); len(k.Notes) != 2 || len(k.Notes[0].Revisions) != 2 || len(k.Notes[1].Revisions) != 2 {
		t.Errorf("revised: %+v", k.Notes)
	}
	s.must(s.Undo(ctx, join.Event))
	written(1)
}

// Drafts are found at the contact that goes by for both, whenever they were
// begun, and a reply that comes back is one of them.
func TestDraftsOfJoinedContacts(t *testing.T) {
	ctx := context.Background()
	for _, at := range []int{0, 1} { // begun at the smaller id, at the larger
		s, other := two(t)
		pair := []ContactID{s.id, other}
		slices.SortFunc(pair, compareIDs)
		s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: pair[at], Text: outside.New("half a note")}))
		if _, err := s.Attach(ctx, pair[at], outside.New("a.txt"), outside.New("text/plain"), strings.NewReader("bijlage")); err != nil {
			t.Fatal(err)
		}
		d, _, _ := s.ReplyDraft(pair[at])
		_, op, err := s.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New("m")})
		s.step(err)
		s.must(s.Join(ctx, pair[0], pair[1]))
		c := s.one(FilterAll)
		if n, ok, err := s.NoteDraft(c.ID); !ok || n.Text != outside.New("half a note") || err != nil {
			t.Errorf("%d: the note is not found: %v", at, err)
		}
		// Meanwhile another reply was begun, at the other one.
		s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: pair[1-at], Text: outside.New("words")}))
		s.step(s.Outbox().Recall(ctx, op))
		got, ok, err := s.ReplyDraft(c.ID)
		if err != nil || !ok || !strings.HasPrefix(got.Text.Unsafe(), "words") || len(got.Attachments) != 1 {
			t.Fatalf("%d: the draft is %v, %d attachments: %v", at, ok, len(got.Attachments), err)
		}
		if b, err := s.DraftAttachment(c.ID, got.Attachments[0].Number); err != nil || string(b) != "bijlage" {
			t.Errorf("%d: the attachment is %q: %v", at, b, err)
		}
		if _, _, err := s.WriteNote(OfDraft(ctx), c.ID, outside.New("half a note")); err != nil {
			t.Fatal(err)
		}
		s.step(s.DropReply(ctx, c.ID))
		s.step(s.read(func(t *tx) error {
			return t.scan(boxDrafts, nil, func(_, _ []byte) error { s.t.Errorf("%d: a draft left something behind", at); return errStop })
		}))
	}
}
