package screen

import (
	"strings"
	"testing"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// sent gives four answers to the outbox: waiting, unclear, failed and held.
func (r *room) sent() (ids []store.OpID) {
	r.t.Helper()
	box := r.Store.Outbox()
	for i, from := range []string{"een@example.org", "twee@example.org", "drie@example.org", "vier@example.org"} {
		l := r.bang()
		l.from, l.at = from, l.at.Add(time.Duration(i)*time.Hour)
		r.arrive(l)
		c := r.answer()
		acted, ok := told[Acted](press(c, r.Look, "Beste,\n\nU mag altijd bellen.<ctrl+s>"))
		if !ok {
			r.t.Fatalf("not given to the outbox: %q", c.notice)
		}
		ids = append(ids, acted.Op)
	}
	step := func(err error) {
		r.t.Helper()
		if err != nil {
			r.t.Fatal(err)
		}
	}
	for _, id := range ids[1:3] {
		step(box.Begin(r.Context, id))
		step(box.DataBegun(r.Context, id))
	}
	step(box.Unclear(r.Context, ids[1], "timeout"))
	step(box.Fail(r.Context, ids[2], store.ReasonRecipient, "550 5.1.1"))
	step(box.Hold(r.Context, ids[3], store.ReasonNewer))
	return ids
}

func (r *room) outbox() *Outbox {
	o := NewOutbox(r.Session)
	o.SetSize(80, 21)
	o.SetFocus(true)
	pump(o, o.Load())
	return o
}

func TestOutboxFrames(t *testing.T) {
	everywhere(t, "outbox", func(r *room) shown {
		r.sent()
		o := r.outbox()
		press(o, r.Look, "j")
		return o
	})
	everywhere(t, "outbox-ask", func(r *room) shown {
		r.sent()
		o := r.outbox()
		press(o, r.Look, "jt")
		return o
	})
	everywhere(t, "outbox-empty", func(r *room) shown { return r.outbox() })
}

// TestDecide: a person's word is asked by a word, and enter alone does nothing.
func TestDecide(t *testing.T) {
	for _, tt := range []struct {
		name, keys string
		row        int
		want       store.OpState
		reason     store.OpReason
		told       lang.Key
	}{
		{"again", "jt<enter>again<enter>", 1, store.OpWaiting, store.ReasonRetried, lang.DoneRetry},
		{"enter is no answer", "jt<enter><enter>", 1, store.OpUnclear, store.ReasonNoAnswer, ""},
		{"esc goes back", "jtagain<esc>", 1, store.OpUnclear, store.ReasonNoAnswer, ""},
		{"it was sent", "jSsent<enter>", 1, store.OpDone, store.ReasonPersonSent, lang.DoneSend},
		{"discard", "jjXdiscard<enter>", 2, store.OpDone, store.ReasonPersonDrop, lang.DoneDiscard},
		{"what waits goes by itself", "tagain<enter>", 0, store.OpWaiting, store.ReasonNone, ""},
		{"held is sent all the same", "jjjtagain<enter>", 3, store.OpWaiting, store.ReasonRetried, lang.DoneRetry},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRoom(t, lang.English)
			ids := r.sent()
			o := r.outbox()
			said := press(o, r.Look, tt.keys)
			op, err := r.Store.Outbox().Get(ids[tt.row])
			if err != nil {
				t.Fatal(err)
			}
			if op.State != tt.want || op.Reason != tt.reason {
				t.Errorf("%s, %q", op.State, op.Reason)
			}
			if acted, _ := told[Acted](said); acted.Key != tt.told {
				t.Errorf("told %+v", said)
			}
			if _, ok := told[Failed](said); ok {
				t.Errorf("told %+v", said)
			}
		})
	}
}

