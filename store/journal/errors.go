package journal

import "errors"

var (
	// ErrSignature: the envelope was not signed by the workstation that it names.
	ErrSignature = errors.New("the signature does not fit")
	// ErrNewer: the envelope or the event was made by a newer version.
	ErrNewer = errors.New("made by a newer version")
	// ErrMalformed: not an envelope, or not an event.
	ErrMalformed = errors.New("malformed")
)
