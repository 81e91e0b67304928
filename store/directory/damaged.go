package directory

import "errors"

// ErrDamaged: what was kept of a directory is not as it was written.
var ErrDamaged = errors.New("the directory is damaged")
