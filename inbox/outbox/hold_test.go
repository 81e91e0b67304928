package outbox

import (
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/member"
)

func TestHold(t *testing.T) {
	var (
		start     = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		me        = member.ID{1}
		colleague = member.ID{2}
		asked     = store.MailID{1}
		this      = store.OpID{1}
		another   = store.OpID{2}
		foreign   = store.OpID{3}
		in        = func(id byte, after time.Duration) store.Message {
			return store.Message{Mail: store.MailID{id}, Direction: store.In, At: start.Add(after)}
		}
		out = func(op store.OpID, after time.Duration) store.Message {
			return store.Message{Op: op, Direction: store.Out, At: start.Add(after)}
		}
		machine = func(m store.Message) store.Message { m.Aside = store.AsideAutoReply; return m }
		marked  = func(m store.Message) store.Message { m.Flags = store.AnsweredFlag; return m }
	)
	question := in(1, 0)
	for _, c := range []struct {
		name     string
		claimed  member.ID
		messages []store.Message
		after    time.Duration // since send was pressed
		insist   bool
		want     store.OpReason
	}{
		{name: "nothing happened", messages: []store.Message{question, out(this, time.Hour)}, want: store.ReasonNone},
		{name: "a newer message", messages: []store.Message{question, in(2, time.Minute)}, want: store.ReasonNewer},
		{name: "a newer message, and a person insists", messages: []store.Message{question, in(2, time.Minute)}, insist: true, want: store.ReasonNone},
		{name: "an older message was filled in", messages: []store.Message{in(2, -time.Hour), question}, want: store.ReasonNone},
		{name: "an auto-reply came", messages: []store.Message{question, machine(in(2, time.Minute))}, want: store.ReasonNone},
		{name: "a colleague answered", messages: []store.Message{question, out(store.OpID{}, time.Minute)}, want: store.ReasonAnswered},
		{name: "a colleague's workstation answered", messages: []store.Message{question, out(foreign, time.Minute)}, want: store.ReasonAnswered},
		{name: "I answered twice", messages: []store.Message{question, out(another, time.Minute), out(this, time.Hour)}, want: store.ReasonNone},
		{name: "our machine answered", messages: []store.Message{question, machine(out(store.OpID{}, time.Minute))}, want: store.ReasonNone},
		{name: "an answer before the question", messages: []store.Message{out(store.OpID{}, -time.Minute), question}, want: store.ReasonNone},
		{name: "another program marked it answered", messages: []store.Message{marked(question), out(this, time.Hour)}, want: store.ReasonAnswered},
		{name: "my first answer marked it answered", messages: []store.Message{marked(question), out(another, time.Minute)}, want: store.ReasonNone},
		{name: "I claimed it", claimed: me, messages: []store.Message{question}, want: store.ReasonNone},
		{name: "a colleague claimed it", claimed: colleague, messages: []store.Message{question}, want: store.ReasonClaimed},
		{name: "four hours", messages: []store.Message{question}, after: 4 * time.Hour, want: store.ReasonNone},
		{name: "more than four hours", messages: []store.Message{question}, after: 4*time.Hour + time.Second, want: store.ReasonOld},
		{name: "newer goes before old", messages: []store.Message{question, in(2, time.Minute)}, after: 9 * time.Hour, want: store.ReasonNewer},
	} {
		op := store.Op{ID: this, Newest: asked, Upto: start, Since: start.Add(time.Hour), Insist: c.insist}
		s := standing{me: me, claimed: c.claimed, messages: c.messages, here: func(id store.OpID) bool { return id != foreign }}
		if got := hold(op, s, op.Since.Add(c.after), 4*time.Hour); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The same with a store: a reply written offline, and what had happened when
// the network came back.
func TestHeldComingBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		before func(*house)
		want   store.OpState
		why    store.OpReason
	}{
		{"nothing", func(*house) {}, store.OpDone, ""},
		{"a newer message", func(h *house) {
			h.arrive(store.Inbox, h.arrival("writer1@example.net", "newer", false))
		}, store.OpConflict, store.ReasonNewer},
		{"answered elsewhere", func(h *house) {
			h.arrive(store.Sent, h.arrival("writer1@example.net", "theirs@example.org", true))
		}, store.OpConflict, store.ReasonAnswered},
		{"mailing is not safe", func(h *house) {
			rows, err := h.Queue(store.FilterAll, 0, 10)
			if err != nil {
				h.t.Fatal(err)
			}
			for _, c := range rows {
				if _, err := h.AskSafety(h.t.Context(), c.ID, store.NotSafe); err != nil {
					h.t.Fatal(err)
				}
			}
		}, store.OpConflict, store.ReasonNotSafe},
		{"too late", func(h *house) { h.now = h.now.Add(5 * time.Hour) }, store.OpConflict, store.ReasonOld},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t)
			o := mailtest.SMTPOptions{}
			sink := submission(t, o)
			op := h.reply(1)
			h.now = h.now.Add(time.Minute)
			c.before(h)
			s := h.sender(handedIn(t, sink, o))
			if _, err := s.Send(t.Context()); err != nil {
				t.Fatal(err)
			}
			got := h.op(op.ID)
			if got.State != c.want || got.Reason != c.why {
				t.Errorf("%s, %q; want %s, %q", got.State, got.Reason, c.want, c.why)
			}
			held := c.want == store.OpConflict
			if n := sink.Count(op.MessageID.Unsafe()); (n == 0) != held {
				t.Errorf("the server has it %d times", n)
			}
			if !held {
				return
			}
			// A person looks at it and says: send it all the same.
			if err := h.Outbox().DecideRetry(t.Context(), op.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Send(t.Context()); err != nil || sink.Count(op.MessageID.Unsafe()) != 1 {
				t.Errorf("after a person's word: %v", err)
			}
		})
	}
}
