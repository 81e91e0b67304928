package member

import "errors"

var (
	// ErrID is a member id that is not 32 hexadecimal digits.
	ErrID = errors.New("not a member id")
	// ErrRole is a role that does not exist.
	ErrRole = errors.New("no such role")
)
