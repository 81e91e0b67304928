package part

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baken/keymap"
)

func TestConfirm(t *testing.T) {
	enter := tea.KeyMsg{Type: tea.KeyEnter}
	ask := func() *Confirm {
		c := NewConfirm(look())
		c.SetSize(40)
		c.Ask("Opnieuw proberen?", "opnieuw")
		return c
	}
	tests := []struct {
		name string
		do   func(c *Confirm) Answer
		want Answer
	}{
		{"enter alone", func(c *Confirm) Answer { return c.Update(enter, keymap.Accept) }, Unanswered},
		{"the word alone", func(c *Confirm) Answer {
			var a Answer
			for _, r := range "opnieuw" {
				a = c.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}, "")
			}
			return a
		}, Unanswered},
		{"the word and enter", func(c *Confirm) Answer { typeInto(c, "Opnieuw"); return c.Update(enter, keymap.Accept) }, Agreed},
		{"another word", func(c *Confirm) Answer { typeInto(c, "ja"); return c.Update(enter, keymap.Accept) }, Unanswered},
		{"the word pasted", func(c *Confirm) Answer {
			c.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("opnieuw"), Paste: true}, "")
			return c.Update(enter, keymap.Accept)
		}, Unanswered},
		{"esc", func(c *Confirm) Answer { return c.Update(tea.KeyMsg{Type: tea.KeyEsc}, keymap.Back) }, Declined},
		{"a second question begins anew", func(c *Confirm) Answer {
			typeInto(c, "opnieuw")
			c.Ask("Weggooien?", "opnieuw")
			return c.Update(enter, keymap.Accept)
		}, Unanswered},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.do(ask()); got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

func typeInto(c *Confirm, s string) {
	press(func(k tea.KeyMsg, a keymap.Action) bool { c.Update(k, a); return true }, s)
}

// TestFieldAgainstEditor: a field is an editor of one paragraph, as far as
// they do the same.
func TestFieldAgainstEditor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, e := NewField(look()), NewEditor(look())
		f.SetFocus(true)
		width := rapid.IntRange(1, 30).Draw(t, "width")
		f.SetSize(width)
		e.SetSize(10_000, 3)
		acts := []keymap.Action{keymap.Left, keymap.Right, keymap.LineStart, keymap.LineEnd, keymap.DeleteLeft, keymap.DeleteRight, keymap.DeleteTail}
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "type") {
				s := strings.NewReplacer("\n", " ", "\r", "", "\t", " ").Replace(rapid.SampledFrom(bits).Draw(t, "bit"))
				f.Insert(s)
				e.Type(s)
			} else {
				a := rapid.SampledFrom(acts).Draw(t, "action")
				f.Do(a)
				e.Do(a)
			}
			if f.Value() != e.Value() {
				t.Fatalf("%q, and the editor has %q", f.Value(), e.Value())
			}
			if width > 1 {
				checkPicture(t, f.View(), width, 1, true)
			}
		}
	})
}

func TestFieldSecretShowsNothing(t *testing.T) {
	f := NewField(look())
	f.SetSize(30)
	f.Secret = true
	press(f.Update, "paard batterij")
	if v := f.View(); strings.ContainsAny(v, "paardbtij") || strings.Count(v, "•") != 14 {
		t.Errorf("shows %q", v)
	}
	// A file with the same passphrase must open the same vault.
	f.SetValue("")
	for _, s := range []string{"e\u0301", "👩\u200d🚒", "\u00a0", "x"} {
		f.Insert(s)
	}
	if got, want := f.Value(), "e\u0301👩\u200d🚒\u00a0x"; got != want {
		t.Errorf("the passphrase became %q, want %q", got, want)
	}
	f.Wipe()
	if f.Value() != "" {
		t.Error("not wiped")
	}
}

func TestPicker(t *testing.T) {
	p := NewPicker(look())
	p.SetSize(40, 6)
	p.Open("thema", "", []Choice{
		{ID: "pv", Label: "Partnergeweld"}, {ID: "km", Label: "Kindermishandeling"},
		{ID: "eg", Label: "Ouderenmis(be)handeling", Also: "elder abuse"}, {ID: "st", Label: "Stalking", Why: "niet nu"},
		{ID: "vs", Label: "Vechtscheiding"},
	})
	for _, tt := range []struct {
		typed string
		want  []string
	}{
		{"", []string{"pv", "km", "eg", "vs", "st"}},
		{"s", []string{"st", "eg", "vs", "km"}},
		{"kind", []string{"km"}},
		{"ABUSE", []string{"eg"}},
		{"handeling", []string{"eg", "km"}},
		{"vsch", []string{"vs"}},
		{"xyz", nil},
	} {
		p.field.SetValue(tt.typed)
		p.find()
		var got []string
		for _, i := range p.found {
			got = append(got, p.all[i].ID)
		}
		if tt.typed == "s" { // only the order of the best matters here
			got, tt.want = got[:1], tt.want[:1]
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q: %s", tt.typed, d)
		}
		checkPicture(t, p.View(), 40, 6, true)
	}
}

