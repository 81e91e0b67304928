package ui

import (
	"strings"
	"testing"
	"time"
	"unsafe"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// asleep is a moment that long later by the wall clock, while the monotonic clock
// stood still, as it does on a machine that sleeps.
func asleep(t *testing.T, from time.Time, d time.Duration) time.Time {
	t.Helper()
	later := from
	*(*uint64)(unsafe.Pointer(&later)) += uint64(d/time.Second) << 30 // seconds of the wall clock (package time)
	if later.Sub(from) != 0 || later.Round(0).Sub(from.Round(0)) != d {
		t.Fatal("the clock is not made as it was, and this tests nothing")
	}
	return later
}

// TestSleepLocks: a machine that slept longer than it may idle locks, and the key
// that woke it does nothing.
func TestSleepLocks(t *testing.T) {
	for name, wake := range map[string]func(seat){
		"a key":     func(b seat) { b.Update(press("x")) },
		"the clock": func(b seat) { b.Update(screen.Tick(b.now())) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			t.Cleanup(func() { s.Close() })
			fill(t, s, letters)
			d := deps(t, s, lang.English)
			clock := time.Now()
			d.Now, d.LockAfter = func() time.Time { return clock }, 5*time.Minute
			b := seatWith(t, d, 80, 24)
			b.key(press("j"))
			clock = asleep(t, clock, time.Hour)
			wake(b)
			if b.leaving != toLock || b.View() != "" {
				t.Errorf("it is not locked:\n%s", strip(b.View()))
			}
			if counts, err := s.Counts(); err != nil || counts.Closed > 0 {
				t.Errorf("%d are closed, %v", counts.Closed, err)
			}
			b.stop()
		})
	}
}

// TestBlankedScreen: only a key that means nothing else there shows it again.
func TestBlankedScreen(t *testing.T) {
	const content = "Bang voor mijn buur"
	for _, tt := range []struct {
		key     string
		leaving leaving
		shown   bool
	}{{"ctrl+l", toLock, false}, {"ctrl+q", toQuit, false}, {"ctrl+x", notLeaving, false}, {"x", notLeaving, true}, {"g", notLeaving, true}} {
		b, s := seated(t, 80, 24)
		b.sees(content)
		b.key(press("ctrl+x"))
		b.Update(press(tt.key))
		if shown := strings.Contains(b.View(), content); b.leaving != tt.leaving || shown != tt.shown {
			t.Errorf("after %s: leaving %v, shown %v", tt.key, b.leaving, shown)
		}
		if counts, err := s.Counts(); err != nil || counts.Closed > 0 {
			t.Errorf("after %s %d are closed, %v", tt.key, counts.Closed, err)
		}
	}
}

// TestBlankedQuestion: who quits a blanked screen is asked without seeing it again.
func TestBlankedQuestion(t *testing.T) {
	b, _ := seated(t, 80, 24)
	b.key(press(":"))
	b.key(press("ctrl+x"))
	if v := b.View(); b.front.open() || strings.Contains(v, "Bang voor") {
		t.Fatalf("what lay over it is still there:\n%s", v)
	}
	b.key(press("x"))
	b.key(press("r"))
	b.writes("Dag.")
	b.key(press("ctrl+s"))
	b.key(press("ctrl+x"))
	b.key(press("ctrl+q"))
	if v := strip(b.View()); b.leaving != notLeaving || !strings.Contains(v, "1 reply is not yet sent") || strings.Contains(v, "Bang voor") {
		t.Fatalf("leaving %v:\n%s", b.leaving, v)
	}
	b.key(press("esc"))
	if v := strip(b.View()); !b.blank || strings.Contains(v, "Bang voor") {
		t.Fatalf("it is shown again:\n%s", v)
	}
	b.key(press("ctrl+q"))
	b.writes("quit")
	b.Update(press("enter"))
	if b.leaving != toQuit {
		t.Error("it is not left")
	}
}

// TestQuitUnsaved: a text that could not be saved is asked about before it is lost;
// one that can be is saved.
func TestQuitUnsaved(t *testing.T) {
	b, s := seated(t, 80, 24)
	c, _ := b.queue.Contact()
	b.key(press("e"))
	b.writes("Belt morgen.")
	_, cmd := b.Update(press("ctrl+q"))
	for _, m := range results(cmd) {
		b.Update(m)
	}
	if d, ok, err := s.NoteDraft(c.ID); b.leaving != toQuit || !ok || d.Text.Unsafe() != "Belt morgen." {
		t.Errorf("leaving %v; saved %v, %v", b.leaving, ok, err)
	}

	b, s = seated(t, 80, 24)
	b.key(press("e"))
	b.writes("Belt morgen.")
	s.Close() // as a disk that is full: saving fails
	b.key(press("ctrl+q"))
	if v := strip(b.View()); b.leaving != notLeaving || !strings.Contains(v, "1 text could not be saved") {
		t.Fatalf("leaving %v:\n%s", b.leaving, v)
	}
	b.key(press("enter"))
	b.key(press("esc"))
	if v := strip(b.View()); b.leaving != notLeaving || !strings.Contains(v, "Belt morgen.") {
		t.Errorf("leaving %v:\n%s", b.leaving, v)
	}
	b.key(press("ctrl+q"))
	b.writes("quit")
	b.Update(press("enter"))
	if b.leaving != toQuit {
		t.Error("it cannot be left")
	}
}

// TestOpenedIsWhatWasRead: the history says of no contact that it was read which
// did not stand on the screen.
func TestOpenedIsWhatWasRead(t *testing.T) {
	opened := func(b seat, c store.Contact) bool {
		h, err := b.s.Store.History(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range h {
			if l.Act == "contact.opened" {
				return true
			}
		}
		return false
	}
	b, _ := seated(t, 140, 40)
	first, _ := b.queue.Contact()
	b.send(settled{screen.Selected{Contact: first, Any: true}})
	shown := readLongEnough{first.ID, b.turn}
	b.key(press("j"))
	b.key(press("enter"))
	second, _ := b.queue.Contact()
	b.send(shown)
	if opened(b, first) || !opened(b, second) {
		t.Errorf("opened: %v, %v; wanted the second", opened(b, first), opened(b, second))
	}
	b.key(press("1"))
	b.key(press("k"))
	b.send(settled{screen.Selected{Contact: first, Any: true}})
	b.send(shown)
	if opened(b, first) {
		t.Error("it counts as read the moment one is back")
	}
	b.key(press("O"))
	b.send(readLongEnough{first.ID, b.turn})
	if opened(b, first) {
		t.Error("it counts as read behind the outbox")
	}
	b.key(press("1"))
	b.send(readLongEnough{first.ID, b.turn})
	if !opened(b, first) {
		t.Error("what stood on the screen is not in the history")
	}
}
