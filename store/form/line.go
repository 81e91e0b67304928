package form

import (
	"fmt"
	"strings"
)

// section is a part of the file: one of several with the same head.
type section struct {
	of string // the head as it stands in the file; empty: all of it
	n  int
}

const (
	contacts = "[[contact]]"
	persons  = "[[person]]"
	about    = "[persons]"
	answers  = "[answers]"
)

var top = section{}

// lines are those of the file, to say in which one something is wrong.
type lines []string

func linesOf(text string) lines { return strings.Split(text, "\n") }

// find is the number of the first line of a section in which what stands, the
// first line of the section when it stands in none, and 0 when there is no such
// section.
func (l lines) find(at section, what string) int {
	head, n := 0, at.n
	for i, line := range l {
		line, _, _ = strings.Cut(line, "#")
		bare := strings.TrimSpace(line)
		if bare == at.of && head == 0 && at.of != "" {
			if n == 0 {
				head = i + 1
			}
			n--
			continue
		}
		if head > 0 && strings.HasPrefix(bare, "[") && !strings.HasPrefix(bare, at.of[:len(at.of)-1]+".") && strings.HasSuffix(bare, "]") && !strings.Contains(bare, "{") {
			return head // the next section
		}
		if (head > 0 || at.of == "") && strings.Contains(line, what) {
			return i + 1
		}
	}
	return head
}

// quoted is a word as it stands in the file.
func quoted(word string) string { return `"` + word + `"` }

// wrong says where in the file, where that is known.
func wrong(line int, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	if line > 0 {
		return fmt.Errorf("%w: line %d: %s", ErrForm, line, what)
	}
	return fmt.Errorf("%w: %s", ErrForm, what)
}

// printed is what stands in a file, short and safe in an error.
func printed(s string) string {
	safe := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
	if len(safe) > 120 {
		safe = safe[:120] + "..."
	}
	return safe
}

func joined[S ~string](all []S) string {
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}