// TestEveryReasonHasWords: nothing in the outbox stands there without a word.
func TestEveryReasonHasWords(t *testing.T) {
	r := newRoom(t, lang.English)
	o := r.outbox()
	for _, reason := range []store.OpReason{
		store.ReasonNone, store.ReasonOffline, store.ReasonTemporary, store.ReasonFull, store.ReasonRefused, store.ReasonRecipient, store.ReasonCredentials, store.ReasonTooLarge,
		store.ReasonNewer, store.ReasonAnswered, store.ReasonClaimed, store.ReasonNotSafe, store.ReasonOld, store.ReasonNoAnswer, store.ReasonGone, store.ReasonNoFolder, store.ReasonRemains, store.ReasonUnread, store.ReasonRetried,
	} {
		for _, state := range []store.OpState{store.OpWaiting, store.OpTrying, store.OpUnclear, store.OpFailed, store.OpConflict} {
			words := o.explain(store.Op{Kind: store.OpSend, State: state, Reason: reason})
			if len(words) == 0 || strings.Contains(strings.Join(words, ""), "{") {
				t.Errorf("%s, %s: %q", state, reason, words)
			}
		}
	}
	for _, reason := range []store.OpReason{store.ReasonRemains, store.ReasonUnread} {
		words := o.explain(store.Op{Kind: store.OpDelete, Reason: reason, Remains: []outside.Text{outside.New("Oud"), outside.New("All\x1b[2J Mail")}})
		if said := strings.Join(words, ""); !strings.Contains(said, "Oud, All") || strings.Contains(said, "\x1b") {
			t.Errorf("%s does not name the folders: %q", reason, said)
		}
	}
	// Of what was done to the mailbox no text comes back.
	for _, kind := range []store.OpKind{store.OpFlag, store.OpMove, store.OpDelete, store.OpAppend} {
		said := strings.Join(o.explain(store.Op{Kind: kind, State: store.OpFailed, Reason: store.ReasonRefused, Code: "NOPERM"}), "")
		if strings.Contains(said, "draft") || !strings.Contains(said, "refuses") {
			t.Errorf("%s: %q", kind, said)
		}
		full := o.explain(store.Op{Kind: kind, State: store.OpWaiting, Reason: store.ReasonFull, Code: "OVERQUOTA"})
		if said := strings.Join(full, ""); said != r.T(lang.OutboxFull) {
			t.Errorf("%s in a full mailbox: %q", kind, said)
		}
	}
	if o.Why(keymap.Retry) != r.T(lang.WhyNothingSent) {
		t.Error("an empty outbox does not say so")
	}
}

// TestAskedAboutWhatIsGone: a question stays about what it was asked about. When that
// has changed meanwhile it says so, and what is typed does nothing.
func TestAskedAboutWhatIsGone(t *testing.T) {
	for name, change := range map[string]func(*Outbox, *outboxLoaded){
		"gone":     func(_ *Outbox, m *outboxLoaded) { m.ops = m.ops[1:] },
		"the last": func(_ *Outbox, m *outboxLoaded) { m.ops = nil },
		"another state": func(_ *Outbox, m *outboxLoaded) {
			m.ops[0].State = store.OpTrying
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, lang.English)
			ids := r.sent()
			o := r.outbox()
			title := o.title()
			press(o, r.Look, "Xdisc")
			m := o.Load()().(outboxLoaded)
			change(o, &m)
			o.Update(m)
			if v := o.View(); !strings.Contains(v, r.T(lang.AskPassed)) || !strings.Contains(v, title) {
				t.Errorf("it shows\n%s", v)
			}
			if o.Context() != keymap.Confirm {
				t.Error("what is typed of the word are commands now")
			}
			said := press(o, r.Look, "ard<enter>discard<enter>")
			if op, err := r.Store.Outbox().Get(ids[0]); err != nil || op.State != store.OpWaiting || len(said) > 0 {
				t.Errorf("it is %s, %v, told %v", op.State, err, said)
			}
			if v := o.View(); !strings.Contains(v, r.T(lang.OnlyBack, lang.Keys([]string{"esc"}))) {
				t.Errorf("it does not say what can be done:\n%s", v)
			}
			press(o, r.Look, "<esc>")
			if o.Context() != keymap.Outbox || strings.Contains(o.View(), r.T(lang.AskPassed)) {
				t.Error("it does not go back")
			}
		})
	}
}
