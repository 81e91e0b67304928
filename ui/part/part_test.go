package part

import (
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/style"
)

// look is a session without colour in Dutch.
func look() Look { return looks(termenv.Ascii, lang.Dutch) }

func looks(p termenv.Profile, l lang.Language) Look {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(p)
	r.SetHasDarkBackground(true)
	return Look{Style: style.New(r, style.Options{}), Lang: lang.For(l), Keys: keymap.Default()}
}

// checkPicture says what holds for every picture: its lines are as many and as
// wide as there is room for, and a part with the focus shows one cursor.
func checkPicture(t interface {
	Helper()
	Fatalf(string, ...any)
}, view string, width, height int, focus bool) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Fatalf("%d lines, want %d:\n%s", len(lines), height, view)
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w != width {
			t.Fatalf("a line of %d cells, want %d: %q", w, width, l)
		}
		if w := outside.Width(l); w != width {
			t.Fatalf("a line of %d cells by the gate, want %d: %q", w, width, l)
		}
	}
	if n := strings.Count(view, Here); focus && n != 1 {
		t.Fatalf("%d cursors:\n%s", n, view)
	}
}

func TestFrame(t *testing.T) {
	for _, tt := range []struct{ name, view, want string }{
		{"at its place", "ab\n日" + Here + "c\nlast", "ab\n日c\n\x1b[?7782;2;3zlast"},
		{"in a styled line", "\x1b[1mab\x1b[0m" + Here + "c", "\x1b[?7782;1;3z\x1b[1mab\x1b[0mc"},
		{"hidden", "ab\nc", "ab\n\x1b[?7782;0;0zc"},
		{"the first of two", Here + "ab\n" + Here + "c", "ab\n\x1b[?7782;1;1zc"},
	} {
		if got := Frame(tt.view); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTerminal(t *testing.T) {
	var out strings.Builder
	term := NewTerminal(&out)
	say := func(s string) string {
		out.Reset()
		if n, err := term.Write([]byte(s)); n != len(s) || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
		return out.String()
	}
	if got := say("\x1b[?1049h"); got != "\x1b[?1049h" {
		t.Errorf("a sequence of Bubble Tea became %q", got)
	}
	frame := ansi.CursorHomePosition + Frame("ab"+Here+"c\nd")
	if got, want := say(frame), "\x1b[?25l\x1b[Habc\nd\x1b[1;3H\x1b[?25h"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	// A frame whose last line did not change holds no mark: the cursor stays.
	if got, want := say(ansi.CursorHomePosition+"xbc\n"), "\x1b[?25l\x1b[Hxbc\n\x1b[1;3H\x1b[?25h"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := say(ansi.CursorHomePosition+Frame("abc")), "\x1b[?25l\x1b[Habc"; got != want {
		t.Errorf("hidden: %q, want %q", got, want)
	}
}

// TestMarksSurvive: what draws with lipgloss and cuts with ansi keeps the mark
// and gives it no room.
func TestMarksSurvive(t *testing.T) {
	s := "abc" + Here + "def"
	if w := ansi.StringWidth(s); w != 6 {
		t.Errorf("%d cells", w)
	}
	if got := ansi.Truncate(s, 4, ""); !strings.Contains(got, Here) {
		t.Errorf("cut away: %q", got)
	}
	if got := Fit(s, 2); !strings.Contains(got, Here) || outside.Width(got) != 2 {
		t.Errorf("fitted: %q", got)
	}
}

func TestOver(t *testing.T) {
	below := Block([]string{"日本日本日本日本", "abcdefghijklmnop", Here + "x"}, 16, 5)
	got := Over(below, "┌──┐\n└"+Here+"──┘", 16, 5)
	checkPicture(t, got, 16, 5, true)
	if !strings.Contains(got, "┌──┐") {
		t.Errorf("not there:\n%s", got)
	}
}
