package keymap

import (
	"errors"
	"fmt"
)

// What can be wrong with keys of the user's own.
var (
	ErrUnknownContext = errors.New("unknown place for keys")
	ErrUnknownAction  = errors.New("unknown action")
	ErrUnknownKey     = errors.New("unknown key")
	ErrTyping         = errors.New("this key writes text here")
	ErrConflict       = errors.New("two actions for one key")
)

// Conflict says that two actions claim one key, or that one's key is the
// beginning of the other's.
type Conflict struct {
	Context      Context
	A, B         Action
	KeyA, KeyB   string
	prefixedOnly bool
}

func (c *Conflict) Error() string {
	if c.prefixedOnly {
		return fmt.Sprintf("[keys.%s] %q (%s) is the beginning of %q (%s): one of them could never be reached",
			c.Context, c.KeyA, c.A, c.KeyB, c.B)
	}
	return fmt.Sprintf("[keys.%s] %q is the key of %s and of %s: give one of them another", c.Context, c.KeyA, c.A, c.B)
}

// Unwrap gives ErrConflict.
func (c *Conflict) Unwrap() error { return ErrConflict }
