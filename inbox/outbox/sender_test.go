package outbox

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
)

func (h *house) sender(a Account, finders ...Finder) *Sender {
	return NewSender(h.Store, Options{Account: a, Finders: finders, Patience: quick, Now: func() time.Time { return h.now }})
}

// What becomes of an operation, by what the server does.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		name  string
		fault *mailtest.Fault
		state store.OpState
		why   store.OpReason
		code  string
		there int
		err   error
	}{
		{"well", nil, store.OpDone, "", "", 1, nil},
		{"server busy", &mailtest.Fault{At: mailtest.AtHello, Code: 421}, store.OpWaiting, store.ReasonTemporary, "421 4.0.0", 0, account.ErrBusy},
		{"cut at the greeting", &mailtest.Fault{At: mailtest.AtHello, Cut: true}, store.OpWaiting, store.ReasonOffline, "cut", 0, account.ErrUnreachable},
		{"login refused", &mailtest.Fault{At: mailtest.AtAuth, Code: 535, Times: -1}, store.OpWaiting, store.ReasonCredentials, "535 5.0.0", 0, account.ErrRefused},
		{"sender later", &mailtest.Fault{At: mailtest.AtMail, Code: 451}, store.OpWaiting, store.ReasonTemporary, "451 4.0.0", 0, nil},
		{"sender never", &mailtest.Fault{At: mailtest.AtMail, Code: 553}, store.OpFailed, store.ReasonRefused, "553 5.0.0", 0, nil},
		{"too large", &mailtest.Fault{At: mailtest.AtMail, Code: 552}, store.OpFailed, store.ReasonTooLarge, "552 5.0.0", 0, nil},
		{"recipient later", &mailtest.Fault{At: mailtest.AtRcpt, Code: 450}, store.OpWaiting, store.ReasonTemporary, "450 4.0.0", 0, nil},
		{"recipient never", &mailtest.Fault{At: mailtest.AtRcpt, Code: 550}, store.OpFailed, store.ReasonRecipient, "550 5.0.0", 0, nil},
		{"cut at the recipient", &mailtest.Fault{At: mailtest.AtRcpt, Cut: true}, store.OpWaiting, store.ReasonOffline, "cut", 0, nil},
		{"cut before the dot is read", &mailtest.Fault{At: mailtest.AtDot, Cut: true}, store.OpUnclear, store.ReasonNoAnswer, "cut", 0, nil},
		{"cut after it was stored", &mailtest.Fault{At: mailtest.AfterStore, Cut: true}, store.OpUnclear, store.ReasonNoAnswer, "cut", 1, nil},
		{"content later", &mailtest.Fault{At: mailtest.AtDot, Code: 452}, store.OpWaiting, store.ReasonTemporary, "452 4.0.0", 0, nil},
		{"content never", &mailtest.Fault{At: mailtest.AtDot, Code: 554}, store.OpFailed, store.ReasonRefused, "554 5.0.0", 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			o := mailtest.SMTPOptions{}
			sink := submission(t, o)
			op := h.reply(1)
			if c.fault != nil {
				sink.Fault(*c.fault)
			}
			s := h.sender(handedIn(t, sink, o))
			if _, err := s.Send(t.Context()); !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
				t.Errorf("err = %v, want %v", err, c.err)
			}
			got := h.op(op.ID)
			if got.State != c.state || got.Reason != c.why || got.Code != c.code || got.Tries != 1 {
				t.Errorf("operation is %s, %q, %q after %d tries; want %s, %q, %q", got.State, got.Reason, got.Code, got.Tries, c.state, c.why, c.code)
			}
			if n := sink.Count(op.MessageID.Unsafe()); n != c.there {
				t.Errorf("the server has it %d times, want %d", n, c.there)
			}
			// Once more, well: what waits goes, once; the rest waits for a person.
			sink.Heal()
			h.now = h.now.Add(time.Hour)
			if _, err := s.Send(t.Context()); err != nil {
				t.Error(err)
			}
			want := c.there
			if c.state == store.OpWaiting {
				want = 1
			}
			if n := sink.Count(op.MessageID.Unsafe()); n != want {
				t.Errorf("afterwards the server has it %d times, want %d", n, want)
			}
			if h.op(op.ID).State == store.OpDone {
				if kinds := h.kinds(); !slices.Equal(kinds, []store.OpKind{store.OpAppend, store.OpFlag}) {
					t.Errorf("after sending wait %v", kinds)
				}
			}
		})
	}
}

