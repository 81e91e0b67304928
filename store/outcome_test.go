package store

import (
	"context"
	"testing"

	"baken/store/outside"
)

// closer is a context that closes a store between what a transaction does and
// its commit, as a lock may: the second time that it is asked.
type closer struct {
	context.Context
	h     *house
	asked int
}

func (c *closer) Err() error {
	if c.asked++; c.asked == 2 {
		c.h.closed.Store(true)
	}
	return nil
}

// What is kept when the store is closed is told as kept, with how the contact
// stands then: whoever is told otherwise does it again.
func TestActsThatAreKeptAtALock(t *testing.T) {
	for name, act := range map[string]struct {
		do   func(ctx context.Context, s *scene) (Done, error)
		want State
	}{
		"claim": {func(ctx context.Context, s *scene) (Done, error) { return s.Claim(ctx, s.id) }, Waiting},
		"close": {func(ctx context.Context, s *scene) (Done, error) { return s.CloseContact(ctx, s.id, MailID{}) }, Closed},
		"undo": {func(ctx context.Context, s *scene) (Done, error) {
			d, err := s.CloseContact(context.Background(), s.id, MailID{})
			s.must(d, err)
			return s.Undo(ctx, d.Event)
		}, Waiting},
		"answer": {func(ctx context.Context, s *scene) (Done, error) {
			d, _, err := s.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("x")}, Mail: []byte("x"), MessageID: outside.New("ours@example.org")})
			return d, err
		}, Answered},
	} {
		t.Run(name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			ctx := &closer{Context: context.Background(), h: s.house}
			d, err := act.do(ctx, s)
			if ctx.asked < 2 || !s.closed.Load() {
				t.Fatal("the store was not closed")
			}
			if err != nil || d.State != act.want || d.CaseNumber == "" || d.Event == (EventID{}) {
				t.Errorf("told %+v: %v", d, err)
			}
			s.closed.Store(false)
			if c, err := s.Contact(s.id); err != nil || c.State != act.want || c.CaseNumber != d.CaseNumber {
				t.Errorf("kept: %s: %v", c.State, err)
			}
		})
	}
}
