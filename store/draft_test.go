package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/store/mail"
	"baken/store/outside"
)

// A reply that comes back while another is being written loses nothing of either.
func TestReplyComesBackUnderAnother(t *testing.T) {
	ctx := context.Background()
	text := outside.New
	to := func(a string) []mail.Address { return []mail.Address{{Addr: text(a)}} }
	back := ReplyDraft{To: to("old@example.org"), Cc: to("cc@example.org"), Subject: text("oud"), Text: text("oude woorden"), Reason: text("zij vroeg erom")}
	for _, c := range []struct {
		name        string
		newer, want ReplyDraft
	}{
		{"the newer says all", ReplyDraft{To: to("new@example.org"), Subject: text("nieuw"), Text: text("nieuwe woorden"), Reason: text("het is nodig"), Quote: true},
			ReplyDraft{Choose: true, Subject: text("nieuw"), Text: text("nieuwe woorden\n\noude woorden"), Reason: text("het is nodig"), Quote: true}},
		{"the newer says nothing yet", ReplyDraft{Text: text("nieuw")},
			ReplyDraft{To: back.To, Cc: back.Cc, Subject: text("oud"), Text: text("nieuw\n\noude woorden"), Reason: text("zij vroeg erom")}},
		{"the newer has a Bcc alone", ReplyDraft{Bcc: to("b@example.org"), Text: text("nieuw")},
			ReplyDraft{Choose: true, Subject: text("oud"), Text: text("nieuw\n\noude woorden"), Reason: text("zij vroeg erom")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			back.Contact, c.newer.Contact, c.want.Contact = s.id, s.id, s.id
			back.ID, c.newer.ID = NewOpID(), NewOpID()
			c.want.ID = c.newer.ID
			_, op, err := s.Outbox().Answer(ctx, Answer{Draft: back, Mail: []byte("x"), MessageID: text("m@x")})
			s.step(err)
			s.step(s.SaveReply(ctx, c.newer))
			s.step(s.Outbox().Recall(ctx, op))
			got, ok, err := s.ReplyDraft(s.id)
			got.SavedAt = c.want.SavedAt
			if diff := cmp.Diff(c.want, got, sameText); diff != "" || !ok || err != nil {
				t.Errorf("%v %v\n%s", ok, err, diff)
			}
		})
	}
}

// A draft that is given twice is one operation; when it comes back it is another,
// and can be given again.
func TestDraftIsGivenOnce(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	box := s.Outbox()
	give := func(d ReplyDraft, messageID string) (OpID, error) {
		_, id, err := box.Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New(messageID), NotBefore: s.clock.Add(time.Minute)})
		return id, err
	}
	d := NewReply(s.id)
	d.Text = outside.New("antwoord")
	if _, err := give(ReplyDraft{Contact: s.id}, "none@x"); err == nil {
		t.Error("a draft without an id was taken")
	}
	first, err := give(d, "first@x")
	s.step(err)
	s.step(s.SaveReply(ctx, d)) // another window has it still
	if _, err := give(d, "second@x"); !errors.Is(err, ErrGiven) {
		t.Errorf("given again: %v", err)
	}
	if kept, ok, err := s.ReplyDraft(s.id); !ok || err != nil || kept.Text != d.Text {
		t.Errorf("what was written again is lost: %v", err)
	}
	s.step(s.DropReply(ctx, s.id))
	s.step(box.Recall(ctx, first))
	if _, err := give(d, "second@x"); !errors.Is(err, ErrGiven) {
		t.Errorf("given as before it was taken back: %v", err)
	}
	back, _, err := s.ReplyDraft(s.id)
	s.step(err)
	if back.SavedAt.IsZero() { // it was sent before it was ever saved
		t.Error("it is not known since when it is a draft")
	}
	second, err := give(back, "third@x")
	s.step(err)
	all, err := box.List(false)
	s.step(err)
	if len(all) != 1 || all[0].ID != second || second == first {
		t.Errorf("%d operations wait", len(all))
	}
}