func TestManyOverOneConnection(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	through := mailtest.NewProxy(t, sink.Addr)
	a := handedIn(t, sink, o)
	a.Config.SMTP = "smtps://hulplijn%40example.org@" + through.Addr
	var ops []store.Op
	for n := range 12 {
		ops = append(ops, h.reply(n))
	}
	r, err := h.sender(a).Send(t.Context())
	if err != nil || r.Sent != len(ops) {
		t.Fatalf("sent %d of %d, %v", r.Sent, len(ops), err)
	}
	if through.Accepted() != 1 {
		t.Errorf("%d connections", through.Accepted())
	}
}

func TestOnlySoManyMailsOnAConnection(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	a := handedIn(t, sink, o)
	h.reply(1)
	two := h.reply(2)
	s := h.sender(a)
	sent := 0
	s.step = func(at Step) {
		if at == StepRecorded {
			if sent++; sent == 1 {
				sink.Fault(mailtest.Fault{At: mailtest.AtMail, Code: 421})
			}
		}
	}
	r, err := s.Send(t.Context())
	if err != nil || r.Sent != 2 || h.op(two.ID).Tries != 1 {
		t.Errorf("sent %d, %v; the second after %d tries", r.Sent, err, h.op(two.ID).Tries)
	}
}

func TestPartlyTaken(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	from := "writer@example.net"
	id := h.arrive(store.Inbox, h.arrival(from, "q", false))
	d := store.ReplyDraft{ID: store.NewOpID(), Contact: h.contactOf(id), To: addresses(from), Cc: addresses("gone@example.net"), Text: outside.New("Dag.")}
	a, err := Reply(h.Store, config, d, "nl", h.now, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, op, err := h.Outbox().Answer(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	sink.Fault(mailtest.Fault{At: mailtest.AtRcpt, To: "gone@example.net", Code: 550})
	r, err := h.sender(handedIn(t, sink, o)).Send(t.Context())
	if err != nil || r.Sent != 1 || r.Partly != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	got := h.op(op)
	if got.State != store.OpDone || got.Reason != store.ReasonRecipient || !slices.Equal(got.Accepted, []outside.Text{outside.New(from)}) {
		t.Errorf("it is %s, %q, taken for %d", got.State, got.Reason, len(got.Accepted))
	}
}

func TestNothingGoesBeforeTheTimeToUndo(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	from := "writer@example.net"
	id := h.arrive(store.Inbox, h.arrival(from, "q", false))
	op := h.answer(h.contactOf(id), from, 10*time.Second)
	s := h.sender(handedIn(t, sink, o))
	h.now = h.now.Add(9 * time.Second)
	if r, err := s.Send(t.Context()); err != nil || r.Sent != 0 {
		t.Fatalf("sent %d, %v", r.Sent, err)
	}
	if n, err := h.Outbox().RecallAll(t.Context()); err != nil || n != 1 {
		t.Fatalf("recalled %d, %v", n, err)
	}
	h.now = h.now.Add(time.Minute)
	if r, err := s.Send(t.Context()); err != nil || r.Sent != 0 || sink.Count(op.MessageID.Unsafe()) != 0 {
		t.Errorf("sent %d, %v", r.Sent, err)
	}
	if d, ok, err := h.ReplyDraft(op.Contact); err != nil || !ok || d.Text.IsEmpty() {
		t.Errorf("no draft: %v, %v", ok, err)
	}
}

// finds is a Finder that knows the answer.
type finds bool

func (f finds) Find(context.Context, outside.Text) ([]store.Role, error) {
	if f {
		return []store.Role{store.Sent}, nil
	}
	return nil, nil
}

func TestSettle(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	a := handedIn(t, sink, o)
	op := h.reply(1)
	sink.Fault(mailtest.Fault{At: mailtest.AfterStore, Cut: true})
	if r, err := h.sender(a).Send(t.Context()); err != nil || r.Unclear != 1 {
		t.Fatalf("unclear %d, %v", r.Unclear, err)
	}
	mirror := InMirror{h.Mirror()}
	settle := func(s *Sender, want int, state store.OpState) {
		t.Helper()
		if n, err := s.Settle(t.Context()); err != nil || n != want || h.op(op.ID).State != state {
			t.Errorf("settled %d, %v; it is %s", n, err, h.op(op.ID).State)
		}
	}
	settle(h.sender(a, finds(false)), 0, store.OpUnclear)
	settle(h.sender(a, mirror), 0, store.OpUnclear)
	h.arrive(store.Drafts, h.arrival("writer1@example.net", op.MessageID.Unsafe(), true))
	settle(h.sender(a, mirror), 0, store.OpUnclear)
	h.arrive(store.Sent, h.arrival("writer1@example.net", op.MessageID.Unsafe(), true))
	settle(h.sender(a, mirror), 1, store.OpDone)
	if n := sink.Count(op.MessageID.Unsafe()); n != 1 {
		t.Errorf("the server has it %d times", n)
	}
}

func TestWhatAPersonDecides(t *testing.T) {
	for _, c := range []struct {
		name   string
		decide func(*store.Outbox, store.OpID) error
		find   finds
		there  int
		draft  bool
		copied int // operations that bring a copy into Sent
	}{
		{"again", func(b *store.Outbox, id store.OpID) error { return b.DecideRetry(context.Background(), id) }, false, 2, false, 1},
		{"again, but it has turned up", func(b *store.Outbox, id store.OpID) error { return b.DecideRetry(context.Background(), id) }, true, 1, false, 1},
		{"was sent", func(b *store.Outbox, id store.OpID) error { return b.DecideSent(context.Background(), id) }, false, 1, false, 1},
		{"discard", func(b *store.Outbox, id store.OpID) error { return b.DecideDiscard(context.Background(), id) }, false, 1, true, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t)
			o := mailtest.SMTPOptions{}
			sink := submission(t, o)
			op := h.reply(1)
			sink.Fault(mailtest.Fault{At: mailtest.AfterStore, Cut: true})
			s := h.sender(handedIn(t, sink, o), c.find)
			if _, err := s.Send(t.Context()); err != nil {
				t.Fatal(err)
			}
			// Many hours later: it counts from the person's word on.
			h.now = h.now.Add(20 * time.Hour)
			if err := c.decide(h.Outbox(), op.ID); err != nil {
				t.Fatal(err)
			}
			h.now = h.now.Add(time.Hour)
			if _, err := s.Send(t.Context()); err != nil {
				t.Fatal(err)
			}
			if n := sink.Count(op.MessageID.Unsafe()); n != c.there || h.op(op.ID).State != store.OpDone {
				t.Errorf("the server has it %d times, want %d; it is %s", n, c.there, h.op(op.ID).State)
			}
			open, err := h.Outbox().List(false)
			if err != nil {
				t.Fatal(err)
			}
			copied := 0
			for _, o := range open {
				if o.Kind == store.OpAppend && o.MessageID == op.MessageID {
					copied++
				}
			}
			if copied != c.copied {
				t.Errorf("%d copies for Sent are on their way, want %d", copied, c.copied)
			}
			if _, ok, err := h.ReplyDraft(op.Contact); err != nil || ok != c.draft {
				t.Errorf("draft %v, %v", ok, err)
			}
		})
	}
}

func TestReadingOnly(t *testing.T) {
	h := newHouse(t)
	h.reply(1)
	if _, err := h.sender(Account{Config: config}).Send(t.Context()); !errors.Is(err, ErrReadingOnly) {
		t.Errorf("err = %v", err)
	}
}
