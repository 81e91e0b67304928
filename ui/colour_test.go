package ui

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// foreign are letters in other scripts, and longer than any line.
var foreign = []letter{
	{from: "wang@example.org", subject: "我很害怕我的邻居，我不知道该怎么办，请帮助我", ago: 50 * time.Hour, level: store.Acute, rule: "nl.knife", words: "他有一把刀而且很生气",
		text: "你好，\n\n我每天晚上都听到隔壁的喊叫声。昨天她告诉我他有一把刀。我不知道我可不可以打电话而不让他们知道。请告诉我该怎么办，我真的很害怕，而且我没有可以商量的人。\n\n谢谢"},
	{from: "amal@example.org", subject: "سؤال عن حق الزيارة بعد الطلاق وكيف أتصرف", ago: 26 * time.Hour, level: store.Calm,
		text: "مرحبا، عندي سؤال عن حق الزيارة. لا أعرف إلى من ألجأ ولا أريد أن يعرف أحد أنني كتبت إليكم.\n\nשלום, יש לי שאלה על הסדרי ראייה. kind regards"},
	{from: "lang@example.org", subject: strings.Repeat("Zeerlangonderwerpzonderspatie", 12), ago: 5 * time.Hour, level: store.Raised, rule: "nl.knife", words: strings.Repeat("heel lang gezegd ", 20),
		text: strings.Repeat("onafgebrokenwoordzonderspatie", 20) + "\n\n" + strings.Repeat("Een lange regel met gewone woorden. ", 30)},
	{from: "emoji@example.org", subject: "👩‍👩‍👧 🇧🇪 e\u0301e\u0301n \u200bverborgen\u202e omgekeerd", ago: time.Hour, level: store.Minor, rule: "nl.age", words: "ik ben 14 👍🏽", text: "👩‍👩‍👧‍👦 hallo 🇧🇪\n\x1b[31mrood\x1b[0m \x07"},
}

// looks are terminals that can do more or less.
var looks = []struct {
	name       string
	profile    termenv.Profile
	background style.Background
}{
	{"true-dark", termenv.TrueColor, style.Dark}, {"true-light", termenv.TrueColor, style.Light},
	{"16-dark", termenv.ANSI, style.Dark}, {"16-light", termenv.ANSI, style.Light},
}

func lookOf(profile termenv.Profile, background style.Background) part.Look {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(profile)
	return part.Look{Style: style.New(r, style.Options{Background: background}), Lang: lang.For(lang.English), Keys: keymap.Default()}
}

// TestColours draws letters of other scripts in colours, at the smallest and the
// largest size, and looks whether a line is wider than the screen.
func TestColours(t *testing.T) {
	for _, look := range looks {
		for _, size := range sizes {
			name := look.name + "-" + size.name
			t.Run(name, func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1)
				s := newStore(t)
				defer s.Close()
				fill(t, s, foreign)
				d := deps(t, s, lang.English)
				d.Look = lookOf(look.profile, look.background)
				b := seatWith(t, d, size.width, size.height)
				defer b.stop()
				frame := func(what string) {
					t.Helper()
					view := strip(b.View())
					fits(t, view, size.width, size.height)
					compare(t, "colour-"+what+"-"+name, strings.ReplaceAll(view, "\x1b", "␛"))
				}
				for i := range foreign {
					b.queue.Do(keymap.Top)
					for range i {
						b.key(press("j"))
					}
					b.open()
					b.send(press("j"))
					frame(fmt.Sprint("letter", i))
					b.key(press("1"))
				}
				frame("queue")
			})
		}
	}
}

// fits fails when a screen is not of its size, or holds what moves the cursor or
// turns the writing around.
func fits(t testing.TB, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Errorf("%d lines on a screen of %d", len(lines), height)
	}
	for i, l := range lines {
		if w := outside.Width(l); w > width {
			t.Errorf("line %d of %d cells on a screen of %d: %q", i, w, width, l)
		}
		if plain := ansi.Strip(l); strings.ContainsAny(plain, "\x1b\x07\u202e\u200b\r\t") {
			t.Errorf("line %d has controls: %q", i, plain)
		}
	}
}

// seatWith is sitDown with what the session is made with.
func seatWith(t testing.TB, d Deps, width, height int) seat {
	b := seat{t, New(context.Background(), d)}
	b.send(sizeOf(width, height))
	b.run(b.unlock.Init())
	return b
}
