package store

import (
	"context"
	"testing"
	"time"

	"baken/store/outside"
)

func TestDangerHoldsUntilTheNextMessage(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.arrive(letter{uid: 90, from: "b@example.org", level: Raised, at: s.clock.Add(-time.Hour)})
	if first := s.queue(FilterWaiting)[0]; first.ID == s.id {
		t.Fatal("the raised one does not stand first")
	}
	judges(AcuteDanger)(s)
	if first := s.queue(FilterWaiting)[0]; first.ID != s.id || first.Danger != AcuteDanger || !first.Urgent() {
		t.Error("a person's word does not decide")
	}
	s.clock = s.clock.Add(time.Minute)
	writes(s)
	if c, _ := s.Contact(s.id); c.Danger != NotJudged || s.queue(FilterWaiting)[0].ID == s.id {
		t.Errorf("after the next message: %q", c.Danger)
	}
	judges(NoDanger)(s)
	if c, _ := s.Contact(s.id); c.Rank() != Calm {
		t.Errorf("rank %v", c.Rank())
	}
}

// What machines write neither ends a person's judgement nor hides the writer's
// words; what they bring that is worse does.
func TestMachinesEndNoJudgement(t *testing.T) {
	for _, c := range []struct {
		name   string
		what   []happening
		danger Danger
		rank   Urgency
	}{
		{"a holiday notice", []happening{writes, judges(AcuteDanger), holidays}, AcuteDanger, Acute},
		{"a bounce", []happening{writes, judges(AcuteDanger), answers, isSent, bounces}, AcuteDanger, Acute},
		{"junk that alarms, of what was calm", []happening{writes, judges(NoDanger), alarm}, NotJudged, Acute},
		{"junk that alarms, of what was acute", []happening{writes, judges(AcuteDanger), alarm}, AcuteDanger, Acute},
		{"the writer", []happening{writes, judges(AcuteDanger), writes}, NotJudged, Calm},
		{"the writer, then a holiday notice", []happening{writes, judges(AcuteDanger), writes, holidays}, NotJudged, Calm},
	} {
		s := &scene{house: newHouse(t)}
		for _, w := range c.what {
			s.later()
			w(s)
		}
		if got, _ := s.Contact(s.id); got.Danger != c.danger || got.Rank() != c.rank || got.State != Waiting {
			t.Errorf("%s: %s, judged %q, rank %v, want %q and %v", c.name, got.State, got.Danger, got.Rank(), c.danger, c.rank)
		}
	}
}

// A bounce is as urgent as what the answer was to that did not arrive.
func TestBounceIsAsUrgentAsWhatWasAnswered(t *testing.T) {
	acute := func(s *scene) { s.mail(letter{text: "hij heeft een mes", level: Acute}) }
	minor := func(s *scene) { s.mail(letter{text: "ik ben 12", level: Minor}) }
	first := func(s *scene) { // another answer, which arrived
		_, op, err := s.Outbox().Answer(context.Background(), Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("ja")},
			Mail: []byte("x"), MessageID: outside.New("first@example.org"), Recipients: []outside.Text{outside.New("a@example.org")}})
		s.step(err)
		s.step(s.Outbox().Sent(context.Background(), op, false, nil))
	}
	for _, c := range []struct {
		name string
		what []happening
		want Urgency
	}{
		{"calm", []happening{writes, answers, isSent, bounces}, Raised},
		{"acute", []happening{acute, answers, isSent, bounces}, Acute},
		{"an acute one and a calm one", []happening{acute, writes, answers, isSent, bounces}, Acute},
		{"a calm one after an acute one whose answer arrived", []happening{acute, first, writes, answers, isSent, bounces}, Raised},
		{"and one of a minor behind it", []happening{acute, first, minor, answers, isSent, bounces}, Minor},
	} {
		s := &scene{house: newHouse(t)}
		for _, w := range c.what {
			s.later()
			w(s)
		}
		if got, _ := s.Contact(s.id); got.State != Waiting || got.Urgency != c.want {
			t.Errorf("%s: %s, %v, want %v", c.name, got.State, got.Urgency, c.want)
		}
		s.later()
		answers(s)
		if got, _ := s.Contact(s.id); got.State != Answered {
			t.Errorf("%s: answered again it is %s", c.name, got.State)
		}
	}
}

// The row shows the writer's message, not the bounce that came after it.
func TestRowShowsTheWriterNotTheBounce(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	asked, at := s.last, s.clock
	for _, w := range []happening{answers, isSent, bounces} {
		s.later()
		w(s)
	}
	c, _ := s.Contact(s.id)
	if c.Newest != asked || c.Last != s.last || c.Subject != outside.New("Vraag") || !c.LastAt.After(at) {
		t.Errorf("newest is the bounce: %v, last is: %v, subject %q", c.Newest == s.last, c.Last == s.last, c.Subject.Unsafe())
	}
	s.must(s.CloseContact(context.Background(), s.id, c.Last))
	if c, _ = s.Contact(s.id); c.State != Closed {
		t.Errorf("closed in sight of the bounce: %s", c.State)
	}
}
