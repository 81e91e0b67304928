package store

import (
	"context"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/outside"
)

// scene is one contact with a@example.org on which things happen, one a minute.
type scene struct {
	*house
	uid  UID
	id   ContactID // the first contact of the scene
	last MailID
	op   OpID
}

// happening is one thing that happens.
type happening func(s *scene)

func (s *scene) mail(l letter) {
	s.uid++
	l.uid, l.at = s.uid, s.clock
	if l.from == "" {
		l.from = "a@example.org"
	}
	if l.root == "" {
		l.root = "root@example.org"
	}
	s.last = s.arrive(l)[0]
	if s.id == (ContactID{}) {
		s.id = s.queue(FilterAll)[0].ID
	}
}

func (s *scene) must(_ Done, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// What can happen.
var (
	writes   = func(s *scene) { s.mail(letter{subject: "Vraag", text: "hallo"}) }
	replies  = func(s *scene) { s.mail(letter{out: true, text: "antwoord"}) } // from another program
	holidays = func(s *scene) { s.mail(letter{aside: AsideAutoReply, text: "ik ben er niet"}) }
	junk     = func(s *scene) { s.mail(letter{aside: AsideJunk, text: "koop nu"}) }
	alarm    = func(s *scene) { s.mail(letter{aside: AsideJunk, text: "hij heeft een mes", level: Acute}) }
	flagged  = func(s *scene) { s.server(s.uid, AnsweredFlag) }
	long     = func(d time.Duration) happening { return func(s *scene) { s.clock = s.clock.Add(d) } }
	claims   = func(s *scene) { s.must(s.Claim(context.Background(), s.id)) }
	closes   = func(s *scene) { s.must(s.CloseContact(context.Background(), s.id, MailID{})) }
	reopens  = func(s *scene) { s.must(s.Reopen(context.Background(), s.id)) }
	waits    = func(s *scene) { s.must(s.MakeWait(context.Background(), s.id)) }
	answers  = func(s *scene) {
		_, op, err := s.Outbox().Answer(context.Background(), Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("antwoord")},
			Mail: []byte("Subject: x\r\n\r\nantwoord"), MessageID: outside.New("ours@example.org"), Recipients: []outside.Text{outside.New("a@example.org")}})
		if s.op = op; err != nil {
			s.t.Fatal(err)
		}
	}
	recalls = func(s *scene) { s.step(s.Outbox().Recall(context.Background(), s.op)) }
	isSent  = func(s *scene) { s.step(s.Outbox().Sent(context.Background(), s.op, true, nil)) }
	copied  = func(s *scene) { s.mail(letter{out: true, id: "ours@example.org", text: "antwoord"}) }
	bounces = func(s *scene) {
		s.mail(letter{from: "daemon@example.net", root: "b@x", aside: AsideBounce, bounced: []string{"ours@example.org"}})
	}
	// another program answers, and hears that it did not arrive
	elsewhere        = func(s *scene) { s.mail(letter{out: true, id: "theirs@example.org", text: "antwoord"}) }
	bouncesElsewhere = func(s *scene) {
		s.mail(letter{from: "daemon@example.net", root: "c@x", aside: AsideBounce, bounced: []string{"theirs@example.org"}})
	}
	tick     = func(s *scene) { s.step(s.Tick(context.Background())) }
	followUp = func(d time.Duration) happening {
		return func(s *scene) { s.must(s.FollowUp(context.Background(), s.id, s.clock.Add(d))) }
	}
	judges = func(d Danger) happening {
		return func(s *scene) { s.must(s.Judge(context.Background(), s.id, d, MailID{})) }
	}
)

