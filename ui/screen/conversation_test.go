package screen

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/lang"
)

// flooded is a conversation of one writer that is far larger than what is kept
// of it: each mail says a number at its beginning and another at its end.
func flooded(t testing.TB) (*room, *Conversation) {
	r := newRoom(t, lang.Dutch)
	filler := strings.Repeat("Ik weet niet wat ik moet doen. ", 4_000) // 124 kB
	var all []letter
	for i := range 48 {
		all = append(all, letter{
			from: "a@example.org", root: "r", subject: "Vraag", at: r.clock.Add(time.Duration(i-100) * time.Minute),
			text: fmt.Sprintf("begin%02d %s eind%02d", i, filler, i),
		})
	}
	r.arrive(all...)
	to, _ := r.contact()
	c := NewConversation(r.Session)
	c.SetSize(60, 20)
	c.SetFocus(true)
	pump(c, c.Show(to, true))
	return r, c
}

// kept is how much text the conversation holds.
func (c *Conversation) kept() (n int) {
	for _, m := range c.messages {
		n += sizeOf(m)
	}
	return n
}

const mostKept = 4 << 20

// A writer who floods the helpline fills no memory: of a conversation only what
// lies around the cursor is held, and what is in sight is always there.
func TestFloodedConversation(t *testing.T) {
	r, c := flooded(t)
	random := rand.New(rand.NewPCG(1, 2))
	keys := []string{"j", "k", "<pgdown>", "<ctrl+u>", "G", "gg", "n", "N", "<enter>"}
	press(c, r.Look, "/begin<enter>")
	for range 60 {
		key := keys[random.IntN(len(keys))]
		press(c, r.Look, key)
		if view := c.View(); strings.Contains(view, "…") {
			t.Fatalf("%s: what is in sight was not read:\n%s", key, view)
		}
		if n := c.kept(); n > mostKept {
			t.Fatalf("%s: %d bytes are held", key, n)
		}
	}
}

// Words are found wherever they stand, in order, forwards and backwards, and
// round the end.
func TestSeekInAFloodedConversation(t *testing.T) {
	r, c := flooded(t)
	sees := func(words string) {
		t.Helper()
		if view := c.View(); !strings.Contains(view, words) {
			t.Fatalf("%s is not in sight:\n%s", words, view)
		}
	}
	seek := func(words string, backwards bool) (told []tea.Msg) {
		t.Helper()
		keys := "n"
		switch {
		case words != c.reader.Words():
			keys = "/" + words + "<enter>"
		case backwards:
			keys = "N"
		}
		told = press(c, r.Look, keys)
		if n := c.kept(); n > mostKept {
			t.Errorf("%d bytes are held", n)
		}
		return told
	}
	sees("begin00") // nobody answered: reading begins at the first
	for _, want := range []string{"eind00", "eind01", "eind02"} {
		seek("eind", false)
		sees(want)
	}
	seek("eind", true)
	sees("eind01")
	seek("eind", true)
	seek("eind", true)
	sees("eind47")
	seek("eind", false)
	sees("eind00")
	seek("BEGIN41", false)
	sees("begin41")
	seek("begin39", false) // round the end
	sees("begin39")
	was := c.View()
	if m, ok := told[Said](seek("nergens", false)); !ok || m.Words != r.T(lang.NotFound) {
		t.Errorf("said %q", m.Words)
	}
	if c.View() != was {
		t.Error("what is nowhere moved the cursor")
	}
	press(c, r.Look, "/begin20<esc>")
	if c.View() != was {
		t.Error("who gives up is not where she was")
	}
}

// What comes in while one reads leaves the place as it is.
func TestChangeInAFloodedConversation(t *testing.T) {
	r, c := flooded(t)
	press(c, r.Look, "/begin41<enter>")
	was := c.View()
	r.arrive(letter{from: "a@example.org", root: "r", subject: "Vraag", at: r.clock.Add(-99*time.Minute - time.Second), text: "nog een"})
	to, _ := c.Contact()
	pump(c, c.Update(Changed{Change: store.Change{Contacts: map[store.ContactID]bool{to.ID: true}}}))
	if len(c.messages) != 49 {
		t.Fatalf("%d messages", len(c.messages))
	}
	if got := c.View(); got != was {
		t.Errorf("the place was lost:\n%s\nwas\n%s", got, was)
	}
}
