package part

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// clusters cuts text into what a person takes for one character.
func clusters(s string) []string {
	if s == "" {
		return nil
	}
	all := make([]string, 0, len(s))
	state := -1
	for s != "" {
		var c string
		c, s, _, state = uniseg.StepString(s, state)
		all = append(all, c)
	}
	return all
}

// isWord says whether a character belongs to a word.
func isWord(cluster string) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	return isWordRune(r)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' || r == '\'' || r == '’'
}

// wordLeft is where the word before at begins.
func wordLeft(all []string, at int) int {
	for at > 0 && !isWord(all[at-1]) {
		at--
	}
	for at > 0 && isWord(all[at-1]) {
		at--
	}
	return at
}

// wordRight is where the word after at ends.
func wordRight(all []string, at int) int {
	for at < len(all) && !isWord(all[at]) {
		at++
	}
	for at < len(all) && isWord(all[at]) {
		at++
	}
	return at
}
