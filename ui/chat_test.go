package ui

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/cryptotest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
)

// chatDesk is somebody before the workstation, with a house of chats behind it.
type chatDesk struct {
	*person
	house *chatHouse
	seat  *chatSeat
}

// atDesk puts her there; change may change what the session is made with.
func atDesk(t testing.TB, width, height int, l lang.Language, change func(*Deps)) *chatDesk {
	t.Helper()
	h := newChatHouse(t, func(now func() time.Time) *store.Store { return newStoreAt(t, now) })
	fill(t, h.st, letters)
	d := &chatDesk{house: h}
	deps := deps(t, h.st, l)
	deps.Now, deps.Sounding = h.now, DefaultSounding()
	deps.Chats = func(st *store.Store) Chats {
		d.seat = h.seat(st)
		return d.seat
	}
	if change != nil {
		change(&deps)
	}
	d.person = sitWith(t, h.st, deps, width, height)
	d.sees("Bang voor mijn buur")
	return d
}

// TestChatFrames draws a chat from its coming to its end.
func TestChatFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("chat-%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name(""), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1)
				d := atDesk(t, size[0], size[1], l, nil)
				v := d.house.comes(chat.Answers{Age: "12-17", Region: "ANT", Gender: "f"})
				v.says("hey kan ik hier praten? ik ben 14 en durf ni naar huis")
				d.steady()
				d.passes(22 * time.Second) // less than a minute in all: the rows of mails go by that
				w := d.house.comes(chat.Answers{})
				w.says("Goedemorgen. Mijn vraag gaat over mijn moeder, die 82 is.")
				d.types("g g")
				d.steady()
				d.passes(10 * time.Second)
				compare(t, name("queue"), d.steady())
				d.types("C")
				compare(t, name("waiting"), d.steady())
				d.types("c")
				d.until("the chat", func() bool { return v.kinds()[chat.Joined] == 1 })
				d.steady()
				d.passes(2 * time.Second)
				d.house.held(time.Hour)
				d.writes("Ja hoor, ik luister.")
				d.types("enter")
				d.until("the clock of its case", func() bool { return !strings.Contains(d.screen(), " · 0:32") })
				d.gone(lang.For(l).T(lang.DraftUnsaved))
				compare(t, name("leaving"), d.steady())
			})
		}
	}
}

// ringing is a terminal that counts its bells.
type ringing struct {
	mu sync.Mutex
	n  int
}

func (r *ringing) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.n += bytes.Count(p, []byte{bell})
	return len(p), nil
}

func (r *ringing) bells() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.n
}

// accepts takes a visitor's chat and waits until it is hers.
func (d *chatDesk) accepts(v *visitor) {
	d.t.Helper()
	name := d.name(v)
	d.until("its row", func() bool { return strings.Contains(d.status(), "chat") })
	d.types("esc esc 1 g g C")
	d.sees("Chat · " + name)
	d.types("c")
	d.sees("to visitor "+name, "type here")
	d.sees("is yours")
	d.passes(2 * time.Second)
}

// passes moves the clock once all that was typed has been taken.
func (d *chatDesk) passes(by time.Duration) {
	d.screen()
	d.house.passes(by)
}

func (d *chatDesk) status() string { line, _, _ := strings.Cut(d.screen(), "\n"); return line }

func (d *chatDesk) name(v *visitor) string {
	d.t.Helper()
	c, err := d.store.Contact(v.contact)
	if err != nil {
		d.t.Fatal(err)
	}
	return c.Pseudonym.In("en")
}

// colleague is another who may answer, and read along.
func (d *chatDesk) colleague(name string) *chatSeat {
	d.t.Helper()
	id, err := d.store.AddMember(d.t.Context(), outside.New(name), member.RolesOf(member.Counselor, member.Supervisor))
	if err != nil {
		d.t.Fatal(err)
	}
	return d.house.seatOf(id)
}

