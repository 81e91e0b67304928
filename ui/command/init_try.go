package command

import (
	"context"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/outbox"
	"baken/ui/lang"
)

// tryIMAP logs in to the mailbox, with a store that is thrown away.
func (q *questions) tryIMAP(ctx context.Context, m account.Config) error {
	s, remove, err := scratch()
	if err != nil {
		return err
	}
	defer remove()
	v, err := inbox.New(s, m, inbox.Deps{Now: q.app.now})
	if err != nil {
		return err
	}
	for _, l := range v.Check(ctx) {
		if l.Err != nil {
			return refusedFor(m, l.What, l.Err)
		}
		if !l.ReadingOnly {
			q.app.say(lang.InitLoggedIn, l.What, l.Server)
		}
	}
	return nil
}

// trySMTP logs in to the submission server.
func (q *questions) trySMTP(ctx context.Context, m account.Config) error {
	secret := m.SMTPSecret()
	defer secret.Forget()
	if _, err := outbox.Check(ctx, outbox.Account{Config: m, Secret: secret}, outbox.Patience{}); err != nil {
		return refusedFor(m, "smtp", err)
	}
	server, err := m.SMTPServer()
	q.app.say(lang.InitLoggedIn, "smtp", server.Addr())
	return err
}
