package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/store/mail"
	"baken/store/outside"
)

// sameText compares what does not print.
var sameText = cmp.Comparer(func(a, b outside.Text) bool { return a == b })

// steps are all steps of an operation, by name.
var steps = map[string]func(b *Outbox, id OpID) error{
	"begin":   func(b *Outbox, id OpID) error { return b.Begin(context.Background(), id) },
	"data":    func(b *Outbox, id OpID) error { return b.DataBegun(context.Background(), id) },
	"sent":    func(b *Outbox, id OpID) error { return b.Sent(context.Background(), id, false, nil) },
	"unclear": func(b *Outbox, id OpID) error { return b.Unclear(context.Background(), id, "timeout") },
	"later": func(b *Outbox, id OpID) error {
		return b.Later(context.Background(), id, ReasonTemporary, "451", time.Time{})
	},
	"fail":    func(b *Outbox, id OpID) error { return b.Fail(context.Background(), id, ReasonRefused, "550 5.1.1") },
	"hold":    func(b *Outbox, id OpID) error { return b.Hold(context.Background(), id, ReasonNewer) },
	"done":    func(b *Outbox, id OpID) error { return b.Done(context.Background(), id, ReasonNone) },
	"recall":  func(b *Outbox, id OpID) error { return b.Recall(context.Background(), id) },
	"retry":   func(b *Outbox, id OpID) error { return b.DecideRetry(context.Background(), id) },
	"wassent": func(b *Outbox, id OpID) error { return b.DecideSent(context.Background(), id) },
	"discard": func(b *Outbox, id OpID) error { return b.DecideDiscard(context.Background(), id) },
}

// paths lead to each state.
var paths = map[OpState][]string{
	OpWaiting: nil, OpTrying: {"begin"}, OpUnclear: {"begin", "data", "unclear"}, OpFailed: {"begin", "fail"}, OpConflict: {"hold"}, OpDone: {"begin", "sent"},
}

// TestOutboxStates goes every step from every state. What is not in the table is
// ErrState and changes nothing.
func TestOutboxStates(t *testing.T) {
	send := map[OpState]map[string]OpState{
		OpWaiting:  {"begin": OpTrying, "sent": OpDone, "fail": OpFailed, "hold": OpConflict, "recall": OpDone, "discard": OpDone},
		OpTrying:   {"data": OpTrying, "sent": OpDone, "unclear": OpUnclear, "later": OpWaiting, "fail": OpFailed},
		OpUnclear:  {"sent": OpDone, "later": OpWaiting, "retry": OpWaiting, "wassent": OpDone, "discard": OpDone},
		OpFailed:   {"sent": OpDone, "later": OpWaiting, "retry": OpWaiting, "wassent": OpDone, "discard": OpDone},
		OpConflict: {"sent": OpDone, "later": OpWaiting, "retry": OpWaiting, "wassent": OpDone, "discard": OpDone},
		OpDone:     {},
	}
	act := map[OpState]map[string]OpState{
		OpWaiting:  {"begin": OpTrying, "fail": OpFailed, "hold": OpConflict, "done": OpDone, "discard": OpDone},
		OpTrying:   {"unclear": OpUnclear, "later": OpWaiting, "fail": OpFailed, "done": OpDone},
		OpFailed:   {"later": OpWaiting, "retry": OpWaiting, "done": OpDone, "discard": OpDone},
		OpConflict: {"later": OpWaiting, "retry": OpWaiting, "done": OpDone, "discard": OpDone},
	}
	for kind, table := range map[OpKind]map[OpState]map[string]OpState{OpSend: send, OpFlag: act} {
		for from, allowed := range table {
			for step, f := range steps {
				t.Run(fmt.Sprintf("%s %s %s", kind, from, step), func(t *testing.T) {
					s := &scene{house: newHouse(t)}
					writes(s)
					b := s.Outbox()
					if kind == OpSend {
						answers(s)
					} else {
						s.step(b.Flag(context.Background(), s.last, Flagged, 0))
						all, _ := b.List(false)
						s.op = all[0].ID
					}
					for _, p := range paths[from] {
						if err := steps[p](b, s.op); err != nil {
							t.Fatal(p, err)
						}
					}
					before, err := b.Get(s.op)
					if err != nil || before.State != from {
						t.Fatalf("is %s: %v", before.State, err)
					}
					want, may := allowed[step]
					err = f(b, s.op)
					after, _ := b.Get(s.op)
					switch {
					case !may && !errors.Is(err, ErrState):
						t.Errorf("got %v, want ErrState", err)
					case !may && !cmp.Equal(before, after, sameText):
						t.Error("refused, and changed all the same")
					case may && (err != nil || after.State != want):
						t.Errorf("is %s, want %s: %v", after.State, want, err)
					}
				})
			}
		}
	}
}

