package lang

import (
	"strconv"
	"strings"
)

// template is a text cut at its places.
type template []piece

// piece is words, or (with place >= 0) an argument, or (with forms) a word that
// depends on the count that the argument is.
type piece struct {
	words string
	place int
	forms []string
}

// parse cuts a text. What is not a well-formed place stays as words.
func parse(s string) template {
	var t template
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], '}')
		if end < 0 {
			break
		}
		parts := strings.Split(s[open+1:open+end], "|")
		n, err := strconv.Atoi(parts[0])
		if err != nil || n < 0 || len(parts) == 2 || len(parts) > 3 {
			t = append(t, piece{words: s[:open+end+1], place: -1})
		} else {
			if open > 0 {
				t = append(t, piece{words: s[:open], place: -1})
			}
			t = append(t, piece{place: n, forms: parts[1:]})
		}
		s = s[open+end+1:]
	}
	if s != "" {
		t = append(t, piece{words: s, place: -1})
	}
	return t
}

// fill puts the arguments in. A place without an argument shows its number.
func (t template) fill(c *Catalog, args []Arg) string {
	if len(t) == 1 && t[0].place < 0 {
		return t[0].words
	}
	var b strings.Builder
	for _, p := range t {
		switch {
		case p.place < 0:
			b.WriteString(p.words)
		case p.place >= len(args):
			b.WriteString("{" + strconv.Itoa(p.place) + "}")
		case len(p.forms) > 0:
			b.WriteString(p.forms[c.form(args[p.place].n)])
		case args[p.place].counted:
			b.WriteString(c.Count(args[p.place].n))
		case args[p.place].keys != nil:
			b.WriteString(c.Keys(args[p.place].keys))
		default:
			b.WriteString(args[p.place].words)
		}
	}
	return b.String()
}

// form says which of the two forms goes with a count: in French none is
// singular too.
func (c *Catalog) form(n int) int {
	if n == 1 || n == 0 && c.language == French {
		return 0
	}
	return 1
}
