package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"baken/store/mail"
)

// attached gives a mail an attachment.
func (h *house) attached(id MailID) {
	h.t.Helper()
	h.sync(func(y *Sync) error {
		return errors.Join(y.Piece(id, Piece{Number: 1, Bytes: []byte("image")}.Pack()),
			y.Body(id, PackBody(mail.Body{Attachments: []mail.Attachment{{Number: 1, Size: 5}}}), nil, Assessment{}))
	})
}

// A mark holds on whatever contact the mail stands at, and until it is undone.
func TestMarkedStaysMarked(t *testing.T) {
	ctx := context.Background()
	for range 3 { // ids are random
		s, other := two(t)
		pair := []ContactID{s.id, other}
		slices.SortFunc(pair, compareIDs)
		heads, err := s.Heads(pair[1])
		s.step(err)
		id := heads[0].Mail
		s.attached(id)
		held := func(when string, want error) {
			t.Helper()
			if err := s.Attachment(ctx, id, 1, &bytes.Buffer{}); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", when, err, want)
			}
			c, err := s.Contact(pair[1])
			s.step(err)
			all, err := s.Heads(c.ID)
			s.step(err)
			for _, m := range all {
				if m.Mail == id && slices.Contains(m.Marked, 1) != (want != nil) {
					t.Errorf("%s: shown as marked: %v", when, m.Marked)
				}
			}
		}
		held("before", nil)
		join, err := s.Join(ctx, s.id, other)
		s.must(join, err)
		mark, err := s.MarkAttachment(ctx, s.one(FilterAll).ID, id, 1)
		s.must(mark, err)
		held("joined", ErrMarked)
		if _, err := s.MarkAttachment(ctx, s.one(FilterAll).ID, id, 1); !errors.Is(err, ErrNoChange) {
			t.Errorf("marked again: %v", err)
		}
		s.reopen()
		held("opened again", ErrMarked)
		if err := s.Attachment(ctx, id, 1+maxNumber+1, &bytes.Buffer{}); !errors.Is(err, ErrNotKept) {
			t.Errorf("by another number: %v", err)
		}
		// It is on what the join made one, so it has to go first.
		s.must(s.Undo(ctx, mark.Event))
		held("undone", nil)
		s.must(s.Undo(ctx, join.Event))
		again, err := s.MarkAttachment(ctx, pair[1], id, 1)
		s.must(again, err)
		s.must(s.Join(ctx, s.id, other))
		held("joined after", ErrMarked)
	}
}

// The mark goes with the mail when it is parted.
func TestMarkedAndParted(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	pair := []ContactID{s.id, other}
	slices.SortFunc(pair, compareIDs)
	heads, err := s.Heads(pair[1])
	s.step(err)
	id := heads[0].Mail
	s.attached(id)
	s.must(s.MarkAttachment(ctx, pair[1], id, 1))
	join, err := s.Join(ctx, s.id, other)
	s.must(join, err)
	s.must(s.Undo(ctx, join.Event))
	if err := s.Attachment(ctx, id, 1, &bytes.Buffer{}); !errors.Is(err, ErrMarked) {
		t.Errorf("parted: %v", err)
	}
	if lines, err := s.History(pair[0]); err != nil || slices.ContainsFunc(lines, func(l Line) bool { return l.Act == "contact.attachment-marked" }) {
		t.Errorf("the other says so: %v", err)
	}
}

func TestMarkIsOfTheConversation(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	heads, err := s.Heads(other)
	s.step(err)
	id := heads[0].Mail
	for name, mark := range map[string]func() (Done, error){
		"a mail of another contact": func() (Done, error) { return s.MarkAttachment(ctx, s.id, id, 1) },
		"a mail that there is not":  func() (Done, error) { return s.MarkAttachment(ctx, s.id, MailID{1}, 1) },
		"no number":                 func() (Done, error) { return s.MarkAttachment(ctx, other, id, 0) },
		"a number beyond all":       func() (Done, error) { return s.MarkAttachment(ctx, other, id, maxNumber+1) },
	} {
		if _, err := mark(); !errors.Is(err, ErrUnknown) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