func (h *house) step(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// server says that a mail has these flags.
func (h *house) server(uid UID, f Flags) {
	h.t.Helper()
	if err := h.Mirror().Update(context.Background(), func(y *Sync) error { return y.SetFlags(h.FolderID(inbox), uid, f) }); err != nil {
		h.t.Fatal(err)
	}
}

func TestBeforeWaitingSince(t *testing.T) {
	h := newHouse(t)
	h.close()
	open := func(since time.Time) {
		t.Helper()
		h.close()
		o := h.options()
		o.WaitingSince = since
		l, err := Open(h.path, o)
		if err != nil {
			t.Fatal(err)
		}
		if h.Store, err = l.Unlock(h.way); err != nil {
			t.Fatal(err)
		}
	}
	open(h.clock)
	h.arrive(letter{uid: 1, from: "a@example.org", at: h.clock.Add(-time.Hour)}, letter{uid: 2, from: "b@example.org", at: h.clock.Add(time.Hour)})
	if c := h.one(FilterAside); c.Aside != AsideOld {
		t.Errorf("an old mail is aside because of %q", c.Aside)
	}
	if n, _ := h.Counts(); n.Old != 1 || n.Aside != 0 || n.Waiting != 1 {
		t.Errorf("counts: %+v", n)
	}
	if _, err := h.MakeWait(context.Background(), h.one(FilterAside).ID); err != nil {
		t.Fatal(err)
	}
	if n := len(h.queue(FilterWaiting)); n != 2 {
		t.Errorf("%d wait, want 2", n)
	}
	open(h.clock.Add(2 * time.Hour)) // another date: all rows are reckoned anew
	if n, _ := h.Counts(); n.Old != 1 || n.Waiting != 1 {
		t.Errorf("counts: %+v", n)
	}
}

func TestAnotherContactAfterAMonth(t *testing.T) {
	s := &scene{house: newHouse(t)}
	for _, w := range []happening{writes, closes, long(31 * 24 * time.Hour), writes} {
		w(s)
	}
	old := s.one(FilterClosed)
	c := s.one(FilterWaiting)
	if c.ID == old.ID || c.Case != old.Case || c.CaseNumber != "26-0001" {
		t.Errorf("the new contact is %s in case %s, the old %s in %s", c.ID, c.CaseNumber, old.ID, old.CaseNumber)
	}
	d, err := s.Claim(context.Background(), c.ID)
	if err != nil || d.Case != old.Case {
		t.Errorf("claimed in case %s: %v", d.CaseNumber, err)
	}
	if k, err := s.CaseFile(old.Case); err != nil || len(k.Contacts) != 2 {
		t.Errorf("the case has %d contacts: %v", len(k.Contacts), err)
	}
}

// An automatic mail waits when its sender has an open contact.
func TestOpenContactOfTheSender(t *testing.T) {
	for _, c := range []struct {
		name string
		what []happening
		want State
	}{
		{"nothing was done", []happening{writes}, Aside},
		{"claimed", []happening{writes, claims}, Waiting},
		{"closed", []happening{writes, claims, closes}, Aside},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			for _, w := range c.what {
				w(s)
			}
			s.mail(letter{root: "other@example.org", subject: "Afwezig", aside: AsideAutoReply})
			for _, r := range s.queue(FilterAll) {
				if r.ID != s.id && r.State != c.want {
					t.Errorf("is %s, want %s", r.State, c.want)
				}
			}
		})
	}
}

func TestOtherSenderInTheThread(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{from: "b@example.org"})
	for _, c := range s.queue(FilterAll) {
		switch {
		case c.Messages != 1:
			t.Errorf("a contact has %d messages", c.Messages)
		case c.OtherSender == (ContactID{}) || c.OtherSender == c.ID:
			t.Errorf("it does not name the other, but %s", c.OtherSender)
		}
	}
	if n := len(s.queue(FilterAll)); n != 2 {
		t.Errorf("%d contacts, want 2", n)
	}
}

func TestReadingIsRecordedOnceAnHour(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	for range 3 {
		s.step(s.RecordOpened(context.Background(), s.id))
	}
	s.clock = s.clock.Add(time.Hour)
	s.step(s.RecordOpened(context.Background(), s.id))
	lines, err := s.History(s.id)
	if err != nil || len(lines) != 2 || lines[0].Act != (journal.Opened{}).Kind() {
		t.Errorf("%d lines: %v", len(lines), err)
	}
	if c, _ := s.Contact(s.id); c.Case != (CaseID{}) {
		t.Error("reading made a case")
	}
}

