package ui

import (
	"testing"
	"time"

	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

// locks locks it, and gives what is handed on.
func (b seat) locks() Result {
	b.Helper()
	_, cmd := b.Update(press("ctrl+l"))
	for _, m := range results(cmd) {
		if m, ok := m.(emptied); ok {
			_, shut := b.Update(m)
			for _, m := range results(shut) {
				b.Update(m)
			}
		}
	}
	if !b.result.Locked {
		b.Fatal("it is not locked")
	}
	return b.result
}

// TestLockKeepsThePlace: one comes back to where one was: the screen, what it showed,
// and the contact or the case under the cursor.
func TestLockKeepsThePlace(t *testing.T) {
	for name, tt := range map[string]struct {
		keys []string
		at   spot
	}{
		"a row further down":         {[]string{"j", "j"}, atQueue},
		"another filter":             {[]string{"A", "j"}, atQueue},
		"a conversation":             {[]string{"j", "enter"}, atConversation},
		"the case beside it":         {[]string{"j", "enter", "tab"}, atCase},
		"the cases":                  {[]string{"j", "c", "j", "c", "2", "A", "j"}, atCases},
		"the handoffs":               {[]string{"3"}, atHandoffs},
		"the directory":              {[]string{"4"}, atDirectory},
		"the figures":                {[]string{"5"}, atFigures},
		"what lay over the queue":    {[]string{"j", "O"}, atQueue},
		"a conversation, the outbox": {[]string{"j", "enter", "O"}, atConversation},
	} {
		for _, width := range []int{80, 140} {
			t.Run(name, func(t *testing.T) {
				b, s := seated(t, width, 40)
				for _, k := range tt.keys {
					b.key(press(k))
				}
				was := b.whereabouts()
				handed := b.locks()
				if handed.Place == nil {
					t.Fatal("no place is handed on")
				}
				l, err := store.Open(s.Path(), store.Options{Now: func() time.Time { return monday }})
				if err != nil {
					t.Fatal(err)
				}
				if s, err = l.Unlock(vault.PassphraseWork([]byte("x"), 1)); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { s.Close() })
				d := deps(t, s, lang.English)
				d.Place = handed.Place
				b = seatWith(t, d, width, 40)
				t.Cleanup(b.stop)
				if now := b.whereabouts(); now != was || b.at != tt.at {
					t.Errorf("at %v, %+v; it was %+v", b.at, now, was)
				}
			})
		}
	}
}

// TestPlaceBeforeTheQueue: the conversation that one comes back to stands there also when
// it is read before the queue is.
func TestPlaceBeforeTheQueue(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	fill(t, s, letters)
	rows, err := s.Queue(store.FilterWaiting, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	d := deps(t, s, lang.English)
	if d.Place, err = s.SealPlace(store.Place{At: "conversation", Filter: store.FilterWaiting, Row: rows[1].ID, Open: rows[1].ID}); err != nil {
		t.Fatal(err)
	}
	b := seat{t, New(t.Context(), d)}
	b.send(sizeOf(140, 40))
	o, err := d.Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	b.Update(o) // what it asks for is not answered
	t.Cleanup(b.stop)
	b.run(b.comeBack())
	if c, any := b.conversation.Contact(); !any || c.ID != rows[1].ID || b.at != atConversation {
		t.Errorf("at %v, %v: %v", b.at, any, c.ID)
	}
}

// TestPlaceGone: what cannot be gone back to is not gone to.
func TestPlaceGone(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	fill(t, s, letters)
	for name, p := range map[string]store.Place{
		"a contact that has gone":  {At: "conversation", Filter: store.FilterWaiting, Row: store.ContactID{9}, Open: store.ContactID{9}},
		"names of a later version": {At: "map", Filter: "near", Cases: "far"},
	} {
		sealed, err := s.SealPlace(p)
		if err != nil {
			t.Fatal(err)
		}
		for name, handed := range map[string][]byte{name: sealed, "what nobody sealed": []byte("x")} {
			d := deps(t, s, lang.English)
			d.Place = handed
			b := seatWith(t, d, 80, 24)
			if c, any := b.queue.Contact(); !any || b.at != atQueue || b.queue.Filter() != store.FilterWaiting || b.toast.Says("x") {
				t.Errorf("%s: at %v, %v, %v", name, b.at, b.queue.Filter(), c.ID)
			}
			b.stop()
		}
	}
}
