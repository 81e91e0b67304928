package template

import (
	_ "embed"
	"strings"

	"golang.org/x/crypto/blake2b"

	"baken/store/outside"
)

//go:embed defaults.txt
var defaultTexts string

// Defaults are the set to begin with, in the order of its file. It says nothing of
// what a mail is about, in case somebody else reads it, but for what the services that
// are filled in say, and promises nothing.
func Defaults() []Template { return defaults }

var defaults = parse(defaultTexts)

// parse reads templates, each under a line "== language | sort | name".
func parse(text string) (all []Template) {
	for part := range strings.SplitSeq("\n"+text, "\n== ") {
		head, body, _ := strings.Cut(part, "\n")
		f := strings.Split(head, " | ")
		if len(f) != 3 {
			continue
		}
		h := blake2b.Sum256([]byte("baken template " + head))
		all = append(all, Template{
			ID: ID(h[:16]), Language: f[0], For: Sort(f[1]), Name: outside.New(f[2]), Text: outside.New(strings.Trim(body, "\n")),
		})
	}
	return all
}
