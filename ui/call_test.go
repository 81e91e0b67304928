package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// TestCallFrames draws a call: what begins, the note beside it while the clock runs,
// and what is left to do once it has ended.
func TestCallFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("call"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1)
				s := newStore(t)
				fill(t, s, letters)
				p := sit(t, s, size[0], size[1], l)
				p.sees("Bang voor mijn buur")
				p.types("N")
				p.sees(lang.For(l).T(lang.NewTitle))
				compare(t, name("new"), p.steady())
				p.types("p")
				p.sees(lang.For(l).T(lang.NoteWord))
				p.writes("Durft niet naar huis.")
				p.sees("0:00")
				p.until("the draft", func() bool {
					calls, err := s.Calls(1)
					if err != nil || len(calls) != 1 {
						return false
					}
					d, ok, err := s.NoteDraft(calls[0].ID)
					return err == nil && ok && strings.HasSuffix(d.Text.Unsafe(), "huis.")
				})
				compare(t, name("call-note"), p.steady())
				p.types("ctrl+g")
				p.until("its end", func() bool { calls, err := s.Calls(1); return err == nil && len(calls) == 0 })
				p.gone(lang.For(l).T(lang.CallGoesOn, lang.Said("0:00")))
				p.types("ctrl+o")
				p.until("the note", func() bool { n, err := s.CaseCounts(); return err == nil && n.All == 1 })
				compare(t, name("call-case"), p.steady())
				p.types("1")
				p.sees(lang.For(l).T(lang.CallUnfinished, lang.Said("12:04")))
				compare(t, name("call-queue"), p.steady())
				p.types("enter")
				p.sees("12:04", "0:00")
				compare(t, name("call-conversation"), p.steady())
			})
		}
	}
}

// second is what the clock tells each second.
func (b seat) second() { b.send(screen.Tick(b.now())) }

// all says that anything may have changed.
func (b seat) all() { b.send(screen.Changed{Change: store.Change{All: true}}) }

// TestCall: a call is one key further than N, its clock runs by the second, and
// ending it leaves it in the queue until it is closed.
func TestCall(t *testing.T) {
	for _, width := range []int{80, 140} {
		s := newStore(t)
		t.Cleanup(func() { s.Close() })
		fill(t, s, letters)
		d := deps(t, s, lang.English)
		clock := monday
		d.Now = func() time.Time { return clock }
		b := seatWith(t, d, width, 40)
		b.key(press("N"))
		for _, words := range []string{"phone call", "missed call", "silent call", "new mail"} {
			b.sees(words)
		}
		b.key(press("p"))
		b.writes("Durft niet naar huis.")
		calls, err := s.Calls(5)
		if err != nil || len(calls) != 1 {
			t.Fatal(len(calls), err)
		}
		clock = clock.Add(42 * time.Second)
		b.second()
		b.sees("in a call · 0:42")
		clock = clock.Add(time.Second)
		b.second()
		b.sees("in a call · 0:43")
		b.key(press("ctrl+g"))
		b.all()
		c, err := s.Contact(calls[0].ID)
		if err != nil || c.Call.Running() || !c.Unfinished() {
			t.Fatalf("%+v, %v", c.Call, err)
		}
		b.sees("ended after")
		b.key(press("ctrl+o"))
		b.all()
		b.key(press("1"))
		b.sees("call of 12:04, unfinished")
		b.key(press("x"))
		if c, _ = s.Contact(c.ID); c.State != store.Closed || c.CaseNumber != "26-0001" {
			t.Errorf("%s, %s", c.State, c.CaseNumber)
		}
	}
}

// TestCallIsNotLocked: while a call goes on the screen is only blanked, by whatever
// would lock it; asked for again, or long after the last key, it locks.
func TestCallIsNotLocked(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	fill(t, s, letters)
	d := deps(t, s, lang.English)
	clock := monday
	d.Now, d.LockAfter = func() time.Time { return clock }, 5*time.Minute
	b := seatWith(t, d, 80, 24)
	b.key(press("N"))
	b.key(press("p"))
	b.key(press("ctrl+l"))
	if b.leaving != notLeaving || !b.blank {
		t.Fatalf("leaving %v, blank %v", b.leaving, b.blank)
	}
	b.key(press("x")) // shows it again, and is no text
	if b.blank {
		t.Error("it is blank still")
	}
	clock = clock.Add(6 * time.Minute)
	b.second()
	if b.leaving != notLeaving || !b.blank {
		t.Fatalf("idle: leaving %v, blank %v", b.leaving, b.blank)
	}
	clock = clock.Add(forgotten)
	b.second()
	if b.leaving != toLock {
		t.Error("a call that nobody ended keeps it open for ever")
	}
}

// TestLockTwiceInACall: the second time means it.
func TestLockTwiceInACall(t *testing.T) {
	b, _ := seated(t, 80, 24)
	b.key(press("N"))
	b.key(press("p"))
	b.key(press("ctrl+l"))
	b.Update(press("ctrl+l"))
	if b.leaving != toLock {
		t.Errorf("leaving %v", b.leaving)
	}
}