// paste pastes a text as a terminal that marks pastes does.
func (d *chatDesk) paste(text string) {
	d.program.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// TestNothingOfChatsWithoutThem: without a seat no key, no name and no word of them.
func TestNothingOfChatsWithoutThem(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 140, 40, lang.English)
	p.sees("Bang voor mijn buur")
	for _, keys := range []string{"?", "g t", "g o", "C", "c", "enter", "?", "e", "?"} {
		p.types(keys)
		p.never("team room", "side conversation", "next chat", "hand the chat over", "read along", "No other chat", "visitor")
		if strings.Contains(p.screen(), "chat ") {
			t.Errorf("after %s it has chats:\n%s", keys, p.screen())
		}
		p.types("esc")
	}
	p.types("1 :")
	p.writes("colleague")
	p.never("invite", "side conversation")
}

// TestBells: one when a chat comes and when the visitor writes in one of mine, never
// more than one a second, none on the empty screen but where it is asked for.
func TestBells(t *testing.T) {
	for _, tt := range []struct {
		bell   Bell
		locked bool
		want   [4]int // after: a chat came; the visitor wrote; three came in a second; one on the empty screen
	}{
		{BellAll, false, [4]int{1, 2, 3, 3}}, {BellNew, false, [4]int{1, 1, 2, 2}}, {BellNone, true, [4]int{0, 0, 0, 0}}, {BellAll, true, [4]int{1, 2, 3, 4}},
	} {
		out := &ringing{}
		d := atDesk(t, 80, 24, lang.English, func(d *Deps) {
			d.Out, d.Sounding = out, Sounding{Bell: tt.bell, BellLocked: tt.locked}
		})
		is := func(step int) {
			t.Helper()
			d.until(fmt.Sprintf("%v bells at step %d of %v", tt.want[step], step, tt), func() bool { return out.bells() == tt.want[step] })
		}
		v := d.house.comes(chat.Answers{})
		d.sees("A chat waits: " + d.name(v))
		is(0)
		d.accepts(v)
		d.passes(5 * time.Second)
		v.says("hallo?")
		d.sees("hallo?")
		is(1)
		d.passes(5 * time.Second)
		for range 3 {
			w := d.house.comes(chat.Answers{})
			d.sees("A chat waits: " + d.name(w))
		}
		is(2)
		d.passes(5 * time.Second)
		d.types("ctrl+x")
		d.gone("hallo?")
		v.says("bent u daar nog?")
		time.Sleep(50 * time.Millisecond)
		is(3)
		if n := out.bells(); n != tt.want[3] {
			t.Errorf("%v rang %d times", tt, n)
		}
	}
}

// TestAcceptIsAClaim: the claim key takes the chat, the visitor is told, the contact is
// held; a fifth is refused in words, as is one that a colleague has.
func TestAcceptIsAClaim(t *testing.T) {
	d := atDesk(t, 140, 40, lang.English, nil)
	for range 4 {
		v := d.house.comes(chat.Answers{})
		d.accepts(v)
		if c, err := d.store.Contact(v.contact); err != nil || c.ClaimedBy != d.store.Me() {
			t.Fatalf("%v, claimed by %v", err, c.ClaimedBy)
		}
		if v.kinds()[chat.Joined] != 1 {
			t.Error("the visitor was not told")
		}
	}
	fifth := d.house.comes(chat.Answers{})
	d.sees("A chat waits: " + d.name(fifth))
	d.types("esc C")
	d.sees("Chat · "+d.name(fifth), "accepts the chat")
	d.types("c")
	d.sees("Four chats at once is the most")
	bram := d.colleague("Bram")
	if err := bram.Accept(t.Context(), fifth.contact); err != nil {
		t.Fatal(err)
	}
	d.sees("Bram talks with this visitor")
	d.types("c")
	d.sees("Somebody else has this chat")
	if fifth.kinds()[chat.Joined] != 1 {
		t.Error("it was accepted twice")
	}
}

// TestFirstEnterDoesNotSend: not within a second after the keys came to the line, and it
// says so; the next does.
func TestFirstEnterDoesNotSend(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Millisecond)
	v := d.house.comes(chat.Answers{})
	v.says("hallo")
	d.accepts(v)
	d.writes("Dag, ik ben Noor.")
	d.types("esc r enter")
	d.sees("Not sent: you only just came here")
	if got := v.said(); got != "" {
		t.Fatalf("it went: %q", got)
	}
	d.types("enter")
	d.until("the line", func() bool { return v.said() == "Dag, ik ben Noor." })
	d.writes("Vertel maar.")
	d.types("?") // a letter here
	d.types("esc r")
	d.passes(1500 * time.Millisecond)
	d.types("enter")
	d.until("the second line", func() bool { return v.said() == "Dag, ik ben Noor.|Vertel maar.?" })
}