func TestPaletteFindsEveryAction(t *testing.T) {
	l := look()
	p := NewPalette(l)
	p.SetSize(60, 10)
	for _, ctx := range keymap.Contexts()[1:] {
		p.Open(ctx, nil)
		in := l.Keys.In(ctx)
		if slices.ContainsFunc(in, func(e keymap.Entry) bool { return e.Action == keymap.Begin }) { // what begins is one key further
			in = slices.Concat(in, l.Keys.In(keymap.Beginning))
		}
		for _, a := range keymap.Actions() {
			if a == keymap.AllNames {
				continue
			}
			p.field.SetValue(l.Lang.Action(a))
			p.find()
			c, ok := p.Selected()
			if c.ID != string(a) {
				t.Errorf("%s: typing the name of %s finds %q", ctx, a, c.ID)
			}
			here := slices.ContainsFunc(in, func(e keymap.Entry) bool { return e.Action == a })
			if ok != here || ok != (c.Why == "") {
				t.Errorf("%s: %s can be chosen: %v (%q)", ctx, a, ok, c.Why)
			}
		}
	}
}

func TestPaletteSaysWhyNot(t *testing.T) {
	p := NewPalette(look())
	p.SetSize(60, 10)
	p.Open(keymap.Queue, func(a keymap.Action) string {
		if a == keymap.Close {
			return "er is geen oproep gekozen"
		}
		return ""
	})
	press(p.Update, "afsl")
	if a, ok := p.Chosen(); a != keymap.Close || ok {
		t.Errorf("chose %s, %v", a, ok)
	}
	if !strings.Contains(p.View(), "nu niet: er is geen oproep") {
		t.Errorf("does not say why:\n%s", p.View())
	}
}

func TestToast(t *testing.T) {
	now := at("2026-11-23 12:00:00")()
	toast := NewToast(look(), func() time.Time { return now })
	toast.SetSize(30)
	toast.Say(Done, "opgenomen", 3*time.Second)
	if until, ok := toast.Until(); !ok || !until.Equal(now.Add(3*time.Second)) {
		t.Errorf("until %v, %v", until, ok)
	}
	now = now.Add(2999 * time.Millisecond)
	if !strings.Contains(toast.View(), "opgenomen") {
		t.Error("gone too early")
	}
	now = now.Add(time.Millisecond)
	if strings.TrimSpace(toast.View()) != "" {
		t.Error("still there")
	}
	toast.Say(Alarm, "schijf vol", time.Second)
	now = now.Add(time.Hour)
	if !strings.Contains(toast.View(), "schijf vol") {
		t.Error("an alarm went by itself")
	}
	if toast.Pressed(); toast.Speaking() {
		t.Error("an alarm stays when a key is pressed")
	}
	toast.Say(Alarm, "schijf vol", time.Second)
	if toast.Pressed(); !toast.Speaking() {
		t.Error("an alarm went before it was read")
	}
}

func TestProgress(t *testing.T) {
	now := at("2026-11-23 12:00:00")()
	p := NewProgress(look(), func() time.Time { return now })
	p.SetSize(80)
	p.Begin("INBOX")
	for i := range 21 {
		p.Set(i*100, 10_000)
		now = now.Add(500 * time.Millisecond)
	}
	if r := p.Rate(); r < 180 || r > 210 {
		t.Errorf("%.1f a second", r)
	}
	left, ok := p.Left()
	if !ok || left < 38*time.Second || left > 44*time.Second {
		t.Errorf("%v left", left)
	}
	for _, width := range []int{5, 20, 40, 80, 120} {
		p.SetSize(width)
		checkPicture(t, p.View(), width, 1, false)
	}
	if v := p.View(); !strings.Contains(v, "2.000 van 10.000") || !strings.Contains(v, "█") {
		t.Errorf("%q", v)
	}
}

func TestLog(t *testing.T) {
	l := NewLog(look())
	l.SetSize(40, 5)
	l.View()
	for n := range logSize + 20 {
		l.Add(at("2026-11-23 09:12:00")(), Warning, fmt.Sprintf("imap%d.example.org is niet bereikbaar. Alles blijft hier en gaat verder.", n))
		checkPicture(t, l.View(), 40, 5, false)
	}
	if n := len(l.entries); n != logSize {
		t.Errorf("%d entries", n)
	}
	if l.list.Cursor() != logSize-1 {
		t.Errorf("the cursor did not stay at the end: %d", l.list.Cursor())
	}
	l.Do(keymap.Top)
	l.Add(at("2026-11-23 09:13:00")(), Calm, "weer bereikbaar")
	if l.list.Cursor() == logSize-1 {
		t.Error("what came in took the cursor along")
	}
}

// TestLogSaysOnce: the same said again is one line.
func TestLogSaysOnce(t *testing.T) {
	l := NewLog(look())
	l.SetSize(60, 5)
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for n := range 3 {
		l.Add(at.Add(time.Duration(n)*time.Minute), Warning, "no connection")
	}
	l.Add(at.Add(time.Hour), Alarm, "no connection")
	l.Add(at.Add(time.Hour), Done, "closed")
	v := ansi.Strip(l.View())
	if strings.Count(v, "no connection") != 2 || !strings.Contains(v, "09:02 ! no connection (3 keer)") || !strings.Contains(v, "closed") {
		t.Errorf("it says\n%s", v)
	}
}
