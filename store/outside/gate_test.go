package outside

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// attacks are what lies, hides or takes over a terminal, and honest text that
// looks a little like it. block is what Block gives, hidden what Suspicious
// says.
var attacks = []struct {
	name, in, block string
	hidden          bool
}{
	{"plain", "Dag, ik ben 14.", "Dag, ik ben 14.", false},
	{"accents", "Ça va? Één crème brûlée.", "Ça va? Één crème brûlée.", false},
	{"accents taken apart", "E\u0301e\u0301n", "Één", false},
	{"line endings", "a\r\nb\rc\nd\u2028e\u2029f\u0085g\vh\fi\r\r\n", "a\nb\nc\nd\ne\nf\ng\nh\ni\n\n", false},
	{"tab", "a\tb", "a    b", false},
	{"byte order mark", "\uFEFFa", "a", false},
	{"byte order mark inside", "a\uFEFFb", "ab", true},

	{"NUL", "a\x00b", "ab", true},
	{"backspace", "no\b\byes", "noyes", true},
	{"DEL, bell, shift out", "a\x7fb\x07c\x0ed", "abcd", true},
	{"stray ESC", "a\x1b", "a", true},
	{"reset", "a\x1bcb", "ab", true},
	{"character set", "a\x1b(0b", "ab", true},
	{"CSI colour", "\x1b[1;31mrood\x1b[0m", "rood", true},
	{"CSI clear", "a\x1b[2J\x1b[Hb", "ab", true},
	{"CSI not ended", "a\x1b[31", "a31", true},
	{"CSI cut by a line end", "a\x1b[3\n1mb", "a3\n1mb", true},
	{"CSI over-long", "\x1b[" + strings.Repeat("1", 100) + "m", strings.Repeat("1", 100) + "m", true},
	{"CSI in eight bits", "a\u009b31mb", "ab", true},
	{"CSI as a bare byte", "a\x9b31mb", "ab", true},
	{"bare byte of no sequence", "a\x9b\xc3\xa9b", "a\uFFFDéb", false},
	{"OSC 0 title", "a\x1b]0;hacked\x07b", "ab", true},
	{"OSC 8 link", "\x1b]8;;http://evil.example\x1b\\hier\x1b]8;;\x1b\\", "hier", true},
	{"OSC 52 clipboard", "\x1b]52;c;cm0gLXJmIH4=\x07ok", "ok", true},
	{"OSC in eight bits", "\u009d0;x\u009cok", "ok", true},
	{"OSC as bare bytes", "\x9d0;x\x9cok", "ok", true},
	{"OSC not ended", "help \x1b]0;mij\nhij komt\x07", "help 0;mij\nhij komt", true},
	{"OSC not ended, then another", "a\x1b]b\x1b]0;c\x07d", "abd", true},
	{"DCS", "a\x1bP1$q\"p\x1b\\b", "ab", true},
	{"DCS for tmux", "\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\b", "tmux;b", true},
	{"APC", "a\x1b_Gf=24;AAAA\x1b\\b", "ab", true},
	{"PM, SOS", "a\x1b^x\x1b\\b\x1bXy\x1b\\c", "abc", true},
	{"index, next line in eight bits", "a\u0084b", "ab", true},
	{"ESC split by nothing visible", "a\x1b\u200b[31mb", "a[31mb", true},

	{"right-to-left override", "foto\u202Egnp.exe", "fotognp.exe", true},
	{"isolates and marks", "\u2066a\u2069\u200E\u200F\u061Cb", "ab", true},
	{"Arabic and Hebrew stay", "مرحبا שלום", "مرحبا שלום", false},
	{"Arabic with vowel marks", "مَرْحَبًا", "مَرْحَبًا", false},
	{"Persian joiner", "می\u200cخواهم", "میخواهم", false},
	{"soft hyphen", "ge\u00ADheim", "geheim", true},
	{"zero-width flood", "a" + strings.Repeat("\u200d\u200b\u2060", 1000) + "b", "ab", true},
	{"tags", "a\U000E0068\U000E0069b", "ab", true},
	{"variation selectors as a message", "a\uFE01\uFE02\U000E0101b", "ab", true},
	{"fillers", "a\u3164\u2800\uFFA0b", "a   b", true},
	{"joiner of nothing", "a\u034Fb", "ab", true},

	{"combining flood", "a" + strings.Repeat("\u0301", 5000) + "b", "á\u0301\u0301\u0301\u0301b", true},
	{"marks without a base", "\u0301a \u0302b\n\u0303", "a b\n", true},
	{"stacked Vietnamese", "e\u0302\u0301", "ế", false},

	{"invalid UTF-8", "a\xffb\xc3", "a\uFFFDb\uFFFD", false},
	{"surrogate", "a\xed\xa0\x80b", "a\uFFFD\uFFFD\uFFFDb", false},
	{"private use, noncharacter, not assigned", "\uE000\uFFFF\u0378", "\uFFFD\uFFFD\uFFFD", false},
	{"spaces", "a\u00A0b\u2003c\u3000d", "a b c  d", false},
	{"emoji", "🙂", "🙂", false},
	{"heart", "❤\uFE0F", "❤", false},
	{"hearts of Unicode 15", "🩷🩵", "♥♥", false},
	{"family", "👨\u200d👩\u200d👧", "👨👩👧", false},
	{"skin tone", "👍🏽!", "👍!", false},
	{"flags", "🇧🇪🇳🇱", "BENL", false},
	{"keycap", "1\uFE0F\u20E3", "1", false},
	{"Hangul taken apart", "\u1112\u1161\u11ab", "한", false},
	{"jamo alone", "\u1112\u314F\u1161", "ㅎㅏㅏ", false},
	{"Thai am", "กำ", "ก\u0E4Dา", false},
	{"Devanagari", "नमस्ते का", "नमस्·ते कआ", false},
	{"hexagram", "䷀", "\uFFFD", false},
	{"Chinese", "你好", "你好", false},
	{"compatibility", "\u212B", "Å", false},
}

