package triage

import (
	"errors"
	"fmt"
)

// ErrRules is wrapped by every error of [Parse]: a file of rules cannot be
// used. Nothing of it is used then.
var ErrRules = errors.New("urgency rules not usable")

// fileError says where in which file.
func fileError(file string, line int, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	if line > 0 {
		return fmt.Errorf("%w: %s:%d: %s", ErrRules, file, line, what)
	}
	return fmt.Errorf("%w: %s: %s", ErrRules, file, what)
}