// A clock that went back makes no line of each opening.
func TestReadingIsRecordedOnceThoughTheClockWentBack(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.clock = s.clock.Add(24 * time.Hour)
	s.step(s.RecordOpened(context.Background(), s.id))
	s.clock = s.clock.Add(-24 * time.Hour)
	for range 5 {
		s.step(s.RecordOpened(context.Background(), s.id))
	}
	if lines, err := s.History(s.id); err != nil || len(lines) != 1 {
		t.Errorf("%d lines: %v", len(lines), err)
	}
	s.clock = s.clock.Add(26 * time.Hour)
	s.step(s.RecordOpened(context.Background(), s.id))
	if lines, err := s.History(s.id); err != nil || len(lines) != 2 {
		t.Errorf("%d lines an hour later: %v", len(lines), err)
	}
}

func TestUncoveringMakesNoCase(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	n, d, err := s.Uncover(context.Background(), s.id)
	if err != nil || len(n.Writers) != 1 || n.Writers[0].Addr != outside.New("a@example.org") || d.Case != (CaseID{}) {
		t.Errorf("%d writers, case %v, %v", len(n.Writers), d.Case, err)
	}
	if lines, _ := s.History(s.id); len(lines) != 1 || lines[0].Act != (journal.Uncovered{}).Kind() {
		t.Errorf("%d lines", len(lines))
	}
}

// Who said that mailing is not safe has said it for the contact that goes on a
// month later too; what is asked last stands, on whichever of them.
func TestSafetyGoesOn(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.must(s.AskSafety(ctx, s.id, NotSafe))
	for range 2 {
		s.later()
		if c := s.queue(FilterWaiting)[0]; c.State == Waiting {
			s.must(s.CloseContact(ctx, c.ID, c.Last))
		}
		s.clock = s.clock.Add(31 * 24 * time.Hour)
		writes(s)
	}
	if n := len(s.queue(FilterAll)); n != 3 {
		t.Fatalf("%d contacts, want 3", n)
	}
	all := func(want Safety) {
		t.Helper()
		if c := s.one(FilterWaiting); c.MailSafe != want || c.ID == s.id {
			t.Errorf("the third is %q, want %q", c.MailSafe, want)
		}
	}
	all(NotSafe)
	s.later()
	d, err := s.AskSafety(ctx, s.one(FilterWaiting).ID, Safe)
	s.must(d, err)
	all(Safe)
	s.must(s.Undo(ctx, d.Event))
	all(NotSafe)
	s.must(s.AskSafety(ctx, s.one(FilterWaiting).ID, Safe))
	s.later()
	s.must(s.AskSafety(ctx, s.id, NotAsked)) // on the first, later
	s.must(s.AskSafety(ctx, s.id, NotSafe))
	all(NotSafe)
}

// What is aside is looked at again when the writer's other contact is taken up,
// closed, or that is undone.
func TestOpenedElsewhereLater(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{root: "other@example.org", subject: "Afwezig", aside: AsideAutoReply})
	// The same writer through a web form: the address in From is the form's.
	form := letter{uid: 90, root: "form@example.org", from: "form@hulplijn.example", at: s.clock, aside: AsideAutoReply}.arrival()
	form.Folded = "a@example.org"
	s.sync(func(y *Sync) error { _, _, err := y.Arrive(s.FolderID(inbox), form); return err })
	// And somebody else, of whom nothing is open.
	s.arrive(letter{uid: 91, root: "third@example.org", from: "c@example.org", at: s.clock, aside: AsideAutoReply})
	aside := func(want int) {
		t.Helper()
		if n := len(s.queue(FilterAside)); n != want {
			t.Errorf("%d are aside, want %d", n, want)
		}
	}
	aside(3)
	s.later()
	d, err := s.Claim(ctx, s.id)
	s.must(d, err)
	aside(1)
	s.must(s.Undo(ctx, d.Event))
	aside(3) // it was undone: nobody works on it
	s.later()
	closes(s)
	aside(3)
	reopens(s)
	aside(1)
}
