package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baken/store/outside"
)

// How much is shown around what was found, in bytes, and how much of a text is
// looked through at once.
const (
	snippetBefore = 60
	snippetLength = 240
	snippetWindow = 32 << 10
)

// snippet is the first place of some texts where something is that was asked for.
func (a *asking) snippet(texts []fieldText) []Fragment {
	for _, x := range texts {
		for rest := x.text; rest != ""; {
			window := rest
			if len(window) > snippetWindow {
				window = window[:cutAt(window, snippetWindow)]
			}
			if marks := a.marker.Marks(x.field, window); len(marks) > 0 {
				return fragments(window, marks)
			}
			if len(window) == len(rest) {
				break
			}
			// A phrase may lie over the end of the window.
			rest = rest[cutAt(window, len(window)-200):]
		}
	}
	return nil
}

// beginning is how the first of some texts begins that says anything.
func beginning(texts []fieldText) []Fragment {
	for _, x := range texts {
		if text := strings.TrimSpace(x.text); text != "" {
			return fragments(text, [][2]int{{0, 0}})
		}
	}
	return nil
}

// cutAt gives a place at or before n, of a text that is longer, where a word ends or,
// failing that, a letter; never 0.
func cutAt(s string, n int) int {
	if i := strings.LastIndexFunc(s[:n], unicode.IsSpace); i > n/2 {
		return i
	}
	for n > 1 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// fragments cuts out of a text what stands around the first mark, with those that
// lie there too.
func fragments(text string, marks [][2]int) (all []Fragment) {
	from := max(0, marks[0][0]-snippetBefore)
	if from > 0 {
		if i := strings.IndexFunc(text[from:marks[0][0]], unicode.IsSpace); i >= 0 {
			from += i
		}
		for from < marks[0][0] && !utf8.RuneStart(text[from]) {
			from++
		}
	}
	to := len(text)
	if end := max(from+snippetLength, marks[0][1]); end < to {
		to = max(cutAt(text, end), marks[0][1])
	}
	put := func(s string, hit bool) {
		if s != "" {
			all = append(all, Fragment{outside.New(s), hit})
		}
	}
	at := from
	for _, m := range marks {
		if m[1] > to {
			break
		}
		put(text[at:m[0]], false)
		put(text[m[0]:m[1]], true)
		at = m[1]
	}
	put(text[at:to], false)
	return all
}
