package outbox

import (
	"slices"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
)

// TestRecordedLate: when what became of a mail could not be recorded, the next
// run records it, and does not send it a second time.
func TestRecordedLate(t *testing.T) {
	for _, c := range []struct {
		name  string
		begun bool     // the final dot may have gone
		owed  *outcome // what the run before this one knows
		want  store.OpState
		there int
	}{
		{"before the dot", false, nil, store.OpDone, 1},
		{"after the dot", true, nil, store.OpUnclear, 0},
		{"after the server took it", true, &outcome{verdict: taken}, store.OpDone, 0},
		{"after the server refused it", true, &outcome{verdict: never, why: store.ReasonRefused, code: "554 5.0.0"}, store.OpFailed, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t)
			o := mailtest.SMTPOptions{}
			sink := submission(t, o)
			op := h.reply(1)
			if err := h.Outbox().Begin(t.Context(), op.ID); err != nil {
				t.Fatal(err)
			}
			if c.begun {
				if err := h.Outbox().DataBegun(t.Context(), op.ID); err != nil {
					t.Fatal(err)
				}
			}
			s := h.sender(handedIn(t, sink, o))
			if c.owed != nil {
				s.owed[op.ID] = *c.owed
			}
			if _, err := s.Send(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := h.op(op.ID); got.State != c.want {
				t.Errorf("it is %s, want %s", got.State, c.want)
			}
			if n := sink.Count(op.MessageID.Unsafe()); n != c.there || len(s.owed) != 0 {
				t.Errorf("the server has it %d times, want %d; %d are owed", n, c.there, len(s.owed))
			}
		})
	}
}

// TestRecoverLeavesTheRest: acts on the mailbox are being tried by another.
func TestRecoverLeavesTheRest(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	id := h.arrive(store.Inbox, h.arrival("writer1@example.net", "q", false))
	if err := h.Outbox().Flag(t.Context(), id, store.Seen, 0); err != nil {
		t.Fatal(err)
	}
	all, err := h.Outbox().List(false)
	if err != nil || len(all) != 1 || h.Outbox().Begin(t.Context(), all[0].ID) != nil {
		t.Fatalf("%d operations, %v", len(all), err)
	}
	if _, err := h.sender(handedIn(t, submission(t, o), o)).Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := h.op(all[0].ID); got.State != store.OpTrying {
		t.Errorf("it is %s", got.State)
	}
}

// TestDueAtTheBeginning: what comes due while others are sent waits for the next
// run, before which it is looked what has come in.
func TestDueAtTheBeginning(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	first := h.reply(1)
	id := h.arrive(store.Inbox, h.arrival("writer2@example.net", "q2", false))
	second := h.answer(h.contactOf(id), "writer2@example.net", 10*time.Second)
	s := h.sender(handedIn(t, sink, o))
	s.step = func(at Step) {
		if at == StepRecorded {
			h.now = h.now.Add(time.Minute)
		}
	}
	var states []store.OpState
	for range 2 {
		if _, err := s.Send(t.Context()); err != nil {
			t.Fatal(err)
		}
		states = append(states, h.op(first.ID).State, h.op(second.ID).State)
	}
	if want := []store.OpState{store.OpDone, store.OpWaiting, store.OpDone, store.OpDone}; !slices.Equal(states, want) {
		t.Errorf("after the first and the second run: %v, want %v", states, want)
	}
}
