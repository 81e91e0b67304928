package outbox

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/emersion/go-smtp"

	"baken/inbox/account"
)

// replied is an error of an account with the reply that it comes from. Of the
// reply only the code is in its words.
type replied struct {
	kind  error
	host  string
	reply error
}

func (e *replied) Error() string {
	code := codeOf(e.reply)
	switch e.kind {
	case account.ErrRefused:
		return fmt.Sprintf("%s does not take the login (%s); the mails wait: look at the user in smtp and at the command for the secret in [mail]", e.host, code)
	case account.ErrBusy:
		return fmt.Sprintf("%s cannot take mail now (%s); the mails wait, it is tried again", e.host, code)
	}
	return fmt.Sprintf("%s does not take mail from here (%s); the mails wait: ask who runs the server", e.host, code)
}

// Unwrap gives both.
func (e *replied) Unwrap() []error { return []error{e.kind, e.reply} }

// login logs in and gives the secret that it used. A server on this very
// machine that wants no login gets none.
func (s *session) login(ctx context.Context, a Account, server account.Server) (string, error) {
	offers, mechanisms := s.client.Extension("AUTH")
	if !offers && server.Loopback() {
		return "", nil
	}
	if !offers {
		return "", fmt.Errorf("%w: %s offers no login at this port; smtp in [mail] may want another port, 465 or 587", account.ErrInsecure, server.Host)
	}
	secret, err := a.Secret.Get(ctx)
	if err != nil {
		return "", err
	}
	try, err := account.Login(a.Config.SMTPAuthKind(), server, secret, strings.Fields(mechanisms), s.safe)
	if err != nil {
		return "", err
	}
	stop := context.AfterFunc(ctx, s.abort)
	defer stop()
	s.conn.within(s.patience.Step)
	err = s.client.Auth(try)
	var reply *smtp.SMTPError
	switch {
	case err == nil:
		s.step(StepLoggedIn)
		return secret, nil
	case try.Refused(), errors.As(err, &reply) && reply.Code >= 500:
		return secret, &replied{account.ErrRefused, server.Host, err}
	case errors.As(err, &reply):
		return "", &replied{account.ErrBusy, server.Host, reply}
	}
	return "", account.Network(server.Host, err)
}