func TestRecallRestoresAll(t *testing.T) {
	ctx := context.Background()
	for name, back := range map[string]func(s *scene) error{
		"recall":  func(s *scene) error { return s.Outbox().Recall(ctx, s.op) },
		"discard": func(s *scene) error { return s.Outbox().DecideDiscard(ctx, s.op) },
		"lock":    func(s *scene) error { _, err := s.Outbox().RecallAll(ctx); return err },
	} {
		t.Run(name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("antwoord")}))
			file := strings.Repeat("bijlage ", MaxPiece/4) // of two pieces
			f, err := s.Attach(ctx, s.id, outside.New("a.txt"), outside.New("text/plain"), strings.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			d, _, _ := s.ReplyDraft(s.id)
			_, s.op, err = s.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New("ours@example.org"), NotBefore: s.clock.Add(10 * time.Second)})
			if err != nil {
				t.Fatal(err)
			}
			if _, ok, _ := s.ReplyDraft(s.id); ok {
				t.Error("the draft is still being written")
			}
			// Meanwhile another reply is begun, with a file of its own.
			if _, err := s.Attach(ctx, s.id, outside.New("b.txt"), outside.New("text/plain"), strings.NewReader("b")); err != nil {
				t.Fatal(err)
			}
			if err := back(s); err != nil {
				t.Fatal(err)
			}
			got, ok, err := s.ReplyDraft(s.id)
			if err != nil || !ok || !strings.Contains(got.Text.Unsafe(), "antwoord") || len(got.Attachments) != 2 {
				t.Fatalf("draft: %v %v, %d attachments", ok, err, len(got.Attachments))
			}
			b, err := s.DraftAttachment(s.id, f.Number)
			if err != nil || string(b) != file {
				t.Errorf("attachment: %d bytes, %v", len(b), err)
			}
			if c, _ := s.Contact(s.id); c.State != Waiting {
				t.Errorf("is %s", c.State)
			}
			if m, _ := talk(s, s.id); len(m) != 1 {
				t.Error("the answer that was taken back is in the conversation")
			}
			s.step(s.DropReply(ctx, s.id))
			s.step(s.read(func(t *tx) error {
				return t.scan(boxDrafts, nil, func(_, _ []byte) error { s.t.Error("a draft left something behind"); return errStop })
			}))
		})
	}
}