// TestSaveReplyOver writes over the words that were seen alone.
func TestSaveReplyOver(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	id := s.id
	d := NewReply(id)
	save := func(words, seen string) error {
		d.Text = outside.New(words)
		return s.SaveReplyOver(context.Background(), d, outside.New(seen))
	}
	for _, c := range []struct {
		words, seen string
		want        error
	}{{"een", "", nil}, {"twee", "een", nil}, {"drie", "een", ErrDraftMoved}, {"twee", "", nil}, {"vier", "twee", nil}} {
		if err := save(c.words, c.seen); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s over %s: %v", c.words, c.seen, err)
		}
	}
	if err := s.DropReplyOver(context.Background(), id, outside.New("twee")); !errors.Is(err, ErrDraftMoved) {
		t.Errorf("dropped: %v", err)
	}
	if got, ok, err := s.ReplyDraft(id); err != nil || !ok || got.Text != outside.New("vier") {
		t.Errorf("%v, %v, %v", got, ok, err)
	}
	if err := s.DropReplyOver(context.Background(), id, outside.New("vier")); err != nil {
		t.Error(err)
	}
	if _, ok, _ := s.ReplyDraft(id); ok {
		t.Error("it is there still")
	}
}

// TestSaveOverTheOthers: a note, the words of a form and a slip are written over the words
// that were seen alone, and thrown away so; what was thrown away stands in nobody's way.
func TestSaveOverTheOthers(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	id := s.id
	field := FormDraft{Contact: id, Field: "summary"}
	slip := func(words string) map[string]outside.Text {
		if words == "" {
			return nil
		}
		return map[string]outside.Text{"kind": outside.New("warm"), "reason": outside.New(words)}
	}
	for name, of := range map[string]struct {
		save func(words, seen string) error
		drop func(seen string) error
		kept func() (string, error)
	}{
		"note": {
			func(words, seen string) error {
				return s.SaveNoteDraftOver(ctx, NoteDraft{Contact: id, Text: outside.New(words)}, outside.New(seen))
			},
			func(seen string) error { return s.DropNoteDraftOver(ctx, id, outside.New(seen)) },
			func() (string, error) { d, _, err := s.NoteDraft(id); return d.Text.Unsafe(), err },
		},
		"form": {
			func(words, seen string) error {
				d := field
				d.Text = outside.New(words)
				return s.SaveFormDraftOver(ctx, d, outside.New(seen))
			},
			func(seen string) error { return s.DropFormDraftOver(ctx, field, outside.New(seen)) },
			func() (string, error) {
				all, err := s.FormDrafts(id)
				if len(all) == 0 {
					return "", err
				}
				return all[0].Text.Unsafe(), err
			},
		},
		"slip": {
			func(words, seen string) error {
				return s.SaveSlipOver(ctx, SlipDraft{Contact: id, Kind: ReferralSlip, Fields: slip(words)}, slip(seen))
			},
			nil,
			func() (string, error) {
				d, _, err := s.Slip(id, ReferralSlip)
				return d.Fields["reason"].Unsafe(), err
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, c := range []struct {
				words, seen, kept string
				want              error
			}{
				{"een", "", "een", nil}, {"twee", "een", "twee", nil}, {"drie", "een", "twee", ErrDraftMoved},
				{"twee", "", "twee", nil}, {"vier", "twee", "vier", nil},
			} {
				err := of.save(c.words, c.seen)
				if kept, got := of.kept(); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) || got != nil || kept != c.kept {
					t.Errorf("%s over %s: %v; %q stands, %v", c.words, c.seen, err, kept, got)
				}
			}
			if of.drop == nil {
				return
			}
			if err := of.drop("twee"); !errors.Is(err, ErrDraftMoved) {
				t.Errorf("it is thrown away by whom has not seen it: %v", err)
			}
			if err := of.drop("vier"); err != nil {
				t.Error(err)
			}
			if kept, err := of.kept(); kept != "" || err != nil {
				t.Errorf("%q stands, %v", kept, err)
			}
			if err := of.save("vijf", "vier"); err != nil {
				t.Errorf("what was thrown away stands in the way: %v", err)
			}
		})
	}
}

// A note that becomes one throws its own draft away, and no words that another session
// wrote meanwhile.
func TestNoteLeavesWhatItIsNot(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	for _, tt := range []struct{ draft, left string }{{"belt morgen\n", ""}, {"belt morgen, na school", "belt morgen, na school"}} {
		s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New(tt.draft)}))
		_, _, err := s.WriteNote(OfDraft(ctx), s.id, outside.New("belt morgen"))
		s.step(err)
		if d, _, err := s.NoteDraft(s.id); err != nil || d.Text.Unsafe() != tt.left {
			t.Errorf("after %q: %q, %v", tt.draft, d.Text.Unsafe(), err)
		}
	}
}
