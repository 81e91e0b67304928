// Package lang is the message catalog: every word on the screen and on the
// command line, in English, Dutch and French.
//
// A text is named by a [Key], a constant that stands in a file of its area
// beside its three texts. What is put into a text is an [Arg]: a number, a word
// that is itself translated, or text that has passed the gate; text from outside
// that has not passed it is refused by the compiler.
//
// It promises that each key has a text in each language with the same places to
// fill in (a test says so), and that dates, durations, counts and sizes are
// written as that language writes them. It never reads the locale of the machine:
// the language is a setting.
package lang

import (
	"fmt"
	"slices"
	"strings"
)

// Language is a language of the screen, as written in the configuration.
type Language string

// The languages.
const (
	English Language = "en"
	Dutch   Language = "nl"
	French  Language = "fr"
)

// Languages lists them; the first is the one that the others are made from.
func Languages() []Language { return []Language{English, Dutch, French} }

// Parse reads a language of the configuration: "en", "nl", "fr", or one of
// these followed by a country ("nl_BE", "fr-BE").
func Parse(s string) (Language, error) {
	l := Language(strings.ToLower(s))
	if i := strings.IndexAny(string(l), "_-."); i > 0 {
		l = l[:i]
	}
	if !slices.Contains(Languages(), l) {
		return "", fmt.Errorf("unknown language %q: write en, nl or fr", s)
	}
	return l, nil
}

// UnmarshalText reads a language where a configuration is decoded.
func (l *Language) UnmarshalText(b []byte) error {
	parsed, err := Parse(string(b))
	if err == nil {
		*l = parsed
	}
	return err
}
