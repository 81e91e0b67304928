package command

import (
	"context"
	"errors"
	"net"
	"net/mail"
	"net/url"
	"strings"

	"baken/inbox/account"
	"baken/ui/lang"
)

// reading asks for the mailbox and logs in to it. When that fails, what can be
// the cause is asked again, and nothing else.
func (q *questions) reading(ctx context.Context, m *account.Config) error {
	if m.FromName = q.FromName; strings.ContainsAny(m.FromName, "\r\n") {
		return misused(lang.FromNameLine)
	}
	if err := q.ask(ctx, "address", q.Address, lang.InitAddress, "", func(s string) error {
		m.Address = s
		return anAddress(s)
	}); err != nil {
		return err
	}
	if q.CAFile != "" {
		if err := q.authority(ctx, m, q.CAFile); err != nil {
			return err
		}
	}
	if err := q.imapServer(ctx, m, q.IMAP); err != nil {
		return err
	}
	if err := q.loginKind(ctx, m, q.Auth); err != nil {
		return err
	}
	if err := q.secret(ctx, m, q.SecretCommand); err != nil {
		return err
	}
	for {
		alone := *m
		alone.SMTP = ""
		err := alone.Validate()
		if err == nil {
			err = q.tryIMAP(ctx, alone)
		}
		if err == nil {
			return nil
		}
		if q.dialogue == nil {
			return fail(lang.NothingWritten, err)
		}
		if err := q.tell(ctx, err); err != nil {
			return err
		}
		switch causeOf(err) {
		case causeAuthority:
			was := m.CAFile
			if err = q.authority(ctx, m, ""); err == nil && m.CAFile == was {
				err = q.imapServer(ctx, m, "")
			}
		case causeSecret:
			err = q.secret(ctx, m, "")
		case causeLogin:
			// The command may be right, and the user in the address wrong.
			was := m.SecretCommand
			if err = q.secret(ctx, m, ""); err == nil && m.SecretCommand == was {
				if err = q.imapServer(ctx, m, ""); err == nil {
					err = q.loginKind(ctx, m, "")
				}
			}
		default:
			err = q.imapServer(ctx, m, "")
		}
		if err != nil {
			return err
		}
	}
}

func (q *questions) imapServer(ctx context.Context, m *account.Config, given string) error {
	usual := m.IMAP
	if usual == "" && q.dialogue != nil {
		_, domain, _ := strings.Cut(m.Address, "@")
		usual = "imaps://" + inURL(m.Address) + "@mail." + domain
	}
	return q.ask(ctx, "imap", given, lang.InitIMAP, usual, func(s string) error {
		m.IMAP = s
		_, err := m.IMAPServer()
		if err != nil {
			m.IMAP = ""
		}
		return err
	})
}

func (q *questions) loginKind(ctx context.Context, m *account.Config, given string) error {
	return q.ask(ctx, "auth", given, lang.InitAuth, string(m.Auth), func(s string) error {
		switch kind := account.Auth(s); kind {
		case account.Password, account.OAuthBearer, account.XOAuth2:
			m.Auth = kind
			return nil
		}
		return fail(lang.NotAnAuth, s)
	})
}

func (q *questions) secret(ctx context.Context, m *account.Config, given string) error {
	return q.ask(ctx, "secret-command", given, lang.InitSecret, m.SecretCommand, func(s string) error {
		if m.SecretCommand = s; s == "" {
			return fail(lang.NeedCommand)
		}
		return nil
	})
}

// authority asks for the file of a certificate authority of one's own; nothing
// changes when it is another server that is meant.
func (q *questions) authority(ctx context.Context, m *account.Config, given string) error {
	return q.ask(ctx, "ca-file", given, lang.InitAuthority, "", func(s string) error {
		switch {
		case s == "":
			return fail(lang.NeedAuthority)
		case s == "none" && q.dialogue != nil:
			return nil
		}
		with := *m
		with.CAFile = q.app.fixed(s)
		if _, err := with.TLS("localhost"); err != nil {
			return err
		}
		m.CAFile = with.CAFile
		return nil
	})
}

// anAddress refuses what is no mail address.
func anAddress(s string) error {
	a, err := mail.ParseAddress(s)
	if err == nil && a.Address == s {
		if _, domain, ok := strings.Cut(s, "@"); ok && (strings.Contains(domain, ".") || domain == "localhost") {
			return nil
		}
	}
	return fail(lang.NotAnAddress, s)
}

