package ui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// writes types a text.
func (b seat) writes(words string) {
	for _, r := range words {
		b.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

// quickly presses keys, a space apart, before anything that the first of them
// leads to is done.
func (b seat) quickly(keys string) {
	var cmds []tea.Cmd
	for k := range strings.FieldsSeq(keys) {
		_, cmd := b.Update(press(k))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		b.run(cmd)
	}
}

// seated fills a store and sits down before it.
func seated(t *testing.T, width, height int) (seat, *store.Store) {
	t.Helper()
	s := newStore(t)
	fill(t, s, letters)
	d := deps(t, s, lang.English)
	d.Config.Undo = 10 * time.Second
	b := seatWith(t, d, width, height)
	t.Cleanup(func() {
		if b.desk != nil {
			b.stop()
		}
		s.Close()
	})
	return b, s
}

func (b seat) ops() []store.Op {
	b.Helper()
	all, err := b.s.Store.Outbox().List(true)
	if err != nil {
		b.Fatal(err)
	}
	return all
}

// TestSendOnce: send pressed twice gives the mail to the outbox once, and the keys
// after it go to the place behind.
func TestSendOnce(t *testing.T) {
	for name, begin := range map[string]func(seat){
		"reply":    func(b seat) { b.key(press("r")) },
		"new mail": func(b seat) { b.key(press("M")); b.writes("iemand@example.org"); b.key(press("esc")) },
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := seated(t, 80, 24)
			begin(b)
			b.writes("Dag.")
			b.quickly("ctrl+s ctrl+s ctrl+s 1")
			if n := len(b.ops()); n != 1 {
				t.Errorf("the outbox has %d", n)
			}
			if b.at != atQueue || len(b.places.texts()) > 0 {
				t.Errorf("the keys are at %v, %d texts stand there", b.at, len(b.places.texts()))
			}
		})
	}
}

