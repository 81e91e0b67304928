package command

import (
	"errors"
	"fmt"

	"github.com/emersion/go-smtp"

	"baken/inbox/account"
)

// refusedLogin is an account.ErrRefused with whom it concerns.
type refusedLogin struct {
	user, key string
	err       error
}

func (r *refusedLogin) Error() string {
	return fmt.Sprintf("%v: %s by %s", account.ErrRefused, r.user, r.key)
}

// Unwrap gives what the server said.
func (r *refusedLogin) Unwrap() error { return r.err }

// refusedFor puts an error of logging in into words with the user of the
// configuration; other errors stay. what is "imap" or "smtp"; empty: whichever
// the error shows.
func refusedFor(m account.Config, what string, err error) error {
	if !errors.Is(err, account.ErrRefused) {
		return err
	}
	if what == "" {
		what = "imap"
		if reply := (*smtp.SMTPError)(nil); errors.As(err, &reply) {
			what = "smtp"
		}
	}
	server, trouble := m.IMAPServer()
	key := "secret_command"
	if what == "smtp" {
		if server, trouble = m.SMTPServer(); m.SMTPSecretCommand != "" {
			key = "smtp_secret_command"
		}
	}
	if trouble != nil {
		return err
	}
	return &refusedLogin{server.User, key, err}
}
