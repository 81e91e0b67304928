package screen

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"baken/keymap"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// nasty is a mail as strangers write it.
func (r *room) nasty() letter {
	return letter{
		from: "\x1b[2Jx\u202e@example.org", subject: "\x1b]0;weg\x07日本語の長い件名 " + strings.Repeat("eindeloos", 20), at: r.clock.Add(-time.Hour),
		text: "שלום\x1b[31m rood\r\n" + strings.Repeat("lang", 300) + "\n👍👍", cc: []string{strings.Repeat("a", 200) + "@example.org", "\x1b[5m@example.org"},
	}
}

// picture says what holds for every frame.
func picture(t interface {
	Helper()
	Fatalf(string, ...any)
}, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Fatalf("%d lines, want %d:\n%s", len(lines), height, view)
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w != width {
			t.Fatalf("a line of %d cells, want %d: %q", w, width, l)
		}
	}
	if rest := strings.ReplaceAll(view, part.Here, ""); strings.ContainsAny(rest, "\x1b\x07\r") {
		t.Fatalf("a control sequence came through: %q", rest)
	}
	if n := strings.Count(view, part.Here); n > 1 {
		t.Fatalf("%d cursors:\n%s", n, view)
	}
}

// TestAnyKeys: whatever is pressed at whatever size, a frame is a frame.
func TestAnyKeys(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.sent()
	r.arrive(r.nasty())
	begin := map[string]func() (driven, tea.Cmd){
		"composer": func() (driven, tea.Cmd) {
			to, messages := r.contact()
			c, cmd := NewComposer(r.Session, to, messages, true)
			c.wait = time.Millisecond
			return c, cmd
		},
		"new mail": func() (driven, tea.Cmd) { c, cmd := NewMail(r.Session); c.wait = time.Millisecond; return c, cmd },
		"note": func() (driven, tea.Cmd) {
			to, _ := r.contact()
			n, cmd := NewNote(r.Session, to, "", nil)
			n.wait = time.Millisecond
			return n, cmd
		},
		"form": func() (driven, tea.Cmd) {
			to, _ := r.contact()
			f, cmd := NewForm(r.Session, to)
			f.wait = time.Millisecond
			return f, cmd
		},
		"case": func() (driven, tea.Cmd) {
			p := NewCasePane(r.Session)
			to, _ := r.contact()
			return p, p.Show(to, true)
		},
		"outbox": func() (driven, tea.Cmd) { o := NewOutbox(r.Session); return o, o.Load() },
	}
	keys := []string{"a", "é", "日", " ", "\n", "j", "t", "X", "E", "/"}
	for name := range keyTypes {
		if name != "ctrl+s" { // sending is tested by itself
			keys = append(keys, "<"+name+">")
		}
	}
	slices.Sort(keys)
	for name, make := range begin {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s, cmd := make()
				pump(s, cmd)
				sized := s.(shown)
				sized.SetFocus(true)
				for range rapid.IntRange(1, 12).Draw(t, "n") {
					w, h := rapid.IntRange(2, 100).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
					sized.SetSize(w, h)
					press(s, r.Look, rapid.SampledFrom(keys).Draw(t, "key"))
					picture(t, s.View(), w, h)
				}
			})
		})
	}
}

// TestTheWordStays: in the narrowest pane too one sees which of the two it is,
// and never the other's word.
func TestTheWordStays(t *testing.T) {
	line := func(view string) int { return strings.Count(view[:strings.Index(view, "┃")], "\n") }
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		r.arrive(r.bang())
		c, n := r.answer(), r.writing(nil)
		for width := 30; width < 120; width += 3 {
			c.SetSize(width, 20)
			n.SetSize(width, 20)
			before, beforeNote := len(c.head()), line(n.View())
			c.changes, n.changes = c.changes+1, n.changes+1 // being saved: the longest state
			if after := len(c.head()); after != before {
				t.Errorf("%s, %d: the text moves from line %d to %d", l, width, before, after)
			}
			if after := line(n.View()); after != beforeNote {
				t.Errorf("%s, %d: the note moves", l, width)
			}
			if v := c.View(); !strings.Contains(v, r.T(lang.ReplyWord)) || strings.Contains(v, r.T(lang.NoteWord)) || !strings.Contains(v, "schrijver@example.org") {
				t.Errorf("%s, %d:\n%s", l, width, v)
			}
			if v := n.View(); !strings.Contains(v, r.T(lang.NoteWord)) || strings.Contains(v, r.T(lang.ReplyWord)) {
				t.Errorf("%s, %d:\n%s", l, width, v)
			}
		}
	}
}

