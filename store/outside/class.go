package outside

import (
	"sync/atomic"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"golang.org/x/text/unicode/norm"
)

// class is what the gate does with a character.
type class uint8

const (
	narrow class = iota // stays, one cell
	wide                // stays, two cells
	mark                // stays on a base, no cell
	linker              // a mark that may pull the next base into its cluster
	gone                // cannot be seen, goes
	other               // see rewrite
)

// pages holds the classes of the characters met so far, 256 to a page. Working
// out all of them would take longer than the first frame may.
var pages [(unicode.MaxRune + 1) / 256]atomic.Pointer[[256]class]

// classOf gives the class of r. Any goroutine may call it.
func classOf(r rune) class {
	page := pages[r>>8].Load()
	if page == nil {
		page = new([256]class)
		for i := range page {
			page[i] = classify(r&^0xFF | rune(i))
		}
		pages[r>>8].Store(page)
	}
	return page[r&0xFF]
}

// perCharacter measures as terminals do that go character by character, as
// tmux and xterm.
var perCharacter = &runewidth.Condition{StrictEmojiNeutral: true}

// classify works out the class of r. A base stays only if those who measure
// character by character and those who measure by grapheme cluster agree about
// it, alone and beside others.
func classify(r rune) class {
	switch {
	case r < 0x7F:
		return narrow // the controls among them do not get so far
	case isFiller(r), isJamo(r), isDisputed(r):
		return other
	case isInvisible(r):
		return gone
	case !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S):
		return other // spaces, private use, not assigned
	}
	s := string(r)
	if unicode.In(r, unicode.Mn, unicode.Me) {
		switch {
		case ansi.StringWidth("a"+s) != 1 || r == 0x20E3: // the box of a keycap emoji
			return gone
		case norm.NFC.PropertiesString(s).CCC() == 9:
			return linker
		}
		return mark
	}
	w := perCharacter.RuneWidth(r)
	properties := norm.NFC.PropertiesString(s)
	switch {
	case w < 1, ansi.StringWidth(s) != w,
		ansi.StringWidth("a"+s) != 1+w, ansi.StringWidth(s+"a") != w+1, ansi.StringWidth(s+s) != 2*w,
		!properties.BoundaryBefore(), !norm.NFC.IsNormalString(s):
		return other
	case w == 2:
		return wide
	}
	return narrow
}

// isInvisible says whether r has no glyph of its own: format characters,
// bidirectional and zero-width ones among them, variation selectors, tags, the
// other default ignorables of Unicode, and skin tones, which never stand alone.
// The few format characters that do have a glyph (Arabic number signs) do not
// count.
func isInvisible(r rune) bool {
	switch {
	case 0x1F3FB <= r && r <= 0x1F3FF:
		return true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// isFiller says whether r looks like a space and counts as a letter or symbol.
func isFiller(r rune) bool { return r == 0x3164 || r == 0xFFA0 || r == 0x2800 }

// isJamo says whether r is a Hangul letter that joins with its neighbours.
func isJamo(r rune) bool {
	return 0x1100 <= r && r <= 0x11FF || 0xA960 <= r && r <= 0xA97F || 0xD7B0 <= r && r <= 0xD7FF
}

// isDisputed says whether terminals in use disagree about the width of r.
func isDisputed(r rune) bool { return unicode.Is(disputed, r) }

// disputed are the characters that terminals in use give different widths:
// those that a version of Unicode made wide later or took for marks, dashes drawn
// longer than their cell, and those of Unicode 15, which a terminal with the tables of
// Unicode 14 (Debian 12) does not know. The tables of Go end there; when they
// go on, what they add belongs here (a test says so).
var disputed = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x2630, 0x2637, 1}, // trigrams, wide since Unicode 16
		{0x268A, 0x268F, 1}, // digrams, wide since Unicode 16
		{0x2E3A, 0x2E3B, 1}, // two-em and three-em dash
		{0x3248, 0x324F, 1}, // circled tens on a black square
		{0x4DC0, 0x4DFF, 1}, // hexagrams, wide since Unicode 16
	},
	R32: []unicode.Range32{
		{0x1123F, 0x11241, 1}, {0x1171E, 0x1171E, 1}, {0x11B00, 0x11B09, 1}, {0x11F00, 0x11F59, 1}, {0x1342F, 0x1342F, 1},
		{0x13439, 0x13455, 1}, {0x1B132, 0x1B132, 1}, {0x1B155, 0x1B155, 1}, {0x1D2C0, 0x1D2D3, 1},
		{0x1D300, 0x1D376, 1}, // Tai Xuan Jing and counting rods, wide since Unicode 16
		{0x1DF25, 0x1DF2A, 1}, {0x1E030, 0x1E06D, 1}, {0x1E08F, 0x1E08F, 1}, {0x1E4D0, 0x1E4F9, 1},
		{0x1F1E6, 0x1F1FF, 1}, // regional indicators, drawn as flags or as letters
		{0x1F6DC, 0x1F6DC, 1}, {0x1F774, 0x1F776, 1}, {0x1F77B, 0x1F77F, 1}, {0x1F7D9, 0x1F7D9, 1},
		{0x1FA75, 0x1FA77, 1}, {0x1FA87, 0x1FA88, 1}, {0x1FAAD, 0x1FAAF, 1}, {0x1FABB, 0x1FABD, 1},
		{0x1FABF, 0x1FABF, 1}, {0x1FACE, 0x1FACF, 1}, {0x1FADA, 0x1FADB, 1}, {0x1FAE8, 0x1FAE8, 1},
		{0x1FAF7, 0x1FAF8, 1}, {0x31350, 0x323AF, 1},
	},
}

// joining are the scripts that need joiners between their letters.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar,
}

// belongs says whether the invisible character r has an honest reason to stand
// after prev, which is -1 at the beginning.
func belongs(prev, r rune) bool {
	emoji := unicode.Is(unicode.So, prev)
	switch {
	case r == 0xFEFF:
		return prev < 0
	case r == 0xFE0E, r == 0xFE0F:
		return prev > ' ' && !unicode.In(prev, unicode.L, unicode.Z, unicode.M, unicode.Cf)
	case r == 0x200C, r == 0x200D:
		return emoji || prev == 0xFE0F || 0x1F3FB <= prev && prev <= 0x1F3FF || unicode.In(prev, joining...)
	case 0x1F3FB <= r && r <= 0x1F3FF:
		return emoji || prev == 0xFE0F
	case r == 0x20E3:
		return prev == 0xFE0F || unicode.In(prev, unicode.N, unicode.P)
	}
	return false
}
