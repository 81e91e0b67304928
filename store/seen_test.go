package store

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/outside"
)

// later moves the clock by a minute.
func (h *house) later() { h.clock = h.clock.Add(time.Minute) }

// What comes in between the drawing of a row and the key that is pressed on it is
// neither closed nor judged.
func TestActsReachWhatWasInSight(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	shown, _ := s.Contact(s.id)
	s.later()
	s.mail(letter{text: "ik spring nu", level: Acute})
	came := s.clock
	s.must(s.Judge(ctx, s.id, NoDanger, shown.Last))
	if c, _ := s.Contact(s.id); c.Danger != NotJudged || c.Rank() != Acute {
		t.Errorf("a mail that nobody saw was judged %q", c.Danger)
	}
	s.must(s.CloseContact(ctx, s.id, shown.Last))
	if c, _ := s.Contact(s.id); c.State != Waiting || c.Urgency != Acute || !c.WaitingSince.Equal(came) {
		t.Errorf("a mail that nobody saw was closed: %s, %v since %v", c.State, c.Urgency, c.WaitingSince)
	}
	c, _ := s.Contact(s.id)
	s.must(s.CloseContact(ctx, s.id, c.Last))
	if c, _ = s.Contact(s.id); c.State != Closed {
		t.Errorf("closed in sight of all: %s", c.State)
	}
	if _, err := s.Judge(ctx, s.id, Concern, MailID{1}); !errors.Is(err, ErrUnknown) {
		t.Errorf("in sight of a mail that is not there: %v", err)
	}
}

// A contact that began with a mail of ours and was closed waits as soon as the
// writer answers, also when our clock is ahead of the server's.
func TestClosedBeforeAnythingCameIn(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	server := s.clock
	s.clock = s.clock.Add(10 * time.Minute)
	d, _, err := s.Outbox().Answer(ctx, Answer{New: true, Folded: "a@example.org", Draft: ReplyDraft{ID: NewOpID(), Contact: ContactID{7}}, Mail: []byte("x"), MessageID: outside.New("m"), Subject: outside.New("Uw bericht")})
	s.step(err)
	s.id = d.Contact
	closes(s)
	if c, _ := s.Contact(s.id); c.State != Closed {
		t.Errorf("is %s", c.State)
	}
	s.arrive(letter{uid: 1, from: "a@example.org", root: "m", at: server.Add(5 * time.Minute), text: "help", level: Acute})
	if c, _ := s.Contact(s.id); c.State != Waiting || c.Messages != 1 {
		t.Errorf("the answer leaves it %s with %d messages", c.State, c.Messages)
	}
}

// An answer whose draft bears a time of our own clock, which is ahead, answers
// nothing that comes in later.
func TestAnswerReachesWhatIsHere(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	server := s.clock
	s.clock = s.clock.Add(10 * time.Minute)
	_, op, err := s.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Newest: s.last, Upto: s.clock}, Mail: []byte("x"), MessageID: outside.New("m")})
	s.step(err)
	if o, _ := s.Outbox().Get(op); !o.Upto.Equal(server) {
		t.Errorf("answers up to %v", o.Upto)
	}
	s.clock = server.Add(5 * time.Minute)
	s.mail(letter{text: "hij staat aan de deur", level: Acute})
	if c, _ := s.Contact(s.id); c.State != Waiting || c.Urgency != Acute {
		t.Errorf("is %s", c.State)
	}
}

// Two who say at once that a contact was read say it once.
func TestOpenedOnceByTwo(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Een", text: "hallo", at: h.clock})
	id := h.one(FilterAll).ID
	var both sync.WaitGroup
	h.writing.Lock() // all look before the first writes
	for range 8 {
		both.Go(func() {
			if err := h.RecordOpened(context.Background(), id); err != nil {
				t.Error(err)
			}
		})
	}
	time.Sleep(100 * time.Millisecond)
	h.writing.Unlock()
	both.Wait()
	lines, err := h.History(id)
	h.step(err)
	n := 0
	for _, l := range lines {
		if l.Act == (journal.Opened{}).Kind() {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the history says %d times that it was read", n)
	}
}
