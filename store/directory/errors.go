package directory

import "errors"

// ErrHours is a row of opening hours with a column that cannot be read. What wraps it
// says which, never what stands there.
var ErrHours = errors.New("these opening hours cannot be read")
