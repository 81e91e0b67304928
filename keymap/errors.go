package keymap

import (
	"errors"
	"fmt"
)

// What can be wrong with keys of the user's own. Each is found in an error of a
// type that says where and which.
var (
	ErrUnknownContext = errors.New("unknown place for keys")
	ErrUnknownAction  = errors.New("unknown action")
	ErrUnknownKey     = errors.New("unknown key")
	ErrTyping         = errors.New("this key writes text here")
	ErrConflict       = errors.New("two actions for one key")
)

// NameError is a name of a place or an action that there is not: an
// [ErrUnknownContext], or with an action an [ErrUnknownAction].
type NameError struct {
	Context, Action string
	Nearest         string // what may have been meant
}

func (e *NameError) Error() string {
	if e.Action == "" {
		return fmt.Sprintf("%v: [keys.%s]: did you mean %q?", ErrUnknownContext, e.Context, e.Nearest)
	}
	return fmt.Sprintf("%v: [keys.%s] %s: did you mean %q?", ErrUnknownAction, e.Context, e.Action, e.Nearest)
}

// Unwrap gives what it is.
func (e *NameError) Unwrap() error {
	if e.Action == "" {
		return ErrUnknownContext
	}
	return ErrUnknownAction
}

// Flaw is what is wrong with a key.
type Flaw string

// The flaws.
const (
	NoSuchKey Flaw = "no such key" // Instead may have been meant
	SameKey   Flaw = "same key"    // a terminal sends Instead for it
	NotSent   Flaw = "not sent"    // a terminal sends nothing of its own for it
	Shifted   Flaw = "shifted"     // a character is written as it comes, without "shift+"
	TooMany   Flaw = "too many"    // more than three keys, or none
	Writes    Flaw = "writes"      // where one types it is text
)

// KeyError is a key that cannot be bound: an [ErrUnknownKey], or an [ErrTyping].
type KeyError struct {
	Context Context
	Action  Action
	Key     string
	Flaw    Flaw
	Instead string
}

func (e *KeyError) Error() string {
	return fmt.Sprintf("[keys.%s] %s: %q: %s %s", e.Context, e.Action, e.Key, e.Flaw, e.Instead)
}

// Unwrap gives what it is.
func (e *KeyError) Unwrap() error {
	if e.Flaw == Writes {
		return ErrTyping
	}
	return ErrUnknownKey
}

// Conflict says that two actions claim one key, or that one's key is the
// beginning of the other's, so that one of them could never be reached.
type Conflict struct {
	Context    Context
	A, B       Action
	KeyA, KeyB string
	Beginning  bool // KeyA is only the beginning of KeyB
}

func (c *Conflict) Error() string {
	if c.Beginning {
		return fmt.Sprintf("[keys.%s] %q (%s) is the beginning of %q (%s)", c.Context, c.KeyA, c.A, c.KeyB, c.B)
	}
	return fmt.Sprintf("[keys.%s] %q is the key of %s and of %s", c.Context, c.KeyA, c.A, c.B)
}

// Unwrap gives ErrConflict.
func (c *Conflict) Unwrap() error { return ErrConflict }