func TestGate(t *testing.T) {
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			in := New(a.in)
			if got := in.Block().String(); got != a.block {
				t.Errorf("Block(%q) = %q, want %q", a.in, got, a.block)
			}
			line := strings.ReplaceAll(strings.ReplaceAll(a.block, tab, " "), "\n", " ")
			if got := in.Line().String(); got != line {
				t.Errorf("Line(%q) = %q, want %q", a.in, got, line)
			}
			if got := in.Suspicious(); got != a.hidden {
				t.Errorf("Suspicious(%q) = %v", a.in, got)
			}
			promise(t, a.in)
		})
	}
}

// TestEveryCharacter holds the promise for each character of Unicode, beside
// others and doubled; of those that are many of a kind, for one in a hundred.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		many := unicode.In(r, unicode.Han, unicode.Hangul, unicode.Tangut, unicode.Co) ||
			!unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf)
		if many && r%100 != 0 && !isJamo(r) {
			continue
		}
		promise(t, "a"+string(r)+"b"+string(r)+string(r)+"한क्"+string(r)+"ष")
	}
}

// TestUnicodeVersion fails when Go brings newer tables: their additions then
// belong into disputed until terminals know them.
func TestUnicodeVersion(t *testing.T) {
	if unicode.Version != "15.0.0" {
		t.Errorf("the tables are of Unicode %s", unicode.Version)
	}
}

// TestSouthAsia: a spacing vowel sign is its letter, in all of these scripts.
func TestSouthAsia(t *testing.T) {
	for in, want := range map[string]string{
		"कि": "कइ", "কো": "কও", "ਕਾ": "ਕਆ", "કી": "કઈ", "କା": "କଆ", "கோ": "கஓ", "కూ": "కఊ", "ಕಾ": "ಕಆ", "കാ": "കആ",
		"කො": "කඔ", "কং": "কṃ", "दुःख": "दुḥख",
	} {
		if got := New(in).Line().String(); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}

// promise checks all that the package comment promises of s.
func promise(t interface{ Fatalf(string, ...any) }, s string) {
	for _, block := range []bool{false, true} {
		safe := New(s).Line()
		if block {
			safe = New(s).Block()
		}
		out := safe.String()
		if !utf8.ValidString(out) {
			t.Fatalf("%q → %q: not UTF-8", s, out)
		}
		marks, based := 0, false
		for _, r := range out {
			switch {
			case r == '\n' && block:
			case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Variation_Selector,
				unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point):
				t.Fatalf("%q → %q: has %U", s, out, r)
			}
			if unicode.In(r, unicode.Mn, unicode.Me) {
				if marks++; marks > maxMarks || !based {
					t.Fatalf("%q → %q: mark %U", s, out, r)
				}
			} else {
				marks, based = 0, r != ' ' && r != '\n'
			}
		}
		widest := 0
		for line := range strings.SplitSeq(out, "\n") {
			clusters, characters := ansi.StringWidth(line), 0
			for _, r := range line {
				if !unicode.In(r, unicode.Mn, unicode.Me) { // no cell, on every terminal
					characters += perCharacter.RuneWidth(r)
				}
			}
			if clusters != characters || clusters != cells(line) {
				t.Fatalf("%q → %q: %d cells by cluster, %d by character, %d by us", s, line, clusters, characters, cells(line))
			}
			widest = max(widest, clusters)
		}
		if w := safe.Width(); w != widest || w != Width(out) || w != lipgloss.Width(out) {
			t.Fatalf("%q: width %d, %d, %d, %d", out, w, widest, Width(out), lipgloss.Width(out))
		}
		if again, hidden := pass(out, block); again != out || hidden {
			t.Fatalf("%q → %q → %q (%v)", s, out, again, hidden)
		}
	}
	if New(s).Line().String() != New(New(s).Line().String()).Block().String() {
		t.Fatalf("%q: Line is not a Block", s)
	}
}

