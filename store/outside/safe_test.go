package outside

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func safe(s string) Safe { return New(s).Block() }

func TestCutAndPad(t *testing.T) {
	for _, c := range []struct {
		in       string
		width    int
		cut, pad string
	}{
		{"", 3, "", "   "},
		{"abc", 3, "abc", "abc"},
		{"abcd", 3, "ab…", "ab…"},
		{"abc", 5, "abc", "abc  "},
		{"abc", 1, "…", "…"},
		{"abc", 0, "", ""},
		{"abc", -1, "", ""},
		{"你好吗", 6, "你好吗", "你好吗"},
		{"你好吗", 5, "你好…", "你好…"},
		{"你好吗", 4, "你…", "你… "},
		{"你", 1, "…", "…"},
		{"q\u0301\u0301\u0301\u0301w", 1, "…", "…"},
		{"q\u0301\u0301\u0301\u0301w", 2, "q\u0301\u0301\u0301\u0301w", "q\u0301\u0301\u0301\u0301w"},
		{"a\nb", 3, "a b", "a b"},
		{"abc", int(^uint(0) >> 1), "abc", ""},
	} {
		if got := safe(c.in).Cut(c.width).String(); got != c.cut {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.width, got, c.cut)
		}
		if c.width > 1000 {
			continue
		}
		if got := safe(c.in).Pad(c.width).String(); got != c.pad {
			t.Errorf("Pad(%q, %d) = %q, want %q", c.in, c.width, got, c.pad)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"abc", 10, []string{"abc"}},
		{"abc def", 7, []string{"abc def"}},
		{"abc def", 6, []string{"abc", "def"}},
		{"abc   def", 6, []string{"abc", "def"}},
		{"abc def ", 7, []string{"abc def"}},
		{"a b c d", 3, []string{"a b", "c d"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"x abcdefgh", 3, []string{"x", "abc", "def", "gh"}},
		{"  abc def", 6, []string{"  abc", "def"}},
		{"      abc def", 6, []string{"   abc", "def"}},
		{"  abcdef", 4, []string{"  ab", "cdef"}},
		{"a\n\nb\n", 4, []string{"a", "", "b"}},
		{"你好吗", 4, []string{"你好", "吗"}},
		{"你好吗", 3, []string{"你", "好", "吗"}},
		{" 你好", 2, []string{"你", "好"}},
		{"ab你cd", 4, []string{"ab你", "cd"}},
		{"abc你d", 4, []string{"abc", "你d"}},
		{"ab", 0, []string{"ab"}},
		{"mail sûr ? oui", 8, []string{"mail", "sûr ?", "oui"}},
		{"le mot : « oui »", 9, []string{"le mot :", "« oui »"}},
		{"dit « non » ; fini", 9, []string{"dit", "« non » ;", "fini"}},
		{"à 50 % près", 6, []string{"à 50 %", "près"}},
		{"ab ?", 3, []string{"ab", "?"}},
		{"zie :dan", 4, []string{"zie", ":dan"}},
	} {
		var got []string
		for _, l := range safe(c.in).Wrap(c.width) {
			got = append(got, l.String())
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Wrap(%q, %d): %s", c.in, c.width, d)
		}
	}
}

// TestFitting: whatever the text, the pieces fit, stay safe, and Wrap loses
// nothing but spaces.
func TestFitting(t *testing.T) {
	ink := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, s)
	}
	stable := func(t *rapid.T, s Safe) {
		if again := New(s.String()).Block(); again != s {
			t.Fatalf("%q is not safe: %q", s, again)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := New(hostile().Draw(t, "s")).Block()
		width := rapid.IntRange(2, 30).Draw(t, "width")
		if cut := s.Cut(width); cut.Width() > width || strings.Contains(cut.String(), "\n") {
			t.Fatalf("Cut(%q, %d) = %q", s, width, cut)
		} else {
			stable(t, cut)
		}
		if pad := s.Pad(width); pad.Width() != width || Width(pad.String()) != width {
			t.Fatalf("Pad(%q, %d) = %q", s, width, pad)
		}
		all := ""
		for _, l := range s.Wrap(width) {
			if l.Width() > width || strings.Contains(l.String(), "\n") {
				t.Fatalf("Wrap(%q, %d) has %q", s, width, l)
			}
			stable(t, l)
			all += l.String()
		}
		if ink(all) != ink(s.String()) {
			t.Fatalf("Wrap(%q, %d) = %q", s, width, all)
		}
	})
}

func TestJoin(t *testing.T) {
	if got := Join(", ", safe("a"), safe("b"), Safe{}).String(); got != "a, b, " {
		t.Errorf("%q", got)
	}
	if got := Join("\x1b[1m", safe("a"), safe("b")).String(); got != "ab" {
		t.Errorf("%q", got)
	}
	if got := Join("", safe("क्"), safe("ष")); got.Width() != Width(got.String()) {
		t.Errorf("%q", got)
	}
}

func TestLines(t *testing.T) {
	for in, want := range map[string]int{"": 1, "a": 1, "a\n": 1, "a\nb": 2, "a\n\n": 2, "\n": 1} {
		if got := len(safe(in).Lines()); got != want {
			t.Errorf("Lines(%q): %d, want %d", in, got, want)
		}
	}
}

func TestSafeAsJSON(t *testing.T) {
	got, err := json.Marshal(map[string]Safe{"subject": safe("Één\x1b[31m vraag")})
	if err != nil || string(got) != `{"subject":"Één vraag"}` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestWidth(t *testing.T) {
	for in, want := range map[string]int{"": 0, "abc": 3, "\x1b[1mab\x1b[0m": 2, "a\n你好\nb": 4, "é": 1} {
		if got := Width(in); got != want {
			t.Errorf("Width(%q) = %d, want %d", in, got, want)
		}
	}
}

func BenchmarkRow(b *testing.B) {
	subject := New("Vraag over bezoekrecht na de scheiding, en wat ik nu moet doen met Zoë en haar broer")
	b.ReportAllocs()
	for b.Loop() {
		subject.Line().Pad(40)
	}
}

func BenchmarkWrap(b *testing.B) {
	s := mailOf("Ik durf niet naar huis, hij is er weer. Ça ne va pas du tout. ", 4<<10).Block()
	b.SetBytes(4 << 10)
	b.ReportAllocs()
	for b.Loop() {
		s.Wrap(72)
	}
}
