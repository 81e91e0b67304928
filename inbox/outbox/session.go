package outbox

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"time"

	"github.com/emersion/go-smtp"

	"baken/inbox/account"
)

// greeting is what we call ourselves to a server: an address literal (RFC 5321,
// 4.1.3) that is true of every machine and says nothing of this one. Servers
// write it into the Received field that the receiver of a mail gets to see, so
// it is neither our host's name nor its address. A literal passes the checks
// for full names that "localhost" fails, and does not claim to be the domain's
// own server.
const greeting = "[127.0.0.1]"

// Patience is how long each step may take; a zero is the default.
type Patience struct {
	Step   time.Duration // each command, each piece of text; 1 min
	Answer time.Duration // to the final dot; 10 min (RFC 5321, 4.5.3.2.6)
	// Grace is how long a stop waits for the answer to a final dot that has
	// gone; 2 s.
	Grace time.Duration
}

func (p Patience) filled() Patience {
	if p.Step == 0 {
		p.Step = time.Minute
	}
	if p.Answer == 0 {
		p.Answer = 10 * time.Minute
	}
	if p.Grace == 0 {
		p.Grace = 2 * time.Second
	}
	return p
}

// Account is where mail is handed in, and as whom.
type Account struct {
	Config account.Config
	// Secret is shared with reading the mail where the command is the same.
	Secret *account.Secret
	// Dial makes the connection; nil is account.Dial.
	Dial account.Dialer
}

// session is a connection that is logged in. One goroutine uses it.
type session struct {
	client   *smtp.Client
	conn     *watched
	safe     bool // over TLS, or to this very machine
	patience Patience
	step     func(Step)
	used     bool // a mail was taken over it
	mailed   bool // the server has said yes to the MAIL of the one at hand
}

// open connects and logs in. What fails is an error of inbox/account, or
// context.Canceled when ctx ended; then nothing is open.
func open(ctx context.Context, a Account, p Patience, step func(Step)) (*session, error) {
	server, err := a.Config.SMTPServer()
	if err != nil {
		return nil, err
	}
	var last string // the secret that was refused
	for {
		s, err := connect(ctx, a, server, p, step)
		if err != nil {
			return nil, stopped(ctx, err)
		}
		secret, err := s.login(ctx, a, server)
		if err == nil {
			return s, nil
		}
		s.abort()
		if err = stopped(ctx, err); !errors.Is(err, account.ErrRefused) || secret == "" || last != "" {
			return nil, err
		}
		// It may have run out or been changed: the command is asked once more,
		// and a new secret gets a connection of its own.
		a.Secret.Refused(secret)
		if again, gerr := a.Secret.Get(ctx); gerr != nil || again == secret {
			return nil, err
		}
		last = secret
	}
}

// stopped gives the reason that we ourselves closed a connection.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Canceled
	}
	return err
}

// connect makes the connection, its TLS and the greeting.
func connect(ctx context.Context, a Account, server account.Server, p Patience, step func(Step)) (*session, error) {
	dial := a.Dial
	if dial == nil {
		dial = account.Dial
	}
	t, err := a.Config.TLS(server.Host)
	if err != nil {
		return nil, err
	}
	for plain := server.Security == account.Plain; ; plain = true {
		raw, err := dial(ctx, server.Addr())
		if err != nil {
			return nil, account.Network(server.Host, err)
		}
		s := &session{conn: &watched{Conn: raw}, safe: !plain || server.Loopback(), patience: p, step: step}
		stop := context.AfterFunc(ctx, s.abort)
		step(StepConnected)
		s.conn.within(p.Step)
		switch {
		case plain:
			s.client = smtp.NewClient(s.conn)
		case server.Security == account.StartTLS:
			s.client, err = smtp.NewClientStartTLS(s.conn, t)
			if err != nil && noTLS(err) {
				stop()
				s.abort()
				if server.Loopback() {
					continue
				}
				return nil, fmt.Errorf("%w: %s offers no STARTTLS, and nothing is said to it in the clear; smtp in [mail] may want to be smtps://", account.ErrInsecure, server.Host)
			}
		default:
			over, herr := account.Handshake(ctx, s.conn, t)
			if err = herr; err == nil {
				s.client = smtp.NewClient(over)
			}
		}
		if err == nil {
			err = s.client.Hello(greeting)
		}
		if !stop() && err == nil {
			err = context.Canceled
		}
		if err != nil {
			s.abort()
			return nil, refusal(server, err)
		}
		step(StepGreeted)
		return s, nil
	}
}

// noTLS says that a server does not offer STARTTLS: it is the one failure for
// which the library has neither a reply nor an error of the network.
func noTLS(err error) bool {
	var broken textproto.ProtocolError
	return codeOf(err) == codeProtocol && !errors.As(err, &broken)
}

// refusal gives a failure before the login its name.
func refusal(server account.Server, err error) error {
	var reply *smtp.SMTPError
	var broken textproto.ProtocolError
	switch {
	case errors.As(err, &reply) && reply.Code < 500:
		return &replied{account.ErrBusy, server.Host, reply}
	case errors.As(err, &reply):
		return &replied{account.ErrServer, server.Host, reply}
	case errors.As(err, &broken):
		return fmt.Errorf("%w: what answers at %s is no submission server", account.ErrServer, server.Addr())
	}
	return account.TLSError(server.Host, err)
}

// abort ends the connection without a word, and without what still stands in a
// buffer.
func (s *session) abort() { _ = s.conn.Close() }

// close says goodbye. The server's answer to that matters to nobody.
func (s *session) close() {
	s.conn.within(s.patience.Grace)
	_ = s.client.Quit()
	s.abort()
}
