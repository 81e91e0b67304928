package inbox

import (
	"context"
	"errors"
	"time"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/store/outside"
)

// Link is one connection that [Service.Check] has tried.
type Link struct {
	What   string // "imap" or "smtp"
	Server string // host:port
	OK     bool
	// Err says what does not hold and what to do, in words; nil when OK. It is
	// one of inbox/account, for who has better words.
	Err error
	// Found is what the submission server showed; for smtp when OK.
	Found outbox.Found
	// Until is when the certificate of the server ends, or one that vouches for it;
	// zero: there is none, as to this very machine.
	Until time.Time
	// ReadingOnly: there is no submission server, by the configuration. OK.
	ReadingOnly bool
}

// Check tries every link of the account: it connects, logs in, and looks for a
// mail that does not exist. It changes nothing anywhere. It may be used while
// Run runs.
func (v *Service) Check(ctx context.Context) []Link {
	in := Link{What: "imap"}
	if s, err := v.cfg.IMAPServer(); err == nil {
		in.Server = s.Addr()
	}
	_, in.Err = v.syncer.Find(ctx, outside.New(message.NewMessageID(v.cfg.Address)))
	if in.Err == nil {
		var lacks []string
		if lacks, in.Err = v.syncer.Missing(ctx); len(lacks) > 0 {
			in.Err = &imap.MissingError{Names: lacks}
		}
	}
	in.OK, in.Until = in.Err == nil, v.shown.imap.Until()

	out := Link{What: "smtp"}
	var config error
	if s, err := v.cfg.SMTPServer(); err == nil {
		out.Server = s.Addr()
	} else if !v.cfg.ReadingOnly() {
		config = err
	}
	out.Found, out.Err = outbox.Check(ctx, v.out, v.deps.SMTPPatience)
	if errors.Is(out.Err, outbox.ErrReadingOnly) {
		out.Err, out.ReadingOnly = nil, true
	}
	if errors.Is(config, account.ErrConfig) {
		out.Err = config
	}
	out.OK, out.Until = out.Err == nil, v.shown.smtp.Until()
	return []Link{in, out}
}
