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
	w := perCharacter.RuneWidth(r)
	if unicode.In(r, unicode.Mn, unicode.Me) {
		switch {
		case w != 0 || ansi.StringWidth("a"+s) != 1 || r == 0x20E3: // the box of a keycap emoji
			return gone
		case norm.NFC.PropertiesString(s).CCC() == 9:
			return linker
		}
		return mark
	}
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

// isDisputed says whether terminals in use disagree about the width of r: what
// Unicode 16 made wide, and dashes drawn longer than a cell.
func isDisputed(r rune) bool {
	switch {
	case 0x2630 <= r && r <= 0x2637, 0x268A <= r && r <= 0x268F, // trigrams, digrams
		0x4DC0 <= r && r <= 0x4DFF,   // hexagrams
		0x1D300 <= r && r <= 0x1D376, // Tai Xuan Jing, counting rods
		0x1F1E6 <= r && r <= 0x1F1FF, // regional indicators
		r == 0x2E3A, r == 0x2E3B:
		return true
	}
	return false
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