// The causes for which a login can fail, by what is to be asked again.
type cause int

const (
	causeServer    cause = iota // its address
	causeAuthority              // who signed its certificate
	causeSecret                 // the command
	causeLogin                  // the command, or the user
)

func causeOf(err error) cause {
	var c *account.CertificateError
	switch {
	case errors.As(err, &c) && c.Flaw == account.UnknownAuthority:
		return causeAuthority
	case errors.Is(err, account.ErrNoCommand), errors.Is(err, account.ErrCommandFailed):
		return causeSecret
	case errors.Is(err, account.ErrRefused):
		return causeLogin
	}
	return causeServer
}

// sending asks for the submission server and logs in to it.
func (q *questions) sending(ctx context.Context, m *account.Config) error {
	m.SMTPAuth, m.SMTPSecretCommand = account.Auth(q.SMTPAuth), q.SMTPSecretCommand
	switch m.SMTPAuth {
	case "", account.Password, account.OAuthBearer, account.XOAuth2:
	default:
		return misused(lang.FlagWrong, "smtp-auth", fail(lang.NotAnAuth, q.SMTPAuth))
	}
	if q.SMTP == nil && q.dialogue == nil {
		return misused(lang.SMTPMissing)
	}
	ask := q.SMTP == nil
	if !ask {
		m.SMTP = *q.SMTP
	}
	for {
		if ask {
			if err := q.smtpServer(ctx, m); err != nil {
				return err
			}
		}
		if m.SMTP == "" {
			return nil
		}
		err := m.Validate()
		if err == nil {
			err = q.trySMTP(ctx, *m)
		}
		if err == nil {
			return nil
		}
		if q.dialogue == nil {
			return fail(lang.NothingWritten, err)
		}
		if err := q.tell(ctx, err); err != nil {
			return err
		}
		ask = false
		switch causeOf(err) {
		case causeAuthority:
			was := m.CAFile
			err = q.authority(ctx, m, "")
			ask = m.CAFile == was
		case causeSecret:
			err = q.smtpSecret(ctx, m)
		case causeLogin:
			was := *m
			if err = q.smtpSecret(ctx, m); err == nil {
				ask = m.SMTPSecretCommand == was.SMTPSecretCommand
			}
		default:
			ask, err = true, nil
		}
		if err != nil {
			return err
		}
	}
}

func (q *questions) smtpServer(ctx context.Context, m *account.Config) error {
	usual := m.SMTP
	if _, err := m.SMTPServer(); err != nil {
		usual = usualSMTP(*m)
	}
	return q.ask(ctx, "smtp", "", lang.InitSMTP, usual, func(s string) error {
		if m.SMTP = s; s == "none" {
			m.SMTP = ""
			return nil
		}
		_, err := m.SMTPServer()
		return err
	})
}

// smtpSecret asks for the command where sending needs another one than reading.
func (q *questions) smtpSecret(ctx context.Context, m *account.Config) error {
	usual := m.SMTPSecretCommand
	if usual == "" {
		usual = m.SecretCommand
	}
	return q.ask(ctx, "smtp-secret-command", "", lang.InitSMTPSecret, usual, func(s string) error {
		if m.SMTPSecretCommand = s; s == m.SecretCommand {
			m.SMTPSecretCommand = ""
		}
		return nil
	})
}

// usualSMTP is where mail is sent most often, when it is read there: the same
// user and security, at the usual port.
func usualSMTP(m account.Config) string {
	s, err := m.IMAPServer()
	if err != nil {
		return ""
	}
	scheme, host := "smtps", s.Host
	if s.Security != account.ImplicitTLS {
		scheme = "smtp"
	}
	if rest, ok := strings.CutPrefix(host, "imap."); ok {
		host = "smtp." + rest
	}
	if ip := net.ParseIP(host); ip != nil && ip.To4() == nil {
		host = "[" + host + "]"
	}
	return scheme + "://" + inURL(s.User) + "@" + host
}

// inURL writes a user as it stands in the address of a server.
func inURL(user string) string { return strings.ReplaceAll(url.PathEscape(user), "@", "%40") }
