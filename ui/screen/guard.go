package screen

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// ErrInside says that something was given up because of a mistake of ours; what
// and where is in the log.
var ErrInside = errors.New("a mistake inside the program")

// Guarded runs f and makes an error of a panic. What a panic says may hold a
// contact's words, so only its type and the place go to the log. A goroutine that
// a screen starts runs in it: a panic elsewhere than in a command ends the
// program.
func Guarded(log *slog.Logger, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			log.Error("panic", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			err = ErrInside
		}
	}()
	return f()
}
