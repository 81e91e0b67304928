package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"baken/store"
	"baken/ui/lang"
)

func sizeOf(width, height int) tea.WindowSizeMsg {
	return tea.WindowSizeMsg{Width: width, Height: height}
}

// TestResizing changes the size between keys, down to what nothing fits on: it
// never fails, and neither the place, the selection nor what was typed is lost.
func TestResizing(t *testing.T) {
	s := newStore(t)
	defer s.Close()
	fill(t, s, append(letters[:len(letters):len(letters)], foreign...))
	moves := []string{"j", "k", "enter", "tab", "h", "l", "G", "g g", "ctrl+d", "ctrl+u", "?", ":", "esc", "1", "/", "O", "L", "U", "e", "r", "w", "A", "m", "f"}
	rapid.Check(t, func(r *rapid.T) {
		b := seat{t, New(t.Context(), deps(t, s, lang.English))}
		b.send(sizeOf(80, 24))
		b.run(b.unlock.Init())
		defer b.stop()
		defer func() { b.run(b.flush()) }()
		for i := range rapid.IntRange(1, 25).Draw(r, "keys") {
			for k := range strings.FieldsSeq(rapid.SampledFrom(moves).Draw(r, "key")) {
				b.key(press(k))
			}
			where := b.at
			chosen, _ := b.queue.Contact()
			shown, _ := b.conversation.Contact()
			typing := b.context().Typing() && !b.front.open() && b.places[b.at].over != nil
			word := ""
			if typing && !b.tooSmall() {
				word = fmt.Sprintf("woord%d ", i)
				b.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(word)})
			}
			width, height := rapid.IntRange(20, 200).Draw(r, "width"), rapid.IntRange(5, 60).Draw(r, "height")
			b.send(sizeOf(width, height))
			fits(t, strip(b.View()), width, height)
			small := b.tooSmall()
			if small && !strings.Contains(strip(b.View()), "60") {
				r.Errorf("at %dx%d it does not say how large it must be:\n%s", width, height, strip(b.View()))
			}
			if b.at != where {
				r.Errorf("at %dx%d the place is %v, was %v", width, height, b.at, where)
			}
			if c, _ := b.queue.Contact(); c.ID != chosen.ID {
				r.Errorf("at %dx%d another row is selected", width, height)
			}
			if c, _ := b.conversation.Contact(); c.ID != shown.ID {
				r.Errorf("at %dx%d another conversation is open", width, height)
			}
			if b.send(sizeOf(140, 40)); !strings.Contains(b.View(), strings.TrimSpace(word)) {
				r.Errorf("after %dx%d %q is lost:\n%s", width, height, word, b.View())
			}
			b.send(sizeOf(width, height))
			if small { // what a key would do could not be seen
				b.key(press("x"))
				if c, _ := s.Contact(chosen.ID); chosen.ID != (store.ContactID{}) && c.State == store.Closed {
					r.Errorf("a key acted on a screen of %dx%d", width, height)
				}
			}
		}
	})
}

// strip takes out where the cursor stands.
func strip(view string) string {
	from := strings.Index(view, "\x1b[?7782;")
	if from < 0 {
		return view
	}
	to := from + strings.IndexByte(view[from:], 'z') + 1
	return view[:from] + view[to:]
}

// TestWiderShowsTheConversation begins where only the queue has room.
func TestWiderShowsTheConversation(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 80, 24, lang.English)
	p.sees("Bang voor mijn buur")
	p.never("Ik hoor al weken")
	p.program.Send(sizeOf(140, 40))
	p.sees("Ik hoor al weken")
}
