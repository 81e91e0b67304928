package outbox

import "errors"

// What can be wrong with a reply before it goes. What can be wrong with the
// submission server, whatever the mail, are the errors of inbox/account.
var (
	// ErrIncomplete: something that [Missing] names is missing.
	ErrIncomplete = errors.New("the reply is not complete")
	// ErrReadingOnly: the configuration names no submission server.
	ErrReadingOnly = errors.New("no submission server is configured; this workstation only reads")
)