// TestNextChatDoesNotSend: nor after the keys went to another chat.
func TestNextChatDoesNotSend(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Millisecond)
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.types("esc")
	w := d.house.comes(chat.Answers{})
	d.sees("A chat waits")
	d.accepts(w)
	d.writes("voor w")
	d.types("ctrl+n")
	d.sees("to visitor " + d.name(v))
	d.writes("voor v")
	d.types("ctrl+n enter")
	d.sees("to visitor "+d.name(w), "voor w", "Not sent")
	if v.said() != "" || w.said() != "" {
		t.Errorf("%q and %q went", v.said(), w.said())
	}
}

// TestTakeBack: until it leaves, and no longer.
func TestTakeBack(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Hour)
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.writes("Waar woon je?")
	d.types("enter")
	d.sees("leaves in 3 s · ctrl+r takes it back")
	d.passes(time.Second)
	d.sees("leaves in 2 s")
	d.writes("en")
	d.types("ctrl+r")
	d.sees("Taken back")
	s := d.screen()
	if strings.Contains(s, "leaves in") || !strings.Contains(s, "▏Waar woon je?") || !strings.Contains(s, "▏en") {
		t.Errorf("it does not stand in the line again:\n%s", s)
	}
	d.types("ctrl+u backspace enter")
	d.sees("leaves in 3 s")
	d.types("ctrl+r")
	d.sees("Taken back")
	d.house.held(time.Millisecond)
	d.types("enter")
	d.until("the line", func() bool { return v.said() == "Waar woon je?" })
	d.types("ctrl+r")
	d.sees("No line waits")
}

// TestPasteIsShownFirst: a paste of more than one line is shown whole before it goes, also
// where the terminal does not say that it is one.
func TestPasteIsShownFirst(t *testing.T) {
	for name, paste := range map[string]func(*chatDesk){
		"marked": func(d *chatDesk) { d.paste("eerste regel\ntweede regel\n") },
		"unmarked": func(d *chatDesk) {
			for range 2 {
				d.program.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("regel van een blad")})
				d.types("enter")
			}
			d.passes(2 * time.Second)
			d.types("enter")
		},
		"typed": func(d *chatDesk) {
			d.writes("eerste")
			d.types("ctrl+j")
			d.writes("tweede")
			d.types("enter")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := atDesk(t, 80, 24, lang.English, nil)
			d.house.held(time.Millisecond)
			v := d.house.comes(chat.Answers{})
			d.accepts(v)
			paste(d)
			d.sees("This goes to the visitor, 2 lines: enter sends it, esc goes on writing")
			d.types("enter") // within a second
			d.sees("Not sent")
			d.types("esc")
			d.gone("This goes to the visitor")
			d.types("enter")
			d.sees("This goes to the visitor")
			if got := v.said(); got != "" {
				t.Fatalf("it went unseen: %q", got)
			}
			d.passes(2 * time.Second)
			d.types("enter")
			d.until("both lines as one message", func() bool { return strings.Count(v.said(), "\n") == 1 && len(v.heard()) == 1 })
		})
	}
}

// TestSlowLine: what is typed on a slow line comes several characters at once, and is sent
// by an Enter that comes later.
func TestSlowLine(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Millisecond)
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.program.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Ik ben er nog.")})
	d.passes(2 * time.Second)
	d.types("enter")
	d.until("the line", func() bool { return v.said() == "Ik ben er nog." })
}

// TestTemplateIsShownFirst: as is a template.
func TestTemplateIsShownFirst(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Millisecond)
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.types("ctrl+t")
	d.sees("afronden")
	d.writes("ontvangen")
	d.types("enter enter")
	d.sees("This goes to the visitor", "Not sent")
	if got := v.said(); got != "" {
		t.Fatalf("it went unseen: %q", got)
	}
	d.passes(2 * time.Second)
	d.types("enter")
	d.until("the template", func() bool { return strings.HasPrefix(v.said(), "Beste,") })
}

