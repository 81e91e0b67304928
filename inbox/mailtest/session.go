package mailtest

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// session is one connection to a [Sink].
type session struct {
	sink *Sink
	conn *smtp.Conn
	mech string
	from string
	to   []string
}

func (s *Sink) session(c *smtp.Conn) (smtp.Session, error) {
	one := &session{sink: s, conn: c}
	if err := one.strike(AtHello, ""); err != nil {
		return nil, err
	}
	return one, nil
}

// strike lets a fault happen here, if one is set: it waits, cuts, or gives the
// refusal.
func (s *session) strike(at Stage, to string) error {
	f, ok := s.sink.next(at, to)
	if !ok {
		return nil
	}
	time.Sleep(f.Delay)
	if f.Cut {
		_ = s.conn.Conn().Close()
		return &smtp.SMTPError{Code: 421, EnhancedCode: smtp.NoEnhancedCode, Message: "nobody reads this"}
	}
	if f.Code == 0 {
		return nil
	}
	text := f.Text
	if text == "" {
		text = "refused by the test"
	}
	return &smtp.SMTPError{Code: f.Code, EnhancedCode: smtp.EnhancedCode{f.Code / 100, 0, 0}, Message: text}
}

func (s *session) Reset()        { s.from, s.to = "", nil }
func (s *session) Logout() error { return nil }

// AuthMechanisms are those that providers offer.
func (s *session) AuthMechanisms() []string {
	if s.sink.o.Open {
		return nil
	}
	return []string{sasl.Plain, sasl.OAuthBearer, "XOAUTH2"}
}

// Auth begins a login.
func (s *session) Auth(mech string) (sasl.Server, error) {
	if err := s.strike(AtAuth, ""); err != nil {
		return nil, err
	}
	done := func(ok bool) error {
		if !ok {
			return smtp.ErrAuthFailed
		}
		s.mech = mech
		return nil
	}
	switch mech {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, user, password string) error {
			return done(user == s.sink.User && password == s.sink.Password)
		}), nil
	case sasl.OAuthBearer:
		return sasl.NewOAuthBearerServer(func(o sasl.OAuthBearerOptions) *sasl.OAuthBearerError {
			if done(o.Username == s.sink.User && s.sink.tokens.holds(o.Token)) != nil {
				return &sasl.OAuthBearerError{Status: "invalid_token", Schemes: "bearer"}
			}
			return nil
		}), nil
	case "XOAUTH2":
		return &xoauth2Server{check: func(user, token string) error {
			return done(user == s.sink.User && s.sink.tokens.holds(token))
		}}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

// Mail takes the sender.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.mech == "" && !s.sink.o.Open {
		return smtp.ErrAuthRequired
	}
	s.from = from
	return s.strike(AtMail, "")
}

// Rcpt takes one recipient.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if err := s.strike(AtRcpt, to); err != nil {
		return err
	}
	s.to = append(s.to, to)
	return nil
}

// Data takes the text and keeps it.
func (s *session) Data(r io.Reader) error {
	if err := s.strike(InData, ""); err != nil {
		return err
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.strike(AtDot, ""); err != nil {
		return err
	}
	_, secure := s.conn.TLSConnectionState()
	s.sink.keep(Submitted{
		From: s.from, To: s.to, Hello: s.conn.Hostname(), Mechanism: s.mech, Secure: secure,
		MessageID: messageID(raw), At: time.Now(), Raw: raw,
	})
	return s.strike(AfterStore, "")
}

// xoauth2Server is the server's side of XOAUTH2, which go-sasl does not have:
// "user=U^Aauth=Bearer T^A^A" in one message, and after a refusal a challenge
// that the client answers with nothing.
type xoauth2Server struct {
	check   func(user, token string) error
	refused error
}

func (x *xoauth2Server) Next(response []byte) (challenge []byte, done bool, err error) {
	if x.refused != nil {
		return nil, true, x.refused
	}
	if response == nil {
		return []byte{}, false, nil
	}
	var user, token string
	for field := range bytes.SplitSeq(response, []byte{1}) {
		if v, ok := bytes.CutPrefix(field, []byte("user=")); ok {
			user = string(v)
		}
		if v, ok := bytes.CutPrefix(field, []byte("auth=Bearer ")); ok {
			token = string(v)
		}
	}
	if x.refused = x.check(user, token); x.refused != nil {
		return fmt.Appendf(nil, `{"status":"401","schemes":"bearer"}`), false, nil
	}
	return nil, true, nil
}
