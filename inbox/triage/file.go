package triage

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// file is one file of rules as it is written.
type file struct {
	// Language is the ISO 639-1 code of the words in the file.
	Language string `toml:"language"`
	// Negation are the words that a gap of a pattern does not step over, and
	// that take back a raised hit which they follow.
	Negation []string `toml:"negation"`
	// NotOnly are the words after which a negation is none: "not only".
	NotOnly []string `toml:"not_only"`
	// Renewal are the words that end what an excuse reaches: "but", "now".
	Renewal []string `toml:"renewal"`
	// Ordinary are words that are never taken for a misspelling.
	Ordinary []string `toml:"ordinary"`
	// Spelling says what one or two words of a chat mean.
	Spelling map[string]string `toml:"spelling"`
	// Numbers are the numbers in words.
	Numbers map[string]int `toml:"numbers"`
	// Lists are alternatives that patterns call {name}.
	Lists map[string][]string `toml:"lists"`
	// Concepts are patterns that say little alone; rules ask for some of them
	// close together.
	Concepts map[string][]string `toml:"concepts"`
	Contexts []fileContext       `toml:"context"`
	Rules    []fileRule          `toml:"rule"`
}

// fileContext excuses hits of whole levels: work, fiction, long ago.
type fileContext struct {
	ID       string   `toml:"id"`
	Lowers   []string `toml:"lowers"` // levels
	To       string   `toml:"to"`     // "none" or "raised"
	Patterns []string `toml:"patterns"`
}

type fileRule struct {
	ID       string            `toml:"id"`
	Level    string            `toml:"level"`
	Label    map[string]string `toml:"label"`
	Patterns []string          `toml:"patterns"`
	Together []string          `toml:"together"` // rows of concepts, each "one other|another"
	Unless   []string          `toml:"unless"`   // patterns that excuse a hit of this rule alone
	Despite  []string          `toml:"despite"`  // ids of contexts that do not excuse it
	Hits     []string          `toml:"hits"`     // examples, for the tests and for whoever reads the file
	Misses   []string          `toml:"misses"`
}

// source is a file with its text, to find lines in.
type source struct {
	name string
	text string
	file
}

// read reads one file; an unknown key is an error, so that a typing mistake
// does not silence a rule.
func read(files fs.FS, name string) (*source, error) {
	b, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fileError(name, 0, "%v", err)
	}
	s := &source{name: name, text: string(b)}
	meta, err := toml.Decode(s.text, &s.file)
	if err != nil {
		if p, ok := errors.AsType[toml.ParseError](err); ok {
			return nil, fileError(name, p.Position.Line, "%s", p.Message)
		}
		return nil, fileError(name, 0, "%v", err)
	}
	if un := meta.Undecoded(); len(un) > 0 {
		key := un[0][len(un[0])-1]
		return nil, fileError(name, s.line("", key), "unknown key %q", un[0].String())
	}
	if len(s.Language) != 2 {
		return nil, fileError(name, s.line("", "language"), `language is missing, or not a code of two letters such as "nl"`)
	}
	return s, nil
}

// line finds the line where what stands first at or below the line where
// anchor stands; 0 when it is not found.
func (s *source) line(anchor, what string) int {
	from := 0
	if anchor != "" {
		from = max(0, strings.Index(s.text, `"`+anchor+`"`))
	}
	i := strings.Index(s.text[from:], what)
	if i < 0 {
		from, i = 0, strings.Index(s.text, what)
	}
	if i < 0 {
		return 0
	}
	return 1 + strings.Count(s.text[:from+i], "\n")
}

// levelOf reads the word of a level, one that a rule can give.
func levelOf(word string) (Level, bool) {
	var l Level
	err := l.UnmarshalText([]byte(word))
	return l, err == nil && slices.Contains([]Level{Raised, Minor, Acute}, l)
}