// TestMissedAndSilent are one key each, and stay out of the queue.
func TestMissedAndSilent(t *testing.T) {
	b, s := seated(t, 80, 24)
	for _, k := range []string{"g", "s"} {
		b.key(press("N"))
		b.key(press(k))
	}
	n, err := s.Counts()
	if err != nil || n.Closed != 2 {
		t.Errorf("%+v, %v", n, err)
	}
	b.all()
	b.key(press("X"))
	b.sees("missed call")
	b.sees("silent call")
	b.key(press("u"))
	if n, _ = s.Counts(); n.Closed != 1 {
		t.Errorf("%d closed after the undo", n.Closed)
	}
	// A call at which nobody spoke is ended as such.
	b.key(press("1"))
	b.key(press("w"))
	b.key(press("N"))
	b.key(press("p"))
	b.key(press("esc"))
	b.all()
	b.key(press("z"))
	if n, _ = s.Counts(); n.Closed != 2 {
		t.Errorf("%d closed after a silent call", n.Closed)
	}
}

// TestNewOrPreviousHit: in a list that is narrowed the key of new goes to the
// previous hit.
func TestNewOrPreviousHit(t *testing.T) {
	b, _ := seated(t, 80, 24)
	b.key(press("/"))
	b.writes("mail")
	b.key(press("enter"))
	first, _ := b.queue.Contact()
	b.key(press("n"))
	b.key(press("N"))
	if now, _ := b.queue.Contact(); now.ID != first.ID || b.front.open() {
		t.Errorf("on %s, menu %v", now.ID, b.front.open())
	}
	b.key(press("esc"))
	b.key(press("N"))
	if !b.front.open() {
		t.Error("no menu where nothing is narrowed")
	}
	b.key(press("esc"))
	// By name in the palette it begins at once.
	b.key(press(":"))
	b.writes("phone call")
	b.key(press("enter"))
	if len(b.calls) != 1 {
		t.Error("no call by its name")
	}
}

// TestCallHasNoMail: what is done with mail alone says why it cannot be.
func TestCallHasNoMail(t *testing.T) {
	b, _ := seated(t, 140, 40)
	b.key(press("N"))
	b.key(press("p"))
	b.key(press("esc"))
	for _, k := range []string{"r", "U", "F", "T"} {
		b.key(press(k))
		b.sees(b.Lang.T(lang.WhyCameNoMail))
		b.key(press("j"))
	}
	b.key(press("x"))
	b.sees(b.Lang.T(lang.WhyCallRuns))
}

// TestCallFromEverywhere: a call comes wherever one is. Its note and its form stand
// beside each other, and one key goes from one to the other and back.
func TestCallFromEverywhere(t *testing.T) {
	for _, keys := range []string{"1", "enter", "enter l", "2", "3"} {
		for _, width := range []int{80, 140} {
			s := newStore(t)
			t.Cleanup(func() { s.Close() })
			fill(t, s, letters)
			b := seatWith(t, deps(t, s, lang.English), width, 40)
			for _, k := range append(strings.Fields(keys), "N", "p") {
				b.key(press(k))
			}
			calls, err := s.Calls(5)
			if err != nil || len(calls) != 1 {
				t.Fatalf("%s at %d: %d calls, %v", keys, width, len(calls), err)
			}
			b.sees("in a call")
			b.writes("Durft niet naar huis.")
			b.sees("Durft niet naar huis.")
			if width == 140 {
				b.sees("type of contact")
			}
			b.key(press("ctrl+f"))
			b.sees("type of contact")
			b.sees("in a call")
			if width == 140 {
				b.sees("Durft niet naar huis.")
			}
			b.key(press("ctrl+f"))
			b.sees("Durft niet naar huis.")
			b.sees("in a call")
			b.key(press("ctrl+f"))
			b.key(press("ctrl+g")) // from the form too
			if calls, err = s.Calls(5); err != nil || len(calls) != 0 {
				t.Errorf("%s at %d: %d calls go on, %v", keys, width, len(calls), err)
			}
		}
	}
}

// TestOneDraftOfANote: a note and the summary of a call have one draft, so they never
// stand open in two places, where the one would write over the other.
func TestOneDraftOfANote(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	fill(t, s, letters)
	b := seatWith(t, deps(t, s, lang.English), 140, 40)
	b.key(press("N"))
	b.key(press("p"))
	b.writes("Durft niet naar huis.")
	b.key(press("ctrl+f"))
	b.key(press("esc")) // the form: the pane of the case has the keys
	b.key(press("s"))
	notes := 0
	for _, w := range b.places.texts() {
		if _, ok := w.(*screen.Note); ok {
			notes++
		}
	}
	if notes != 1 || b.at != atConversation {
		t.Errorf("%d notes are open, and the keys are at %d", notes, b.at)
	}
	b.sees("Durft niet naar huis.")
}

// TestPaletteWhileTyping: what is picked by name while a text is written is done as by
// its key.
func TestPaletteWhileTyping(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	fill(t, s, letters)
	b := seatWith(t, deps(t, s, lang.English), 80, 24)
	b.key(press("N"))
	b.key(press("p"))
	b.sees("for colleagues only")
	b.run(b.chosen(keymap.Beside))
	b.sees("type of contact")
	b.run(b.chosen(keymap.EndCall))
	if calls, err := s.Calls(5); err != nil || len(calls) != 0 {
		t.Errorf("%d calls go on, %v", len(calls), err)
	}
}
