package store

import (
	"context"
	"testing"

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
			ReplyDraft{To: to("new@example.org"), Subject: text("nieuw"), Text: text("nieuwe woorden\n\noude woorden"), Reason: text("het is nodig"), Quote: true}},
		{"the newer says nothing yet", ReplyDraft{Text: text("nieuw")},
			ReplyDraft{To: back.To, Cc: back.Cc, Subject: text("oud"), Text: text("nieuw\n\noude woorden"), Reason: text("zij vroeg erom")}},
		{"the newer has a Bcc alone", ReplyDraft{Bcc: to("b@example.org"), Text: text("nieuw")},
			ReplyDraft{Bcc: to("b@example.org"), Subject: text("oud"), Text: text("nieuw\n\noude woorden"), Reason: text("zij vroeg erom")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			back.Contact, c.newer.Contact, c.want.Contact = s.id, s.id, s.id
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