// pieces are what the generator of hostile text puts together.
var pieces = []string{
	"a", "b ", " ", "\n", "\r", "\t", "\x1b", "[", "]", "\x1b[", "\x1b]", "\x1bP", "\x07", "\x1b\\", "\u009b", "\u009c", "\x9b", "\x9c",
	"0;", "m", "\\", "\xff", "\xc2", "\u202e", "\u200b", "\u200d", "\ufe0f", "\u0301", "\u0323", "\u034f", "\u20e3", "é", "e\u0302\u0301",
	"क", "ष", "\u094d", "\u093e", "\u093c", "ক", "\u09c7", "\u09be", "த", "\u0bcd", "කො", "క", "\u0c4d", "ക", "\u0d4d", "\u0d4e",
	"한", "\u1112", "\u1161", "\u11ab", "\u3164", "ก", "\u0e33", "\uff9e", "你", "🙂", "👍", "🏽", "🇧", "\U0001d160", "\u0600", "م",
	"\u1b05", "\u1b35", "\u302e", "\u3099", "か", "\u1025", "\u102e", "\U000e0041", "\ue000", "\u2028", "\u3000",
}

// hostile generates text from anything at all and from pieces that matter.
func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(pieces), rapid.String(), rapid.Map(
			rapid.SliceOfN(rapid.Byte(), 0, 4), func(b []byte) string { return string(b) }))).Draw(t, "text"), "")
	})
}

func TestPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { promise(t, hostile().Draw(t, "s")) })
}

func FuzzGate(f *testing.F) {
	for _, a := range attacks {
		f.Add(a.in)
	}
	f.Fuzz(func(t *testing.T, s string) { promise(t, s) })
}

func TestCleanTextCostsNothing(t *testing.T) {
	mail, line := New(strings.Repeat("Ik durf niet naar huis.\n", 100)), New("Één vraag over bezoekrecht")
	if n := testing.AllocsPerRun(100, func() { mail.Block(); line.Line(); line.Suspicious() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// mailOf is a mail of about n bytes made of s.
func mailOf(s string, n int) Text {
	return New(strings.ToValidUTF8(strings.Repeat(s, n/len(s)+1)[:n], ""))
}

func BenchmarkGate(b *testing.B) {
	for _, c := range []struct {
		name, s string
		size    int
	}{
		{"mail", "Ik durf niet naar huis, hij is er weer.\n", 4 << 10},
		{"accents", "Ça ne va pas du tout, même à la maison.\n", 4 << 10},
		{"crlf", "Ik durf niet naar huis, hij is er weer.\r\n", 4 << 10},
		{"hindi", "नमस्ते, मैं घर नहीं जाना चाहती।\n", 4 << 10},
		{"chinese", "我不敢回家，他又来了。\n", 4 << 10},
		{"10MB-unended", "\x1b]", 10 << 20},
		{"10MB-csi", "\x1b[1111111111111111111111111111111111111111111111111111111111111111111111\n", 10 << 20},
		{"10MB-marks", "\u0301\u0323", 10 << 20},
		{"10MB-linkers", "क\u094d", 10 << 20},
		{"10MB-hangul", "\u1112\u1161\u11ab", 10 << 20},
	} {
		t := mailOf(c.s, c.size)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(c.size))
			b.ReportAllocs()
			for b.Loop() {
				t.Block()
			}
		})
	}
}