// TestServiceInChat: a service of the directory goes along so that it can be copied, and
// becomes a referral when it has left, not before.
func TestServiceInChat(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	if _, err := d.store.ImportDirectory(t.Context(), outside.New("kaart.zip"), someServices()); err != nil {
		t.Fatal(err)
	}
	d.house.held(time.Hour)
	v := d.house.comes(chat.Answers{Age: "12-17"})
	d.accepts(v)
	d.writes("Hier kun je terecht:")
	d.types("ctrl+d")
	d.sees("Vluchthuis")
	d.types("enter j enter")
	d.sees("JAC", "016 00 10 30", "This goes to the visitor", "Hier kun je terecht:")
	d.passes(2 * time.Second)
	d.types("enter")
	d.sees("leaves in 3 s")
	referrals := func() int {
		c, err := d.store.Contact(v.contact)
		if err != nil || c.Case == (store.CaseID{}) {
			return 0
		}
		f, err := d.store.CaseFile(c.Case)
		if err != nil {
			t.Fatal(err)
		}
		return len(f.Referrals)
	}
	if n := referrals(); n != 0 {
		t.Errorf("%d referrals before it left", n)
	}
	d.types("ctrl+r")
	d.sees("Taken back")
	d.house.held(time.Millisecond)
	d.types("enter")
	d.sees("This goes to the visitor")
	d.passes(2 * time.Second)
	d.types("enter")
	d.until("the service", func() bool {
		h := v.heard()
		return len(h) == 1 && len(h[0].Services) == 1 && strings.HasPrefix(h[0].Services[0].Name.Unsafe(), "JAC")
	})
	d.until("the referral", func() bool { return referrals() == 1 })
	d.sees("in the case as a referral")
}

// TestWhatTheVisitorDoes: typing, what was delivered and read, and how somebody went, in
// words; the chat is not closed by that, and what was typed stays.
func TestWhatTheVisitorDoes(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Millisecond)
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.writes("Ben je daar?")
	d.types("enter")
	d.sees("sent")
	v.marks(chat.Mark{Got: 2})
	d.sees("delivered")
	v.marks(chat.Mark{Seen: 2})
	d.sees("read")
	d.never("delivered")
	v.marks(chat.Mark{Typing: true})
	d.sees("is typing")
	v.says("ja")
	d.gone("is typing")
	d.writes("Kun je bel")
	v.leaves(chat.Exited)
	d.sees("left by the exit: perhaps somebody came in", "▏Kun je bel")
	d.types("enter")
	d.sees("The visitor is not there any more; what you typed stays here.", "▏Kun je bel")
	if v.kinds()[chat.Ended] != 0 {
		t.Error("it was closed")
	}
}

// TestVisitorIsToldOfTyping and of what was read, and only while it stands on the screen.
func TestVisitorIsToldOfTyping(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	v := d.house.comes(chat.Answers{})
	v.says("hallo")
	d.accepts(v)
	told := func() chat.View {
		view, err := d.house.rooms.Wait(t.Context(), v.id, chat.Since{})
		if err != nil {
			t.Fatal(err)
		}
		return view
	}
	d.until("that it was read", func() bool { return told().Seen == 1 })
	d.writes("D")
	d.until("that she types", func() bool { return told().Typing })
	d.types("esc 1")
	n := v.says("nog iets")
	d.sees("1 new")
	if told().Seen >= n {
		t.Error("it was read where it does not stand on the screen")
	}
	d.types("C")
	d.until("that it was read", func() bool { return told().Seen == n })
	d.types("ctrl+x")
	n = v.says("en nog iets")
	time.Sleep(50 * time.Millisecond)
	if told().Seen >= n {
		t.Error("it was read on an empty screen")
	}
	d.types("j")
	d.until("that it was read", func() bool { return told().Seen == n })
}

