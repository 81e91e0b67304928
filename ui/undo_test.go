package ui

import (
	"context"
	"strings"
	"testing"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/member"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// TestUndoSaysHowItStands: of a reply that can no longer be taken back it is said
// what has become of it, and only of one that was sent that it was.
func TestUndoSaysHowItStands(t *testing.T) {
	for name, tt := range map[string]struct {
		step func(context.Context, *store.Outbox, store.OpID) error
		want lang.Key
	}{
		"held": {func(ctx context.Context, b *store.Outbox, id store.OpID) error {
			return b.Hold(ctx, id, store.ReasonNewer)
		}, lang.UndoHeld},
		"being sent": {func(ctx context.Context, b *store.Outbox, id store.OpID) error { return b.Begin(ctx, id) }, lang.UndoSending},
		"refused": {func(ctx context.Context, b *store.Outbox, id store.OpID) error {
			if err := b.Begin(ctx, id); err != nil {
				return err
			}
			return b.Fail(ctx, id, store.ReasonRecipient, "550")
		}, lang.UndoFailed},
		"unclear": {func(ctx context.Context, b *store.Outbox, id store.OpID) error {
			if err := b.Begin(ctx, id); err != nil {
				return err
			}
			return b.Unclear(ctx, id, "timeout")
		}, lang.UndoUnclear},
		"sent": {func(ctx context.Context, b *store.Outbox, id store.OpID) error {
			if err := b.Begin(ctx, id); err != nil {
				return err
			}
			return b.Sent(ctx, id, false, nil)
		}, lang.UndoTooLate},
		"taken back": {func(ctx context.Context, b *store.Outbox, id store.OpID) error { return b.Recall(ctx, id) }, lang.WhyAlreadyDone},
		"waiting":    {func(context.Context, *store.Outbox, store.OpID) error { return nil }, lang.DoneSendBack},
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := seated(t, 140, 40)
			c, _ := b.queue.Contact()
			b.key(press("r"))
			b.writes("Dag.")
			b.key(press("ctrl+s"))
			if err := tt.step(t.Context(), b.s.Store.Outbox(), b.ops()[0].ID); err != nil {
				t.Fatal(err)
			}
			b.key(press("u"))
			want := b.Lang.T(tt.want, lang.Keys([]string{"O"}))
			if tt.want == lang.DoneSendBack {
				want = b.Lang.T(tt.want, lang.Said(c.Pseudonym.In("en")))
			}
			if said := b.toast.View() + b.toast.Rest(); !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
				t.Errorf("it says %q, want %q", said, want)
			}
			if len(b.undo) > 0 {
				t.Error("it is still said that it can be taken back")
			}
		})
	}
}

