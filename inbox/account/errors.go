package account

import (
	"errors"
	"fmt"
)

// What can be wrong with the configuration.
var (
	// ErrConfig: a value of the configuration cannot be used.
	ErrConfig = errors.New("the configuration of the mail account cannot be used")
	// ErrNoCommand: there is no secret_command, or its program does not exist.
	ErrNoCommand = errors.New("the command that prints the secret is missing")
	// ErrCommandFailed: it ended with an error, printed nothing, or took too long.
	ErrCommandFailed = errors.New("the command that prints the secret failed")
)

// Want is what a value of the configuration should be.
type Want string

// What is wanted.
const (
	WantAddress    Want = "a mail address"
	WantOneLine    Want = "one line"
	WantAuth       Want = "password, oauthbearer or xoauth2"
	WantCommand    Want = "a command that prints the password"
	WantFile       Want = "a file that can be read"
	WantPEM        Want = "a file with a certificate in PEM"
	WantFolder     Want = "at least one folder"
	WantCopy       Want = "auto, append or server"
	WantUndo       Want = "from 0s to 1h"
	WantLonger     Want = "longer than nothing"
	WantServer     Want = "the address of a server" // of Scheme
	WantPort       Want = "a port from 1 to 65535"
	WantNoSecret   Want = "no password: there is secret_command"
	WantDate       Want = "a date, written 2026-10-24"
	WantAnswerTime Want = "a time to answer in, written 2 working days"
)

// ConfigError is a value of [mail] that cannot be used. It is an [ErrConfig].
type ConfigError struct {
	Key    string // empty where only the value is known
	Value  string // as it stands there; empty if it may hold a secret
	Want   Want
	Scheme string // of the server that is wanted: "imap", "smtp"
}

func (e *ConfigError) Error() string {
	return fmt.Sprintf("%v: %s in [mail] is %q; wanted: %s", ErrConfig, e.Key, e.Value, e.Want)
}

// Is makes it an [ErrConfig], and one without a command an [ErrNoCommand].
func (e *ConfigError) Is(target error) bool {
	return target == ErrConfig || target == ErrNoCommand && e.Want == WantCommand
}

// What can be wrong between us and a server. The first three want a person;
// the others are worth another try.
var (
	// ErrRefused: the server does not take the secret.
	ErrRefused = errors.New("the server refuses the login")
	// ErrCertificate: the server cannot show that it is the one it should be; see
	// [CertificateError].
	ErrCertificate = errors.New("the server's certificate cannot be trusted")
	// ErrInsecure: the server offers no TLS, or no way to log in that we have.
	ErrInsecure = errors.New("the server offers no safe way to log in")
	// ErrUnreachable: no connection, or it was lost.
	ErrUnreachable = errors.New("the server cannot be reached")
	// ErrTimeout: connected, but the server said nothing for too long.
	ErrTimeout = errors.New("the server does not answer")
	// ErrBusy: the server answers that it cannot now: too many connections, or
	// being maintained.
	ErrBusy = errors.New("the server cannot take the connection now")
	// ErrServer: the server answered what it should not.
	ErrServer = errors.New("the server gave an answer that cannot be used")
)

// NeedsPerson says whether trying again without a change by somebody is useless.
func NeedsPerson(err error) bool {
	for _, e := range []error{ErrRefused, ErrCertificate, ErrInsecure, ErrConfig, ErrNoCommand, ErrCommandFailed} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
