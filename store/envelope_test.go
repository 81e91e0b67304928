package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// Who a reply goes to is not known any more when its contact's key of names is gone,
// before it was sent and after.
func TestErasedEnvelope(t *testing.T) {
	ctx := context.Background()
	for name, path := range map[string][]string{"waiting": nil, "done": {"begin", "sent"}} {
		s := &scene{house: newHouse(t)}
		writes(s)
		answers(s)
		for _, p := range path {
			s.step(steps[p](s.Outbox(), s.op))
		}
		o, err := s.Outbox().Get(s.op)
		if err != nil || o.MessageID != outside.New("ours@example.org") || len(o.Recipients) != 1 || o.Envelope != nil {
			t.Errorf("%s: %d recipients: %v", name, len(o.Recipients), err)
		}
		s.step(s.write(ctx, func(t *tx) error {
			return t.dropAll(boxKeys, keyRow(vault.Row{Owner: Owner(s.id), Class: vault.Names})[:17])
		}))
		s.reopen()
		o, err = s.Outbox().Get(s.op)
		if err != nil || !o.MessageID.IsEmpty() || len(o.Recipients) != 0 || !o.Sender.IsEmpty() || o.State == "" {
			t.Errorf("%s: %d recipients are known after erasing: %v", name, len(o.Recipients), err)
		}
	}
}

// Heads is the conversation without what it says.
func TestHeads(t *testing.T) {
	s := &scene{house: newHouse(t)}
	for _, w := range []happening{writes, holidays, answers, isSent, copied, bounces, replies} {
		s.later()
		w(s)
	}
	_, _, err := s.Outbox().Answer(context.Background(), Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("nog iets")}, Mail: []byte("x"), MessageID: outside.New("second@example.org")})
	s.step(err)
	want, err := talk(s, s.id)
	s.step(err)
	for i := range want {
		want[i].Body, want[i].Read = mail.Body{}, false
	}
	got, err := s.Heads(s.id)
	if diff := cmp.Diff(want, got, sameText, cmpopts.IgnoreUnexported(Message{}, ChatPart{})); diff != "" || err != nil || len(got) != 6 {
		t.Errorf("%d heads: %v\n%s", len(got), err, diff)
	}
}
