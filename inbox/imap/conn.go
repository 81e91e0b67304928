package imap

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"baken/inbox/account"
)

// conn is a connection that is logged in. One goroutine owns it: only that one
// may call its methods, but for close.
type conn struct {
	c    *imapclient.Client
	line *line
	host string
	log  *slog.Logger
	caps goimap.CapSet

	selected string
	received map[string]int64 // bytes that came since they were last asked for, by the folder that was selected
	credited int64            // of the line's bytes, those in received
	validity uint32           // UIDVALIDITY of the selected folder, as SELECT gave it
	// pushed has a value when the server told of a change by itself. What
	// changed is found by asking: such news come out of order.
	pushed chan struct{}
	stop   func() bool
}

// connect dials, makes the connection safe and logs in. A secret that was
// refused is asked for once more. The connection ends with ctx.
func (s *Syncer) connect(ctx context.Context) (*conn, error) {
	secret, err := s.secret.Get(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.login(ctx, secret)
	if !errors.Is(err, account.ErrRefused) {
		return c, err
	}
	s.secret.Refused(secret)
	again, err2 := s.secret.Get(ctx)
	if err2 != nil || again == secret {
		return nil, err
	}
	if c, err = s.login(ctx, again); errors.Is(err, account.ErrRefused) {
		s.secret.Refused(again)
	}
	return c, err
}

func (s *Syncer) login(ctx context.Context, secret string) (*conn, error) {
	c, safe, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.authenticate(c, secret, safe); err != nil {
		c.close()
		return nil, err
	}
	// Asked once: it may send a command, and wait for it.
	_ = c.await("CAPABILITY", func() error { c.caps = c.c.Caps(); return nil })
	if err := ctx.Err(); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// open dials and greets. safe says whether a secret may pass. To this very
// machine it does without TLS when the server offers none.
func (s *Syncer) open(ctx context.Context) (c *conn, safe bool, err error) {
	security := s.server.Security
	if security == account.StartTLS && s.server.Loopback() {
		if c, err = s.greet(ctx, account.Plain); err != nil {
			return nil, false, err
		}
		var caps goimap.CapSet
		if err := c.await("CAPABILITY", func() error { caps = c.c.Caps(); return nil }); err != nil {
			c.close()
			return nil, false, err
		}
		if !caps.Has(goimap.CapStartTLS) {
			return c, true, nil
		}
		c.close()
	}
	c, err = s.greet(ctx, security)
	return c, err == nil, err
}

func (s *Syncer) greet(ctx context.Context, security account.Security) (*conn, error) {
	dialing, cancel := context.WithTimeout(ctx, account.DialTime)
	defer cancel()
	host := s.server.Host
	raw, err := s.dial(dialing, s.server.Addr())
	if err != nil {
		return nil, account.Network(host, err)
	}
	tlsConfig, err := s.cfg.TLS(host)
	if err != nil {
		_ = raw.Close()
		return nil, err
	}
	c := &conn{line: newLine(raw, s.now, s.patience), host: host, log: s.log, pushed: make(chan struct{}, 1)}
	c.stop = context.AfterFunc(ctx, func() { _ = c.line.end(context.Cause(ctx)) })
	push := func() {
		select {
		case c.pushed <- struct{}{}:
		default:
		}
	}
	options := &imapclient.Options{TLSConfig: tlsConfig, UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Expunge: func(uint32) { push() },
		Mailbox: func(d *imapclient.UnilateralDataMailbox) {
			if d.NumMessages != nil {
				push()
			}
		},
		Fetch: func(m *imapclient.FetchMessageData) {
			push()
			for m.Next() != nil {
			}
		},
	}}
	switch security {
	case account.ImplicitTLS:
		done := c.line.await()
		t, err := account.Handshake(dialing, c.line, tlsConfig)
		done()
		if err != nil {
			c.close()
			return nil, c.named("TLS", err)
		}
		c.c = imapclient.New(t, options)
	case account.StartTLS:
		var met error
		err := c.await("STARTTLS", func() error { c.c, met = imapclient.NewStartTLS(c.line, options); return met })
		if err != nil {
			c.c = nil
			c.close()
			var flaw *account.CertificateError
			if met = account.TLSError(host, met); errors.As(met, &flaw) {
				return nil, flaw
			}
			return nil, err
		}
	default:
		c.c = imapclient.New(c.line, options)
	}
	if err := c.await("greeting", func() error { return greeting(c.c) }); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// greeting waits for the server's first words. Of a server that says BYE and is
// gone at once the library has two things to tell, the words and the end, and takes
// one by chance; asked again, it comes to the words if there were any.
func greeting(c *imapclient.Client) error {
	err := c.WaitGreeting()
	var said *goimap.Error
	for range 64 {
		if err == nil || errors.As(err, &said) {
			break
		}
		err = c.WaitGreeting()
	}
	return err
}

func (s *Syncer) authenticate(c *conn, secret string, safe bool) error {
	var caps goimap.CapSet
	if err := c.await("CAPABILITY", func() error { caps = c.c.Caps(); return nil }); err != nil {
		return err
	}
	if c.c.State() == goimap.ConnStateAuthenticated {
		return nil // PREAUTH
	}
	var offered []string
	for k := range caps {
		if m, ok := strings.CutPrefix(strings.ToUpper(string(k)), "AUTH="); ok {
			offered = append(offered, m)
		}
	}
	attempt, err := account.Login(s.cfg.Auth, s.server, secret, offered, safe)
	if s.cfg.Auth == account.Password && safe && (err != nil || len(offered) == 0) {
		if caps.Has(goimap.CapLoginDisabled) {
			return fmt.Errorf("%w: %s takes no password on this connection", account.ErrInsecure, c.host)
		}
		err := c.await("LOGIN", func() error { return c.c.Login(s.server.User, secret).Wait() })
		return refusal(err, false)
	}
	if err != nil {
		return err
	}
	err = c.await("AUTHENTICATE", func() error { return c.c.Authenticate(attempt) })
	return refusal(err, attempt.Refused())
}

// refusal tells a refused login from a server that is busy.
func refusal(err error, told bool) error {
	var e *ServerError
	switch {
	case err == nil:
		return nil
	case told, errors.As(err, &e) && e.Type == "NO" && !e.busy():
		return fmt.Errorf("%w: %w", account.ErrRefused, err)
	}
	return err
}

// close ends the connection at once. It may be called by anybody, and again.
func (c *conn) close() {
	c.stop()
	_ = c.line.end(errClosed)
	if c.c != nil {
		_ = c.c.Close()
	}
}

// has says whether the server offers a capability.
func (c *conn) has(k goimap.Cap) bool { return c.caps.Has(k) }

// await runs f, which waits for the server's answer to a command, under the
// watchdog, and gives its error a name.
func (c *conn) await(command string, f func() error) error {
	done := c.line.await()
	defer done()
	return c.named(command, f())
}

// named gives an error a name that a caller can act on.
func (c *conn) named(command string, err error) error {
	if err == nil {
		return nil
	}
	if e, ok := asServerError(command, err); ok {
		return e
	}
	why := c.line.why()
	switch {
	case errors.Is(why, errSilent):
		return &account.NetworkError{Host: c.host, What: "timeout", Err: why}
	case errors.Is(why, errSuspended):
		return &account.NetworkError{Host: c.host, What: "cut", Err: why}
	case why != nil:
		return account.Network(c.host, why)
	}
	var network *account.NetworkError
	var certificate *account.CertificateError
	if errors.As(err, &network) || errors.As(err, &certificate) || errors.Is(err, context.Canceled) || errors.Is(err, errEnough) {
		return err
	}
	// The line is whole: the library ended it, for an answer that makes no sense.
	// Its words may repeat what the server sent.
	return &wordless{fmt.Errorf("%w: %s after %s", account.ErrServer, c.host, command), err}
}

var errClosed = fmt.Errorf("closed by us: %w", net.ErrClosed)

// wordless shows one error and keeps another for errors.As alone.
type wordless struct{ shown, kept error }

func (w *wordless) Error() string        { return w.shown.Error() }
func (w *wordless) Is(target error) bool { return errors.Is(w.shown, target) }
func (w *wordless) Unwrap() error        { return w.kept }

// logout says goodbye and does not insist.
func (c *conn) logout() {
	bye := time.AfterFunc(2*time.Second, func() { _ = c.line.end(errClosed) })
	defer bye.Stop()
	_ = c.await("LOGOUT", func() error { return c.c.Logout().Wait() })
	c.close()
}