// A new mail that comes back is a draft at the contact that it began.
func TestNewMailAndItsWayBack(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	provisional := ContactID{7}
	if _, err := h.Attach(ctx, provisional, outside.New("a.txt"), outside.New("text/plain"), strings.NewReader("bijlage")); err != nil {
		t.Fatal(err)
	}
	d, _, _ := h.ReplyDraft(provisional)
	d.Text = outside.New("goede morgen")
	done, op, err := h.Outbox().Answer(ctx, Answer{Draft: d, New: true, Folded: "b@example.org", Mail: []byte("x"), MessageID: outside.New("new@example.org"), Subject: outside.New("Nieuw")})
	if err != nil || done.State != Answered {
		t.Fatalf("is %s: %v", done.State, err)
	}
	if c := h.one(FilterAll); c.Subject != outside.New("Nieuw") || c.ID != done.Contact {
		t.Errorf("subject %q", c.Subject.Unsafe())
	}
	if err := h.Outbox().Recall(ctx, op); err != nil {
		t.Fatal(err)
	}
	got, ok, err := h.ReplyDraft(done.Contact)
	if err != nil || !ok || len(got.Attachments) != 1 {
		t.Fatalf("draft: %v, %v", ok, err)
	}
	if b, err := h.DraftAttachment(done.Contact, got.Attachments[0].Number); err != nil || string(b) != "bijlage" {
		t.Errorf("attachment: %q, %v", b, err)
	}
	if err := h.Outbox().Recall(ctx, op); !errors.Is(err, ErrState) {
		t.Errorf("taken back twice: %v", err)
	}
}

func TestAfterSending(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	asked := s.last
	answers(s)
	b := s.Outbox()
	s.step(b.Begin(ctx, s.op))
	s.step(b.Sent(ctx, s.op, true, nil))
	all, err := b.List(true)
	if err != nil || len(all) != 3 || all[0].Kind != OpAppend || all[1].Kind != OpFlag || all[1].Mail != asked || all[2].ID != s.op {
		t.Fatalf("%d operations: %v", len(all), err)
	}
	if p, err := b.Parcel(all[0].ID); err != nil || !bytes.Contains(p, []byte("antwoord")) {
		t.Errorf("the copy for Sent: %d bytes, %v", len(p), err)
	}
	s.step(b.Done(ctx, all[0].ID, ReasonNone))
	if _, err := b.Parcel(all[0].ID); !errors.Is(err, ErrNotKept) {
		t.Errorf("the mail outlived its copy: %v", err)
	}
	if op, ours, err := s.Mirror().SentByUs(outside.New("ours@example.org")); !ours || op != s.op || err != nil {
		t.Errorf("sent by us: %v %v", ours, err)
	}
	if m, _ := talk(s, s.id); len(m) != 2 || m[1].Send != OpDone || m[1].By != outside.New("Noor") {
		t.Errorf("conversation: %d messages", len(m))
	}
	copied(s)
	if m, _ := talk(s, s.id); len(m) != 2 || m[1].Mail == (MailID{}) || m[1].Op != s.op {
		t.Errorf("conversation with the copy: %d messages", len(m))
	}
}

func TestRecover(t *testing.T) {
	for from, want := range map[string]OpState{"begin": OpWaiting, "data": OpUnclear} {
		s := &scene{house: newHouse(t)}
		writes(s)
		answers(s)
		s.step(steps["begin"](s.Outbox(), s.op))
		if from == "data" {
			s.step(steps["data"](s.Outbox(), s.op))
		}
		s.reopen()
		s.step(s.Outbox().Recover(context.Background()))
		if o, _ := s.Outbox().Get(s.op); o.State != want {
			t.Errorf("after %s: %s, want %s", from, o.State, want)
		}
	}
}

func TestDoneOperationsAreForgottenInTime(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	b := s.Outbox()
	for i := range keptDone + 20 {
		add, remove := Flagged, Flags(0)
		if i%2 == 1 {
			add, remove = 0, Flagged
		}
		s.step(b.Flag(ctx, s.last, add, remove))
		open, _ := b.List(false)
		s.step(b.Done(ctx, open[0].ID, ReasonNone))
	}
	if all, err := b.List(true); err != nil || len(all) != keptDone {
		t.Errorf("%d operations are kept: %v", len(all), err)
	}
}

