package outside

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks one base keeps. Vietnamese needs two,
// pointed Hebrew three; more is a flood that runs over the rows around it.
const maxMarks = 4

// tab is what a tab becomes in a block. It is not a tab stop: where the text
// will stand on the screen is not known here.
const tab = "    "

// Line passes t through the gate as one line. Line endings and tabs become
// one space each. It takes time linear in the length of t, and no memory when
// t is already clean.
func (t Text) Line() Safe {
	s, _ := pass(t.s, false)
	return Safe{s}
}

// Block passes t through the gate as lines. Every line ending (LF, CRLF, CR,
// NEL, VT, FF, U+2028, U+2029) becomes one LF and a tab becomes four spaces.
// It takes time linear in the length of t, and no memory when t is already
// clean.
func (t Text) Block() Safe {
	s, _ := pass(t.s, true)
	return Safe{s}
}

// Suspicious says whether the gate takes something out of t that a reader
// would not have seen and that honest text does not need: control characters
// and sequences, bidirectional controls, invisible characters, floods of
// combining marks. What belongs to honest text does not count (line endings,
// tabs, a byte order mark in front, what holds an emoji together, joiners
// between Arabic or Indic letters), nor does what is replaced in plain sight by
// U+FFFD.
func (t Text) Suspicious() bool {
	_, hidden := pass(t.s, true)
	return hidden
}

// pass is the gate. Its result is a fixed point: passed again, it stays as it
// is. The second result is for Suspicious.
func pass(s string, block bool) (string, bool) {
	if clean(s, block) {
		return s, false
	}
	s, hidden := strip(s, block)
	// Composing and settling may each make work for the other (a mark that
	// went away no longer keeps two others apart). Two rounds are enough for
	// all that is known; the bound is there so that no text decides the time.
	for range 4 {
		if clean(s, block) {
			break
		}
		s = norm.NFC.String(s)
		settled, floods := settle(s)
		hidden = hidden || floods
		if settled == s {
			break
		}
		s = settled
	}
	return s, hidden
}

// clean says whether s holds nothing but characters that stand for themselves
// whatever is beside them, so that the gate need not touch it.
func clean(s string, block bool) bool {
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf {
			if (b < ' ' && (b != '\n' || !block)) || b == 0x7F {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return false
		}
		if c := classOf(r); c != narrow && c != wide {
			return false
		}
		i += n
	}
	return true
}

// strip takes out what must not reach a terminal at all: sequences, control
// characters, invisible characters, bytes that are not UTF-8. It brings line
// endings and tabs into one form.
func strip(s string, block bool) (string, bool) {
	newline, blank := " ", " "
	if block {
		newline, blank = "\n", tab
	}
	hidden := false
	var out strings.Builder
	out.Grow(len(s))
	prev := rune(-1) // the character before, as it came
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			// The LF that follows ends the line.
		case isLineEnd(r):
			out.WriteString(newline)
		case r == '\t':
			out.WriteString(blank)
		case r == utf8.RuneError && n == 1:
			// A terminal without UTF-8 takes such a byte for a C1 control.
			if k := sequence(s[i:]); k > 1 {
				n, hidden = k, true
			} else {
				out.WriteRune(utf8.RuneError)
			}
		case isControl(r):
			n, hidden = sequence(s[i:]), true
		case r < utf8.RuneSelf:
			out.WriteByte(byte(r))
		case classOf(r) == gone:
			hidden = hidden || !belongs(prev, r)
		default:
			hidden = hidden || isFiller(r)
			out.WriteRune(r)
		}
		prev = r
		i += n
	}
	return out.String(), hidden
}

// settle brings what strip left into the order that Safe promises: known
// characters only, marks counted, each base a cell or two of its own. s is
// composed (NFC).
func settle(s string) (string, bool) {
	p := settler{out: make([]byte, 0, len(s)+len(s)/8)}
	for _, r := range s {
		if c := classOf(r); c != other {
			p.add(r, c)
			continue
		}
		for _, r := range rewrite(r) {
			p.add(r, classOf(r))
		}
	}
	return string(p.out), p.flood
}

// settler writes characters one by one and knows the cluster it is in.
type settler struct {
	out    []byte
	start  int  // where the cluster begins in out
	based  bool // the cluster has a base that marks may stand on
	linked bool // the cluster has a mark that may pull the next base in
	marks  int
	flood  bool
}

func (p *settler) add(r rune, c class) {
	switch c {
	case gone:
		return
	case mark, linker:
		if !p.based || p.marks == maxMarks {
			p.flood = true
			return
		}
		p.marks++
		p.linked = p.linked || c == linker
		p.out = utf8.AppendRune(p.out, r)
		return
	}
	if p.linked {
		// Where two consonants join in one cluster some terminals count one
		// cell and some two. A dot between them keeps them apart.
		whole := string(utf8.AppendRune(p.out[p.start:len(p.out):len(p.out)], r))
		if Width(whole) != cells(whole) {
			p.out = append(p.out, "·"...)
		}
	}
	p.start, p.marks, p.linked = len(p.out), 0, false
	p.based = r != ' ' && r != '\n'
	p.out = utf8.AppendRune(p.out, r)
}
