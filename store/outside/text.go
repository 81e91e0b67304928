// Package outside holds text that came from outside the house and the gate
// that makes it safe to show.
//
// Mail, chat lines, names, file names, server replies and directory files are
// written by strangers. Such text is a [Text]: it is not a string, it does not
// print, and it does not log. The only way to a terminal leads through the
// gate, [Text.Line] or [Text.Block], whose result is a [Safe].
//
// What a Safe promises: no control character but the line feed (and none at
// all from Line), no escape sequence, no bidirectional control, no zero-width
// character, at most a few combining marks on one base, valid UTF-8, and
// exactly the width in terminal cells that [Safe.Width] says.
//
// The package imports nothing else of the program.
package outside

import "fmt"

// Text is text from outside that has not passed the gate. Two Texts are equal
// (==) when their bytes are.
type Text struct{ s string }

// New marks s as text from outside.
func New(s string) Text { return Text{s} }

// Unsafe gives the bytes as they came, for protocols, parsing and storing.
// Never for a view, a log or an error.
func (t Text) Unsafe() string { return t.s }

// IsEmpty says whether there is no text at all.
func (t Text) IsEmpty() bool { return t.s == "" }

// Len is the length in bytes.
func (t Text) Len() int { return len(t.s) }

// Format prints only the length, whatever the verb, so that no content reaches
// a log, an error or a panic by accident. It is asked for a Text, for exported
// fields, and for what stands in slices and maps; from an unexported field fmt
// takes the bytes themselves, whatever the type says. So a struct that holds
// Text in unexported fields, or a struct in one that holds it, is not printed.
func (t Text) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "outside.Text(%d bytes)", len(t.s)) }

// MarshalText refuses: whoever writes JSON, TOML or XML passes the gate first.
func (t Text) MarshalText() ([]byte, error) {
	return nil, fmt.Errorf("text from outside must pass the gate before it is written out")
}

// MarshalBinary is for the sealed records of the store alone.
func (t Text) MarshalBinary() ([]byte, error) { return []byte(t.s), nil }

// UnmarshalBinary reads what MarshalBinary wrote.
func (t *Text) UnmarshalBinary(b []byte) error { t.s = string(b); return nil }