// TestEndOfAChat: it is asked for by a word; the registration opens beside it, and what
// was said stays.
func TestEndOfAChat(t *testing.T) {
	d := atDesk(t, 140, 40, lang.English, nil)
	v := d.house.comes(chat.Answers{Age: "12-17", Region: "ANT"})
	v.says("dank u wel")
	d.accepts(v)
	d.types("ctrl+g")
	d.sees("End the chat with "+d.name(v)+"?", "end")
	d.types("enter")
	if v.kinds()[chat.Ended] != 0 {
		t.Fatal("Enter alone ended it")
	}
	d.writes("end")
	d.types("enter")
	d.sees("dank u wel", "a counselor ended the chat", "The chat is over", "Registration", "channel          chat", "12 to 17")
	d.never("to visitor")
}

// TestHandedOverAndInvited: to whoever is free, to a colleague, and a colleague beside.
func TestHandedOverAndInvited(t *testing.T) {
	d := atDesk(t, 140, 40, lang.English, nil)
	bram, err := d.store.AddMember(t.Context(), outside.New("Bram"), member.RolesOf(member.Counselor))
	if err != nil {
		t.Fatal(err)
	}
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.types("ctrl+p")
	d.sees("Invite into the chat", "Bram")
	d.types("enter")
	d.sees("Bram is in this chat too")
	d.types("esc g o") // Bram, who is in it, is not at the desk
	d.sees("Hand the chat over to", "whoever is free")
	d.writes("Bram")
	d.types("enter")
	d.sees("goes to Bram", "It was handed to a colleague")
	d.never("is not yours any more")
	if err := d.house.seatOf(bram).Accept(t.Context(), v.contact); err != nil {
		t.Fatal(err)
	}
	d.sees("This chat is with Bram.")
	if c, err := d.store.Contact(v.contact); err != nil || c.ClaimedBy != bram {
		t.Errorf("%v, held by %v", err, c.ClaimedBy)
	}
}

// TestInvitedIntoAChat: who was invited reads what the rules found, leaves the chat to who
// has it, and has it when it is handed to her.
func TestInvitedIntoAChat(t *testing.T) {
	d := atDesk(t, 140, 40, lang.English, nil)
	bram := d.colleague("Bram")
	bram.Here(true)
	v := d.house.comes(chat.Answers{})
	v.says("hij heeft een mes")
	if err := bram.Accept(t.Context(), v.contact); err != nil {
		t.Fatal(err)
	}
	d.sees("Bram ")
	invited := func() {
		t.Helper()
		if err := bram.Invite(t.Context(), v.contact, d.store.Me()); err != nil {
			t.Fatal(err)
		}
		d.sees("You were invited")
		d.types("C")
		d.sees("Bram is in this chat too", "‘hij heeft een mes’ — acute")
	}
	invited()
	d.types("ctrl+o")
	d.sees("Hand the chat over to", "Bram, who has it: you leave")
	d.types("enter")
	d.sees("You left the chat", "This chat is with Bram.")
	d.gone("‘hij heeft een mes’ — acute", "‘’ —")
	if v.kinds()[chat.Parting] != 1 || v.kinds()[chat.Handed] != 0 {
		t.Errorf("the visitor is told %v", v.kinds())
	}
	invited()
	d.types("esc")
	if err := bram.HandOver(t.Context(), v.contact, d.store.Me()); err != nil {
		t.Fatal(err)
	}
	d.sees("is yours from here on")
	if c, err := d.store.Contact(v.contact); err != nil || c.ClaimedBy != d.store.Me() {
		t.Errorf("%v, held by %v", err, c.ClaimedBy)
	}
}