// TestKeepOnce: a note that is kept twice stands in the case once.
func TestKeepOnce(t *testing.T) {
	b, s := seated(t, 80, 24)
	c, _ := b.queue.Contact()
	b.key(press("e"))
	b.writes("Belt morgen zelf.")
	b.quickly("ctrl+o ctrl+o ctrl+o 1")
	c, err := s.Contact(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	file, err := s.CaseFile(c.Case)
	if err != nil || len(file.Notes) != 1 || b.at != atQueue {
		t.Errorf("%d notes, %v; the keys are at %v", len(file.Notes), err, b.at)
	}
}

// TestUndoWhatWasJustSent: undo that was pressed while a reply was on its way takes
// back that reply, and not what was done before.
func TestUndoWhatWasJustSent(t *testing.T) {
	b, s := seated(t, 80, 24)
	b.key(press("G"))
	b.key(press("x"))
	closed := 1
	b.key(press("r"))
	b.writes("Dag.")
	b.quickly("ctrl+s u")
	if ops := b.ops(); len(ops) != 1 || ops[0].Reason != store.ReasonUndo {
		t.Errorf("%+v", ops)
	}
	if counts, err := s.Counts(); err != nil || counts.Closed != closed {
		t.Errorf("%d are closed, %v", counts.Closed, err)
	}
}

// TestAheadIsText: what is typed before the composer stands there is its text, also
// when something else fails meanwhile.
func TestAheadIsText(t *testing.T) {
	b, s := seated(t, 80, 24)
	c, _ := b.queue.Contact()
	_, opening := b.Update(press("r"))
	b.Update(press("x"))
	b.Update(screen.Failed{Err: store.ErrDamaged})
	if k, _ := s.Contact(c.ID); k.State == store.Closed {
		t.Fatal("the first letter of the answer closed the contact")
	}
	b.run(opening)
	b.run(b.flush())
	if d, ok, err := s.ReplyDraft(c.ID); !ok || d.Text.Unsafe() != "x" {
		t.Errorf("the draft is %q, %v", d.Text.Unsafe(), err)
	}
}

// TestAheadOfNothing: what was typed for a place that does not come is for nothing,
// and that is said.
func TestAheadOfNothing(t *testing.T) {
	lost := lang.For(lang.English).T(lang.KeysLost, lang.N(2))
	for name, begin := range map[string]func(seat) (miss func()){
		"the conversation cannot be read": func(b seat) func() {
			b.Update(press("r"))
			return func() {
				b.send(brought{number: b.opening.number, what: "reply", err: store.ErrDiskFull})
			}
		},
		"the draft cannot be read": func(b seat) func() {
			b.Update(press("M"))
			return func() { b.send(screen.Ended{Of: b.places[atConversation].over, Missed: true}) }
		},
		"the text cannot be saved": func(b seat) func() {
			b.key(press("e"))
			b.writes("Belt")
			b.s.Store.Close()
			_, save := b.Update(press("esc"))
			return func() { b.run(save) }
		},
		"the rows cannot be read": func(b seat) func() {
			b.s.Store.Close()
			_, load := b.Update(press("A"))
			return func() {
				for _, m := range results(load) {
					b.Update(m)
				}
			}
		},
		"there is nothing to send": func(b seat) func() {
			b.key(press("r"))
			_, look := b.Update(press("ctrl+s"))
			return func() { b.run(look) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, s := seated(t, 80, 24)
			miss := begin(b)
			b.Update(press("x"))
			b.Update(press("u"))
			miss()
			if len(b.ahead.keys) > 0 {
				t.Errorf("%d keys still wait", len(b.ahead.keys))
			}
			if said := strip(b.View()); !strings.Contains(strings.Join(strings.Fields(said), " "), lost) {
				t.Errorf("it does not say %q:\n%s", lost, said)
			}
			if counts, err := s.Counts(); err == nil && counts.Closed > 0 {
				t.Error("a letter closed the contact")
			}
			for _, w := range b.places.texts() {
				if v := strip(w.View()); strings.Contains(v, "xu") {
					t.Errorf("the keys are in the text:\n%s", v)
				}
			}
		})
	}
}

// TestEndedIsOfOne: a text tells once that it is done, and that takes away no other.
func TestEndedIsOfOne(t *testing.T) {
	b, _ := seated(t, 140, 40)
	b.key(press("r"))
	b.writes("abc")
	c := b.places[atConversation].over
	saving := c.Flush() // as the pause does, while esc is pressed
	leaving := c.Type(tea.KeyMsg{Type: tea.KeyEsc}, keymap.Back)
	told := 0
	for _, cmd := range []tea.Cmd{saving, leaving} {
		for _, m := range results(cmd) {
			for _, m := range results(b.update(m)) {
				if e, ok := m.(screen.Ended); ok && e.Of == c {
					told++
				}
			}
		}
	}
	if told != 1 {
		t.Errorf("it told %d times that it is done", told)
	}
	b.send(screen.Ended{Of: c})
	b.key(press("e"))
	b.writes("Belt")
	b.send(screen.Ended{Of: c})
	if w := b.places[atCase].over; w == nil || b.at != atCase {
		t.Error("what is told of the reply took the note away")
	}
}

// TestOneTextAfterTheOther: a text that cannot be saved is not covered by another.
func TestOneTextAfterTheOther(t *testing.T) {
	b, s := seated(t, 80, 24)
	c, _ := b.queue.Contact()
	b.key(press("r"))
	b.writes("Dag")
	b.goTo(atQueue)
	b.run(b.newMail())
	if w := b.places[atConversation].over; w == nil || w.Contact().ID == c.ID {
		t.Fatal("the new mail does not stand there")
	}
	if d, ok, err := s.ReplyDraft(c.ID); !ok || d.Text.Unsafe() != "Dag" {
		t.Fatalf("the reply is %q, %v", d.Text.Unsafe(), err)
	}
	b.key(press("esc"))
	b.key(press("esc"))
	b.goTo(atQueue)
	b.key(press("r"))
	b.writes(" mevrouw")
	b.goTo(atQueue)
	over := b.places[atConversation].over
	s.Close()
	b.run(b.newMail())
	if b.places[atConversation].over != over || b.at != atConversation {
		t.Error("the text that is not saved went away")
	}
}