func TestDraftsAndLimits(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d := ReplyDraft{ID: NewOpID(), Contact: s.id, To: []mail.Address{{Addr: outside.New("a@example.org")}}, Subject: outside.New("Re: Vraag"), Text: outside.New("antw"), Newest: s.last}
	s.step(s.SaveReply(ctx, d))
	s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("notitie")}))
	s.reopen()
	got, ok, err := s.ReplyDraft(s.id)
	d.SavedAt = got.SavedAt
	if diff := cmp.Diff(d, got, sameText); !ok || err != nil || diff != "" {
		t.Errorf("draft: %v %v %s", ok, err, diff)
	}
	if n, ok, err := s.NoteDraft(s.id); !ok || err != nil || n.Text != outside.New("notitie") {
		t.Errorf("note: %v %v", ok, err)
	}
	if ids, err := s.ReplyDrafts(); err != nil || len(ids) != 1 || ids[0] != s.id {
		t.Errorf("drafts: %v %v", ids, err)
	}
	if _, err := s.Attach(ctx, s.id, outside.New("x"), outside.New("x"), bytes.NewReader(make([]byte, MaxAttachment+1))); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	f, err := s.Attach(ctx, s.id, outside.New("empty"), outside.New("x"), bytes.NewReader(nil))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := s.DraftAttachment(s.id, f.Number); err != nil || len(b) != 0 {
		t.Errorf("an empty file: %d bytes, %v", len(b), err)
	}
	s.step(s.Detach(ctx, s.id, f.Number))
	if _, err := s.DraftAttachment(s.id, f.Number); !errors.Is(err, ErrNotKept) {
		t.Errorf("detached: %v", err)
	}
	if _, _, err := s.Outbox().Answer(ctx, Answer{Draft: d, Mail: make([]byte, MaxMail+1)}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a mail too large: %v", err)
	}
}

// An answer of which nobody knew whether it had gone out is settled when more
// operations have been done since than are kept.
func TestSettledLate(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	b := s.Outbox()
	answers(s)
	for _, p := range paths[OpUnclear] {
		s.step(steps[p](b, s.op))
	}
	flags := func(n int) {
		for i := range n {
			add, remove := Flagged, Flags(0)
			if i%2 == 1 {
				add, remove = remove, add
			}
			s.step(b.Flag(ctx, s.last, add, remove))
			open, err := b.List(false)
			s.step(err)
			s.step(b.Done(ctx, open[len(open)-1].ID, ReasonNone))
		}
	}
	flags(keptDone + 6)
	s.step(b.DecideSent(ctx, s.op))
	if o, err := b.Get(s.op); err != nil || o.State != OpDone {
		t.Errorf("whoever settled it is told %s: %v", o.State, err)
	}
	s.reopen() // and checked
	b = s.Outbox()
	open, err := b.List(false)
	s.step(err)
	for _, o := range open { // the flag that follows from the answer
		s.step(b.Done(ctx, o.ID, ReasonNone))
	}
	if _, err := b.Get(s.op); !errors.Is(err, ErrUnknown) {
		t.Errorf("kept for ever: %v", err)
	}
	if all, err := b.List(true); err != nil || len(all) != keptDone {
		t.Errorf("%d are kept: %v", len(all), err)
	}
}

// TestUnfileUnderWay: a move that the server is being told of is taken back by one
// that follows it.
func TestUnfileUnderWay(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	b := s.Outbox()
	if _, err := b.File(ctx, s.id, Archive); err != nil {
		t.Fatal(err)
	}
	ops, err := b.List(false)
	if err != nil || len(ops) != 1 {
		t.Fatalf("%d operations, %v", len(ops), err)
	}
	s.step(b.Begin(ctx, ops[0].ID))
	s.step(b.Unfile(ctx, s.id, Archive))
	ops, err = b.List(false)
	if err != nil || len(ops) != 2 || ops[1].Kind != OpMove || ops[1].To != Inbox {
		t.Fatalf("operations: %+v, %v", ops, err)
	}
	s.step(b.Unfile(ctx, s.id, Archive)) // again: it is on its way back already
	if ops, err = b.List(false); err != nil || len(ops) != 2 {
		t.Errorf("operations: %+v, %v", ops, err)
	}
}