// TestReadAlong: nothing of a colleague's chat is shown before it was said that somebody
// reads along; the counselor sees who does.
func TestReadAlong(t *testing.T) {
	d := atDesk(t, 140, 40, lang.English, nil)
	bram := d.colleague("Bram")
	v := d.house.comes(chat.Answers{})
	v.says("ik durf het alleen aan Bram zeggen")
	if err := bram.Accept(t.Context(), v.contact); err != nil {
		t.Fatal(err)
	}
	d.until("its row", func() bool { return strings.Contains(d.screen(), "in a chat") })
	d.steady()
	d.types("G enter")
	d.sees("Bram talks with this visitor")
	if s := d.screen(); strings.Count(s, "alleen aan Bram") > 1 { // the row of the queue has the last line
		t.Errorf("the chat is shown:\n%s", s)
	}
	d.types("g l")
	d.sees("You read the chat", "Noor reads along", "ik durf het alleen aan Bram zeggen")
	if v.kinds()[chat.Reading] != 1 {
		t.Error("it was not said")
	}
	d.types("r")
	d.sees("You are not in this chat")

	w := d.house.comes(chat.Answers{})
	d.accepts(w)
	if err := bram.ReadAlong(t.Context(), w.contact); err != nil {
		t.Fatal(err)
	}
	d.sees("Bram reads along")
}

