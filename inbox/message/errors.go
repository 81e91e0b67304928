package message

import "errors"

// Errors of building a mail. A mail that is read has none: only its reader or
// its sink can fail, and their errors come back wrapped.
var (
	// ErrNoSender: the draft has no From address.
	ErrNoSender = errors.New("the mail has no sender")
	// ErrNoRecipient: none of To, Cc and Bcc holds an address.
	ErrNoRecipient = errors.New("the mail has no recipient")
	// ErrAddress: an address that cannot stand in a header or an envelope.
	ErrAddress = errors.New("not a mail address")
	// ErrNoMessageID: the draft has no Message-ID; it is given once, before
	// the first try, by the caller.
	ErrNoMessageID = errors.New("the mail has no message id")
	// ErrNoDate: the draft has no Date; it is the time when send was pressed.
	ErrNoDate = errors.New("the mail has no date")
)
