package outbox

import (
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

// onset is when the question of these tests came, by the server's clock.
var onset = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func cameIn(id byte, after time.Duration) store.Message {
	return store.Message{Mail: store.MailID{id}, Direction: store.In, At: onset.Add(after)}
}

// wentOut is an answer of ours in Sent, with its operation if it was one of ours here.
func wentOut(id byte, op store.OpID, after time.Duration) store.Message {
	m := store.Message{Mail: store.MailID{id}, Op: op, Direction: store.Out, At: onset.Add(after)}
	m.Head = mail.Head{MessageID: outside.New("x@example.org")}
	return m
}

func aside(m store.Message, why store.AsideReason, level store.Urgency) store.Message {
	m.Aside, m.Urgency, m.Bounce = why, level, why == store.AsideBounce
	return m
}

func TestAnswered(t *testing.T) {
	question, ours := cameIn(1, 0), wentOut(3, store.OpID{}, time.Minute)
	machine := aside(cameIn(2, time.Hour), store.AsideAutoReply, store.Calm)
	urgent := aside(cameIn(4, time.Hour), store.AsideAutoReply, store.Raised)
	junk := aside(cameIn(5, 2*time.Hour), store.AsideJunk, store.Calm)
	bounce := aside(cameIn(6, 3*time.Hour), store.AsideBounce, store.Raised)
	for name, c := range map[string]struct {
		all  []store.Message
		want store.MailID
	}{
		"a question":                   {[]store.Message{question, ours, machine}, question.Mail},
		"what the rules found":         {[]store.Message{question, urgent}, urgent.Mail},
		"junk":                         {[]store.Message{question, junk}, junk.Mail},
		"never the bounce":             {[]store.Message{question, ours, bounce}, question.Mail},
		"ours alone":                   {[]store.Message{ours}, ours.Mail},
		"ours, and what came back":     {[]store.Message{ours, bounce}, ours.Mail},
		"a machine's alone":            {[]store.Message{machine}, machine.Mail},
		"a machine's, before a bounce": {[]store.Message{machine, bounce}, machine.Mail},
		"a bounce alone":               {[]store.Message{bounce}, bounce.Mail},
		"nothing":                      {nil, store.MailID{}},
	} {
		var got store.MailID
		if m := Answered(c.all); m != nil {
			got = m.Mail
		}
		if got != c.want {
			t.Errorf("%s: answers %v, want %v", name, got, c.want)
		}
	}
}

// What is in sight holds times of the server alone, and what was in sight is
// nothing new, also when it has moved from the outbox into Sent.
func TestSee(t *testing.T) {
	op, theirs := store.OpID{1}, store.OpID{2}
	ahead := store.Message{Op: op, Direction: store.Out, At: onset.Add(9 * time.Hour)} // our clock is ahead
	all := []store.Message{cameIn(1, 0), wentOut(2, theirs, time.Minute), aside(cameIn(3, time.Hour), store.AsideAutoReply, store.Calm), ahead}
	var d store.ReplyDraft
	See(&d, all)
	if d.Newest != (store.MailID{1}) || !d.Upto.Equal(onset.Add(time.Hour)) {
		t.Errorf("in sight is %v, up to %v", d.Newest, d.Upto)
	}
	in := wentOut(9, op, 2*time.Hour) // the same answer, in Sent
	for name, c := range map[string]struct {
		more          []store.Message
		newer, answer bool
	}{
		"nothing":               {nil, false, false},
		"what was in sight":     {[]store.Message{in}, false, false},
		"a message":             {[]store.Message{cameIn(4, 2*time.Hour)}, true, false},
		"a message in Junk":     {[]store.Message{aside(cameIn(4, 2*time.Hour), store.AsideJunk, store.Calm)}, true, false},
		"an urgent auto-reply":  {[]store.Message{aside(cameIn(4, 2*time.Hour), store.AsideAutoReply, store.Acute)}, true, false},
		"an auto-reply":         {[]store.Message{aside(cameIn(4, 2*time.Hour), store.AsideAutoReply, store.NotAssessed)}, false, false},
		"a bounce":              {[]store.Message{aside(cameIn(4, 2*time.Hour), store.AsideBounce, store.Calm)}, false, false},
		"a list":                {[]store.Message{aside(cameIn(4, 2*time.Hour), store.AsideList, store.Calm)}, false, false},
		"an answer":             {[]store.Message{wentOut(5, store.OpID{}, 2*time.Hour)}, false, true},
		"an answer in between":  {[]store.Message{wentOut(5, store.OpID{}, 2*time.Minute)}, false, true},
		"an answer from before": {[]store.Message{wentOut(5, store.OpID{}, -time.Minute)}, false, false},
	} {
		newer, answer := Meanwhile(d, append(all[:len(all)-1:len(all)-1], append(c.more, ahead)...))
		if (newer != nil) != c.newer || (answer != nil) != c.answer {
			t.Errorf("%s: newer %v, answered %v", name, newer != nil, answer != nil)
		}
	}
}

// What was in sight does not hold a reply back; what was not does.
func TestHoldInSight(t *testing.T) {
	this, colleague := store.OpID{1}, wentOut(5, store.OpID{}, time.Minute)
	marked := cameIn(1, 0)
	marked.Flags = store.AnsweredFlag
	for name, c := range map[string]struct {
		before, after []store.Message
		want          store.OpReason
	}{
		"an answer in sight":             {[]store.Message{cameIn(1, 0), colleague}, []store.Message{marked, colleague}, store.ReasonNone},
		"answered in sight":              {[]store.Message{marked}, []store.Message{marked}, store.ReasonNone},
		"answered since":                 {[]store.Message{cameIn(1, 0)}, []store.Message{marked}, store.ReasonAnswered},
		"answered since, not before":     {[]store.Message{wentOut(4, store.OpID{}, -time.Hour), cameIn(1, 0)}, []store.Message{wentOut(4, store.OpID{}, -time.Hour), marked}, store.ReasonAnswered},
		"another answer":                 {[]store.Message{cameIn(1, 0), colleague}, []store.Message{cameIn(1, 0), colleague, wentOut(6, store.OpID{}, time.Hour)}, store.ReasonAnswered},
		"junk":                           {[]store.Message{cameIn(1, 0)}, []store.Message{cameIn(1, 0), aside(cameIn(2, time.Hour), store.AsideJunk, store.Calm)}, store.ReasonNewer},
		"nothing had come, and it comes": {[]store.Message{colleague}, []store.Message{colleague, cameIn(2, -time.Hour)}, store.ReasonNewer},
	} {
		var d store.ReplyDraft
		See(&d, c.before)
		op := store.Op{ID: this, Newest: d.Newest, Upto: d.Upto, Ours: d.Ours, Since: onset.Add(3 * time.Hour)}
		s := standing{messages: c.after, here: func(store.OpID) bool { return false }}
		if got := hold(op, s, op.Since, 4*time.Hour); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A contact of which only a machine has written is answered where it is: no
// other begins.
func TestReplyToMachine(t *testing.T) {
	h := newHouse(t)
	a := h.arrival("writer1@example.net", "auto", false)
	a.Aside, a.Head.Automatic = store.AsideAutoReply, mail.AutoReply
	contact := h.contactOf(h.arrive(store.Inbox, a))
	if op := h.answer(contact, "writer1@example.net", 0); op.Contact != contact {
		t.Error("another contact began")
	}
}

// After a bounce the writer is answered, not the machine, and the bounce in sight
// holds nothing back.
func TestReplyAfterBounce(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	s := h.sender(handedIn(t, sink, o))
	first := h.reply(1)
	if _, err := s.Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(time.Minute)
	b := h.arrival("mailer-daemon@example.net", "b", false)
	b.Aside, b.Head.Automatic, b.Head.Bounced = store.AsideBounce, mail.Bounce, []outside.Text{first.MessageID}
	id := h.arrive(store.Inbox, b)
	err := h.Mirror().Update(t.Context(), func(y *store.Sync) error {
		return y.Body(id, store.PackBody(mail.Body{}), []outside.Text{first.MessageID}, store.Assessment{})
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := h.Heads(first.Contact)
	if err != nil || len(all) != 3 || !all[2].Bounce {
		t.Fatalf("%d messages, %v", len(all), err)
	}
	h.now = h.now.Add(time.Minute)
	again := h.answer(first.Contact, "writer1@example.net", 0)
	if again.Contact != first.Contact || again.Newest != first.Newest {
		t.Errorf("it answers %v, want %v", again.Newest, first.Newest)
	}
	if _, err := s.Send(t.Context()); err != nil || sink.Count(again.MessageID.Unsafe()) != 1 {
		t.Errorf("it is %s, %s; %v", h.op(again.ID).State, h.op(again.ID).Reason, err)
	}
}
