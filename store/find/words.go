package find

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxWord is how much of a word is looked at, in bytes after folding.
const MaxWord = 64

// Word is one word of a text.
type Word struct {
	Text       []byte // folded; good until the next word is asked for
	Start, End int    // where it stands in the text, in bytes
	At         int    // which word of the text it is, from 0
	Joined     bool   // a telephone number, whose groups of digits are words too
}

// cutter cuts texts into words, reusing its room.
type cutter struct {
	buf   []byte
	table *[folded]string
	phone phone
}

func newCutter() *cutter { return &cutter{buf: make([]byte, 0, 2*MaxWord), table: foldings()} }

// Words gives the words of a text in their order. A telephone number that is
// written in groups comes once more, joined, at the place of its first group.
func Words(text string, each func(Word)) { newCutter().words(text, each) }

func (c *cutter) words(text string, each func(Word)) {
	at := 0
	c.phone.reset()
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r < utf8.RuneSelf && !asciiWord[r] || r >= utf8.RuneSelf && (!inWord(r) || unicode.Is(unicode.Mn, r)) {
			if c.phone.groups > 0 || r == '+' {
				c.phone.between(r, i, each)
			}
			i += size
			continue
		}
		w, digits := c.word(text, i, r, size)
		if len(w.Text) == 0 {
			i = w.End
			continue
		}
		w.At = at
		if digits || c.phone.groups > 0 {
			c.phone.word(w, digits, text, each)
		}
		each(w)
		at++
		i = w.End
	}
	c.phone.done(each)
}

// word reads the word that begins at i with r; digits says that it has nothing else.
func (c *cutter) word(text string, i int, r rune, size int) (w Word, digits bool) {
	buf := c.buf[:0]
	start, end := i, i
	digits = true
	for {
		switch {
		case r < utf8.RuneSelf && asciiWord[r]:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			digits = digits && r <= '9'
			if len(buf) < MaxWord {
				buf = append(buf, byte(r))
			}
			i += size
			end = i
		case r >= utf8.RuneSelf && silent(r):
			i += size
			end = i
		case r >= utf8.RuneSelf && inWord(r):
			if alone(r) && len(buf) > 0 {
				c.buf = buf
				return Word{Text: buf, Start: start, End: end}, digits
			}
			f := fold(r, c.table)
			for j := range len(f) {
				digits = digits && f[j] >= '0' && f[j] <= '9'
			}
			if len(buf)+len(f) <= MaxWord {
				buf = append(buf, f...)
			}
			i += size
			end = i
			if alone(r) {
				c.buf = buf
				return Word{Text: buf, Start: start, End: end}, digits
			}
		default:
			c.buf = buf
			return Word{Text: buf, Start: start, End: end}, digits
		}
		if i >= len(text) {
			c.buf = buf
			return Word{Text: buf, Start: start, End: end}, digits
		}
		if r, size = rune(text[i]), 1; r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
	}
}

// asciiWord are the letters and digits of ASCII.
var asciiWord = func() (all [utf8.RuneSelf]bool) {
	for _, r := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
		all[r] = true
	}
	return all
}()

// Folded gives the words of a text, folded, with one space between two.
func Folded(text string) string { return strings.Join(wordsOf(text), " ") }

// wordsOf are the words of a text that are not joined numbers.
func wordsOf(text string) (all []string) {
	Words(text, func(w Word) {
		if !w.Joined {
			all = append(all, string(w.Text))
		}
	})
	return all
}

// joinedOf are the telephone numbers of a text that is nothing else.
func joinedOf(text string) (all []string) {
	if strings.ContainsFunc(text, unicode.IsLetter) {
		return nil
	}
	Words(text, func(w Word) {
		if w.Joined {
			all = append(all, string(w.Text))
		}
	})
	return all
}
