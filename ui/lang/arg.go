package lang

import "baken/store/outside"

// Arg is something that is put into a text.
type Arg struct {
	words   string
	n       int
	counted bool
	keys    []string
}

// N puts in a count, written as the language writes it.
func N(n int) Arg { return Arg{n: n, counted: true} }

// Safe puts in text from outside that has passed the gate.
func Safe(s outside.Safe) Arg { return Arg{words: s.String()} }

// Said puts in words of the program: what the catalog itself made (a date, a
// name of an action), an id, a number of a case. Never text from outside: that
// is what Safe is for.
func Said(s string) Arg { return Arg{words: s} }

// Keys puts in keys as a person presses them, named as [Catalog.Keys] names them.
func Keys(keys []string) Arg { return Arg{keys: keys} }