// TestReading: tab scrolls the message in sight, and who types is back in the
// text.
func TestReading(t *testing.T) {
	r := newRoom(t, lang.English)
	l := r.bang()
	l.text = strings.Repeat("een regel\n", 40) + "het einde"
	r.arrive(l)
	c := r.answer()
	press(c, r.Look, "Dag.<tab>")
	c.View()
	press(c, r.Look, strings.Repeat("<pgdown>", 15))
	if v := c.View(); !strings.Contains(v, "het einde") || c.editor.Value() != "Dag." {
		t.Fatalf("not scrolled:\n%s", v)
	}
	press(c, r.Look, "En")
	if c.reading || c.editor.Value() != "Dag.En" {
		t.Errorf("reading %v, %q", c.reading, c.editor.Value())
	}
}

// TestSecondAnswer: one's own earlier answer stands above and is no news.
func TestSecondAnswer(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	for range 2 {
		c := r.answer()
		if _, ok := told[Ended](press(c, r.Look, "Dag.<ctrl+s>")); !ok {
			t.Fatalf("said %q", c.notice)
		}
		r.clock = r.clock.Add(time.Hour)
	}
}

// TestClaimedByColleague: it is said before sending, and the draft stays.
func TestClaimedByColleague(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	press(c, r.Look, "Dag.")
	m := looked{of: c.keep, question: c.asked, contact: c.to, messages: c.above.messages, send: true}
	m.contact.Claim, m.contact.ClaimedBy, m.contact.Claimer = store.LocalClaim, member.NewID(), outside.New("Samir")
	c.sending = true
	if cmd := c.Update(m); cmd != nil || c.sending || c.notice != r.T(lang.NotYourClaim, lang.Said("Samir")) {
		t.Errorf("sending %v, said %q", c.sending, c.notice)
	}
	if d, ok := r.draft(); !ok || d.Text != outside.New("Dag.") {
		t.Error("the draft is gone")
	}
}

// TestReadingOnly: without a server to send with it is said, and the draft
// stays.
func TestReadingOnly(t *testing.T) {
	r := newRoom(t, lang.English)
	r.Compose = nil
	r.arrive(r.bang())
	c := r.answer()
	said := press(c, r.Look, "Dag.<ctrl+s>")
	if _, ok := told[Ended](said); ok || c.notice != r.T(lang.WhyReadOnly) || c.Why(keymap.Send) == "" {
		t.Errorf("ended %v, said %q", ok, c.notice)
	}
}

// TestKeysNobodyBound: a person may leave an action without a key.
func TestKeysNobodyBound(t *testing.T) {
	keys, err := keymap.New(keymap.Config{"composer": {"next-pane": {}, "send": {}, "recipients": {}}, "field": {"next-pane": {}}, "outbox": {"retry": {}, "discard": {}}})
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(t, lang.English)
	r.Keys = keys
	l := r.bang()
	l.cc = []string{"huisarts@example.org"}
	r.arrive(l)
	c := r.answer()
	c.Do(keymap.Recipients)
	picture(t, c.View(), 80, 21)
	c.panel, c.reading = noPanel, true
	picture(t, c.View(), 80, 21)
	NewOutbox(r.Session).explain(store.Op{Reason: store.ReasonNewer})
}

// BenchmarkComposerKey is a key to its frame in a long answer to a long mail.
func BenchmarkComposerKey(b *testing.B) {
	r := newRoom(b, lang.Dutch)
	l := r.bang()
	l.text = strings.Repeat("Ik hoor al weken geroep bij de buren, en gisteren zei zij dat hij een mes heeft.\n", 2000)
	r.arrive(l)
	c := r.answer()
	c.editor.SetValue(l.text)
	c.wait, c.timer = time.Hour, true
	key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a")}
	for b.Loop() {
		c.Type(key, "")
		c.View()
	}
}

// TestTypedBeforeTheDraftCame: nothing of it is lost, also when one leaves at
// once.
func TestTypedBeforeTheDraftCame(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	press(r.answer(), r.Look, "first<esc>")
	press(r.writing(nil), r.Look, "first<esc>")
	to, messages := r.contact()

	c, load := NewComposer(r.Session, to, messages, false)
	c.wait = time.Millisecond
	if said := press(c, r.Look, "second<esc>"); len(said) > 0 {
		t.Fatalf("left before it was saved: %v", said)
	}
	if _, ok := told[Ended](pump(c, load)); !ok {
		t.Error("the composer did not end")
	}
	if d, _ := r.draft(); d.Text != outside.New("first\nsecond") {
		t.Errorf("%q", d.Text.Unsafe())
	}

	n, load := NewNote(r.Session, to, "", nil)
	n.wait = time.Millisecond
	press(n, r.Look, "second<esc>")
	if _, ok := told[Ended](pump(n, load)); !ok {
		t.Error("the note did not end")
	}
	if d, _ := r.noteDraft(); d.Text != outside.New("first\nsecond") {
		t.Errorf("%q", d.Text.Unsafe())
	}
}
