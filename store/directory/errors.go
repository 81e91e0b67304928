package directory

import "errors"

// ErrHours is a row of opening hours with a column that cannot be read. Every
// [HoursError] is one.
var ErrHours = errors.New("these opening hours cannot be read")

// HoursError says which column of a row of opening hours cannot be read, as HSDS calls
// it, never what stands there.
type HoursError struct{ Column string }

func (e *HoursError) Error() string { return ErrHours.Error() + ": " + e.Column }
func (e *HoursError) Unwrap() error { return ErrHours }