// TestLockWithAChat: the screen is only empty, the visitor is told, and told again when
// she is back; asked for again it locks.
func TestLockWithAChat(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	v := d.house.comes(chat.Answers{})
	v.says("hallo?")
	d.accepts(v)
	d.writes("Een ogen")
	d.types("ctrl+l")
	d.gone("hallo?", "Een ogen")
	d.until("that she is away", func() bool { return v.kinds()[chat.Away] == 1 })
	d.types("j")
	d.sees("hallo?", "Een ogen")
	d.until("that she is back", func() bool { return v.kinds()[chat.Back] == 1 })
	d.types("ctrl+l")
	d.gone("hallo?")
	d.types("ctrl+l")
	select {
	case r := <-d.done:
		if d.done <- r; !r.Locked {
			t.Error("it did not lock")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it does not lock")
	}
	if n := v.kinds(); n[chat.Away] != 2 {
		t.Errorf("%v", n)
	}
}

// TestTypedIsKept: what is typed and what has not left are a draft when it is locked, and
// nothing goes from a screen that is left.
func TestTypedIsKept(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	d.house.held(time.Hour)
	v := d.house.comes(chat.Answers{})
	d.accepts(v)
	d.writes("Dit wacht nog.")
	d.types("enter")
	d.sees("leaves in")
	d.writes("En dit is half")
	d.types("ctrl+l")
	d.gone("half")
	d.types("ctrl+l")
	<-d.done
	d.done <- Result{}
	if got := v.said(); got != "" {
		t.Errorf("%q went", got)
	}
	for _, line := range d.house.sent[v.contact] {
		if err := d.seat.TakeBack(v.contact, line); !errors.Is(err, chat.ErrLeft) {
			t.Errorf("a line leaves yet: %v", err)
		}
	}
}

// TestUnansweredIsTold: who waits for a word is told of after two minutes, once, and the
// key goes first to who has waited longest.
func TestUnansweredIsTold(t *testing.T) {
	out := &ringing{}
	d := atDesk(t, 80, 24, lang.English, func(d *Deps) { d.Out = out })
	d.house.held(time.Millisecond)
	first := d.house.comes(chat.Answers{})
	d.accepts(first)
	second := d.house.comes(chat.Answers{})
	d.sees("A chat waits")
	d.accepts(second)
	d.types("esc 1")
	second.says("bent u daar?")
	d.passes(10 * time.Second)
	first.says("hallo")
	d.sees("2 chats to answer")
	before := out.bells()
	d.passes(2*time.Minute - 5*time.Second)
	d.sees(d.name(second) + " has waited 2 min for a word")
	d.until("a bell", func() bool { return out.bells() > before })
	d.types("C")
	d.sees("Chat · " + d.name(second))
	d.types("ctrl+n")
	d.sees("Chat · " + d.name(first))
}

// TestReadIsNotAnswered: what was read and not answered calls on, also where nothing is new.
func TestReadIsNotAnswered(t *testing.T) {
	d := atDesk(t, 140, 40, lang.English, nil)
	d.house.held(time.Millisecond)
	first := d.house.comes(chat.Answers{})
	d.accepts(first)
	first.says("bent u daar?")
	d.sees("bent u daar?")
	second := d.house.comes(chat.Answers{})
	d.sees("A chat waits")
	d.accepts(second)
	d.sees(d.name(first) + " unanswered · 0:02")
	d.passes(2 * time.Minute)
	d.sees(d.name(first)+" has waited 2 min for a word", "1 chat to answer")
	d.types("ctrl+n")
	d.sees("Chat · " + d.name(first))
	d.passes(2 * time.Second)
	d.writes("Ja.")
	d.types("enter")
	d.gone("unanswered", "1 chat to answer")
}

// TestAwayIsBusy: who has emptied the screen takes no chat, and the page says so.
func TestAwayIsBusy(t *testing.T) {
	d := atDesk(t, 80, 24, lang.English, nil)
	is := func(want chat.State) func() bool {
		return func() bool { return d.house.rooms.Standing().State == want }
	}
	d.until("it is open", is(chat.Open))
	d.types("ctrl+x")
	d.until("it is busy", is(chat.Busy))
	d.types("j")
	d.until("it is open", is(chat.Open))
	d.types("ctrl+l")
	d.until("it is busy", is(chat.Busy))
}

// TestRemarkIsKept: what is typed among colleagues is kept until it was said, in the
// team's room and beside a case, and stands there again after the line was cut.
func TestRemarkIsKept(t *testing.T) {
	for keys, said := range map[string]string{"g t": "Said: team room", "g s": "Said: colleagues on case"} {
		d := atDesk(t, 80, 24, lang.English, nil)
		d.types("c")
		d.sees("claimed")
		c, err := d.store.Queue(store.FilterMine, 0, 1)
		if err != nil || len(c) != 1 {
			t.Fatalf("%v, %d", err, len(c))
		}
		var of store.CaseID
		if keys == "g s" {
			of = c[0].Case
		}
		kept := func(want string) func() bool {
			return func() bool {
				text, err := d.store.RemarkDraft(of)
				return err == nil && text.Unsafe() == want
			}
		}
		d.types(keys)
		d.writes("wie neemt over?")
		d.until("it is kept", kept("wie neemt over?"))
		d.writes(" ik niet")
		d.types("esc") // before a second is over
		d.until("it is kept", kept("wie neemt over? ik niet"))
		d.types(keys)
		d.sees("▏wie neemt over? ik niet")
		d.writes(".")
		d.until("it is kept", kept("wie neemt over? ik niet."))
		d.passes(2 * time.Second)
		d.types("enter")
		d.sees(said)
		d.until("it is not kept", kept(""))
	}
}

// TestRooms: the team's room and the side conversation on a case have a place of their own,
// what is typed there stays there, and nothing of it reaches a visitor.
func TestRooms(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		d := atDesk(t, size[0], size[1], lang.English, nil)
		d.house.held(time.Millisecond)
		v := d.house.comes(chat.Answers{})
		v.says("hallo")
		d.accepts(v)
		d.writes("Dag!")
		d.types("esc g s")
		d.sees("COLLEAGUES", "among colleagues, never to a", "say it here")
		d.writes("Wie kent haar?")
		d.types("enter")
		d.sees("Not said: you only just")
		d.types("enter")
		d.sees("Said: colleagues on case 26-0001", "Noor · 12:04")
		d.writes("half")
		d.types("esc")
		d.gone("COLLEAGUES")
		d.types("g t")
		d.sees("COLLEAGUES", "Nobody has said anything here")
		d.never("Wie kent haar?", "half")
		d.writes("Ik ga eten.")
		d.passes(2 * time.Second)
		d.types("enter")
		d.sees("Said: team room")
		d.types("esc u")
		d.sees("undone: Said: team room")
		d.types("C")
		d.sees("▏Dag!")
		d.types("esc g s")
		d.sees("▏half", "Wie kent haar?")
		if team, err := d.store.TeamRoom(0, 9); err != nil || len(team) != 0 {
			t.Errorf("%v, %v", team, err)
		}
		if got := v.said(); got != "" {
			t.Errorf("%q went to the visitor", got)
		}
		els := d.colleague("Els")
		d.types("esc")
		d.gone("COLLEAGUES")
		d.passes(20 * time.Second)
		if _, err := els.store().SayToTeam(t.Context(), outside.New("Koffie?")); err != nil {
			t.Fatal(err)
		}
		d.sees("Els said something in the team room. g t goes there.")
	}
}
