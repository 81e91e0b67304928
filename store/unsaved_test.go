package store

import (
	"bytes"
	"context"
	"testing"
	"time"

	"baken/store/mail"
	"baken/store/outside"
)

// What could not be saved is a draft again after the store was locked and opened;
// nothing of it can be read on the way, and a text written meanwhile is kept too.
func TestUnsavedComesBack(t *testing.T) {
	ctx := context.Background()
	for name, meanwhile := range map[string]bool{"alone": false, "beside a newer one": true} {
		t.Run(name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			d := NewReply(s.id)
			d.To, d.Text = []mail.Address{{Addr: outside.New("schrijver@example.org")}}, outside.New("halve zin")
			s.step(s.SaveReply(ctx, d))
			s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("halve notitie")}))
			saved, _, err := s.ReplyDraft(s.id)
			s.step(err)
			d.SavedAt, d.Text = saved.SavedAt, outside.New("hele zin van het antwoord")
			note := NoteDraft{Contact: s.id, Text: outside.New("hele notitie"), SavedAt: saved.SavedAt}
			var sealed [][]byte
			for _, u := range []Unsaved{{Reply: &d}, {Note: &note}} {
				p, err := s.SealUnsaved(u)
				s.step(err)
				for _, words := range []string{"hele zin", "hele notitie", "schrijver@"} {
					if bytes.Contains(p, []byte(words)) {
						t.Errorf("%q is legible", words)
					}
				}
				sealed = append(sealed, p)
			}
			s.reopen()
			reply, written := "hele zin van het antwoord", "hele notitie"
			if meanwhile {
				s.clock = s.clock.Add(time.Minute)
				other := d
				other.Text = outside.New("iets anders")
				s.step(s.SaveReply(ctx, other))
				s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("andere notitie")}))
				reply, written = "iets anders\n\n"+reply, "andere notitie\n\n"+written
			}
			for _, p := range sealed {
				to, err := s.TakeBack(ctx, p)
				if s.step(err); to != s.id {
					t.Errorf("it is about %v", to)
				}
				if _, err := s.TakeBack(ctx, p); err != nil { // again: it was not heard that it was
					t.Error(err)
				}
				p[len(p)-1]++
				if _, err := s.TakeBack(ctx, p); err == nil {
					t.Error("a text that was changed on the way was taken")
				}
			}
			got, _, err := s.ReplyDraft(s.id)
			if s.step(err); got.Text.Unsafe() != reply || len(got.To) != 1 || got.ID != d.ID {
				t.Errorf("the reply is %q to %d", got.Text.Unsafe(), len(got.To))
			}
			n, _, err := s.NoteDraft(s.id)
			if s.step(err); n.Text.Unsafe() != written {
				t.Errorf("the note is %q", n.Text.Unsafe())
			}
		})
	}
}

// A mail to somebody new that was never saved comes back too.
func TestUnsavedNewMailComesBack(t *testing.T) {
	s := &scene{house: newHouse(t)}
	d := NewReply(ContactID(NewOpID()))
	d.Text = outside.New("Dag, ")
	p, err := s.SealUnsaved(Unsaved{Reply: &d})
	s.step(err)
	s.reopen()
	_, err = s.TakeBack(context.Background(), p)
	s.step(err)
	if got, ok, err := s.ReplyDraft(d.Contact); err != nil || !ok || got.Text != d.Text || got.ID != d.ID {
		t.Errorf("%v %v %q", err, ok, got.Text.Unsafe())
	}
	if pending, err := s.Outbox().Pending(); err != nil || pending.Begun != 1 {
		t.Errorf("%d are begun, %v", pending.Begun, err)
	}
}
