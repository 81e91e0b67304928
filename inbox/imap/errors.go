package imap

import (
	"errors"
	"fmt"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
)

var (
	// ErrOffline: there is no connection now; it is tried again by itself.
	ErrOffline = errors.New("not connected to the mail server")
	// ErrGone: the mail is not on the server any more.
	ErrGone = errors.New("the mail is not on the server any more")
	// ErrNoFolder: the server has no such folder.
	ErrNoFolder = errors.New("the server has no such folder")

	// errAnew: a folder was made anew since it was looked at.
	errAnew = fmt.Errorf("%w: a folder was made anew there", account.ErrServer)

	errSuspended = errors.New("the machine was suspended")
)

// MissingError says which folders of the configuration the server has not. All others
// are in step.
type MissingError struct{ Names []string }

func (e *MissingError) Error() string {
	return fmt.Sprintf("folders of the configuration that are not on the server: %d", len(e.Names))
}

// Is makes it an [ErrNoFolder].
func (e *MissingError) Is(target error) bool { return target == ErrNoFolder }

// ServerError is a NO, BAD or BYE, or an OK after which nothing was done. It names the
// command and the response code of RFC 9051, 7.1, never the server's text.
type ServerError struct {
	Command string
	Type    string // "NO", "BAD", "BYE", "OK"
	Code    string // "OVERQUOTA"; empty if the server gave none
}

func (e *ServerError) Error() string {
	if e.Code == "" {
		return fmt.Sprintf("the mail server answers %s to %s", e.Type, e.Command)
	}
	return fmt.Sprintf("the mail server answers %s to %s (%s)", e.Type, e.Command, e.Code)
}

// Is sorts it: busy, no such folder, or an answer that cannot be used.
func (e *ServerError) Is(target error) bool {
	switch target {
	case account.ErrBusy:
		return e.busy()
	case ErrNoFolder:
		return e.Code == "NONEXISTENT" || e.Code == "TRYCREATE"
	case account.ErrServer:
		return !e.busy()
	}
	return false
}

func (e *ServerError) busy() bool {
	switch e.Code {
	case "UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG":
		return true
	}
	return e.Type == "BYE"
}

// answered says whether an error is the server's answer to a command: the
// connection is still good then.
func answered(err error) bool {
	var s *ServerError
	return errors.As(err, &s) && s.Type != "BYE"
}

// notNow says whether an error is the server's answer that it can't serve a command at
// the moment (RFC 5530, 3; RFC 9051, 7.1): it says nothing of what was asked for.
func notNow(err error) bool {
	var s *ServerError
	if !errors.As(err, &s) {
		return false
	}
	switch s.Code {
	case "UNAVAILABLE", "INUSE", "LIMIT":
		return true
	}
	return false
}

// leftAsWas is the error of a server that says OK to a change and leaves things as they
// were, as Dovecot does where our rights in a folder end, or its own (RFC 4314, 4, has
// it say NO).
func leftAsWas(command string) error {
	return &ServerError{Command: command, Type: "OK", Code: "NOPERM"}
}

// takenAway says whether an error is the server's answer that another program took the
// mails away while the command ran (RFC 5530, 3): they are to be looked for again.
func takenAway(err error) bool { return codeOf(err) == "EXPUNGEISSUED" }

// noRoom says whether an error is the server's answer that the mailbox is full: what
// was asked for can be done when somebody has made room.
func noRoom(err error) bool { return codeOf(err) == "OVERQUOTA" }

func asServerError(command string, err error) (error, bool) {
	var e *goimap.Error
	if !errors.As(err, &e) {
		return nil, false
	}
	return &ServerError{Command: command, Type: string(e.Type), Code: string(e.Code)}, true
}
