package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"baken/inbox/chat"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// pump brings what the rooms have, as the watch would.
func (b seat) pump() { b.send(b.watchChats(0)()) }

// TestTypedStaysInItsChat moves at random between four chats, the queue, notes and
// everything else, and types: what was typed to a visitor stands in that visitor's line,
// or went to that visitor, and nowhere else.
func TestTypedStaysInItsChat(t *testing.T) {
	h := newChatHouse(t, func(now func() time.Time) *store.Store { return newStoreAt(t, now) })
	defer h.st.Close()
	fill(t, h.st, letters)
	h.held(time.Hour)
	d := deps(t, h.st, lang.English)
	d.Now = h.now
	d.Chats = func(st *store.Store) Chats { return h.seat(st) }
	visitors := map[store.ContactID]*visitor{}
	for range 4 {
		v := h.comes(chat.Answers{})
		visitors[v.contact] = v
		if err := h.seat(h.st).Accept(t.Context(), v.contact); err != nil {
			t.Fatal(err)
		}
	}
	moves := []string{"C", "C", "C", "C", "C", "r", "r", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n", "enter", "enter", "esc", "esc", "1", "2", "4", "j", "k", "enter", "r", "tab", "e", "R", "ctrl+x", "?", ":", "ctrl+t", "ctrl+d", "ctrl+r", "ctrl+j", "g g", "G", "L", "O", "/", "g t", "g s"}
	words, inChats := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		b := seatWith(t, d, 80, 24)
		defer b.stop()
		b.pump()
		typed := map[string]store.ContactID{}
		b.key(press("C"))
		for range rapid.IntRange(5, 60).Draw(r, "steps") {
			switch rapid.IntRange(0, 9).Draw(r, "what") {
			case 0:
				b.send(sizeOf(rapid.IntRange(40, 180).Draw(r, "width"), rapid.IntRange(10, 50).Draw(r, "height")))
			case 1:
				h.passes(time.Duration(rapid.IntRange(0, 3000).Draw(r, "ms")) * time.Millisecond)
				b.pump()
			case 2:
				b.send(screen.Tick(b.now()))
			case 3, 4, 5:
				words++
				w := fmt.Sprintf("w%dx", words)
				if here, ok := b.current().(*screen.Talk); ok && b.context() == "chat" && !b.blank && !b.tooSmall() && !b.front.open() && !b.busy() {
					typed[w] = here.Contact().ID
					inChats++
				}
				b.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(w), Paste: rapid.Bool().Draw(r, "pasted")})
			default:
				for k := range strings.FieldsSeq(rapid.SampledFrom(moves).Draw(r, "key")) {
					b.key(press(k))
				}
			}
		}
		b.send(sizeOf(140, 40))
		for _, talk := range b.talksInOrder() {
			b.run(talk.Flush())
		}
		for w, to := range typed {
			for id := range visitors {
				talk := b.talks[id]
				if talk == nil {
					r.Fatalf("a chat has gone")
				}
				if has := strings.Contains(talk.Text(), w); has != (id == to) {
					r.Errorf("%q, typed to %v: stands in the line to %v: %v; it has %q", w, to, id, has, talk.Text())
				}
				if draft, _, err := h.st.ReplyDraft(id); err != nil || strings.Contains(draft.Text.Unsafe(), w) != (id == to) {
					r.Errorf("%q, typed to %v: the draft to %v has %q, %v", w, to, id, draft.Text.Unsafe(), err)
				}
			}
		}
		for _, v := range visitors {
			if got := v.said(); got != "" {
				r.Errorf("%q went, though all lines are held", got)
			}
			if err := h.st.DropReply(t.Context(), v.contact); err != nil {
				r.Error(err)
			}
		}
	})
	if inChats < 100 {
		t.Errorf("only %d words were typed to a visitor", inChats)
	}
}