// TestRecallFails: what goes wrong while a reply is taken back is not said to be its
// having been sent.
func TestRecallFails(t *testing.T) {
	b, _ := seated(t, 140, 40)
	b.key(press("r"))
	b.writes("Dag.")
	b.key(press("ctrl+s"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if said, err := b.recall(ctx, b.s.Store.Outbox(), b.ops()[0].ID, "x"); err == nil {
		t.Errorf("it says %q", said.Words)
	}
}

// TestUndoNotBehindADecision: undo after a decision in the outbox says that this one
// cannot be taken back, and leaves what was done before alone.
func TestUndoNotBehindADecision(t *testing.T) {
	b, s := seated(t, 140, 40)
	b.key(press("r"))
	b.writes("Dag.")
	b.key(press("ctrl+s"))
	id := b.ops()[0].ID
	if err := s.Outbox().Hold(t.Context(), id, store.ReasonNewer); err != nil {
		t.Fatal(err)
	}
	b.key(press("1"))
	b.key(press("G"))
	b.key(press("x"))
	b.key(press("O"))
	for _, decision := range []string{"t again", "X discard"} {
		k, word, _ := strings.Cut(decision, " ")
		b.send(screen.Changed{Change: store.Change{Outbox: true}})
		b.key(press(k))
		b.writes(word)
		b.key(press("enter"))
		b.key(press("u"))
		if said := b.toast.View(); !strings.Contains(said, "can’t be undone") {
			t.Errorf("after %s it says %q", word, said)
		}
		if counts, err := s.Counts(); err != nil || counts.Closed != 1 {
			t.Fatalf("after %s %d are closed, %v", word, counts.Closed, err)
		}
	}
}

// TestUndoWaitsForTheAct: undo that is pressed before an act has ended takes back
// that act, and the keys after it wait too.
func TestUndoWaitsForTheAct(t *testing.T) {
	b, s := seated(t, 140, 40)
	b.key(press("G"))
	b.key(press("x"))
	b.key(press("g"))
	b.key(press("g"))
	b.key(press("j"))
	b.key(press("j"))
	c, _ := b.queue.Contact()
	b.quickly("x u j")
	k, err := s.Contact(c.ID)
	if counts, _ := s.Counts(); err != nil || k.State == store.Closed || counts.Closed != 1 {
		t.Errorf("it is %s, %d are closed, %v", k.State, counts.Closed, err)
	}
	if at, _ := b.queue.Position(); at != 4 || len(b.ahead.keys) > 0 {
		t.Errorf("the cursor is at %d, %d keys wait", at, len(b.ahead.keys))
	}
	c, _ = b.queue.Contact()
	b.quickly("x u e")
	if k, err := s.Contact(c.ID); err != nil || k.State == store.Closed || b.at != atCase {
		t.Errorf("it is %s, the keys are at %v, %v", k.State, b.at, err)
	}
}

// TestUndoFails: an undo that failed can be tried again; one that can never succeed
// does not stand in the way of those before.
func TestUndoFails(t *testing.T) {
	b, _ := seated(t, 140, 40)
	b.key(press("G"))
	b.key(press("x"))
	before := len(b.undo)
	for err, left := range map[error]int{store.ErrDiskFull: before, guard.ErrFault: before, store.ErrDepends: before - 1} {
		act := b.undo[before-1]
		act.under = true
		if b.why(keymap.Undo) == "" {
			t.Error("what is being taken back can be taken back again")
		}
		b.Update(undone{act: act, err: err})
		if len(b.undo) != left {
			t.Errorf("after %v %d can be taken back, want %d", err, len(b.undo), left)
		}
		if left < before {
			b.undo = append(b.undo, act)
		}
	}
	b.undo[before-1].back = func(context.Context) (screen.Said, error) { panic("hij heeft een mes") }
	_, cmd := b.Update(press("u"))
	for _, m := range results(cmd) {
		b.Update(m)
	}
	if len(b.undo) != before || b.why(keymap.Undo) != "" {
		t.Error("a mistake in an undo lost it")
	}
}

// TestActsSayWhyNot: what an act says against being done now.
func TestActsSayWhyNot(t *testing.T) {
	b, _ := seated(t, 140, 40)
	c, _ := b.queue.Contact()
	for _, tt := range []struct {
		action keymap.Action
		change func(*store.Contact)
		want   lang.Key
	}{
		{keymap.Close, func(c *store.Contact) { c.State = store.Closed }, lang.WhyAlreadyDone},
		{keymap.Close, func(c *store.Contact) {}, ""},
		{keymap.Reopen, func(c *store.Contact) {}, lang.WhyNotClosed},
		{keymap.Wait, func(c *store.Contact) {}, lang.WhyAlreadyDone},
		{keymap.Wait, func(c *store.Contact) { c.State = store.Aside }, ""},
		{keymap.Join, func(c *store.Contact) {}, lang.WhyNoSameThread},
		{keymap.Reply, func(c *store.Contact) { c.Unanswerable = true }, lang.NoReplyAddress},
		{keymap.Claim, func(c *store.Contact) { c.ClaimedBy = member.NewID() }, ""},
	} {
		changed := c
		tt.change(&changed)
		if why := acts[tt.action].why; why != nil {
			if got := why(b.App, changed); got != tt.want {
				t.Errorf("%s: %q, want %q", tt.action, got, tt.want)
			}
		} else if tt.want != "" {
			t.Errorf("%s can always be done", tt.action)
		}
	}
}

// TestUndoBringsBack: what a contact left the list by is undone: the cursor is on it
// again. Where it is not in the list, the cursor stays.
func TestUndoBringsBack(t *testing.T) {
	b, _ := seated(t, 80, 24)
	for range 3 { // a calm one
		b.key(press("j"))
	}
	c, _ := b.queue.Contact()
	b.key(press("x"))
	b.key(press("G"))
	b.key(press("u"))
	if now, _ := b.queue.Contact(); now.ID != c.ID {
		t.Errorf("the cursor is on %v", now.Pseudonym)
	}
	b.key(press("x"))
	b.key(press("A"))
	b.key(press("X"))
	b.key(press("u"))
	b.changed(c.ID)
	if _, any := b.queue.Contact(); any {
		t.Errorf("a closed one is shown\n%s", strip(b.View()))
	}
}

// TestUndoAfterUncovering: undo that is pressed before names are shown does not take
// back the act before; that they are covered again is said.
func TestUndoAfterUncovering(t *testing.T) {
	b, s := seated(t, 140, 40)
	b.key(press("G"))
	b.key(press("x"))
	b.quickly("U u")
	if counts, err := s.Counts(); err != nil || counts.Closed != 1 {
		t.Fatalf("%d are closed, %v", counts.Closed, err)
	}
	b.sees("can’t be undone")
	b.key(press("U"))
	b.sees("names covered again")
	if c, _ := b.queue.Contact(); !b.conversation.Covered(c.ID) {
		t.Error("they are not")
	}
}

// TestUndoBringsBackFromTheCase: the same where the act was done in the case.
func TestUndoBringsBackFromTheCase(t *testing.T) {
	b, _ := seated(t, 80, 24)
	b.key(press("j"))
	c, _ := b.queue.Contact()
	b.key(press("enter"))
	b.key(press("tab"))
	b.key(press("x"))
	b.changed(c.ID)
	b.key(press("u"))
	b.changed(c.ID)
	b.key(press("1"))
	if now, _ := b.queue.Contact(); now.ID != c.ID {
		t.Errorf("the cursor is on %v", now.Pseudonym)
	}
}

// TestUndoBesideAnOpenText: what would become a text again, beside one that is open and
// would not know of it, is taken back only once that was left.
func TestUndoBesideAnOpenText(t *testing.T) {
	b, s := seated(t, 140, 40)
	c, _ := b.queue.Contact()
	b.key(press("e"))
	b.writes("een")
	b.key(press("ctrl+o"))
	b.key(press("e"))
	b.writes("twee")
	if why := b.why(keymap.Undo); why != b.Lang.T(lang.WhyTextOpen) {
		t.Errorf("it can be undone: %q", why)
	}
	b.key(press("esc"))
	if why := b.why(keymap.Undo); why != "" {
		t.Errorf("it cannot be undone: %q", why)
	}
	b.key(press("u"))
	n, ok, err := s.NoteDraft(c.ID)
	if err != nil || !ok || !strings.Contains(n.Text.Unsafe(), "een") || !strings.Contains(n.Text.Unsafe(), "twee") {
		t.Errorf("the draft is %q, %v", n.Text.Unsafe(), err)
	}
}

// TestPauseBesideAnOpenText: a reply that comes back because the program is stopped is
// not written over by the one that is open.
func TestPauseBesideAnOpenText(t *testing.T) {
	b, s := seated(t, 140, 40)
	c, _ := b.queue.Contact()
	b.key(press("r"))
	b.writes("eerste antwoord")
	b.key(press("ctrl+s"))
	b.key(press("r"))
	b.writes("tweede")
	b.send(pausing{make(chan struct{})})
	if n := len(b.places.texts()); n != 0 {
		t.Fatalf("%d texts are open", n)
	}
	d, ok, err := s.ReplyDraft(c.ID)
	if err != nil || !ok || !strings.Contains(d.Text.Unsafe(), "eerste antwoord") || !strings.Contains(d.Text.Unsafe(), "tweede") {
		t.Errorf("the draft is %q, %v", d.Text.Unsafe(), err)
	}
}

// TestDiscardBesideAnOpenText: nor by the one that is discarded in the outbox.
func TestDiscardBesideAnOpenText(t *testing.T) {
	b, _ := seated(t, 140, 40)
	b.key(press("r"))
	b.writes("eerste antwoord")
	b.key(press("ctrl+s"))
	b.key(press("r"))
	b.writes("tweede")
	b.run(b.goTo(atOutbox))
	b.run(b.outbox.Load())
	if why := b.why(keymap.Discard); why != b.Lang.T(lang.WhyTextOpen) {
		t.Errorf("it can be discarded: %q", why)
	}
}

// TestUndoElsewhere: what was done on another contact, and is not what was said last, is
// taken back only after a word that names it.
func TestUndoElsewhere(t *testing.T) {
	b, s := seated(t, 140, 40)
	b.key(press("G"))
	c, _ := b.queue.Contact()
	b.key(press("x"))
	closed := func() int {
		counts, err := s.Counts()
		if err != nil {
			t.Fatal(err)
		}
		return counts.Closed
	}
	b.key(press("g"))
	b.key(press("g"))
	b.say(part.Calm, "another thing")
	b.key(press("u"))
	if closed() != 1 || b.front.what != inConfirm || !strings.Contains(strip(b.View()), c.Pseudonym.In("en")) {
		t.Fatalf("%d are closed; the screen is\n%s", closed(), strip(b.View()))
	}
	b.key(press("esc"))
	if closed() != 1 {
		t.Error("it was taken back though she said no")
	}
	b.key(press("u"))
	b.writes("undo")
	b.key(press("enter"))
	if closed() != 0 {
		t.Error("it was not taken back")
	}
}
