package outbox

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baken/inbox/account"
	"baken/inbox/mailtest"
)

func TestOpen(t *testing.T) {
	type setting struct {
		o      mailtest.SMTPOptions
		fault  *mailtest.Fault
		change func(*account.Config)
		down   bool
		want   error
		code   string
	}
	for name, c := range map[string]setting{
		"implicit TLS":             {},
		"STARTTLS":                 {o: mailtest.SMTPOptions{Security: mailtest.StartTLS}},
		"plain on loopback":        {o: mailtest.SMTPOptions{Security: mailtest.Plain}},
		"no login on loopback":     {o: mailtest.SMTPOptions{Open: true}},
		"OAUTHBEARER":              {change: func(c *account.Config) { c.SMTPAuth, c.SMTPSecretCommand = account.OAuthBearer, "echo token-one" }},
		"XOAUTH2":                  {change: func(c *account.Config) { c.SMTPAuth, c.SMTPSecretCommand = account.XOAuth2, "echo token-one" }},
		"wrong token":              {change: func(c *account.Config) { c.SMTPAuth, c.SMTPSecretCommand = account.XOAuth2, "echo token-two" }, want: account.ErrRefused},
		"wrong password":           {change: func(c *account.Config) { c.SecretCommand = "echo wrong" }, want: account.ErrRefused},
		"no command":               {change: func(c *account.Config) { c.SecretCommand = "no-such-program-here" }, want: account.ErrNoCommand, code: "secret"},
		"unknown authority":        {change: func(c *account.Config) { c.CAFile = "" }, want: account.ErrCertificate, code: "certificate"},
		"unknown authority, later": {o: mailtest.SMTPOptions{Security: mailtest.StartTLS}, change: func(c *account.Config) { c.CAFile = "" }, want: account.ErrCertificate, code: "certificate"},
		"no TLS there":             {o: mailtest.SMTPOptions{Security: mailtest.Plain}, change: func(c *account.Config) { c.SMTP = strings.Replace(c.SMTP, "smtp:", "smtps:", 1) }, want: account.ErrCertificate, code: "certificate"},
		"nothing there":            {down: true, want: account.ErrUnreachable, code: "refused"},
		"busy":                     {fault: &mailtest.Fault{At: mailtest.AtHello, Code: 421}, want: account.ErrBusy, code: "421 4.0.0"},
		"turned away":              {fault: &mailtest.Fault{At: mailtest.AtHello, Code: 554}, want: account.ErrServer, code: "554 5.0.0"},
		"cut at the greeting":      {fault: &mailtest.Fault{At: mailtest.AtHello, Cut: true}, want: account.ErrUnreachable, code: "cut"},
		"login later":              {fault: &mailtest.Fault{At: mailtest.AtAuth, Code: 454}, want: account.ErrBusy, code: "454 4.0.0"},
		"cut at the login":         {fault: &mailtest.Fault{At: mailtest.AtAuth, Cut: true}, want: account.ErrUnreachable, code: "cut"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sink := submission(t, c.o)
			if c.fault != nil {
				sink.Fault(*c.fault)
			}
			a := handedIn(t, sink, c.o)
			if c.down {
				none := mailtest.NewProxy(t, sink.Addr)
				none.Refuse(true)
				a.Config.SMTP = strings.Replace(a.Config.SMTP, sink.Addr, none.Addr, 1)
			}
			if c.change != nil {
				c.change(&a.Config)
				a.Secret = a.Config.SMTPSecret()
			}
			s, err := open(t.Context(), a, quick.filled(), noStep)
			if err == nil {
				defer s.close()
				if got := s.hand(t.Context(), someMail("one@example.org", 0), func() error { return nil }); got.verdict != taken {
					t.Errorf("hand = %v %s", got.verdict, got.code)
				}
			}
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Fatalf("err = %v, want %v", err, c.want)
			}
			if c.code != "" && codeOf(err) != c.code {
				t.Errorf("code = %q, want %q (%v)", codeOf(err), c.code, err)
			}
			if err != nil && strings.Contains(err.Error(), "refused by the test") {
				t.Errorf("the error repeats the server: %v", err)
			}
		})
	}
}

// A token that has run out is asked for again, once.
func TestANewTokenIsAskedFor(t *testing.T) {
	o := mailtest.SMTPOptions{Token: "token-two"}
	sink := submission(t, o)
	a := handedIn(t, sink, o)
	asked := filepath.Join(t.TempDir(), "asked")
	a.Config.SMTPAuth = account.OAuthBearer
	a.Config.SMTPSecretCommand = "if [ -e " + asked + " ]; then echo token-two; else touch " + asked + "; echo token-one; fi"
	a.Secret = a.Config.SMTPSecret()
	s, err := open(t.Context(), a, quick.filled(), noStep)
	if err != nil {
		t.Fatal(err)
	}
	s.close()
	if _, err := os.Stat(asked); err != nil {
		t.Error(err)
	}
}
